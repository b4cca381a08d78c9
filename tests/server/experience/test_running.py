"""Open, busy and out of order: by hand; and what is doubled or lost, from the books."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.models import FindingRow, VisitRow
from server.experience.chosen import Chosen
from server.experience.queries import Queries
from server.experience.running import Runs, running
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.standing.book import Standings
from tests.server.experience.visits import fill, visit
from tests.server.sales import sale

DAY = "2026-11-22"
NOW = datetime.fromisoformat(f"{DAY}T20:00:00+01:00")
TODAY = Chosen(first=DAY, last=DAY)


def at(hour: int, minute: int = 0) -> str:
    return f"{DAY}T{hour:02}:{minute:02}:00+01:00"


OPENED = [(DAY, "1", at(9), at(17), 4 * 3_600_000), (DAY, "2", at(10), at(19), 3_600_000)]


def test_a_store_is_open_from_its_first_visit_to_its_last() -> None:
    runs = running(OPENED, [], TODAY, NOW)
    assert (runs.open_s, runs.busy_s, runs.down_s) == (2 * 10 * 3600, 5 * 3600, 0)
    assert (runs.availability, runs.utilisation, runs.repair_s) == (1.0, 0.25, None)


def test_two_faults_at_a_time_are_one_time_down_and_what_was_over_before_it_opened_is_none() -> None:
    faults = [("1", at(12), at(13)), ("1", at(12, 30), at(14)), ("2", at(7), at(8)), ("2", at(18), "")]
    runs = running(OPENED, faults, TODAY, NOW)
    assert runs.down_s == (2 + 1) * 3600  # lane 2 is still down when the store closes at 19:00
    assert (runs.failures, runs.repair_s) == (3, 3600.0)


def test_a_lane_that_was_out_of_order_all_day_was_to_be_open_too() -> None:
    runs = running(OPENED[:1], [("3", at(6), "")], TODAY, NOW)
    assert (runs.open_s, runs.down_s, runs.availability) == (2 * 8 * 3600, 8 * 3600, 0.5)


def test_of_some_hours_only_those_count_and_none_after_now() -> None:
    noon = Chosen(first=DAY, last=DAY, from_hour=12, to_hour=12)
    assert running(OPENED, [("1", at(11), at(12, 15))], noon, NOW).down_s == 15 * 60
    assert running(OPENED, [], noon, NOW).open_s == 2 * 3600
    assert running(OPENED, [], TODAY, datetime.fromisoformat(at(10))).open_s == 2 * 3600


def test_a_lane_whose_clock_is_back_counts_today_and_tells_nothing_of_when_the_store_was_open(engine: Engine) -> None:
    fill(engine, [visit(1, DAY), visit(2, "1970-01-01", lane="2"), visit(3, "1970-01-01")])
    with Session(engine) as session, session.begin():
        session.execute(update(VisitRow).values(day=DAY))
    opened = Queries(engine).hours_open(TODAY)
    assert [one[1:4] for one in sorted(opened)] == [
        ("2", "", ""),
        ("4", visit(1, DAY).started_at, visit(1, DAY).ended_at),
    ]
    runs = running(opened, [], TODAY, NOW)
    assert (runs.open_s, runs.busy_s) == (2 * 120, 3 * 120)
    assert running(opened[:0], [("2", at(9), "")], TODAY, NOW).availability is None


def test_a_lane_that_failed_after_its_first_visit_was_to_be_open_as_long_as_the_store() -> None:
    first, *_ = OPENED
    third = (first[0], "3", at(8, 55), at(9), 300_000)
    found = running([*OPENED, third], [("3", at(9), "")], Chosen(first=DAY, last=DAY, lane="3"), NOW)
    assert (found.open_s, found.down_s, found.busy_s) == (10 * 3600 + 300, 10 * 3600, 300)


def test_nothing_is_known_of_a_day_without_a_visit() -> None:
    assert running([], [("1", at(9), "")], TODAY, NOW).availability is None


@pytest.fixture
def runs(engine: Engine) -> Runs:
    return Runs(engine, Standings(engine, lambda: NOW, ("1", "2", "4")))


def test_faults_are_read_from_what_lanes_found_and_what_is_only_near_its_end_is_none(
    engine: Engine, runs: Runs
) -> None:
    fill(engine, [visit(1, lane="1", hour=9), visit(2, lane="1", hour=19)])
    with Session(engine) as session, session.begin():
        for part, state, opened, closed in (
            ("paper", "fault", at(12), at(12, 30)),
            ("cutter", "soon", at(9), ""),
            ("cover", "fault", "2026-11-20T09:00:00+01:00", "2026-11-20T10:00:00+01:00"),
        ):
            told = {"lane": "1", "device": "printer", "kind": "printer", "part": part, "cause": part, "detail": ""}
            session.add(FindingRow(**told, state=state, opened_at=opened, closed_at=closed))
    queries = Queries(engine)
    found = runs.running(queries.hours_open(TODAY.of_the_store()), TODAY, NOW)
    assert (found.down_s, found.failures) == (1800, 1)
    other = Chosen(first=DAY, last=DAY, lane="2")
    assert runs.running(queries.hours_open(other.of_the_store()), other, NOW).availability is None


def test_what_lacks_is_lost_a_visit_is_sold_once_and_a_lane_that_owes_is_told(engine: Engine, runs: Runs) -> None:
    standings = Standings(engine, lambda: NOW, ("1", "2", "4"))
    standings.hear("2", unsent=3, parked=0, age_s=95)
    intake = Intake(engine, lambda: NOW)
    for number in (1, 2, 5):
        assert intake.take(EnvelopeIn.model_validate(asdict(sale(number)))) == ""
    found = runs.sync(Queries(engine), TODAY, NOW)
    assert (found.lost, found.doubled) == (2, 2)  # numbers 3 and 4; and all three are of one visit
    assert (found.oldest_s, found.oldest_lane) == (95, "2")
    assert (found.lanes, found.silent) == (3, ["1", "4"])
