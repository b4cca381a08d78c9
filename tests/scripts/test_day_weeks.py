"""What a store has learned in the weeks before the day, and how its lanes come to know it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import median

import pytest

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import build_virtual_lane
from kiosk.core.bagging import Tally
from kiosk.core.bagging.learned import learn
from scripts.proofs.bagging.world import World
from scripts.proofs.day.lane_files import lane_config
from scripts.proofs.day.shift import OPENS
from scripts.proofs.day.weeks import hand_out, learned, world_of

DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def world() -> World:
    return world_of(3)


@pytest.fixture(scope="module")
def tallies(world: World) -> dict[str, Tally]:
    return learned(world, 3, DAY)


def test_after_two_weeks_the_store_knows_its_goods_better_than_its_catalogue(
    world: World, tallies: dict[str, Tally]
) -> None:
    packed = [row.item for row in world.rows if row.item.key in tallies and not row.item.key.startswith("plu:")]
    truth = {item.key: world.true_mean(item, world.last_day) for item in packed}
    known = {item.key: found.mean_g for item in packed if (found := learn(tallies[item.key], item.weight_g))}
    by_store = median(abs(known[item.key] / truth[item.key] - 1) for item in packed)
    by_catalogue = median(abs(item.weight_g / truth[item.key] - 1) for item in packed)
    assert by_store < by_catalogue / 2


def test_nothing_is_learned_on_the_day_itself_or_without_days_before(tallies: dict[str, Tally]) -> None:
    assert {max(tally.days) for tally in tallies.values()} == {DAY.toordinal() - 1}
    assert learned(world_of(3, 0), 3, DAY, 0) == {}


def test_the_weeks_of_a_seed_are_the_same_each_time(tallies: dict[str, Tally]) -> None:
    assert learned(world_of(3), 3, DAY) == tallies
    assert learned(world_of(4), 4, DAY) != tallies


def test_a_lane_begins_the_day_with_what_its_store_handed_out(tmp_path: Path, tallies: dict[str, Tally]) -> None:
    hand_out(tallies, tmp_path / "1" / "lane")
    knows, new = (
        build_virtual_lane(lane_config(tmp_path / name, name), VirtualTime(), OPENS, seed=5) for name in ("1", "2")
    )
    knows.close()
    new.close()
    assert knows.state.learned.store == tallies
    assert knows.state.learned.kinds
    assert not new.state.learned.store
