"""Three hundred lanes at peak: each sells once a minute and says and asks all that a lane does meanwhile, to one store
server on a PostgreSQL of its own, while a host's console is open and a manager looks at the figures.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import psycopg

from kiosk.lane.clock import SystemClock
from kiosk.store_link.push import PATIENCE_S
from scripts.proofs.peak.bare import BareServer
from scripts.proofs.peak.books import books
from scripts.proofs.peak.crowd import Orders
from scripts.proofs.peak.maker import Maker
from scripts.proofs.peak.meter import Cost, Meter
from scripts.proofs.peak.mishaps import Mishap, Mishaps
from scripts.proofs.peak.mishaps import rows as survived
from scripts.proofs.peak.notes import Notes, centile, told
from scripts.proofs.peak.saturated import EACH, bare, ours
from scripts.proofs.peak.store import PeakStore
from scripts.proofs.peak.watching import Seen, Watching
from scripts.proofs.report import Extent, Proof, Row, none
from tests.server.postgres import empty_schema, start

LANES, SECONDS = 300, 120.0
WORKERS = 2
MAKERS = 2
"""Programs that the lanes are divided among."""
INGEST = "envelopes"
EVERY_S = 60.0
P99_MS = 100.0
MOST_WAIT_S = PATIENCE_S + 5.0
"""So long a fact may have waited at any look: the lane itself lets wait what is of no hurry."""
GROWS, GROWS_BY = 1.5, 0.05
"""What waits may be so many times what it was at first, and so much more for each lane: chance is no growth."""


@dataclass(frozen=True, slots=True)
class Peak:
    """How the peak is played; a test plays a small one."""

    ramp_s: float = 60.0
    every_s: float = EVERY_S
    pace: float = 1.0
    makers: int = MAKERS
    browser: bool = True
    each: int = EACH


def prove(folder: Path, extent: Extent, postgres: str = "", peak: Peak = Peak()) -> Proof:
    """On a PostgreSQL of its own, durable as it comes, or on that at the address `postgres`."""
    seconds, lanes = extent.seconds or SECONDS, [str(number) for number in range(1, (extent.lanes or LANES) + 1)]
    with ExitStack() as left:
        database = left.enter_context(empty_schema(postgres or start(folder)))
        store = PeakStore(folder / "store", database, lanes, WORKERS)
        left.callback(store.stop)
        store.start()
        version = store.publish()
        makers = [
            left.enter_context(Maker(folder, f"crowd-{number}", orders))
            for number, orders in enumerate(_orders(store, extent, seconds, version, peak))
        ]
        for one in makers:
            one.is_ready()
        watching = Watching(store.address, store.host, store.manager) if peak.browser else None
        if watching is not None:
            watching.start()
            left.callback(watching.stop)
        plainly = database.replace("+psycopg", "", 1)
        begins = time.monotonic() + peak.ramp_s
        for one in makers:
            one.goes(begins)
        _until(begins)
        if watching is not None:
            watching.counts()
        meter = Meter(store.pid, plainly)
        mishaps = Mishaps(store, plainly, begins, seconds)
        left.callback(mishaps.stop)
        if extent.breaks:
            mishaps.start()
        _until(begins + seconds)
        costs = meter.stop()
        notes = Notes()
        for one in makers:
            notes.add(one.report())
        seen = watching.stop() if watching is not None else None
        asked = sum(len(times) for kind, times in notes.waited.items() if not kind.startswith(" "))
        rows = [*_rows(notes, seconds, len(lanes)), *_watched(seen, len(lanes))]
        if extent.breaks:  # how it was while that stood still is told, and proves nothing
            rows = [replace(one, must="", holds=True) for one in rows]
            rows += survived(mishaps.came, notes, usual(notes, mishaps.came, len(lanes)))
        rows += _cost(costs, notes, asked, peak.ramp_s + seconds)
        with psycopg.connect(plainly, autocommit=True) as connection:
            rows += books(connection, notes)
        peers = [left.enter_context(BareServer(database)) for _ in range(WORKERS)]
        rows += _beside(
            bare(peers, each=peak.each), ours(next(_orders(store, extent, seconds, version, peak)), each=peak.each)
        )
        said = store.log()
    rows.append(Row("lines that the server had to say", len(said)))
    title = f"{len(lanes)} lanes at peak, each a sale a minute"
    return Proof("load", title, rows, [*_backlog(notes, seconds), *said[:5]])


def _orders(store: PeakStore, extent: Extent, seconds: float, version: str, peak: Peak) -> Iterator[Orders]:
    began = datetime.fromisoformat(SystemClock().wall()) + timedelta(seconds=peak.ramp_s)
    for part in range(peak.makers):
        yield Orders(
            lanes={lane: store.tokens[lane] for lane in store.lanes[part :: peak.makers]},
            port=store.port,
            seed=extent.seed,
            began=began.isoformat(timespec="seconds"),
            version=version,
            ramp_s=peak.ramp_s,
            seconds=seconds,
            every_s=peak.every_s,
            pace=peak.pace,
        )


def _rows(notes: Notes, seconds: float, lanes: int) -> Iterator[Row]:
    yield Row("lanes", lanes)
    yield Row("seconds", seconds)
    requests = sum(len(times) for kind, times in notes.waited.items() if not kind.startswith(" "))
    yield Row("requests/s answered, without those held open", requests / seconds)
    yield Row("due → answered, ms", "median / 95 / 99 of 100 / slowest")
    for kind, times in notes.waited.items():
        if kind == INGEST:
            p99 = centile(times, 0.99)
            yield Row(f"  {kind} ({len(times):,})", told(times), f"99 of 100 < {P99_MS:.0f} ms", holds=p99 < P99_MS)
    yield Row("    since it was really sent", told(notes.answered))
    for kind, times in sorted(notes.waited.items()):
        if kind != INGEST:
            yield Row(f"  {kind} ({len(times):,})", told(times))
    lost = [f"{count} × {what}" for what, count in notes.lost.items()]
    yield none("requests without an answer", lost)
    worst = notes.worst_backlog()
    oldest = max((age for _, age, _ in worst), default=0.0)
    yield Row("longest that any fact waited, s", oldest, f"at most {MOST_WAIT_S:.0f}", holds=oldest <= MOST_WAIT_S)
    first, last = _thirds([count for _, _, count in worst])
    yield Row("facts that waited, first third, on average", first)
    grew = last > GROWS * first + lanes * GROWS_BY
    yield Row("  last third", last, "no more than at first", holds=not grew)


def usual(notes: Notes, came: Sequence[Mishap], lanes: int) -> Callable[[float, float], bool]:
    """Whether so many facts wait, the oldest for so long, as it was before anything came."""
    first = min((one.at_s for one in came), default=0.0)
    before = [count for at, _, count in notes.worst_backlog() if at < first]
    most = GROWS * max(before, default=0) + lanes * GROWS_BY
    return lambda count, age_s: count <= most and age_s <= MOST_WAIT_S


def _thirds(counts: Sequence[int]) -> tuple[float, float]:
    part = max(1, len(counts) // 3)
    return sum(counts[:part]) / part, sum(counts[-part:]) / part


def _watched(seen: Seen | None, lanes: int) -> Iterator[Row]:
    if seen is None:
        return
    yield none("what went wrong at the console", [seen.failed] if seen.failed else [])
    yield Row("lanes that the host's console shows", seen.tiles, str(lanes), holds=seen.tiles == lanes)
    yield Row("  looks that saw it changed", f"{seen.changes} of {seen.looks}", "all", holds=seen.changes == seen.looks)
    yield Row("  looks that saw no link", seen.lost, "0", holds=not seen.lost)
    yield Row("  the most lanes that it did not hear of", seen.silent, "0", holds=not seen.silent)
    pages = sorted(seen.pages_ms)
    yield Row(f"the page of figures ({len(pages)}), ms", told(pages))


def _cost(cost: Cost, notes: Notes, asked: int, makers_s: float) -> Iterator[Row]:
    part = 100.0 / cost.seconds
    yield Row("processor, the server, % of one core", cost.server_s * part)
    yield Row("  worker by worker", " / ".join(f"{one * part:.0f}" for one in cost.workers_s))
    yield Row("  PostgreSQL", cost.database_s * part)
    yield Row("  the lanes, which a store has elsewhere", notes.cpu_s / makers_s * 100.0)
    yield Row("  the whole machine, others' work too", cost.machine_s * part)
    each_ms = (cost.server_s + cost.database_s) * 1000 / max(1, asked)
    yield Row("processor of server and PostgreSQL, ms a request", each_ms)
    yield Row("commits/s", cost.commits / cost.seconds)
    yield Row("memory of the server, MB", cost.server_mb)
    yield Row("  PostgreSQL", cost.database_mb)
    yield Row("the lanes' programs came late themselves, by ms", told(notes.late))


def _beside(bare_s: float, ours_s: float) -> Iterator[Row]:
    yield Row("at saturation: sales/s, one a request", ours_s)
    yield Row("  bare FastAPI + PostgreSQL, one INSERT a request, requests/s", bare_s)
    yield Row("  times as many as sales", bare_s / ours_s)


def _backlog(notes: Notes, seconds: float) -> Iterator[str]:
    yield "over time, s: oldest unsent in s (facts waiting)"
    told_at = max(1, round(seconds / 12))
    yield "  " + ", ".join(
        f"{at:.0f}: {age:.1f} ({count})" for at, age, count in notes.worst_backlog() if round(at) % told_at == 0
    )


def _until(at: float) -> None:
    threading.Event().wait(max(0.0, at - time.monotonic()))
