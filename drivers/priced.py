"""What a scale that computes prices itself is asked, and how it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PriceScale:
    """From now on, whatever lies there is priced at `price_minor` a kilogram, less `tare_g`; `text` is for the scale's
    display. It stands, also over a loss of the scale, until another takes its place, `StopPricing`, or a refusal.

    `wish` is the asker's own number for it; what is told of it carries that.
    """

    price_minor: int
    tare_g: int = 0
    text: str = ""
    wish: int = 0


@dataclass(frozen=True, slots=True)
class StopPricing:
    """Nothing is to be priced any more."""


@dataclass(frozen=True, slots=True)
class PricedWeight:
    """A load at rest with the total that the scale itself computed; it is never computed again. `grams` are net.

    Good until the scale says otherwise: that it moves, say, or another of these. Told once for each load.
    """

    grams: int
    price_minor: int
    total_minor: int
    tare_g: int = 0
    wish: int = 0


class Unpriced(StrEnum):
    """Why there is no price."""

    UNMOVED = "unmoved"  # this very load was weighed before: it has to be lifted
    REFUSED = "refused"  # the scale does not take that price or tare, and never will: the wish is over
    AWAY = "away"  # the scale does not answer now


@dataclass(frozen=True, slots=True)
class NotPriced:
    """What lies there has no price."""

    why: Unpriced
    reason: str
    wish: int = 0
