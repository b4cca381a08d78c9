"""A virtual day with a hidden problem: from noon on something ails at one lane, at one it is mended. A real store
server on PostgreSQL sees it in its figures, raises an action within ten minutes, has it first among what is unusual
and, where shoppers say so, first among its cases, and shows what the repair brought; on the same day without it it does
not.
"""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass, field, replace
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
from scripts.proofs.day.problems import PROBLEMS
from scripts.proofs.day.shown import Shown, look
from scripts.proofs.day.stand import Stand
from scripts.proofs.day.talking import Talking
from scripts.proofs.day.trouble import Trouble
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
SCALE = "scale"
SICK = Trouble(lane=PROBLEMS[SCALE].lane, since_s=1.5 * 3600.0, until_s=2.5 * 3600.0)
LOOKS_S = 60.0
SHOWN_S = SICK.since_s + 55 * 60.0, SICK.until_s + 10 * 60.0
"""When the page is looked at, and when the cases are: those of the hour are there five minutes after it."""
SOON_MIN = 10.0
NOON = 12
TOLD = ("gauge", "lane", "subject", "remedy", "state", "value", "effect")
OF_LANES = frozenset({Gauge.SLOW_STEP, Gauge.PAYMENTS, Gauge.GIVE_UP, Gauge.NEEDS, Gauge.FALSE_ALARMS})
"""What the actions are told by that are about a lane's hidden problem, or would be a false alarm."""


@dataclass(slots=True)
class Found:
    """What one such day left in the store's books. Moments are seconds since the opening."""

    actions: list[dict[str, Any]] = field(default_factory=list)
    weighed_s: dict[str, dict[str, float]] = field(default_factory=dict)
    """When (before, during, after) → lane → median seconds of a weighing."""
    left: dict[str, int] = field(default_factory=dict)
    """Lane → visits that were given up at the scale while it ailed."""
    shown: list[Shown] = field(default_factory=list)
    """What the store's pages had at the moments of `SHOWN_S`, and at the end."""
    visits: int = 0
    stuck: int = 0
    took_s: float = 0.0

    def of_lanes(self) -> list[dict[str, Any]]:
        """The actions that are about how it goes at a lane."""
        return [one for one in self.actions if one["gauge"] in OF_LANES and one["lane"]]


@dataclass(frozen=True, slots=True)
class Orders:
    folder: Path
    database: str
    lanes: int
    shoppers: tuple[Shopper, ...]
    seed: int
    trouble: Trouble | None
    open_s: float
    problem: str = SCALE
    pictures: Path | None = None


def prove(folder: Path, extent: Extent, open_s: float = OPEN_S, postgres: str = "") -> Proof:
    """`points` shoppers at `lanes` lanes, on a day with the problem and on one without."""
    goods = Goods.of([row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows])
    problem = PROBLEMS[extent.problem or SCALE]
    lanes = extent.lanes or max(LANES, int(problem.lane))
    count = extent.points or SHOPPERS * lanes // LANES
    shoppers = tuple(population(count, goods, extent.seed, open_s))
    pictures = extent.report.parent if extent.report is not None else None
    trouble, at = replace(SICK, lane=problem.lane), postgres or start(folder)
    with empty_schema(at) as sick, empty_schema(at) as well:
        ordered = (("sick", sick, trouble, pictures), ("well", well, None, None))
        days = [
            Orders(folder / name, base, lanes, shoppers, extent.seed, ails, open_s, extent.problem or SCALE, shown_in)
            for name, base, ails, shown_in in ordered
        ]
        with multiprocessing.get_context("spawn").Pool(len(days)) as pool:
            found, other = pool.map(play, days)
    title = "what ails a lane is found, acted on, and seen to be mended"
    return Proof("hidden-problem", title, rows(found, other, extent.problem or SCALE))


def play(orders: Orders) -> Found:
    """That day, minute by minute: what lanes owe reaches the store, which looks at its figures."""
    began, clock = time.monotonic(), VirtualTime()
    names = [str(number) for number in range(1, orders.lanes + 1)]

    def now() -> datetime:
        return OPENS + timedelta(seconds=clock.now)

    store = ClockedStore(orders.folder / "server", names, orders.database, now)
    watcher, engine, found = store.opens(), open_database(orders.database), Found()
    lanes: dict[str, Stand] = {
        name: build_virtual_lane(
            lane_config(orders.folder / name, name), clock, OPENS, seed=orders.seed * 1000 + number
        )
        for number, name in enumerate(names)
    }
    problem = PROBLEMS[orders.problem]
    if orders.trouble is not None:
        problem.begins(lanes[orders.trouble.lane], clock, orders.trouble, orders.seed)
    feeds = [Feed(lane, orders.folder / name / "lane", store.lane_side(name), now) for name, lane in lanes.items()]
    host = _Host(watcher, orders)

    def minute() -> None:
        for feed in feeds:
            feed.catch_up()
        watcher.turn()
        host.looks(clock.now)
        clock.after(LOOKS_S, minute)

    def shown() -> None:
        pictures = (orders.pictures, store) if orders.pictures is not None else None
        found.shown.append(look(engine, now, pictures, f"hidden-{orders.problem}-{len(found.shown) + 1}"))

    clock.after(LOOKS_S, minute)
    for at in SHOWN_S:
        clock.after(at + 1, shown)
    shops = problem.shops if orders.trouble is not None else Talking
    day = Hall(list(lanes.values()), clock, orders.seed, shops=shops).day(orders.shoppers, orders.open_s)
    minute()
    shown()
    _read(found, engine, names, orders.trouble or SICK)
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
    """Sees what is to be done about the problem at once, and says that it is done as it is mended."""

    def __init__(self, watcher: Watcher, orders: Orders) -> None:
        self._watcher, self._trouble, self._problem = watcher, orders.trouble, PROBLEMS[orders.problem]

    def looks(self, now_s: float) -> None:
        for row in self._watcher.actions.open():
            if self._trouble is None or not self._problem.is_told(row.gauge, row.lane, row.subject):
                continue
            if not row.taken_at:
                self._watcher.actions.take(row.id, HOST.lower(), HOST)
            if now_s >= self._trouble.until_s:
                self._watcher.actions.end(row.id, DONE, HOST, self._watcher.rules)


