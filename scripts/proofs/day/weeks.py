"""The weeks before the day: what the store's lanes have learned of its goods, by the truth that the day's goods have.

Each lane finds it as the server hands it out, in its `weights.db`, written by the code that keeps it there every day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random

from kiosk.catalogue.weights import WeightKeeper
from kiosk.core.bagging import Tally
from kiosk.core.bagging.sharing import Shared
from kiosk.core.bagging.tally import EMPTY, HEAVIEST_G, in_steps, together
from kiosk.core.items import Unit
from scripts.proofs.bagging.world import VISITS_A_DAY, Scale, Thing, World

DAYS = 14
PLACED_A_DAY = 5_000
"""Put down alone in the whole store: some six of each of eight hundred baskets."""
MIXED_UP = 0.02
"""So many of 1 are taken for another thing than they are: two at once, a swap that passed."""


def world_of(seed: int, days: int = DAYS) -> World:
    """The store of `seed` on the day that comes after `days`: its goods have changed meanwhile as they do."""
    return World(seed, (days + 1) * VISITS_A_DAY)


def learned(world: World, seed: int, opens: date, days: int = DAYS) -> dict[str, Tally]:
    """What all lanes together know on the morning of `opens`, after `days`, by the item's key."""
    tallies: dict[str, Tally] = defaultdict(lambda: EMPTY)
    for day in range(days):
        for key, weights in _of_day(world, seed, day).items():
            tallies[key] = together(tallies[key], Tally({opens.toordinal() - days + day: weights}))
    return dict(tallies)


def hand_out(tallies: Mapping[str, Tally], data: Path) -> None:
    """The lane whose files are in `data` has the store's `tallies`, and no more."""
    data.mkdir(parents=True, exist_ok=True)
    keeper = WeightKeeper(data / "weights.db")
    keeper.start()
    keeper.came(Shared(version="1", whole=True, tallies=tallies))
    keeper.stop()


def _of_day(world: World, seed: int, day: int) -> dict[str, Counter[int]]:
    chance = Random(f"{seed}/weeks/{day}")
    things = world.things(day * VISITS_A_DAY, PLACED_A_DAY, chance)
    weighed: dict[str, Counter[int]] = defaultdict(Counter)
    scale = Scale(chance)
    for thing in things:
        if thing.item.unit is Unit.EACH:
            grams = _shown(scale, chance.choice(things) if chance.random() < MIXED_UP else thing, chance)
            if 1 <= grams <= HEAVIEST_G:
                weighed[thing.item.key][in_steps(grams)] += 1
    return weighed


def _shown(scale: Scale, thing: Thing, chance: Random) -> int:
    """The step of the scale that bears something already."""
    lies = chance.uniform(0, 5_000)
    before = scale.shows(lies)
    return scale.shows(lies + thing.grams) - before
