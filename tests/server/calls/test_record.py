"""What lanes tell of their calls, in whatever order and however often it comes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.calls.record import REPLACED, record
from server.db.models import HelpCallRow
from server.ingest.payloads import HelpIn
from tests.server.calls.telling import CALL, asked, cleared, coming

NOW = "2026-11-22T11:00:00+01:00"


def told(engine: Engine, *envelopes: object) -> dict[str, HelpCallRow]:
    with Session(engine, expire_on_commit=False) as session, session.begin():
        for one in envelopes:
            record(session, HelpIn.model_validate(dict(one.payload)), NOW)  # type: ignore[attr-defined]
            session.flush()
        return {row.call: row for row in session.scalars(select(HelpCallRow))}


def test_a_lane_has_one_open_call_at_a_time(engine: Engine) -> None:
    other = "cd" * 16
    rows = told(engine, asked(), asked(other))
    assert (rows[CALL].cleared_by, rows[CALL].cleared_at) == (REPLACED, NOW)
    assert rows[other].cleared_at == ""


def test_news_of_a_call_that_was_never_told_changes_nothing(engine: Engine) -> None:
    assert told(engine, coming(), cleared()) == {}


def test_the_first_word_on_who_cleared_it_stands(engine: Engine) -> None:
    rows = told(engine, asked(), asked(), cleared())
    assert (rows[CALL].told, rows[CALL].cleared_by) == ("cleared", "shopper")
    assert told(engine, cleared())[CALL].cleared_by == "shopper"
