"""Lines taken apart into the units that offers are about: one piece, or one load."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.core.items import Tax
from kiosk.core.pricing.tax import BASIS_POINTS


class Unit(NamedTuple):
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
    """Which units an offer is for: these items, categories and companies, or everything, without those excepted.

    `companies` are GS1 company prefixes, with or without the zero that a UPC-A leaves out.
    Loads are meant only where `loads` says so: "3 for 2" is about pieces.
    """

    items: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    everything: bool = False
    except_items: frozenset[str] = frozenset()
    except_categories: frozenset[str] = frozenset()
    loads: bool = False
    companies: frozenset[str] = frozenset()

    def take(self, unit: Unit) -> bool:
        if unit.load and not self.loads:
            return False
        if unit.item in self.except_items or unit.category in self.except_categories:
            return False
        if self.everything or unit.item in self.items or unit.category in self.categories:
            return True
        return any(_is_of(company, unit.item) for company in self.companies)


def _is_of(company: str, item: str) -> bool:
    """Whether `item`, a catalogue key, has a number of `company`'s: its 13 digits, or the 12 of a UPC-A, begin so."""
    number = item[1:]
    return number.startswith(company) or (number.startswith("0") and number[1:].startswith(company))
