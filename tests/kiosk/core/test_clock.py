"""Two readings of two clocks, and what was done to one of them."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import Reading, behind

ZONES = st.integers(-12, 14).map(lambda hours: datetime.timezone(datetime.timedelta(hours=hours)))
WALLS = st.datetimes(datetime.datetime(1970, 1, 2), datetime.datetime(2099, 1, 1), timezones=ZONES)  # noqa: DTZ001


def told(wall: datetime.datetime) -> str:
    return wall.isoformat(timespec="seconds")


@given(wall=WALLS, zone=ZONES, passed=st.integers(0, 10**7), moved=st.integers(-(10**7), 10**7))
def test_what_is_found_is_how_far_it_was_moved(
    wall: datetime.datetime, zone: datetime.timezone, passed: int, moved: int
) -> None:
    now = (wall + datetime.timedelta(seconds=passed + moved)).astimezone(zone)
    move = Reading(told(wall), 100.0).move_until(Reading(told(now), 100.0 + passed), 30.0)
    assert (0 if move is None else move.seconds) == (moved if abs(moved) > 30 else 0)
    if move is not None:
        assert move.found == told(now)
        assert datetime.datetime.fromisoformat(move.expected) == wall.replace(microsecond=0) + datetime.timedelta(
            seconds=passed
        )


@given(wall=WALLS, passed=st.integers(0, 10**7))
def test_whoever_was_off_for_long_is_behind_nothing(wall: datetime.datetime, passed: int) -> None:
    later = told(wall + datetime.timedelta(seconds=passed))
    assert behind(told(wall), later, 30.0) is None
    back = behind(later, told(wall), 30.0)
    assert (back is not None and back.at_start) == (passed > 30)
