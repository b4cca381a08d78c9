"""What the devices of a running lane count goes into the file of its counters, now and then and at the end."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kiosk.diagnostics.lasting import FILE, Grown, Lasting
from kiosk.diagnostics.live import LaneWatch

log = logging.getLogger(__name__)

EVERY_S = 60.0
STOP_S = 10.0


class CounterKeeper:
    """Keeps from `start` to `stop`, on a thread of its own. A power cut costs the last minute's counts, no more; a file
    that cannot be written is said once, and what was not written is kept for the next time.
    """

    def __init__(self, health: LaneWatch, folder: Path, today: Callable[[], date], every_s: float = EVERY_S) -> None:
        self._health, self._lasting, self._today, self._every_s = health, Lasting(folder / FILE), today, every_s
        self._unwritten: list[Grown] = []
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
        day = self._today().isoformat()
        self._unwritten += [Grown(one.device, one.kind, one.unit, day, one.counts) for one in self._health.grown()]
        try:
            self._lasting.add(self._unwritten)
        except sqlite3.Error as error:
            if not self._said:
                log.warning("the devices' counters are not kept now: %s", error)
            self._said = True
            return
        self._unwritten, self._said = [], False
