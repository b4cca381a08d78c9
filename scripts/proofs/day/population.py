"""Who comes to the store on one day: when, with what basket, how quick, in which language, and how they pay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from kiosk.core.items import Item
from scripts.proofs.bagging.world import World
from scripts.proofs.day.baskets import Goods as Goods
from scripts.proofs.day.baskets import Pick as Pick
from scripts.proofs.day.baskets import basket, pick
from scripts.proofs.day.weeks import world_of

OPEN_S = 12 * 3600.0
BY_HOUR = (2, 4, 6, 8, 9, 7, 5, 5, 8, 12, 11, 5)
"""How many come in each hour of the day, beside each other; a quiet morning, a lunch, and the way home."""


class Pays(StrEnum):
    CARD = "card"
    SECOND_TRY = "second_try"  # a card that is declined once
    CASH = "cash"
    PHONE = "phone"  # it shows its code to the scanner
    SCREEN = "screen"  # and here it scans the one on the screen


PAYS = {Pays.CARD: 60, Pays.SECOND_TRY: 4, Pays.CASH: 24, Pays.PHONE: 8, Pays.SCREEN: 4}
"""Of a hundred."""


class Quirk(StrEnum):
    """What is odd about a shopper's hands at the bags."""

    NONE = "none"
    OWN_BAG = "own_bag"  # brought along, and put down before anything else
    NO_BAGGING = "no_bagging"  # all of it stays in the trolley
    HEAVY = "heavy"  # one thing does
    SMALL_THINGS = "small_things"  # a phone or a purse lies there for a while
    LEANS = "leans"  # a hand on the scale
    LIFTS = "lifts"  # takes something out, and puts it back
    FORGETS = "forgets"  # to scan one thing that goes into the bag
    SWAPS = "swaps"  # scans one thing and puts in another


QUIRKS = {
    Quirk.NONE: 52,
    Quirk.OWN_BAG: 16,
    Quirk.NO_BAGGING: 8,
    Quirk.HEAVY: 4,
    Quirk.SMALL_THINGS: 4,
    Quirk.LEANS: 6,
    Quirk.LIFTS: 3,
    Quirk.FORGETS: 5,
    Quirk.SWAPS: 2,
}
"""Of a hundred."""


@dataclass(frozen=True, slots=True)
class Shopper:
    """`pace` is how much longer than the quickest this one takes, 1 and more. `leaves_after`: so many picks and this
    one walks away, -1 for who stays; `calls_after`: so many, and they want a colleague; `saves_after`: so many, and the
    basket is put aside until something is fetched. `waits_s`: the longest that this one stands in line.

    `quirk` is done at the pick `odd_at`, with `other`, which weighs what an own bag or a purse weighs, or is not
    scanned; `owns_up`: told that something is not right, this one puts it right. `carriers` are bags that are bought;
    `member`: shows a member card; `reasons`: says why about the face that is tapped; `drops_at`: the terminal loses its
    link at this step of a card payment.
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
    quirk: Quirk = Quirk.NONE
    odd_at: int = 0
    other: Pick | None = None
    owns_up: bool = True
    carriers: tuple[Item, ...] = ()
    member: bool = False
    calls_after: int = -1
    saves_after: int = -1
    reasons: bool = False
    drops_at: str = ""


DROPS = ("authorisation", "accepted", "before_status", "after_status", "after_status_ack", "completion")


def population(count: int, goods: Goods, seed: int, open_s: float = OPEN_S, days: int = 0) -> list[Shopper]:
    """`count` shoppers of one day of `open_s`, in the order of their coming; the same for the same seed. The store has
    sold its goods for `days` before.
    """
    chance = Random(f"{seed}/comes")
    hour_s = open_s / len(BY_HOUR)
    hours = chance.choices(range(len(BY_HOUR)), BY_HOUR, k=count)
    moments = sorted((hour + chance.random()) * hour_s for hour in hours)
    world = world_of(seed, days)
    return [_shopper(number, moment, world, goods, seed) for number, moment in enumerate(moments, start=1)]


def _shopper(number: int, comes_s: float, world: World, goods: Goods, seed: int) -> Shopper:
    chance, sold = Random(f"{seed}/{number}"), goods.keys()
    picks = basket(world, sold, chance)
    carrier = chance.choice(goods.carriers) if goods.carriers else None
    quirk = chance.choices(list(QUIRKS), list(QUIRKS.values()))[0]
    return Shopper(
        number=number,
        comes_s=comes_s,
        language="zh_CN" if chance.random() < 0.12 else "en",
        picks=picks,
        pace=1.0 + chance.expovariate(1.4),
        pays=chance.choices(list(PAYS), list(PAYS.values()))[0],
        paper=chance.random() < 0.45,
        face=chance.choices(range(6), (55, 2, 2, 5, 14, 22))[0],
        leaves_after=_somewhere(picks, chance, 0.012),
        waits_s=chance.uniform(120.0, 900.0),
        seed=chance.getrandbits(32),
        quirk=quirk,
        odd_at=chance.randrange(len(picks)),
        other=pick(world, sold, chance),
        owns_up=chance.random() < (0.4 if quirk is Quirk.SWAPS else 0.95),
        carriers=(carrier,) * chance.choices(range(4), (78, 15, 5, 2))[0] if carrier is not None else (),
        member=chance.random() < 0.03,
        calls_after=_somewhere(picks, chance, 0.01),
        saves_after=_somewhere(picks, chance, 0.01),
        reasons=chance.random() < 0.3,
        drops_at=chance.choice(DROPS) if chance.random() < 0.01 else "",
    )


def _somewhere(picks: tuple[Pick, ...], chance: Random, share: float) -> int:
    return chance.randrange(len(picks)) if chance.random() < share else -1
