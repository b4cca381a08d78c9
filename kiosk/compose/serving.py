"""What a technician at a lane sees of it while it runs: its devices, and its store server, its disk and its memory."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drivers.contract import HealthLevel
from kiosk.compose.devices import KINDS
from kiosk.compose.diagnosing import look_at_machine, look_at_store
from kiosk.config import Config
from kiosk.core.session.inputs import Device
from kiosk.diagnostics import store
from kiosk.diagnostics.lasting import FILE, Lasting, Life
from kiosk.diagnostics.live import LaneWatch
from kiosk.diagnostics.on_screen import WireLine, wire_line
from kiosk.diagnostics.report import Row

log = logging.getLogger(__name__)

LOOK_EVERY_S = 10.0
"""What is no device is looked at so often while somebody asks."""


@dataclass(frozen=True, slots=True)
class ToldFault:
    """A fault that a device told of, at `at_s` seconds since 1970 in UTC."""

    at_s: float
    kind: str
    detail: str


class ServiceDesk:
    """Answers at once, from any thread: what takes its time is looked at on a thread that lives as long as the look."""

    def __init__(self, config: Config, health: LaneWatch, mono: Callable[[], float] = time.monotonic) -> None:
        self._config, self._health, self._mono = config, health, mono
        self._lock = threading.Lock()
        self._looked_at: float | None = None
        self._looking = False
        self._lives: dict[str, tuple[Life, ...]] = {}
        address = config.server.address if config.server is not None else ""
        self._beside: dict[str, Row] = {
            store.DEVICE: Row(device=store.DEVICE, kind=store.DEVICE, link=address),
            **{part: Row(device=part, kind=part) for part in ("disk", "memory")},
        }

    def rows(self) -> Sequence[Row]:
        """The devices first; what is looked at aside as it was the last time."""
        with self._lock:
            due = self._looked_at is None or self._mono() - self._looked_at >= LOOK_EVERY_S
            begins = due and not self._looking
            self._looking = self._looking or begins
            beside, lives = tuple(self._beside.values()), self._lives
        if begins:
            threading.Thread(target=self._look, name="look-aside", daemon=True).start()
        devices = (replace(row, lasting=lives.get(row.device, ())) for row in self._health.rows())
        return (*devices, *beside)

    def check(self, device: str, level: str) -> None:
        self._health.check(device, HealthLevel(level))

    def trace(self, device: str) -> Sequence[WireLine]:
        kind = KINDS.get(Device(device), device)
        return tuple(wire_line(kind, passed) for passed in self._health.trace(device))

    def faults(self, device: str) -> Sequence[ToldFault]:
        return tuple(ToldFault(one.at_s, one.fault.kind, one.fault.detail) for one in self._health.faults(device))

    def _look(self) -> None:
        """The machine first: the server may take its time."""
        try:
            self._keep_lives()
            self._keep(*look_at_machine(self._config))
            self._keep(look_at_store(self._config))
        except (OSError, ValueError) as error:
            log.warning("the lane's own machine cannot be looked at: %s", error)
        finally:
            with self._lock:
                self._looked_at, self._looking = self._mono(), False

    def _keep_lives(self) -> None:
        """What each device has done in all, as it was written last: a minute ago at most."""
        lives: dict[str, tuple[Life, ...]] = {}
        try:
            for life in Lasting(self._config.lane.data / FILE).lives():
                lives[life.device] = (*lives.get(life.device, ()), life)
        except sqlite3.Error as error:
            log.warning("the devices' counters cannot be read now: %s", error)
            return
        with self._lock:
            self._lives = lives

    def _keep(self, *rows: Row) -> None:
        with self._lock:
            self._beside.update({row.device: row for row in rows})
