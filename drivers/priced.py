"""What a scale that computes prices itself is asked, and how it answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PriceScale:
    """Weigh what lies there at `price_minor` a kilogram, less `tare_g`; `text` is for the scale's display.

    Ends in one `PricedWeight` or one `NotPriced`, unless the scale is lost meanwhile: then in `NotPriced` too.
    """

    price_minor: int
    tare_g: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class PricedWeight:
    """A load at rest with the total that the scale itself computed; it is never computed again. `grams` are net."""

    grams: int
    price_minor: int
    total_minor: int


@dataclass(frozen=True, slots=True)
class NotPriced:
    """No price came of a `PriceScale`."""

    reason: str
