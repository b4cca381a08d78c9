"""A day of a store in minutes: shoppers with habits and mistakes at real lanes, whose drivers and emulators speak byte
by byte in virtual time, and a real store server on PostgreSQL; then all who know of money are asked, to the cent.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

import psycopg

from kiosk.core.sheet import read_sheet
from kiosk.play.books import Account, Charge
from kiosk.play.store_server import StoreServer
from scripts.proofs.day.figures import bags, help_given, people, times
from scripts.proofs.day.lane_files import ROOT
from scripts.proofs.day.population import OPEN_S, Goods, Shopper, population
from scripts.proofs.day.report import write
from scripts.proofs.day.shift import Orders, Result, work, wrong
from scripts.proofs.day.tables import Played
from scripts.proofs.report import Extent, Proof, Row
from tests.server.postgres import empty_schema, start

LANES, SHOPPERS = 8, 1200
HALLS = 2
"""So many processes; a hall is a line of its own with its lanes."""
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
MEMORY = "KB that memory grows an hour, after noon"
SPENT = "seconds of processor time, of lanes and server"
SPENT_S = 2 * 900
"""Fifteen minutes of two cores."""
GROWS_KB = 2_000
"""An hour, at most, in the second half of the day."""
SALES = """
SELECT sale.lane, sale.receipt_no, sale.gross_minor, part.kind, part.amount_minor, part.receipt_no, part.trace_no
FROM sale JOIN tender AS part ON part.sale_id = sale.id ORDER BY sale.id, part.place
"""


def prove(folder: Path, extent: Extent, open_s: float = OPEN_S, postgres: str = "") -> Proof:
    """`points` shoppers in a day of `open_s`, on a PostgreSQL of its own, or on that at the address `postgres`."""
    day = play(folder, extent, open_s, postgres)
    notes = [f"{len(day.lanes)} lanes, seed {day.seed}; {open_s / 3600:.1f} hours in {day.spent_s:.0f} s"]
    if extent.report is not None:
        write(day, extent.report)
        notes.append(f"report: {extent.report.resolve()}")
    title = "a day of a store: the books balance, nobody is stuck"
    return Proof("virtual-day", title, [*day.claims, *day.of_run], notes)


def play(folder: Path, extent: Extent, open_s: float, postgres: str = "") -> Played:
    """That day, and what is claimed of it."""
    lanes = [str(number) for number in range(1, (extent.lanes or LANES) + 1)]
    sheet = read_sheet(SHEET.read_bytes(), SHEET.name)
    shoppers = population(extent.points or SHOPPERS, Goods.of([row.item for row in sheet.rows]), extent.seed, open_s)
    began, spent_before = time.monotonic(), _processor_s()
    with empty_schema(postgres or start(folder)) as database:
        server = StoreServer(folder / "server", "Green Corner", lanes, database=database)
        server.launch()
        try:
            server.wait_ready()
            results = _halls(folder, server, lanes, shoppers, extent.seed, open_s)
        finally:
            server.stop()
        with psycopg.connect(database.replace("+psycopg", "", 1)) as connection:
            booked = booked_by(connection)
    claims = [
        *_money(results, booked),
        *people(results, shoppers),
        *times(results),
        *help_given(results),
        *bags(results),
        *_machines(results),
    ]
    of_run = [_memory(results), _spent(_processor_s() - spent_before)]
    spent_s = time.monotonic() - began
    return Played(extent.seed, lanes, open_s, shoppers, results, booked, claims, of_run, spent_s)


def _halls(
    folder: Path, server: StoreServer, lanes: Sequence[str], shoppers: Sequence[Shopper], seed: int, open_s: float
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
        )
        for hall in range(halls)
    ]
    with multiprocessing.get_context("spawn").Pool(halls) as pool:
        return pool.map(work, orders)


def booked_by(connection: psycopg.Connection) -> dict[str, dict[int, Account]]:
    """What the server has: lane → receipt → what was paid, and how."""
    found: dict[str, dict[int, Account]] = {}
    for lane, receipt_no, total, kind, minor, number, trace in connection.execute(SALES):
        sales = found.setdefault(lane, {})
        before = sales[receipt_no].charges if receipt_no in sales else ()
        charge = Charge(amount_minor=minor, receipt_no=number, trace_no=trace, way=kind)
        sales[receipt_no] = Account(total_minor=total, charges=(*before, charge))
    return found


def _money(results: Sequence[Result], booked: dict[str, dict[int, Account]]) -> Iterator[Row]:
    books = {lane: one for result in results for lane, one in result.books.items()}
    taken = sum(result.taken_minor for result in results)
    lanes = sum(account.total_minor for one in books.values() for account in one.lane.values())
    server = sum(account.total_minor for sales in booked.values() for account in sales.values())
    yield Row("sales in the journals", sum(len(one.lane) for one in books.values()))
    yield Row("taken at terminals and in cash, minor units", taken)
    yield Row("sold by the journals, minor units", lanes, "what was taken, to the cent", holds=lanes == taken)
    yield Row("sold by the server's books, minor units", server, "what was taken, to the cent", holds=server == taken)
    odd = [f"lane {lane}: {what}" for lane, one in books.items() for what in wrong(one, booked.get(lane, {}))]
    yield Row("receipts or charges that differ somewhere", "; ".join(odd[:3]) or 0, "0", holds=not odd)


def _machines(results: Sequence[Result]) -> Iterator[Row]:
    failed = [f"lane {lane}: {why}" for result in results for lane, why in result.failed.items()]
    yield Row("lanes that stopped selling", "; ".join(failed) or 0, "0", holds=not failed)
    mishaps = sum((result.day.mishaps for result in results), Counter[str]())
    for kind, number in sorted(mishaps.items()):
        yield Row(f"mishaps: {kind}", number)
    yield Row("rolls of paper put in", sum(result.day.rolls for result in results))


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
