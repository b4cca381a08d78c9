"""The one clock: wall time with its zone, monotonic seconds, today's date."""

from __future__ import annotations

import datetime

from kiosk.lane.clock import SystemClock


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
