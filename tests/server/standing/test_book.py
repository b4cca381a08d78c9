"""How the lanes of a store stand, by the server's own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from server.standing.book import LATE, SILENT, LaneStanding, Look, Standings
from tests.server.conftest import NOW


class Hands:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def standings(engine: Engine, hands: Hands) -> Standings:
    return Standings(engine, hands, ("4", "7"))


def test_every_lane_of_the_store_is_there_though_it_never_told(standings: Standings) -> None:
    standings.hear("7", unsent=0, parked=0, age_s=0)
    assert standings.all() == [
        LaneStanding("4", "", 0, 0, "", late=False, silent=True),
        LaneStanding("7", NOW.isoformat(timespec="seconds"), 0, 0, "", late=False, silent=False),
    ]


def test_since_when_is_told_by_the_servers_clock(standings: Standings) -> None:
    standings.hear("4", unsent=312, parked=2, age_s=1800)
    (lane, _) = standings.all()
    assert (lane.unsent, lane.parked, lane.since, lane.late) == (312, 2, "2026-11-22T10:30:00+01:00", False)


def test_what_is_owed_ages_though_the_lane_says_nothing_more(standings: Standings, hands: Hands) -> None:
    standings.hear("4", unsent=1, parked=0, age_s=60)
    hands.now = NOW + SILENT
    assert (standings.all()[0].silent, standings.all()[0].late) == (True, False)
    hands.now = NOW + LATE
    assert standings.all()[0].late
    standings.hear("4", unsent=0, parked=0, age_s=0)
    assert standings.all()[0] == LaneStanding(
        "4", (NOW + timedelta(hours=1)).isoformat(timespec="seconds"), 0, 0, "", late=False, silent=False
    )


def test_a_lane_that_two_workers_hear_in_turns_looks_as_it_told_last(engine: Engine, hands: Hands) -> None:
    one, other = Standings(engine, hands, ("4",)), Standings(engine, hands, ("4",))
    free, busy = (Look(light=light, paying=False, pieces=0, minor=0, currency="") for light in ("free", "busy"))
    heard = [
        worker.hear("4", unsent=0, parked=0, age_s=0, look=look)
        for worker, look in ((one, free), (other, busy), (one, free), (one, free), (other, busy), (one, busy))
    ]
    assert heard == [True, True, True, False, True, False]
    began = hands.now.isoformat(timespec="seconds")
    hands.now = NOW + timedelta(seconds=9)
    assert not other.hear("4", unsent=0, parked=0, age_s=0, look=busy)
    assert one.hear("4", unsent=0, parked=0, age_s=0, look=replace(busy, pieces=2))
    assert one.all()[0].look == other.all()[0].look == replace(busy, pieces=2, since=began)
