"""What a scale that computes prices is asked, and what it said last; no journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.values import Money, Weighing


class Unpriced(StrEnum):
    """Why what lies on the scale has no price."""

    UNMOVED = "unmoved"  # it was weighed before, and has to be lifted
    REFUSED = "refused"  # the scale does not take that price or tare
    AWAY = "away"
    WRONG_TOTAL = "wrong_total"  # its total is not what weight and price come to


@dataclass(frozen=True, slots=True)
class PriceWish:
    """The scale is to price what lies there at `unit` a kilogram, less `tare_g`. `number` is told back by it."""

    number: int
    unit: Money
    tare_g: int


@dataclass(frozen=True, slots=True)
class PriceWished:
    """The scale is asked for that; what it said before is nothing to this one. None: for nothing any more."""

    wish: PriceWish | None


@dataclass(frozen=True, slots=True)
class PriceNoted:
    """What lies there is priced, or has no price."""

    told: Weighing | Unpriced


PriceNote = PriceWished | PriceNoted
