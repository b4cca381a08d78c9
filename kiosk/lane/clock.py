"""The one clock of a lane: wall time for people, monotonic seconds for durations."""

from __future__ import annotations

import datetime
import time

from kiosk.core.clock import Move, Reading, behind

COUNTING = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Goes on while the machine sleeps, so that waking up is no jump of the wall clock."""


class SystemClock:
    """This machine's time. Built once, in compose; whoever needs time is handed it."""

    def wall(self) -> str:
        """Now with its zone, to the second: 2026-11-22T10:44:03+01:00."""
        return self._now().isoformat(timespec="seconds")

    def mono(self) -> float:
        return time.clock_gettime(COUNTING)

    def today(self) -> datetime.date:
        return self._now().date()

    def _now(self) -> datetime.datetime:
        return datetime.datetime.now(tz=datetime.UTC).astimezone()  # noqa: TID251 - the one clock


class ClockWatch:
    """Finds each move of the wall clock once: against the other clock, and at first against the journal's last fact."""

    def __init__(self, threshold_s: float, last: str) -> None:
        """`last` is when the last fact was written, '' where there is none."""
        self._threshold_s = threshold_s
        self._last = last
        self._from: Reading | None = None

    def look(self, wall: str, mono: float) -> Move | None:
        """What was done to the wall clock since it was right last, or since the first look."""
        now = Reading(wall, mono)
        if self._from is None:
            self._from = now
            return behind(self._last, wall, self._threshold_s) if self._last else None
        move = self._from.move_until(now, self._threshold_s)
        if move is not None:
            self._from = now
        return move
