"""What staff do with the lane's totals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeriodCloseTouched:
    """Period `number`, which was shown, is over."""

    number: int


@dataclass(frozen=True, slots=True)
class LastPeriodTouched:
    """The totals of the period that was closed last are shown."""


@dataclass(frozen=True, slots=True)
class TotalsPrintTouched:
    """What is shown is wanted on paper."""


PeriodInput = PeriodCloseTouched | LastPeriodTouched | TotalsPrintTouched