def _read(found: Found, engine: Engine, names: list[str], trouble: Trouble) -> None:
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
            told = {name: getattr(row, name) for name in TOLD}
            told["raised_s"] = (datetime.fromisoformat(row.raised_at) - OPENS).total_seconds()
            told["owner"] = row.name
            found.actions.append(told)


def rows(found: Found, other: Found, name: str = SCALE) -> list[Row]:
    """What is claimed of the two days."""
    problem = PROBLEMS[name]
    about = [one for one in found.of_lanes() if problem.is_told(one["gauge"], one["lane"], one["subject"])]
    raised = [one for one in about if SICK.since_s <= one["raised_s"] <= SICK.until_s]
    first = raised[0] if raised else None
    after_min = (first["raised_s"] - SICK.since_s) / 60 if first else float("inf")
    others = [one for one in found.of_lanes() if one["lane"] != problem.lane]
    return [
        Row("visits on the day with the problem", found.visits),
        *(_of_the_scale(found, other) if name == SCALE else ()),
        Row(
            "minutes from the problem to the action",
            round(after_min, 1) if first else "none was raised",
            f"0 to {SOON_MIN:.0f}",
            holds=after_min <= SOON_MIN,
        ),
        Row("which it was", f"{first['gauge']} {first['subject']}: {first['remedy']}" if first else "none"),
        Row("whose it was", first["owner"] if first else "", HOST, holds=first is not None and first["owner"] == HOST),
        _none("actions about other lanes", others),
        _none("the same day without it: actions about a lane", other.of_lanes()),
        *(_shown(found, other) if name == SCALE else ()),
        *(_unusual(found, other, problem.lane)),
        Row("actions of any kind, with it and without it", f"{len(found.actions)} and {len(other.actions)}"),
        Row("seconds that the two days took", round(max(found.took_s, other.took_s))),
    ]


def _of_the_scale(found: Found, other: Found) -> list[Row]:
    during = found.weighed_s["during"]
    beside = median(seconds for lane, seconds in during.items() if lane != SICK.lane)
    slow = [one for one in found.of_lanes() if (one["gauge"], one["subject"]) == (Gauge.SLOW_STEP, "weigh")]
    effect = next((one["effect"] for one in slow if one["effect"]), None) or {}
    change = effect.get("change") or {"by": 0.0, "low": 0.0, "high": 0.0}
    return [
        Row("seconds of a weighing at lane 3 before noon, median", round(found.weighed_s["before"][SICK.lane], 1)),
        Row(
            "seconds of a weighing at lane 3 while it ails, median",
            round(during[SICK.lane], 1),
            "more than twice that of the other lanes",
            holds=during[SICK.lane] > 2 * beside,
        ),
        Row("given up at lane 3's scale meanwhile", found.left[SICK.lane]),
        Row("actions about lane 3's weighing", len(slow), "1", holds=len(slow) == 1),
        Row(
            "seconds that the repair brought, 95 %",
            f"{change['by']:.1f} ({change['low']:.1f} to {change['high']:.1f})",
            "surely less",
            holds=change["high"] < 0,
        ),
        Row(
            "the same day without it: seconds of a weighing at lane 3, after noon",
            round(other.weighed_s["during"][SICK.lane], 1),
        ),
    ]


def _shown(found: Found, other: Found) -> list[Row]:
    """Of the cases, after the hour and at the end."""
    wanted = (SICK.lane, "weigh")
    firsts = [[(one.lane, one.subject) for one in shown.cases[:1]] for shown in found.shown[1:]]
    without = [[(one.lane, one.subject) for one in shown.cases[:1]] for shown in other.shown[1:]]
    return [
        Row(
            "first of the cases, at 13:10 and at the end",
            "; ".join(shown.first_case() for shown in found.shown[1:]),
            "weigh at lane 3, both times",
            holds=len(firsts) == 2 and all(one == [wanted] for one in firsts),
        ),
        Row(
            "the same day without it: first of the cases",
            "; ".join(shown.first_case() for shown in other.shown[1:]),
            "another",
            holds=all(one != [wanted] for one in without),
        ),
        Row(
            "what the page of the case says that came of it",
            found.shown[-1].came if found.shown else "",
            "an effect with its interval",
            holds=bool(found.shown) and "95 %" in found.shown[-1].came,
        ),
    ]


def _unusual(found: Found, other: Found, lane: str) -> list[Row]:
    told, without = (day.shown[0].unusual if day.shown else () for day in (found, other))
    return [
        Row(
            "first of what is unusual today, at 12:55",
            told[0].said if told else "nothing",
            f"lane {lane}, from 12:00",
            holds=bool(told) and (told[0].lane, told[0].from_hour) == (lane, NOON),
        ),
        Row("in figures", told[0].figures if told else ""),
        Row("the same day without it: unusual", "; ".join(one.said for one in without) or "nothing"),
    ]


def _none(what: str, found: list[dict[str, Any]]) -> Row:
    told = "; ".join(f"lane {one['lane']} {one['gauge']} {one['subject']}" for one in found)
    return Row(what, told or 0, "0", holds=not found)
