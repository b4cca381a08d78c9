"""A basket's lines, and what they come to once they are priced."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.items import Item, Pack, Tax, Unit, name_in
from kiosk.core.pricing.by_hand import EXEMPT, Discount
from kiosk.core.values import Money, Weighing


@dataclass(frozen=True, slots=True)
class Label:
    """What the label on a pack from the store's own scale says: what it costs, or its net weight, or both."""

    price: Money | None = None
    net_g: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One basket entry: pieces of an item, one load of it, or one labelled pack. `id` is unique in a session.

    `pack` is what the code told of the very packs. Staff set `override`, the price of a piece, a kilogram or a labelled
    pack, and `discount`.
    """

    id: int
    item: Item
    quantity: int = 1
    weighing: Weighing | None = None
    label: Label | None = None
    override: Money | None = None
    pack: Pack | None = None
    discount: Discount | None = None

    @property
    def unit_price(self) -> Money:
        """The price of a piece or a kilogram: the shelf's, or what an attendant set."""
        return self.item.price if self.override is None else self.override

    @property
    def units(self) -> int:
        """How many an offer can take: pieces, or the one load or pack."""
        return 1 if self.is_load else self.quantity

    @property
    def shelf(self) -> Money:
        """What the shelf price, or the label, comes to for this line, before reductions."""
        if self.label is not None and self.label.price is not None:
            return self.label.price if self.override is None else self.override
        if self.by_scale is not None:
            return self.by_scale
        if self.is_load:
            return self.unit_price.per_kilogram(self.net_g)
        return self.unit_price.times(self.quantity)

    @property
    def by_scale(self) -> Money | None:
        """What the scale itself made of it; None where it computed nothing, or at another price than is asked now."""
        priced = self.weighing.priced if self.weighing is not None else None
        return priced.total if priced is not None and priced.unit == self.unit_price else None

    @property
    def is_load(self) -> bool:
        """Whether it is one load or pack, and not so many pieces: no quantity to change."""
        return self.weighing is not None or self.label is not None

    @property
    def countable(self) -> bool:
        """Whether there may be more of it on this line: not of a load, of a pack that is the only one, nor of what
        staff looked at.
        """
        return not self.is_load and not (self.pack is not None and self.pack.serial) and not self.by_hand

    @property
    def by_hand(self) -> bool:
        """Whether its price is another than the store's rules make it."""
        return self.override is not None or self.discount is not None

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
    """Why a line costs less than its shelf price: so many of its units take part in `rule`.

    `names` is what the rule is called, by language. A unit may take part without saving: it made the offer whole.
    """

    rule: str
    units: int
    saving: Money
    names: dict[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """What the offer is called in `language`, else in English, else any."""
        return name_in(self.names, language) or self.rule


@dataclass(frozen=True, slots=True)
class Extra:
    """What comes on top of a line: a deposit, a fee. `tax_class` None: outside tax."""

    rule: str
    names: dict[str, str]
    shown: Money
    net: Money
    tax: Money
    gross: Money
    tax_class: Tax | None

    def name(self, language: str) -> str:
        """What the fee is called in `language`, else in English, else any."""
        return name_in(self.names, language) or self.rule


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line's price after reductions. `shown` is the figure on the screen: with tax where the class is inclusive."""

    line: int
    shown: Money
    net: Money
    tax: Money
    gross: Money
    reasons: tuple[Reason, ...] = ()
    extras: tuple[Extra, ...] = ()

    @property
    def saving(self) -> Money:
        """All that its reasons take off."""
        return sum((reason.saving for reason in self.reasons), Money(0, self.shown.currency))

    @property
    def asked(self) -> Money:
        """What the shopper reads beside the line: `shown` and what comes on top of it."""
        return sum((extra.shown for extra in self.extras), self.shown)


@dataclass(frozen=True, slots=True)
class RateTotal:
    """What one tax class adds up to over the basket."""

    tax: Tax
    net: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class Pricing:
    """A basket's price at one moment. Totals are the sums of the lines, `to_pay` is what the shopper owes.

    `rules` is the version of the rules it was priced by; `proven`: no other use of them costs less.
    """

    lines: tuple[PricedLine, ...]
    net: Money
    tax: Money
    to_pay: Money
    saving: Money
    by_rate: tuple[RateTotal, ...]
    rules: str = ""
    proven: bool = True

    @property
    def saved(self) -> Money:
        """What the shopper pays less than the shelf says; tax that is not owed is none of it."""
        reasons = (reason for line in self.lines for reason in line.reasons if reason.rule != EXEMPT)
        return sum((reason.saving for reason in reasons), Money(0, self.to_pay.currency))
