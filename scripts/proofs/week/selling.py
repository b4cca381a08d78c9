"""The lane that sells on while its week is drained."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random

from kiosk.journal import Journal
from scripts.proofs.report import Row
from scripts.proofs.week.visits import MONDAY, WEEK, decided_visits, told_again

SELLS_EVERY_S = 0.1
SOLD_ALIKE = 20
ALONE = 50
"""So many visits are sold before anything is drained."""


class Selling:
    """Visits numbered from `first` on, each in an append of its own; how long each of these took is kept."""

    def __init__(self, journal: Journal, first: int, chance: Random) -> None:
        self._journal = journal
        self._number = first
        self._chance = chance
        self._decided = decided_visits(chance, SOLD_ALIKE)
        self._alone_s: list[float] = []
        self._beside_s: list[float] = []

    def alone(self) -> None:
        """Some visits one after the other, nothing beside them."""
        for _ in range(ALONE):
            self._alone_s.append(self._sells())

    @contextmanager
    def beside(self) -> Iterator[None]:
        """The lane sells, until what is done inside is over; raises what its selling raised."""
        enough = threading.Event()
        with ThreadPoolExecutor(1) as thread:
            selling = thread.submit(self._sells_until, enough)
            try:
                yield
            finally:
                enough.set()
            selling.result()

    def rows(self) -> Iterator[Row]:
        yield Row("visits sold meanwhile", len(self._beside_s), "more than 0", holds=bool(self._beside_s))
        for what, waits_s in (("before", self._alone_s), ("meanwhile", self._beside_s)):
            told = sorted(wait * 1000 for wait in waits_s)
            for share, place in (("median", len(told) // 2), ("99 of 100", len(told) * 99 // 100), ("slowest", -1)):
                if told:
                    yield Row(f"  appended in, {what}, {share}, ms", told[place])

    def _sells_until(self, enough: threading.Event) -> None:
        while not enough.wait(SELLS_EVERY_S):
            self._beside_s.append(self._sells())

    def _sells(self) -> float:
        visit = told_again(self._chance.choice(self._decided), self._number, MONDAY + WEEK, self._chance)
        began = time.perf_counter()
        self._journal.append(visit, "2026-11-23T08:00:00+01:00")
        self._number += 1
        return time.perf_counter() - began
