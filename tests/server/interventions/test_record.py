"""What lanes tell of what is to be looked at, however often it comes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.models import InterventionRow
from server.ingest.interventions import InterventionIn
from server.interventions.record import REPLACED, record
from tests.server.interventions.raising import WINE_CHECK, cleared, raised

NOW = "2026-11-22T11:00:00+01:00"


def told(engine: Engine, *envelopes: object) -> dict[str, InterventionRow]:
    with Session(engine, expire_on_commit=False) as session, session.begin():
        for one in envelopes:
            record(session, InterventionIn.model_validate(dict(one.payload)), NOW)  # type: ignore[attr-defined]
            session.flush()
        return {row.intervention: row for row in session.scalars(select(InterventionRow))}


def test_it_is_open_until_the_lane_says_that_it_is_cleared(engine: Engine) -> None:
    assert told(engine, raised())[WINE_CHECK].cleared_at == ""
    row = told(engine, cleared())[WINE_CHECK]
    assert (row.cleared_at, row.cleared_by, row.answer, row.name) == (NOW, "host", "approve", "Anna")


def test_raised_again_it_is_about_more(engine: Engine) -> None:
    assert told(engine, raised(age=16), raised(age=18))[WINE_CHECK].raised["age"] == 18


def test_the_next_visit_of_the_lane_ends_what_an_earlier_one_left_open(engine: Engine) -> None:
    rows = told(
        engine, raised(), raised("cd" * 16, session="4-000008"), raised("ef" * 16, lane="5", session="5-000001")
    )
    assert (rows[WINE_CHECK].cleared_by, rows["cd" * 16].cleared_at, rows["ef" * 16].cleared_at) == (REPLACED, "", "")


def test_that_something_unknown_was_cleared_changes_nothing(engine: Engine) -> None:
    assert told(engine, cleared()) == {}
