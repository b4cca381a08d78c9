"""What is known of all items' weights: the store's tallies, this lane's own, and how much each kind of goods varies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiosk.core.bagging.area import Piece
from kiosk.core.bagging.learned import Learned, learn
from kiosk.core.bagging.tally import EMPTY, Tally, taught
from kiosk.core.bagging.weights import LOOSE, kind_spread, new_packaging_of, piece_of
from kiosk.core.items import Item

Tallies = Mapping[str, Tally]
"""By the item's key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """`own` was learned here, `store` by all lanes with this one; `kinds`: category → share that its goods vary by."""

    own: Tallies = field(default_factory=dict)
    store: Tallies = field(default_factory=dict)
    kinds: Mapping[str, float] = field(default_factory=dict)

    def learned(self, item: Item) -> Learned | None:
        """By the tally that knows the item better: the store's has this lane's placements too, in time."""
        own, store = self.own.get(item.key, EMPTY), self.store.get(item.key, EMPTY)
        return learn(own if own.count > store.count else store, item.weight_g)

    def piece(self, line: int, item: Item, value: int) -> Piece:
        """A piece of `item`, sold by the piece at `value` minor units, with what it should weigh."""
        learned = self.learned(item)
        kind = self.kinds.get(kind_of(item.key, item.category), 0.0)
        return Piece(
            line=line,
            item=item.key,
            weight=piece_of(item, learned, kind),
            new_weight=new_packaging_of(learned),
            value=value,
        )


NOTHING_LEARNED = Book()


def kind_of(key: str, category: str) -> str:
    """Loose and packed goods of a category are two kinds."""
    return f"{category}:loose" if key.startswith(LOOSE) else category


def with_placement(book: Book, item: str, day: int, grams: int) -> Book:
    """`book`, and that `item` weighed `grams` in this lane's bag on `day`."""
    return replace(book, own={**book.own, item: taught(book.own.get(item, EMPTY), day, grams)})


def kinds_of(tallies: Tallies, categories: Mapping[str, str]) -> dict[str, float]:
    """How much goods of each kind vary, from the items that were learned. `categories`: item's key → its category."""
    shares: dict[str, list[tuple[int, float]]] = {}
    for key in sorted(tallies):
        learned = learn(tallies[key])
        if learned is not None and key in categories:
            told = (min(learned.count, 50), learned.spread_g / learned.mean_g)  # no one item speaks for its kind
            shares.setdefault(kind_of(key, categories[key]), []).append(told)
    return {kind: kind_spread(told, loose=kind.endswith(":loose")) for kind, told in shares.items()}
