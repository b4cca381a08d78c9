"""What lies in a shopper's basket: goods as often as they sell, with what each piece truly weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kiosk.core.items import Item, Unit
from scripts.proofs.bagging.world import Thing, World

MEDIAN_PICKS = 6.0
SPREAD = 0.7
MOST_PICKS = 40
"""Baskets at a self-checkout are small: log-normal, cut at the top."""
WITH_AGE = 0.33
"""Of a shelf's goods with an age limit so many of 1 go to a self-checkout: one basket of ten or twelve has some."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing out of the basket, that weighs `bag_g` in a bag. `grams`: what the lane's scale will show of what is
    sold by weight. `fumbled`: its code is held wrongly at first; `undone`: it is taken out of the basket again.
    """

    item: Item
    grams: int = 0
    bag_g: float = 0.0
    fumbled: bool = False
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Goods:
    """What can be bought at a lane: packed with a GTIN, loose by weight, and loose by the piece; `carriers` are the
    bags among them.
    """

    packed: tuple[Item, ...]
    loose: tuple[Item, ...]
    counted: tuple[Item, ...] = ()
    carriers: tuple[Item, ...] = ()

    @classmethod
    def of(cls, items: Sequence[Item]) -> Goods:
        packed = tuple(item for item in items if _has_own_code(item))
        loose = tuple(item for item in items if item.unit is Unit.KG)
        counted = tuple(item for item in items if item.unit is Unit.EACH and item.key.startswith("plu:"))
        return cls(packed, loose, counted, tuple(item for item in packed if item.category == "bags"))

    def keys(self) -> frozenset[str]:
        return frozenset(item.key for item in (*self.packed, *self.loose, *self.counted))


def basket(world: World, sold: frozenset[str], chance: Random) -> tuple[Pick, ...]:
    """One to `MOST_PICKS` things whose keys are in `sold`."""
    size = max(1, min(MOST_PICKS, round(MEDIAN_PICKS * chance.lognormvariate(0.0, SPREAD))))
    return tuple(pick(world, sold, chance) for _ in range(size))


def pick(world: World, sold: frozenset[str], chance: Random) -> Pick:
    thing = _sold(world, sold, chance)
    packed = not thing.gross_g and thing.item.key.isdigit()
    return Pick(
        thing.item,
        thing.gross_g,
        thing.grams,
        fumbled=packed and chance.random() < 0.05,
        undone=chance.random() < 0.02,
    )


def _sold(world: World, sold: frozenset[str], chance: Random) -> Thing:
    while True:
        thing = world.thing(world.last_day, chance)
        if thing.item.key in sold and (not thing.item.min_age or chance.random() < WITH_AGE):
            return thing


def _has_own_code(item: Item) -> bool:
    """A GTIN from a maker: what begins with a 2 is a label of the store's counter, with a price of its own."""
    key = item.key
    return item.unit is Unit.EACH and key.isdigit() and len(key) == 14 and not key.startswith(("002", "02", "0000002"))
