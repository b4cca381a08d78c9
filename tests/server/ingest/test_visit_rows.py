from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.visit_record import Outcome
from kiosk.core.wire import Envelope
from server.db.models import (
    Base,
    ContentRow,
    TapAskedRow,
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
    VisitStepRow,
    table_of,
)
from server.ingest.content import unpack
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from tests.server.sales import sale
from tests.server.visiting import RECORD, visit

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def took(engine: Engine, *envelopes: Envelope) -> list[str]:
    return Intake(engine, lambda: NOW).take_all([EnvelopeIn.model_validate(asdict(one)) for one in envelopes])


def rows(engine: Engine, kind: type[Base], *names: str) -> Sequence[Any]:
    columns = [table_of(kind).c[name] for name in names]
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(*columns))]


def test_the_parts_of_a_visit_are_the_visit(engine: Engine) -> None:
    assert took(engine, visit(7)) == [""]
    parts = ("total_ms", "scan_ms", "weigh_ms", "help_ms", "pay_ms", "end_ms")
    assert rows(engine, VisitRow, *parts) == [(91_500, 31_000, 9_000, 30_000, 18_000, 3_500)]
    assert rows(engine, VisitRow, "lane", "day", "hour", "ease", "outcome", "left_step") == [
        ("4", "2026-11-22", 10, "large", "paid", "")
    ]


def test_all_that_came_of_it_is_there_in_its_order(engine: Engine) -> None:
    took(engine, visit(7))
    assert rows(engine, VisitStepRow, "place", "step", "at_ms", "ms")[:3] == [
        (1, "scan", 0, 20_000), (2, "search", 20_000, 5_000), (3, "weigh", 25_000, 9_000)
    ]  # fmt: skip
    assert rows(engine, VisitNeedRow, "place", "kind", "raised_ms", "first_ms", "cleared_ms", "answer") == [
        (1, "age", 11_000, 60_000, 70_000, "approved"), (2, "call", 40_000, None, None, "")
    ]  # fmt: skip
    assert rows(engine, VisitNudgeRow, "kind", "solved", "ms") == [("extra", True, 7_000)]
    assert rows(engine, VisitPaymentRow, "place", "outcome", "reason") == [
        (1, "failed", "declined"),
        (2, "approved", ""),
    ]
    assert rows(engine, VisitCheckRow, "hits", "audited_minor", "difference_minor") == [(True, 1_299, 129)]


def test_a_visit_that_comes_again_is_there_once(engine: Engine) -> None:
    both = (visit(7), visit(9, outcome=Outcome.SAVED))
    assert [*took(engine, *both), *took(engine, *both), *took(engine, both[1])] == [""] * 5
    assert rows(engine, VisitRow, "seq", "outcome") == [(7, "paid"), (9, "saved")]
    assert len(rows(engine, VisitStepRow, "visit_id", "place")) == 2 * len(RECORD.steps)


def test_a_day_that_is_still_to_come_counts_as_today(engine: Engine) -> None:
    took(engine, visit(7, started_at="2031-01-01T10:00:05+01:00"))
    assert rows(engine, VisitRow, "day", "hour") == [("2026-11-27", 10)]
    assert rows(engine, VisitNeedRow, "day", "hour") == [("2026-11-27", 10)] * 2


def test_visits_are_made_again_of_what_was_kept(engine: Engine) -> None:
    took(engine, sale(1), visit(17), visit(19, outcome=Outcome.SAVED, needs=(), nudges=(), payments=(), check=None))
    names = ("seq", "session", "outcome", "total_ms", "scan_ms")
    before = rows(engine, VisitRow, *names)
    with Session(engine) as session:
        parts = [
            session.scalar(select(func.count()).select_from(table_of(kind))) for kind in (VisitStepRow, VisitNeedRow)
        ]
    assert rebuild(engine) == 3
    assert rows(engine, VisitRow, *names) == before
    with Session(engine) as session:
        again = [
            session.scalar(select(func.count()).select_from(table_of(kind))) for kind in (VisitStepRow, VisitNeedRow)
        ]
    assert again == parts


def test_a_question_is_counted_once_whoever_answers_and_stands_beside_no_visit(engine: Engine) -> None:
    sent = visit(7, asked="easy"), visit(9, asked="easy"), visit(11, asked="help-wait"), visit(13, asked=""), visit(15)
    took(engine, *sent)
    took(engine, *sent)
    rebuild(engine)
    counted = [("4", "2026-11-22T10", "easy", 2), ("4", "2026-11-22T10", "help-wait", 1)]
    assert rows(engine, TapAskedRow, "lane", "hour", "question", "times") == counted
    with Session(engine) as session:
        kept = session.scalars(select(ContentRow.packed)).all()
    assert {unpack(packed).get("asked", "") for packed in kept} == {""}


def test_a_visit_at_a_lane_whose_clock_is_back_is_of_the_day_of_the_one_before_it(engine: Engine) -> None:
    back = {"started_at": "1970-01-01T00:05:00+01:00", "ended_at": "1970-01-01T00:06:31+01:00"}
    assert took(engine, visit(7)) == took(engine, visit(9, **back)) == [""]
    assert rows(engine, VisitRow, "seq", "day", "hour") == [(7, "2026-11-22", 10), (9, "2026-11-22", 0)]
    assert {day for (day,) in rows(engine, VisitNeedRow, "day")} == {"2026-11-22"}
