"""The wall clock held against the one that only counts: whether it was moved."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The wall clock shows `found` where `expected` was due; `seconds` says by how much, below 0 where it went back.

    `at_start`: held against the last fact of the run before, which it can only be behind.
    """

    expected: str
    found: str
    seconds: int
    at_start: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment: ISO 8601 with zone, and seconds that go on while the machine sleeps."""

    wall: str
    mono: float

    def move_until(self, now: Reading, threshold_s: float) -> Move | None:
        """What was done to the wall clock between here and `now`; None within `threshold_s`.

        Instants are compared, so that summer time and another zone are no move.
        """
        expected = _instant(self.wall) + datetime.timedelta(seconds=now.mono - self.mono)
        return _move(expected, _instant(now.wall), threshold_s)


def behind(last: str, now: str, threshold_s: float) -> Move | None:
    """How far `now` is before `last`, which was written earlier; None within `threshold_s`. After it: time passed."""
    found = _move(_instant(last), _instant(now), threshold_s)
    return None if found is None or found.seconds > 0 else replace(found, at_start=True)


def _move(expected: datetime.datetime, found: datetime.datetime, threshold_s: float) -> Move | None:
    apart_s = (found - expected).total_seconds()
    if abs(apart_s) <= threshold_s:
        return None
    due = expected.astimezone(found.tzinfo).isoformat(timespec="seconds")
    return Move(expected=due, found=found.isoformat(timespec="seconds"), seconds=round(apart_s))


def _instant(wall: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(wall)
