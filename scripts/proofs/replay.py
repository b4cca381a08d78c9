"""A virtual day's journals gone through again: every total and every screen is what the lane had at that very append,
today's rules decide the day as it was decided, and a changed rule differs exactly where it played a part.
"""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drivers.virtual.time import VirtualTime
from kiosk.cli.journal_rows import facts
from kiosk.compose.opening import read_recalls, read_rules
from kiosk.compose.staff import StaffDesk
from kiosk.compose.virtual import VirtualLane, build_virtual_lane
from kiosk.config import Config
from kiosk.core.pricing import Pricing
from kiosk.core.pricing.rule_file import read_rules_text
from kiosk.core.session.facts import Fact
from kiosk.core.session.state import LaneState, screen
from kiosk.core.sheet import read_sheet
from kiosk.journal import load_key
from kiosk.journal.personal import nothing
from kiosk.replay.again import Again
from kiosk.replay.steps import settled, steps
from kiosk.replay.told import Told
from scripts.proofs.day.hall import Hall
from scripts.proofs.day.lane_files import lane_config
from scripts.proofs.day.population import OPEN_S, Goods, Shopper, population
from scripts.proofs.day.shift import OPENS
from scripts.proofs.report import Extent, Proof, Row
from scripts.proofs.virtual_day import HALLS, LANES, SHEET, SHOPPERS

RULE, OTHER_MINOR = "bottle-deposit", 30
"""The deposit of 0.25 on bottles and cans, which is 0.30 in the rules that are tried."""
LEAST_SURE = 1 / 3
"""Of all appends, so many tell their screen for sure: pages that are opened by touch leave no fact."""


@dataclass(frozen=True, slots=True)
class Orders:
    folder: Path
    lanes: tuple[str, ...]
    shoppers: tuple[Shopper, ...]
    open_s: float
    seed: int


@dataclass(slots=True)
class Found:
    """Of the journals of one hall. `visits` are named by lane and session."""

    appends: int = 0
    sure: int = 0
    other_totals: list[str] = field(default_factory=list)
    other_screens: list[str] = field(default_factory=list)
    decided: int = 0
    decided_otherwise: list[str] = field(default_factory=list)
    with_rule: set[str] = field(default_factory=set)
    with_other_rule: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Watched:
    """What a lane had right after each append, by the number of its last fact."""

    config: Config
    lane: VirtualLane
    had: dict[int, LaneState] = field(default_factory=dict)

    def watch(self) -> None:
        self.lane.lane.watch(lambda state: self.had.setdefault(self.lane.journal.last_seq, state))

    def told(self) -> Iterator[Told]:
        path = self.config.lane.data / "journal.db"
        return facts(path, load_key(path.with_suffix(".key")), nothing)


def prove(folder: Path, extent: Extent, open_s: float = OPEN_S) -> Proof:
    began = time.monotonic()
    names = [str(number) for number in range(1, (extent.lanes or LANES) + 1)]
    sheet = read_sheet(SHEET.read_bytes(), SHEET.name)
    shoppers = population(extent.points or SHOPPERS, Goods.of([row.item for row in sheet.rows]), extent.seed, open_s)
    halls = min(HALLS, len(names))
    orders = [
        Orders(folder / f"hall-{hall}", tuple(names[hall::halls]), tuple(shoppers[hall::halls]), open_s, extent.seed)
        for hall in range(halls)
    ]
    with multiprocessing.get_context("spawn").Pool(halls) as pool:
        found = pool.map(work, orders)
    note = f"{len(shoppers)} shoppers at {len(names)} lanes, seed {extent.seed}; {time.monotonic() - began:.0f} s"
    return Proof("replay", "a day's journals replay to the same totals and screens", rows(found), [note])


