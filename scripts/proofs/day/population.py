"""Who comes to the store on one day: when, with what basket, how quick, in which language, and how they pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from kiosk.core.items import Item, Unit

OPEN_S = 12 * 3600.0
BY_HOUR = (2, 4, 6, 8, 9, 7, 5, 5, 8, 12, 11, 5)
"""How many come in each hour of the day, beside each other; a quiet morning, a lunch, and the way home."""
MEDIAN_PICKS = 6.0
SPREAD = 0.7
MOST_PICKS = 40
"""Baskets at a self-checkout are small: log-normal, cut at the top."""
TWICE = 0.15
WEIGHED = 0.18
GRAMS = (150, 1600)
DIVISION_G = 5


class Pays(StrEnum):
    CARD = "card"
    SECOND_TRY = "second_try"  # a card that is declined once
    CASH = "cash"


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing out of the basket: `grams` where it is weighed; `fumbled`: its code is held wrongly at first; `undone`:
    it is taken out again.
    """

    item: Item
    grams: int = 0
    fumbled: bool = False
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Shopper:
    """`pace` is how much longer than the quickest this one takes, 1 and more. `leaves_after`: so many picks and this
    one walks away, -1 for who stays. `waits_s`: the longest that this one stands in line.
    """

    number: int
    comes_s: float
    language: str
    picks: tuple[Pick, ...]
    pace: float
    pays: Pays
    paper: bool
    face: int
    leaves_after: int
    waits_s: float
    seed: int


@dataclass(frozen=True, slots=True)
class Goods:
    """What can be bought at a lane: packed with a GTIN, and loose by weight."""

    packed: tuple[Item, ...]
    loose: tuple[Item, ...]

    @classmethod
    def of(cls, items: Sequence[Item]) -> Goods:
        packed = tuple(item for item in items if _has_own_code(item))
        loose = tuple(item for item in items if item.unit is Unit.KG)
        return cls(packed, loose)


def _has_own_code(item: Item) -> bool:
    """A GTIN from a maker: what begins with a 2 is a label of the store's counter, with a price of its own."""
    key = item.key
    return item.unit is Unit.EACH and key.isdigit() and len(key) == 14 and not key.startswith(("002", "02", "0000002"))


def population(count: int, goods: Goods, seed: int, open_s: float = OPEN_S) -> list[Shopper]:
    """`count` shoppers of one day of `open_s`, in the order of their coming; the same for the same seed."""
    chance = Random(f"{seed}/comes")
    hour_s = open_s / len(BY_HOUR)
    hours = chance.choices(range(len(BY_HOUR)), BY_HOUR, k=count)
    moments = sorted((hour + chance.random()) * hour_s for hour in hours)
    return [_shopper(number, moment, goods, seed) for number, moment in enumerate(moments, start=1)]


def _shopper(number: int, comes_s: float, goods: Goods, seed: int) -> Shopper:
    chance = Random(f"{seed}/{number}")
    size = max(1, min(MOST_PICKS, round(MEDIAN_PICKS * chance.lognormvariate(0.0, SPREAD))))
    picks = tuple(_pick(goods, chance) for _ in range(size))
    return Shopper(
        number=number,
        comes_s=comes_s,
        language="zh_CN" if chance.random() < 0.12 else "en",
        picks=picks,
        pace=1.0 + chance.expovariate(1.4),
        pays=chance.choices(list(Pays), (70, 4, 26))[0],
        paper=chance.random() < 0.45,
        face=chance.choices(range(6), (55, 2, 2, 5, 14, 22))[0],
        leaves_after=chance.randrange(size) if chance.random() < 0.012 else -1,
        waits_s=chance.uniform(120.0, 900.0),
        seed=chance.getrandbits(32),
    )


def _pick(goods: Goods, chance: Random) -> Pick:
    undone = chance.random() < 0.02
    if goods.loose and chance.random() < WEIGHED:
        grams = chance.randrange(GRAMS[0], GRAMS[1], DIVISION_G)
        return Pick(chance.choice(goods.loose), grams, undone=undone)
    return Pick(chance.choice(goods.packed), fumbled=chance.random() < 0.05, undone=undone)
