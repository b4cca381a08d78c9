"""What the devices of a running lane count goes into the file of its counters, now and then and at the end."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kiosk.config import Config
from kiosk.diagnostics.lasting import FILE, Grown, Lasting
from kiosk.diagnostics.live import GAUGES, Growth, LaneWatch
from kiosk.lane.clock import SystemClock

log = logging.getLogger(__name__)

EVERY_S = 60.0
STOP_S = 10.0
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def keep_counts(config: Config, grown: Growth) -> None:
    """What a device did while its lane did not run lasts too; a file that cannot be written is said, and no more."""
    today = SystemClock().today().isoformat()
    counts = {name: value for name, value in grown.counts.items() if name not in GAUGES}
    try:
        Lasting(config.lane.data / FILE).add([Grown(grown.device, grown.kind, grown.unit, today, counts)])
    except sqlite3.Error as error:
        log.warning("the devices' counters are not kept now: %s", error)


class CounterKeeper:
    """Keeps from `start` to `stop`, on a thread of its own. A power cut costs the last minute's counts, no more; a file
    that cannot be written is said once, and what was not written is kept for the next time, a row for each unit and
    day; one that is damaged is put aside. Days older than `keep_days` become one, None: none does.
    """

    def __init__(
        self,
        health: LaneWatch,
        folder: Path,
        today: Callable[[], date],
        every_s: float = EVERY_S,
        *,
        keep_days: int | None = None,
        sends: bool = False,
    ) -> None:
        """`sends`: a store server is told the counts, and those that it was not told yet stay as they are."""
        self._health, self._lasting, self._today, self._every_s = health, Lasting(folder / FILE), today, every_s
        self._keep_days, self._sends = keep_days, sends
        self._unwritten: dict[tuple[str, str, str], Grown] = {}
        self._folded = ""  # the day on which old ones were looked for last
        self._stopping = threading.Event()
        self._said = False
        self._thread = threading.Thread(target=self._run, name="counters", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """What was counted is written, and the thread has ended afterwards."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        while not self._stopping.wait(self._every_s):
            self._write()
        self._write()

    def _write(self) -> None:
        today = self._today()
        day = today.isoformat()
        for one in self._health.grown():
            self._grew(Grown(one.device, one.kind, one.unit, day, one.counts))
        try:
            self._add()
            self._unwritten = {}
            if self._keep_days is not None and self._folded != day:
                self._lasting.fold((today - timedelta(days=self._keep_days)).isoformat(), told=self._sends)
                self._folded = day
        except (sqlite3.Error, OSError) as error:
            if not self._said:
                log.warning("the devices' counters are not kept now: %s", error)
            self._said = True
            return
        self._said = False

    def _grew(self, grown: Grown) -> None:
        key = (grown.device, grown.unit, grown.day)
        before = self._unwritten[key].counts if key in self._unwritten else {}
        counts = {name: before.get(name, 0) + grown.counts.get(name, 0) for name in {**before, **grown.counts}}
        self._unwritten[key] = replace(grown, counts=counts)

    def _add(self) -> None:
        try:
            self._lasting.add(self._unwritten.values())
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in DAMAGED:
                raise
            log.warning("the file of the devices' counters is damaged, and a new one begins: %s", error)
            self._lasting.put_aside()
            self._lasting.add(self._unwritten.values())