def rows(found: Sequence[Found]) -> list[Row]:
    appends, sure = sum(one.appends for one in found), sum(one.sure for one in found)
    totals = [name for one in found for name in one.other_totals]
    screens = [name for one in found for name in one.other_screens]
    decided, otherwise = sum(one.decided for one in found), [name for one in found for name in one.decided_otherwise]
    given = set[str]().union(*(one.with_rule for one in found))
    differing = set[str]().union(*(one.with_other_rule for one in found))
    return [
        Row("appends in the journals", appends, "more than 0", holds=appends > 0),
        Row("with other lines, prices, payments or totals than the lane had", *_none(totals)),
        Row("whose screen follows from the facts", sure, "a third of all at least", holds=sure >= LEAST_SURE * appends),
        Row("of them with another screen than the lane showed", *_none(screens)),
        Row("decisions that were asked again", decided, "more than 0", holds=decided > 0),
        Row("that today's program and rules decide otherwise", *_none(otherwise)),
        Row(f"visits in which {RULE} was asked for", len(given), "more than 0", holds=bool(given)),
        Row(
            f"visits that differ where it is {OTHER_MINOR} minor units",
            len(differing),
            "those, and no other",
            holds=differing == given,
        ),
    ]


def _none(wrong: Sequence[str]) -> tuple[str | int, str, bool]:
    return (", ".join(wrong[:3]) if wrong else 0), "0", not wrong


def work(orders: Orders) -> Found:
    """Plays a hall's day and goes through its journals."""
    clock, watched = VirtualTime(), list[Watched]()
    for number, name in enumerate(orders.lanes):
        config = lane_config(orders.folder / name, name)
        watched.append(Watched(config, build_virtual_lane(config, clock, OPENS, seed=orders.seed * 1000 + number)))
        watched[-1].watch()
    Hall([one.lane for one in watched], clock, orders.seed).day(orders.shoppers, orders.open_s)
    found = Found()
    for one in watched:
        one.lane.close()
        _gone_through(one, found)
        _decided_again(one, found)
        one.had.clear()
    return found


def _gone_through(one: Watched, found: Found) -> None:
    policy, told = settled(one.told())
    for step in steps(told, policy):
        where = f"lane {one.config.lane.id}, fact {step.append.last}"
        live, folded = one.had[step.append.last], step.state
        found.appends += 1
        if _money(live) != _money(folded):
            found.other_totals.append(where)
        if step.after.sure:
            found.sure += 1
            if step.after.screen is not screen(live):
                came = ", ".join(type(fact).__name__ for fact in step.append.facts)
                found.other_screens.append(f"{where}: {step.after.screen} after {came}, it was {screen(live)}")


def _money(state: LaneState) -> object:
    open_visit = state.session
    if open_visit is None:
        return None
    return open_visit.id, open_visit.lines, open_visit.pricing, open_visit.parts, open_visit.phase


def _decided_again(one: Watched, found: Found) -> None:
    book, recalls, staff = read_rules(one.config), read_recalls(one.config), StaffDesk.of(one.config).document.book
    again = Again(one.config.policy(book, recalls, staff))
    lane = one.config.lane.id
    found.decided_otherwise += [f"lane {lane}, fact {told.append.last}" for told in again.differences(one.told())]
    found.decided += again.asked
    found.with_rule |= {f"{lane} {told.session}" for told in one.told() if RULE in _rules(told.fact)}
    changed = Again(one.config.policy(read_rules_text(_changed(one.config)), recalls, staff))
    for difference in changed.differences(one.told()):
        visit = difference.was or difference.would
        found.with_other_rule.add(f"{lane} {visit.id if visit is not None else ''}")


def _rules(fact: Fact) -> set[str]:
    pricing = getattr(fact, "pricing", None)
    if not isinstance(pricing, Pricing):
        return set()
    return {extra.rule for line in pricing.lines for extra in line.extras}


def _changed(config: Config) -> str:
    assert config.catalogue.rules is not None
    told: dict[str, list[Mapping[str, object]]] = json.loads(config.catalogue.rules.read_text(encoding="utf-8"))
    told["rules"] = [{**rule, "amount": OTHER_MINOR} if rule["id"] == RULE else rule for rule in told["rules"]]
    return json.dumps(told)
