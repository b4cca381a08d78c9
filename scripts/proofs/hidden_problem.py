"""A virtual day with a hidden problem: from noon on the scale of lane 3 settles slowly, at one it is mended. A real
store server on PostgreSQL sees it in its figures, raises an action within ten minutes, and shows what the repair
brought; on the same day without the problem it raises none of that.
"""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import build_virtual_lane
from kiosk.core.sheet import read_sheet
from scripts.proofs.day.clocked_store import ClockedStore
from scripts.proofs.day.feed import Feed
from scripts.proofs.day.hall import HOST, Hall
from scripts.proofs.day.lane_files import ROOT, lane_config
from scripts.proofs.day.population import Goods, Shopper, population
from scripts.proofs.day.shopper import Shopping
from scripts.proofs.day.stand import Stand
from scripts.proofs.day.trouble import Bothered, SlowScale, Trouble
from scripts.proofs.report import Extent, Proof, Row
from server.actions.book import DONE
from server.actions.gauges import cases
from server.actions.lately import lately
from server.actions.reading import Cause
from server.actions.rules import Gauge
from server.actions.watch import Watcher
from server.db.action_models import ActionRow
from server.db.engine import open_database
from tests.server.postgres import empty_schema, start

OPENS, OPEN_S = datetime.fromisoformat("2026-11-27T10:30:00+00:00"), 3.5 * 3600.0
LANES, SHOPPERS = 3, 280
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
SICK = Trouble(lane="3", since_s=1.5 * 3600.0, until_s=2.5 * 3600.0)
LOOKS_S = 60.0
SOON_MIN = 10.0
TOLD = ("gauge", "lane", "subject", "remedy", "state", "value", "effect")
CAUSE = Cause(Gauge.SLOW_STEP, SICK.lane, "weigh")


@dataclass(slots=True)
class Found:
    """What one such day left in the store's books. Moments are seconds since the opening."""

    actions: list[dict[str, Any]] = field(default_factory=list)
    weighed_s: dict[str, dict[str, float]] = field(default_factory=dict)
    """When (before, during, after) → lane → median seconds of a weighing."""
    left: dict[str, int] = field(default_factory=dict)
    """Lane → visits that were given up at the scale while it ailed."""
    visits: int = 0
    stuck: int = 0
    took_s: float = 0.0

    def slow(self) -> list[dict[str, Any]]:
        """The actions about a step that takes long."""
        return [one for one in self.actions if one["gauge"] == Gauge.SLOW_STEP]


@dataclass(frozen=True, slots=True)
class Orders:
    folder: Path
    database: str
    lanes: int
    shoppers: tuple[Shopper, ...]
    seed: int
    trouble: Trouble | None
    open_s: float


def prove(folder: Path, extent: Extent, open_s: float = OPEN_S, postgres: str = "") -> Proof:
    """`points` shoppers at `lanes` lanes, on a day with the problem and on one without."""
    goods = Goods.of([row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows])
    shoppers = tuple(population(extent.points or SHOPPERS, goods, extent.seed, open_s))
    at = postgres or start(folder)
    with empty_schema(at) as sick, empty_schema(at) as well:
        days = [
            Orders(folder / name, base, extent.lanes or LANES, shoppers, extent.seed, trouble, open_s)
            for name, base, trouble in (("sick", sick, SICK), ("well", well, None))
        ]
        with multiprocessing.get_context("spawn").Pool(len(days)) as pool:
            found, other = pool.map(play, days)
    return Proof(
        "hidden-problem", "a scale that became slow is found, acted on, and seen to be mended", rows(found, other)
    )


def play(orders: Orders) -> Found:
    """That day, minute by minute: what lanes owe reaches the store, which looks at its figures."""
    began, clock = time.monotonic(), VirtualTime()
    names = [str(number) for number in range(1, orders.lanes + 1)]

    def now() -> datetime:
        return OPENS + timedelta(seconds=clock.now)

    store = ClockedStore(orders.folder / "server", names, orders.database, now)
    watcher = store.opens()
    lanes: dict[str, Stand] = {
        name: build_virtual_lane(
            lane_config(orders.folder / name, name), clock, OPENS, seed=orders.seed * 1000 + number
        )
        for number, name in enumerate(names)
    }
    shops: type[Shopping] = Shopping
    if orders.trouble is not None:
        SlowScale(lanes[orders.trouble.lane], clock, orders.trouble, orders.seed)
        shops = Bothered
    feeds = [Feed(lane, orders.folder / name / "lane", store.lane_side(name), now) for name, lane in lanes.items()]
    host = _Host(watcher, orders.trouble)

    def minute() -> None:
        for feed in feeds:
            feed.catch_up()
        watcher.turn()
        host.looks(clock.now)
        clock.after(LOOKS_S, minute)

    clock.after(LOOKS_S, minute)
    day = Hall(list(lanes.values()), clock, orders.seed, shops=shops).day(orders.shoppers, orders.open_s)
    minute()
    engine = open_database(orders.database)
    found = _found(engine, names, orders.trouble or SICK)
    found.visits, found.stuck = len(day.visits), sum(one.how == "stuck" for one in day.visits)
    for feed in feeds:
        feed.end()
    for lane in lanes.values():
        lane.close()
    store.closes()
    engine.dispose()
    found.took_s = time.monotonic() - began
    return found


