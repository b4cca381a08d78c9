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


@dataclass(frozen=True, slots=True)
class ReportWaits:
    """A Z report goes to paper as soon as it is known how the terminals' days ended, or not any more."""

    waits: bool


DayNote = DayWaits | DayAgainAt | ReportWaits
