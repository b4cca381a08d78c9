"""A week offline: what waits in a lane's journal is drained by two drainers to a store on PostgreSQL, while every fifth
reply is lost after the store did what it was asked, the store is killed once and stopped once, a drainer stands still
in the middle of its work, and the lane sells on.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import psycopg

from kiosk.journal import Journal, load_key, load_or_make_key
from kiosk.journal.lease import LEASE_S
from kiosk.journal.outbox import Outbox
from scripts.proofs.report import Extent, Proof, Row
from scripts.proofs.week.compared import books_of_journal, books_of_server, compared
from scripts.proofs.week.drainers import Drainers, drainers
from scripts.proofs.week.raw import raw_sessions_per_s
from scripts.proofs.week.selling import Selling
from scripts.proofs.week.store import NO_KEY, StoreProcess, forget_keys
from scripts.proofs.week.visits import MONDAY, week_of_visits
from tests.server.postgres import empty_schema, start

SESSIONS = 50_000
TOGETHER = 200
"""Visits of one append while the week is made; the lane that sells on appends each alone."""
LOOKS_EVERY_S = 0.25
LONGEST_S = 3600.0


@dataclass(frozen=True, slots=True)
class Mishaps:
    """At each of `restarts`, when the n-th part of the week has arrived, the store goes away by a signal and comes
    again; then so many `stalls`, each of a drainer that stands still until the other has followed it, its lease over.
    """

    restarts: Sequence[tuple[int, signal.Signals]] = ((3, signal.SIGKILL), (2, signal.SIGTERM))
    stalls: int = 1
    lease_s: float = LEASE_S


def prove(folder: Path, extent: Extent, mutant: str = "", postgres: str = "", mishaps: Mishaps | None = None) -> Proof:
    """On a PostgreSQL of its own, durable as it comes, or on that at the address `postgres`."""
    sessions, mishaps = extent.points or SESSIONS, mishaps or Mishaps()
    journal = Journal.open(folder / "journal.db", load_or_make_key(folder / "journal.key"))
    made_s = _made(journal, sessions, Random(extent.seed))
    with empty_schema(postgres or start(folder)) as database:
        before = os.times()
        store = StoreProcess(folder / "store", database, mutant)
        with ExitStack() as left:
            left.callback(store.stop)
            selling = Selling(journal, sessions + 1, Random(extent.seed + 1))
            selling.alone()
            two = left.enter_context(drainers(folder, store.token_file, mishaps.lease_s, Random(extent.seed + 2)))
            store.start()
            connection = left.enter_context(psycopg.connect(database.replace("+psycopg", "", 1)))
            connection.autocommit = True
            if mutant == NO_KEY:
                forget_keys(connection)
            spent_s = _drained(sessions, mishaps, selling, store, connection, two)
            _wait(lambda: not _unsent(folder), "what was sold meanwhile is not on the server")
            store.stop()
            connection.autocommit = False
            rows = [*_rows(folder, journal, connection, two), *selling.rows()]
            rows.append(Row("times the store went away", len(mishaps.restarts)))
            rows.append(Row("times a drainer stood still", mishaps.stalls))
            rows.append(Row("sessions/s drained, all faults included", round(sessions / spent_s)))
            rows.append(Row("sessions/s by raw psycopg, no faults", round(raw_sessions_per_s(connection, batch=250))))
        journal.close()
    after = os.times()
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    rows.append(Row("processor time of drainers and store, ms a session", cpu_s * 1000 / sessions))
    note = f"{sessions} sessions made in {made_s:.0f} s, drained in {spent_s:.1f} s; seed {extent.seed}"
    return Proof("week-offline", "drained twice over a bad link: each sale once, to the cent", rows, [note])


def _made(journal: Journal, sessions: int, chance: Random) -> float:
    """The week is in the journal; gives the seconds that it took."""
    began = time.monotonic()
    visits = week_of_visits(chance, sessions)
    while some := list(islice(visits, TOGETHER)):
        journal.append([fact for visit in some for fact in visit], "2026-11-20T12:00:00+01:00")
    return time.monotonic() - began


def _drained(
    sessions: int,
    mishaps: Mishaps,
    selling: Selling,
    store: StoreProcess,
    connection: psycopg.Connection,
    two: Drainers,
) -> float:
    """The seconds until the week was at the store, which had its mishaps meanwhile."""

    def arrived(sales: int) -> None:
        counted = "SELECT count(*) >= %s FROM sale"
        _wait(
            lambda: connection.execute(counted, (sales,)).fetchone() == (True,),
            f"{sales} sales are not on the server",
        )

    began = time.monotonic()
    two.reach(store.port)
    with selling.beside():
        for part, how in mishaps.restarts:
            arrived(sessions // part)
            store.stop(how)
            store.start()
        for _ in range(mishaps.stalls):
            _one_stalls(two)
        arrived(sessions)
    return time.monotonic() - began


def _one_stalls(two: Drainers) -> None:
    standing = two.stalled(LONGEST_S)
    other = two.ways[1 - standing]
    before = other.posts
    _wait(lambda: other.posts > before, "the other drainer does not go on where one stands still")
    two.goes_on(standing)


def _unsent(folder: Path) -> int:
    outbox = Outbox.open(folder / "journal.db", load_key(folder / "journal.key"))
    try:
        return outbox.standing(MONDAY).unsent
    finally:
        outbox.close()


def _wait(condition: Callable[[], bool], what: str) -> None:
    until, pause = time.monotonic() + LONGEST_S, threading.Event()
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"{what} after {LONGEST_S:.0f} s")
        pause.wait(LOOKS_EVERY_S)


def _rows(folder: Path, journal: Journal, connection: psycopg.Connection, two: Drainers) -> Iterator[Row]:
    books, odd = books_of_server(connection)
    yield from compared(books_of_journal(journal), books)
    yield Row("sales that are not what their lines come to", odd, "0", holds=not odd)
    outbox = Outbox.open(folder / "journal.db", load_key(folder / "journal.key"))
    parked = len(outbox.parked())
    outbox.close()
    yield Row("facts set aside", parked, "0", holds=not parked)
    (alarms,) = connection.execute("SELECT count(*) FROM alarm").fetchone() or (0,)
    yield Row("alarms", alarms, "0", holds=not alarms)
    for number, way in enumerate(two.ways, start=1):
        yield Row(f"batches of drainer {number}", way.posts, "more than 0", holds=way.posts > 0)
    lost = sum(way.lost for way in two.ways)
    yield Row("replies lost after the store had done it", lost, "more than 0", holds=lost > 0)
