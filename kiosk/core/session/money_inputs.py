"""What shoppers touch where a basket is paid in parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SplitTouched:
    """A part only shall be paid next."""


@dataclass(frozen=True, slots=True)
class AmountGiven:
    """The part, in minor units of the lane's currency."""

    minor: int


@dataclass(frozen=True, slots=True)
class PartsBackTouched:
    """Every part that was paid shall go back."""
