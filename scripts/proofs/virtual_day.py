"""A day of a store in minutes: shoppers with habits and mistakes at real lanes, whose drivers and emulators speak byte
by byte in virtual time, and a real store server on PostgreSQL; then all who know of money are asked, to the cent.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

from kiosk.core.bagging import Tally
from kiosk.core.sheet import read_sheet
from kiosk.play.store_server import StoreServer
from scripts.proofs.day.booked import booked_by
from scripts.proofs.day.figures import aims, bags, help_given, machines, money, people, times
from scripts.proofs.day.lane_files import ROOT
from scripts.proofs.day.population import OPEN_S, Goods, Shopper, population
from scripts.proofs.day.report import write
from scripts.proofs.day.shift import OPENS, Orders, Result, work
from scripts.proofs.day.tables import Played
from scripts.proofs.day.weeks import DAYS, learned, world_of
from scripts.proofs.report import Extent, Proof, Row
from tests.server.postgres import empty_schema, start

LANES, SHOPPERS = 8, 1200
HALLS = 2
"""So many processes; a hall is a line of its own with its lanes."""
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
FIRST_DAY = "the lanes go by the catalogue's weights: it is the first day of a new store"
MEMORY = "KB that memory grows an hour, after noon"
SPENT = "seconds of processor time, of lanes and server"
SPENT_S = 2 * 900
"""Fifteen minutes of two cores."""
GROWS_KB = 2_000
"""An hour, at most, in the second half of the day."""


def prove(folder: Path, extent: Extent, open_s: float = OPEN_S, postgres: str = "") -> Proof:
    """`points` shoppers in a day of `open_s`, on a PostgreSQL of its own, or on that at the address `postgres`."""
    day = play(folder, extent, open_s, postgres)
    notes = [f"{len(day.lanes)} lanes, seed {day.seed}; {open_s / 3600:.1f} hours in {day.spent_s:.0f} s", day.knows]
    if extent.report is not None:
        write(day, extent.report)
        notes.append(f"report: {extent.report.resolve()}")
    title = "a day of a store: the books balance, nobody is stuck"
    return Proof("virtual-day", title, [*day.claims, *day.of_run], notes)


def play(folder: Path, extent: Extent, open_s: float, postgres: str = "") -> Played:
    """That day, and what is claimed of it."""
    lanes = [str(number) for number in range(1, (extent.lanes or LANES) + 1)]
    sheet = read_sheet(SHEET.read_bytes(), SHEET.name)
    days = 0 if extent.first_day else DAYS
    goods = Goods.of([row.item for row in sheet.rows])
    shoppers = population(extent.points or SHOPPERS, goods, extent.seed, open_s, days)
    knows = learned(world_of(extent.seed, days), extent.seed, OPENS.date(), days)
    began, spent_before = time.monotonic(), _processor_s()
    with empty_schema(postgres or start(folder)) as database:
        server = StoreServer(folder / "server", "Green Corner", lanes, database=database)
        server.launch()
        try:
            server.wait_ready()
            results = _halls(folder, server, lanes, shoppers, knows, extent.seed, open_s)
            booked = booked_by(server, database, lanes)
        finally:
            server.stop()
    claims = [
        *money(results, booked),
        *people(results, shoppers),
        *times(results, shoppers),
        *help_given(results),
        *bags(results),
        *aims(results, usual=not extent.first_day),
        *machines(results),
    ]
    of_run = [_memory(results), _spent(_processor_s() - spent_before)]
    spent_s = time.monotonic() - began
    sales = {lane: one.sales for lane, one in booked.items()}
    knowing = f"the lanes know what {len(knows)} goods weigh, from {days} days before" if days else FIRST_DAY
    return Played(extent.seed, lanes, open_s, shoppers, results, sales, claims, of_run, spent_s, knowing)


def _halls(
    folder: Path,
    server: StoreServer,
    lanes: Sequence[str],
    shoppers: Sequence[Shopper],
    knows: Mapping[str, Tally],
    seed: int,
    open_s: float,
) -> list[Result]:
    halls = min(HALLS, len(lanes))
    orders = [
        Orders(
            folder=folder / f"hall-{hall}",
            shoppers=tuple(shoppers[hall::halls]),
            open_s=open_s,
            seed=seed * 1000 + 100 * hall,
            address=server.address,
            tokens={lane: server.token_file(lane) for lane in lanes[hall::halls]},
            learned=knows,
        )
        for hall in range(halls)
    ]
    with multiprocessing.get_context("spawn").Pool(halls) as pool:
        return pool.map(work, orders)


def _memory(results: Sequence[Result]) -> Row:
    grows = max(_slope_kb(result.memory_kb) for result in results)
    return Row(MEMORY, round(grows), f"at most {GROWS_KB}", holds=grows <= GROWS_KB)


def _spent(seconds: float) -> Row:
    return Row(SPENT, round(seconds), f"at most {SPENT_S}", holds=seconds <= SPENT_S)


def _processor_s() -> float:
    """Of this process and of all its children that have ended."""
    used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _slope_kb(resident: Sequence[int]) -> float:
    """By least squares, over the second half."""
    some = list(enumerate(resident))[len(resident) // 2 :]
    at, kb = mean(hour for hour, _ in some), mean(value for _, value in some)
    return sum((hour - at) * (value - kb) for hour, value in some) / sum((hour - at) ** 2 for hour, _ in some)
