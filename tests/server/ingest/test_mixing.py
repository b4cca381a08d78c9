"""Once an hour is over its taps lie as if they had come at once: nothing that PostgreSQL keeps leads to a sale."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.wire import Envelope, sale_envelope
from server.db.engine import for_writing
from server.db.models import TapRow, TapWordsRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.mixing import mix
from tests.server.sales import JOURNAL, asked_tap, code, one_sale, tap

NOW = datetime.fromisoformat("2026-11-22T13:10:00+01:00")
TAPS, HOUR, AFTER = 12, "2026-11-22T10", "2026-11-22T11"


@pytest.fixture
def intake(engine: Engine) -> Intake:
    """A sale and its tap come together, one shopper after the other."""
    made = Intake(engine, lambda: NOW)
    for number in range(1, TAPS + 1):
        sold = replace(one_sale(), receipt_no=number, page_code=code(number))
        comes(made, sale_envelope(sold, JOURNAL, 10 * number), asked_tap(10 * number + 1, of=999 - number))
    return made


def comes(intake: Intake, *envelopes: Envelope) -> None:
    intake.take_all([EnvelopeIn.model_validate(asdict(one)) for one in envelopes])


def together(engine: Engine) -> int:
    """How many taps were written by the transaction that wrote a sale."""
    with engine.connect() as connection:
        same = "SELECT count(*) FROM tap JOIN sale ON sale.xmin::text = tap.xmin::text"
        return connection.scalar(text(same)) or 0


def taps(engine: Engine) -> dict[str, int]:
    with Session(engine) as session:
        return {row.tap: row.face for row in session.scalars(select(TapRow))}


def test_no_transaction_and_no_place_leads_from_a_tap_to_its_sale(engine: Engine, intake: Intake) -> None:
    before = taps(engine)
    mix(for_writing(engine), AFTER)
    assert taps(engine) == before
    if engine.dialect.name != "postgresql":
        return
    assert together(engine) == 0
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT tap, xmin::text FROM tap ORDER BY ctid")).all()
    assert [row[0] for row in rows] == sorted(before), "in the order of their random ids"
    assert len({row[1] for row in rows}) == 1


def test_taps_of_the_hour_that_runs_wait_and_those_that_come_late_are_mixed_with_the_next(
    engine: Engine, intake: Intake
) -> None:
    if engine.dialect.name != "postgresql":
        assert mix(for_writing(engine), AFTER) == 0
        return
    assert mix(for_writing(engine), HOUR) == 0
    assert together(engine) == TAPS
    assert [mix(for_writing(engine), AFTER) for _ in range(2)] == [TAPS, 0]
    comes(intake, tap(901))
    assert mix(for_writing(engine), AFTER) == 1


def test_what_a_shopper_added_to_a_tap_is_kept_and_a_later_word_is_mixed_again(engine: Engine) -> None:
    intake = Intake(engine, lambda: NOW)
    comes(intake, asked_tap(5))
    mix(for_writing(engine), AFTER)
    comes(intake, asked_tap(6, of=5, reasons=("slow",), remark="too slow"))
    mix(for_writing(engine), AFTER)
    with Session(engine) as session:
        [words] = session.scalars(select(TapWordsRow)).all()
        assert words.remark == "too slow"
