"""What fails in the middle of a peak: PostgreSQL dies and comes back by its log, a worker of the server is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import psycopg

from scripts.proofs.peak.notes import Notes
from scripts.proofs.peak.store import PeakStore, children
from scripts.proofs.peak.usage import usage
from scripts.proofs.report import Row

AT = (0.25, 0.55)
"""Parts of the peak after which they come."""
DOWN_S = 15.0
"""So long after one no more waits than before it: the database reads its log, lanes try again after two seconds."""


@dataclass(frozen=True, slots=True)
class Mishap:
    what: str
    at_s: float


class Mishaps:
    """From `start` to `stop`, on a thread of its own, in a peak of `seconds` that begins at `begins` (monotonic)."""

    def __init__(self, store: PeakStore, database: str, begins: float, seconds: float) -> None:
        self._begins = begins
        self._plan: Sequence[tuple[str, float, Callable[[], None]]] = (
            ("PostgreSQL died", AT[0] * seconds, lambda: _database_dies(database)),
            ("a worker was killed", AT[1] * seconds, lambda: _worker_dies(store)),
        )
        self.came: list[Mishap] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mishaps")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        for what, at_s, comes in self._plan:
            if self._stopping.wait(max(0.0, self._begins + at_s - time.monotonic())):
                return
            comes()
            self.came.append(Mishap(what, time.monotonic() - self._begins))


def rows(came: Sequence[Mishap], notes: Notes, is_usual: Callable[[float, float], bool]) -> Iterator[Row]:
    """`is_usual`: whether so many facts may wait, and for so many seconds, when nothing is the matter."""
    yield Row("mishaps in the middle of it", len(came), str(len(AT)), holds=len(came) == len(AT))
    ends = [*(one.at_s for one in came[1:]), float("inf")]
    for one, until_s in zip(came, ends, strict=True):
        after = [(at, age, count) for at, age, count in notes.worst_backlog() if one.at_s <= at < until_s]
        unusual = [at for at, age, count in after if not is_usual(count, age)]
        took_s = max(unusual) + 1 - one.at_s if unusual else 0.0
        most = max((count for _, _, count in after), default=0)
        yield Row(f"  {one.what} after {one.at_s:.0f} s: facts that waited then, at most", most)
        yield Row("    no more waited than before, after s", took_s, f"at most {DOWN_S:.0f}", holds=took_s <= DOWN_S)


def _database_dies(database: str) -> None:
    """One of its processes is killed: it ends all others and begins anew from its log, as after a crash."""
    with psycopg.connect(database) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)


def _worker_dies(store: PeakStore) -> None:
    """The one that has worked most."""
    os.kill(max(children(store.pid), key=lambda pid: usage(pid).cpu_s), signal.SIGKILL)
