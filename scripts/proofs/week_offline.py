"""A week offline: what waits in a lane's journal is drained by two drainers to a store on PostgreSQL, while every fifth
reply is lost after the store did what it was asked, the store is killed once and stopped once, and the lane sells on.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

import psycopg

from kiosk.journal import Journal, load_key, load_or_make_key
from kiosk.journal.outbox import Outbox
from scripts.proofs.report import Extent, Proof, Row
from scripts.proofs.week.compared import books_of_journal, books_of_server, compared
from scripts.proofs.week.flaky import FlakyWay
from scripts.proofs.week.raw import raw_sessions_per_s
from scripts.proofs.week.store import NO_KEY, ROOT, StoreProcess, forget_keys
from scripts.proofs.week.visits import MONDAY, WEEK, decided_visits, told_again, week_of_visits
from tests.server.postgres import empty_schema, start

SESSIONS = 50_000
LOST_REPLIES = 0.2
TOGETHER = 200
"""Visits of one append while the week is made; the lane that sells on appends each alone."""
SELLS_EVERY_S = 0.1
SOLD_ALIKE = 20
LOOKS_EVERY_S = 0.1
LONGEST_S = 3600.0


@dataclass
class Sold:
    """What the lane sold while its week was drained, and how long each durable append took."""

    visits: int = 0
    waits_s: list[float] = field(default_factory=list)


def prove(folder: Path, extent: Extent, mutant: str = "", postgres: str = "") -> Proof:
    """On a PostgreSQL of its own, durable as it comes, or on that at the address `postgres`."""
    sessions = extent.points or SESSIONS
    key = load_or_make_key(folder / "journal.key")
    journal = Journal.open(folder / "journal.db", key)
    began = time.monotonic()
    visits = week_of_visits(Random(extent.seed), sessions)
    while some := list(islice(visits, TOGETHER)):
        journal.append([fact for visit in some for fact in visit], "2026-11-20T12:00:00+01:00")
    made_s = time.monotonic() - began
    (folder / "store").mkdir()
    with empty_schema(postgres or start(folder)) as database:
        store = StoreProcess(folder / "store", database, mutant)
        with ExitStack() as left:
            left.callback(store.stop)
            store.start()
            connection = left.enter_context(psycopg.connect(database.replace("+psycopg", "", 1)))
            connection.autocommit = True
            if mutant == NO_KEY:
                forget_keys(connection)
            sold, ways, spent_s = _drained(folder, journal, store, connection, Random(extent.seed), sessions)
            store.stop()
            connection.autocommit = False
            rows = list(_rows(folder, journal, connection, sold, ways))
            drained = sessions / spent_s
            raw = raw_sessions_per_s(connection, batch=250)
        journal.close()
    rows += [
        Row("sessions/s drained, all faults included", round(drained)),
        Row("sessions/s by raw psycopg, no faults", round(raw)),
    ]
    note = f"{sessions} sessions made in {made_s:.0f} s, drained in {spent_s:.1f} s; seed {extent.seed}"
    return Proof("week-offline", "drained twice over a bad link: each sale once, to the cent", rows, [note])


def _drained(
    folder: Path, journal: Journal, store: StoreProcess, connection: psycopg.Connection, chance: Random, sessions: int
) -> tuple[Sold, list[FlakyWay], float]:
    """What was sold meanwhile, the two ways to the store, and the seconds until the week was there."""
    ways = [FlakyWay(store.port, Random(chance.random()), LOST_REPLIES).open() for _ in range(2)]
    sold, enough = Sold(), threading.Event()
    seller = threading.Thread(target=_sell, args=(journal, sessions + 1, sold, enough, chance.random()))
    pause = threading.Event()
    began = time.monotonic()
    with _drainers(folder, store, ways):
        seller.start()
        try:
            for share, how in ((3, signal.SIGKILL), (2, signal.SIGTERM)):
                _wait_for(connection, sessions // share, pause)
                store.stop(how)
                store.start()
            _wait_for(connection, sessions, pause)
            spent_s = time.monotonic() - began
        finally:
            enough.set()
            seller.join()
        outbox = Outbox.open(folder / "journal.db", load_key(folder / "journal.key"))
        _wait(lambda: not outbox.pending(1), pause, "what was sold meanwhile is not on the server")
        outbox.close()
    for way in ways:
        way.close()
    return sold, ways, spent_s


@contextmanager
def _drainers(folder: Path, store: StoreProcess, ways: list[FlakyWay]) -> Iterator[None]:
    """One drainer a way; they know nothing of each other."""
    module = [sys.executable, "-m", "scripts.proofs.week.drainer", str(folder / "journal.db")]
    drainers = [
        subprocess.Popen(
            [*module, str(folder / "journal.key"), f"http://127.0.0.1:{way.port}", str(store.token_file)], cwd=ROOT
        )
        for way in ways
    ]
    try:
        yield
    finally:
        for drainer in drainers:
            drainer.terminate()
        for drainer in drainers:
            drainer.wait(timeout=30)


def _wait_for(connection: psycopg.Connection, sales: int, pause: threading.Event) -> None:
    counted = "SELECT count(*) >= %s FROM sale"
    _wait(
        lambda: connection.execute(counted, (sales,)).fetchone() == (True,),
        pause,
        f"{sales} sales are not on the server",
    )


def _wait(condition: Callable[[], bool], pause: threading.Event, what: str) -> None:
    until = time.monotonic() + LONGEST_S
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"{what} after {LONGEST_S:.0f} s")
        pause.wait(LOOKS_EVERY_S)


def _sell(journal: Journal, first: int, sold: Sold, enough: threading.Event, seed: float) -> None:
    """The lane sells on, a visit at a time, until it is enough."""
    number = first
    chance = Random(seed)
    decided = decided_visits(chance, SOLD_ALIKE)
    while not enough.wait(SELLS_EVERY_S):
        visit = told_again(chance.choice(decided), number, MONDAY + WEEK, chance)
        began = time.perf_counter()
        journal.append(visit, "2026-11-23T08:00:00+01:00")
        sold.waits_s.append(time.perf_counter() - began)
        sold.visits += 1
        number += 1


def _rows(
    folder: Path, journal: Journal, connection: psycopg.Connection, sold: Sold, ways: list[FlakyWay]
) -> Iterator[Row]:
    books, odd = books_of_server(connection)
    yield from compared(books_of_journal(journal), books)
    yield Row("sales that are not what their lines come to", odd, "0", holds=not odd)
    outbox = Outbox.open(folder / "journal.db", load_key(folder / "journal.key"))
    parked = len(outbox.parked())
    outbox.close()
    yield Row("facts set aside", parked, "0", holds=not parked)
    (alarms,) = connection.execute("SELECT count(*) FROM alarm").fetchone() or (0,)
    yield Row("alarms", alarms, "0", holds=not alarms)
    for number, way in enumerate(ways, start=1):
        yield Row(f"batches of drainer {number}", way.posts, "more than 0", holds=way.posts > 0)
    lost = sum(way.lost for way in ways)
    yield Row("replies lost after the store had done it", lost, "more than 0", holds=lost > 0)
    yield Row("times the store went away", 2)
    waits_ms = sorted(wait * 1000 for wait in sold.waits_s)
    yield Row("visits sold meanwhile", sold.visits, "more than 0", holds=sold.visits > 0)
    if waits_ms:
        yield Row("  appended in, median ms", waits_ms[len(waits_ms) // 2])
        yield Row("  appended in, 99 of 100, ms", waits_ms[len(waits_ms) * 99 // 100])
