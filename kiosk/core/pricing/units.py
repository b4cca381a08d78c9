"""Lines taken apart into the units that offers are about: one piece, or one load."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.core.items import Tax
from kiosk.core.pricing.tax import BASIS_POINTS


@dataclass(frozen=True, slots=True)
class Unit:
    """What an offer takes or leaves: one piece, or one load, at `price` minor units from the shelf.

    A load weighs `grams` net; 0 where its label tells the price only.
    `weight` is what one minor unit of it costs the shopper, in ten thousandths: more than 10000 where tax comes on top.
    Units that are equal may stand in for one another.
    """

    price: int
    weight: int
    item: str
    category: str
    load: bool = False
    grams: int = 0

    @property
    def rank(self) -> tuple[int, str, int, int]:
        """Sorts the dearest first, by what it costs the shopper with its tax."""
        return (-self.price * self.weight, self.item, self.grams, self.price)


def weight_of(tax: Tax) -> int:
    """What one minor unit of shelf price costs with its tax, in ten thousandths."""
    return BASIS_POINTS if tax.inclusive else BASIS_POINTS + tax.rate_bp


def in_order(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The order in which offers are tried, whatever the order of scanning."""
    return tuple(sorted(units, key=lambda unit: unit.rank))


@dataclass(frozen=True, slots=True)
class Goods:
    """Which units an offer is for: these items and categories, or everything, without those excepted.

    Loads are meant only where `loads` says so: "3 for 2" is about pieces.
    """

    items: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    everything: bool = False
    except_items: frozenset[str] = frozenset()
    except_categories: frozenset[str] = frozenset()
    loads: bool = False

    def take(self, unit: Unit) -> bool:
        if unit.load and not self.loads:
            return False
        if unit.item in self.except_items or unit.category in self.except_categories:
            return False
        return self.everything or unit.item in self.items or unit.category in self.categories
