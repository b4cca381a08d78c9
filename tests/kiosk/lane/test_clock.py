"""The one clock: wall time with its zone, monotonic seconds, today's date."""

from __future__ import annotations

import datetime
import time

import pytest

from kiosk.core.clock import Move
from kiosk.lane.clock import COUNTING, ClockWatch, SystemClock


def test_wall_time_has_a_zone_and_whole_seconds() -> None:
    told = datetime.datetime.fromisoformat(SystemClock().wall())
    assert told.tzinfo is not None
    assert told.microsecond == 0
    assert abs(datetime.datetime.now(tz=datetime.UTC) - told) < datetime.timedelta(seconds=5)  # noqa: TID251


def test_durations_never_run_backwards() -> None:
    clock = SystemClock()
    assert clock.mono() <= clock.mono()


def test_today_is_the_day_of_the_wall_time() -> None:
    clock = SystemClock()
    days = {clock.wall()[:10], clock.today().isoformat(), clock.wall()[:10]}
    assert len(days) <= 2  # midnight may pass in between
    assert clock.today().isoformat() in {clock.wall()[:10], max(days)}


# ------------------------------------------------------------------------------------------ whether it was moved

AT = "2026-11-22T10:00:00+01:00"


def watch(last: str = "") -> ClockWatch:
    return ClockWatch(30.0, last)


def at(seconds: float, zone: str = "+01:00") -> str:
    instant = datetime.datetime.fromisoformat(AT) + datetime.timedelta(seconds=seconds)
    hours = datetime.timezone(datetime.timedelta(hours=int(zone[:3])))
    return instant.astimezone(hours).isoformat(timespec="seconds")


def test_time_that_passes_is_no_move() -> None:
    looking = watch(AT)
    assert [looking.look(at(passed), 500.0 + passed) for passed in (0, 1, 3600, 90_000, 90_029)] == [None] * 5


@pytest.mark.parametrize(("by_s", "found"), [(-3600, -3600), (31, 31), (86_400 * 400, 86_400 * 400)])
def test_a_jump_is_found_once_whichever_way(by_s: int, found: int) -> None:
    looking = watch()
    looking.look(at(0), 500.0)
    move = looking.look(at(600 + by_s), 1100.0)
    assert move == Move(expected=at(600), found=at(600 + by_s), seconds=found)
    assert looking.look(at(700 + by_s), 1200.0) is None  # that is the time now
    back = looking.look(at(800), 1300.0)
    assert back is not None
    assert back.seconds == -found


def test_what_the_store_allows_is_no_jump_but_many_of_them_are() -> None:
    looking = watch()
    looking.look(at(0), 0.0)
    assert looking.look(at(100 + 20), 100.0) is None
    assert looking.look(at(200 + 30), 200.0) is None
    assert looking.look(at(300 + 40), 300.0) is not None


def test_summer_time_and_another_zone_are_no_jump() -> None:
    looking = watch(at(-100))
    looking.look(at(0, "+02:00"), 0.0)
    assert looking.look(at(60, "+01:00"), 60.0) is None
    assert looking.look(at(120, "-05:00"), 120.0) is None


def test_a_clock_behind_the_last_fact_is_found_at_the_start() -> None:
    assert watch(at(-86_400 * 30)).look(at(0), 5.0) is None  # the lane was off for a month
    assert watch(at(29)).look(at(0), 5.0) is None
    move = watch(at(7200)).look(at(0), 5.0)
    assert move == Move(expected=at(7200), found=at(0), seconds=-7200, at_start=True)


def test_a_clock_that_counts_on_while_the_machine_sleeps_is_used() -> None:
    assert COUNTING == time.CLOCK_BOOTTIME