class _Host:
    """Sees what is to be done about the scale at once, and says that it is done as it is mended."""

    def __init__(self, watcher: Watcher, trouble: Trouble | None) -> None:
        self._watcher, self._trouble = watcher, trouble

    def looks(self, now_s: float) -> None:
        for row in self._watcher.actions.open():
            if row.cause != CAUSE.key or self._trouble is None:
                continue
            if not row.taken_at:
                self._watcher.actions.take(row.id, HOST.lower(), HOST)
            if now_s >= self._trouble.until_s:
                self._watcher.actions.end(row.id, DONE, HOST, self._watcher.rules)


def _found(engine: Engine, names: list[str], trouble: Trouble) -> Found:
    found = Found()
    spans = {"before": (0.0, trouble.since_s), "during": (trouble.since_s, trouble.until_s)}
    spans["after"] = (trouble.until_s + 600, trouble.until_s + 3600)
    for when, (first, last) in spans.items():
        seen = lately(engine, OPENS + timedelta(seconds=first), OPENS + timedelta(seconds=last))
        each = {lane: cases(Cause(Gauge.SLOW_STEP, lane, "weigh"), seen) for lane in names}
        found.weighed_s[when] = {lane: median(seconds) for lane, seconds in each.items() if seconds}
        if when == "during":
            found.left = {
                lane: sum(one.lane == lane and one.left_step == "weigh" for one in seen.visits) for lane in names
            }
    with Session(engine) as session:
        for row in session.scalars(select(ActionRow).order_by(ActionRow.id)):
            told = {
                name: getattr(row, name) for name in ("gauge", "lane", "subject", "remedy", "state", "value", "effect")
            }
            told["raised_s"] = (datetime.fromisoformat(row.raised_at) - OPENS).total_seconds()
            told["owner"] = row.name
            found.actions.append(told)
    return found


def rows(found: Found, other: Found) -> list[Row]:
    """What is claimed of the two days."""
    raised = [one for one in found.slow() if (one["lane"], one["subject"]) == (SICK.lane, "weigh")]
    first = raised[0] if raised else None
    after_min = (first["raised_s"] - SICK.since_s) / 60 if first else float("inf")
    effect, owner = (first["effect"], first["owner"]) if first else (None, "")
    change = (effect or {}).get("change") or {"by": 0.0, "low": 0.0, "high": 0.0}
    during, others = found.weighed_s["during"], other.weighed_s["during"]
    beside = median(seconds for lane, seconds in during.items() if lane != SICK.lane)
    return [
        Row("visits on the day with the problem", found.visits),
        Row("seconds of a weighing at lane 3 before noon, median", round(found.weighed_s["before"][SICK.lane], 1)),
        Row(
            "seconds of a weighing at lane 3 while it ails, median",
            round(during[SICK.lane], 1),
            "more than twice that of the other lanes",
            holds=during[SICK.lane] > 2 * beside,
        ),
        Row("given up at lane 3's scale meanwhile", found.left[SICK.lane]),
        Row(
            "minutes from the problem to the action",
            round(after_min, 1) if first else "none was raised",
            f"0 to {SOON_MIN:.0f}",
            holds=0 <= after_min <= SOON_MIN,
        ),
        Row("actions about lane 3's scale while it ailed", len(raised), "1", holds=len(raised) == 1),
        Row(
            "other actions about a slow step",
            len(found.slow()) - len(raised),
            "0",
            holds=len(found.slow()) == len(raised),
        ),
        Row("whose it was", owner, HOST, holds=owner == HOST),
        Row(
            "seconds that the repair brought, 95 %",
            f"{change['by']:.1f} ({change['low']:.1f} to {change['high']:.1f})",
            "surely less",
            holds=change["high"] < 0,
        ),
        Row("the same day without it: seconds of a weighing at lane 3, after noon", round(others[SICK.lane], 1)),
        Row("the same day without it: actions about a slow step", len(other.slow()), "0", holds=not other.slow()),
        Row("actions of any kind, with it and without it", f"{len(found.actions)} and {len(other.actions)}"),
        Row("seconds that the two days took", round(max(found.took_s, other.took_s))),
    ]
