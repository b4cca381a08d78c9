"""What staff decide by hand about a price: so much off a line or off the basket, and that no tax is charged."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.items import Tax
from kiosk.core.pricing.tax import BASIS_POINTS

RESERVED = "hand:"
"""No rule of the store has a name that begins so."""
OFF_LINE = f"{RESERVED}line"
OFF_BASKET = f"{RESERVED}basket"
EXEMPT = f"{RESERVED}exempt"
NO_TAX = (("en", "Tax exempt"), ("zh_CN", "免税"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """Off what the store's rules leave to pay: hundredths of a percent of it, or minor units, at most all of it. One of
    the two is above 0. `most_bp`: never more than that share, however few goods are left to bear the minor units.
    """

    percent_bp: int = 0
    minor: int = 0
    most_bp: int = BASIS_POINTS

    @property
    def names(self) -> dict[str, str]:
        """What a receipt calls it, by language."""
        if not self.percent_bp:
            return {"en": "Discount", "zh_CN": "减价"}
        return {"en": f"Discount {self.percent_bp / 100:g} %", "zh_CN": f"减价 {self.percent_bp / 100:g}%"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What holds for the whole basket. `exempt`: who buys owes no tax."""

    discount: Discount | None = None
    exempt: bool = False


NOTHING = ByHand()


def without_tax(tax: Tax) -> Tax:
    """The class `tax` for whoever owes none."""
    return Tax(tax.code, 0, tax.inclusive)
