"""What passes by of a terminal's end of day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayWaits:
    """No answer is waited for after `until`, monotonic seconds; None while nobody is asked."""

    until: float | None


@dataclass(frozen=True, slots=True)
class DayAgainAt:
    """Whoever has not ended its day is asked once more from `at` on, monotonic seconds."""

    at: float | None


DayNote = DayWaits | DayAgainAt
