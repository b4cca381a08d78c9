"""Lines → a priced basket. Unit and weighed prices with tax; reductions will enter between shelf price and tax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.pricing.tax import split
from kiosk.core.values import Money, Weighing


@dataclass(frozen=True, slots=True)
class Label:
    """What the label on a pack from the store's own scale says: what it costs, or its net weight, or both."""

    price: Money | None = None
    net_g: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One basket entry: pieces of an item, one load of it, or one labelled pack. `id` is unique in a session."""

    id: int
    item: Item
    quantity: int = 1
    weighing: Weighing | None = None
    label: Label | None = None

    @property
    def shelf(self) -> Money:
        """What the shelf price, or the label, comes to for this line, before reductions."""
        if self.label is not None and self.label.price is not None:
            return self.label.price
        if self.is_load:
            return self.item.price.per_kilogram(self.net_g)
        return self.item.price.times(self.quantity)

    @property
    def is_load(self) -> bool:
        """Whether it is one load or pack, and not so many pieces: no quantity to change."""
        return self.weighing is not None or self.label is not None

    @property
    def net_g(self) -> int:
        """The net weight of a load or pack; 0 for pieces, and where a label tells the price only."""
        if self.weighing is not None:
            return self.weighing.net_g
        return self.label.net_g if self.label is not None else 0

    @property
    def pieces(self) -> int:
        """How many articles a shopper would count: a load or a pack is one."""
        return 1 if self.item.unit is Unit.KG or self.label is not None else self.quantity


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line costs less than its shelf price."""

    rule: str
    units: int
    saving: Money


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line's price. `shown` is the figure on screen and receipt: with tax where the class is inclusive."""

    line: int
    shown: Money
    net: Money
    tax: Money
    gross: Money
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class RateTotal:
    """What one tax class adds up to over the basket."""

    tax: Tax
    net: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class Pricing:
    """A basket's price at one moment. Totals are the sums of the lines, `to_pay` is what the shopper owes."""

    lines: tuple[PricedLine, ...]
    net: Money
    tax: Money
    to_pay: Money
    saving: Money
    by_rate: tuple[RateTotal, ...]


def price_basket(lines: Sequence[Line], currency: str) -> Pricing:
    """Prices `lines`; the same lines in any order cost the same."""
    zero = Money(0, currency)
    priced = []
    rates: dict[Tax, RateTotal] = {}
    net = tax = gross = zero
    for line in lines:
        parts = split(line.shelf, line.item.tax)
        priced.append(PricedLine(line.id, line.shelf, parts.net, parts.tax, parts.gross))
        net, tax, gross = net + parts.net, tax + parts.tax, gross + parts.gross
        so_far = rates.get(line.item.tax, RateTotal(line.item.tax, zero, zero))
        rates[line.item.tax] = RateTotal(line.item.tax, so_far.net + parts.net, so_far.amount + parts.tax)
    by_rate = tuple(rates[key] for key in sorted(rates, key=lambda known: (known.rate_bp, known.code, known.inclusive)))
    return Pricing(tuple(priced), net, tax, gross, zero, by_rate)
