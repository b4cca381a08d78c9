"""A store as it really is, beside what its catalogue says: true weights, batches, packagings that change, a scale.

Nothing here is a bell curve that the lane assumes: catalogues are off by mixtures with a few plain mistakes, loose
goods are skewed, batches differ by day, zero wanders and jumps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from kiosk.core.items import Item, Unit
from kiosk.core.sheet import read_sheet

CATALOGUE = Path(__file__).parents[3] / "assets" / "catalogue" / "sample.csv"
VISITS_A_DAY = 250
REPACKED = 200
"""So many items change their weight during the run, at once or slowly."""
DIVISION_G = 5
FRESH = frozenset({"bakery", "meat", "ready", "fruit", "vegetables"})


@dataclass(slots=True)
class Good:
    """An item as it is: the mean of its pieces now, how they vary, how its batches do."""

    item: Item
    mean_g: float
    spread: float
    batch: float
    changes_at: float = 2.0  # share of the run; above 1 = never
    factor: float = 1.0
    slowly: bool = False
    batches: dict[int, float] = field(default_factory=dict)

    def mean_at(self, part: float) -> float:
        if self.slowly:
            return self.mean_g * (1 + (self.factor - 1) * part)
        return self.mean_g * (self.factor if part >= self.changes_at else 1.0)


@dataclass(frozen=True, slots=True)
class Thing:
    """A piece in somebody's hand. `gross_g` is what the lane's own scale said of a weighed one, else 0."""

    item: Item
    grams: float
    value: int
    gross_g: int = 0


class World:
    def __init__(self, seed: int, visits: int) -> None:
        chance = Random(f"{seed}/world")
        rows = read_sheet(CATALOGUE.read_bytes(), CATALOGUE.name).rows
        self._visits = visits
        self._seed = seed
        self.rows = rows
        self._goods = [_good(row.item, chance) for row in rows]
        self._by_key = {good.item.key: good for good in self._goods}
        self._picks = [math.sqrt(row.picks + 20) for row in rows]  # all sell, some more often
        each = [good for good in self._goods if good.item.unit is Unit.EACH]
        for good in chance.sample(each, min(REPACKED, len(each))):
            good.changes_at = chance.uniform(0.1, 0.95)
            good.factor = chance.uniform(0.85, 1.12)
            good.slowly = chance.random() < 0.4

    @property
    def last_day(self) -> int:
        """The number of the first visit of the run's last day."""
        return max(0, self._visits - VISITS_A_DAY)

    def true_mean(self, item: Item, number: int) -> float:
        """What pieces of `item` weigh on average at visit `number`: nobody in a store knows."""
        return self._by_key[item.key].mean_at(number / self._visits)

    def thing(self, number: int, chance: Random) -> Thing:
        """A piece that the shopper of visit `number` takes."""
        good = chance.choices(self._goods, self._picks)[0]
        return self._piece(good, number, chance)

    def other_thing(self, number: int, chance: Random, instead_of: Thing) -> Thing:
        """A dearer one than `instead_of`; half of those who do so choose one that weighs about the same."""
        near = chance.random() < 0.5
        for _ in range(200):
            thing = self.thing(number, chance)
            dearer = thing.value >= 1.5 * instead_of.value + 50
            if dearer and (not near or abs(thing.grams - instead_of.grams) < 0.15 * instead_of.grams):
                return thing
        return self.thing(number, chance)

    def things(self, number: int, count: int, chance: Random) -> list[Thing]:
        """`count` pieces as shoppers take them about visit `number`."""
        goods = chance.choices(self._goods, self._picks, k=count)
        return [self._piece(good, number, chance) for good in goods]

    def _piece(self, good: Good, number: int, chance: Random) -> Thing:
        if good.item.unit is Unit.KG:
            grams = min(3_000.0, max(110.0, chance.lognormvariate(math.log(520), 0.6)))
            gross = round((grams + good.item.tare_g) / DIVISION_G) * DIVISION_G
            packed = grams + max(0.0, chance.gauss(good.item.tare_g + 2, 4))  # a knot, a label
            value = good.item.price.minor * gross // 1000
            return Thing(good.item, packed, max(1, value), gross)
        day = number // VISITS_A_DAY
        if day not in good.batches:
            of_day = Random(f"{self._seed}/{good.item.key}/{day}")
            good.batches[day] = 1 + good.batch * max(-3.0, min(3.0, of_day.gauss(0, 1)))
        mean = good.mean_at(number / self._visits) * good.batches[day]
        noise = chance.lognormvariate(0, good.spread)
        if chance.random() < 0.01:  # half full, broken, two stuck together
            noise *= chance.uniform(0.7, 1.25)
        return Thing(good.item, mean * noise, good.item.price.minor)


def _good(item: Item, chance: Random) -> Good:
    loose = item.key.startswith("plu:")
    sort = chance.random()
    if loose:
        off, spread = chance.gauss(0, 0.12), chance.uniform(0.08, 0.24)
    elif sort < 0.82:
        off, spread = (
            0.02 * chance.gauss(0, 1) / math.sqrt(chance.gammavariate(1.5, 2 / 3)),
            chance.uniform(0.005, 0.02),
        )
    elif sort < 0.97:
        off, spread = chance.gauss(0.03, 0.08), chance.uniform(0.01, 0.05)
    else:  # a plain mistake in the catalogue
        off, spread = chance.uniform(-0.5, 0.8), chance.uniform(0.01, 0.03)
    batch = chance.uniform(0.01, 0.04) if item.category in FRESH else chance.uniform(0, 0.008)
    return Good(item, item.weight_g * max(0.4, 1 + max(-0.5, min(0.8, off))), spread, batch)


class Scale:
    """A bagging scale through one visit: a zero that wanders, creep, figures by the division."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._zero = 0.0

    def shows(self, grams: float) -> int:
        self._zero += self._chance.gauss(0, 0.8)
        if self._chance.random() < 0.01:
            self._zero += self._chance.uniform(-14, 14)  # a sleeve, a leaflet, a draught
        crept = grams * (1 + self._chance.uniform(0, 0.0008))
        return round((crept + self._zero) / DIVISION_G) * DIVISION_G
