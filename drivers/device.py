"""A device as its user holds it, with the life cycle that UnifiedPOS gives devices: around one pump after another.

Closed → opened → claimed → enabled, and back. Claimed, the link is ours and kept up; enabled, codes are delivered.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

from drivers.checked import Checked
from drivers.contract import (
    CheckHealth,
    CodeRead,
    DeviceOffline,
    DeviceOnline,
    Driver,
    FaultKind,
    Request,
    Stamped,
)
from drivers.counts import Counts
from drivers.ending import END, ENDING
from drivers.link.base import Link
from drivers.pump import USUAL_BACKOFF, Backoff, Listener, Pump

Chunk = TypeVar("Chunk")

WAITING_CODES = 64


class Stage(StrEnum):
    CLOSED = "closed"
    OPENED = "opened"
    CLAIMED = "claimed"
    ENABLED = "enabled"


class Step(StrEnum):
    OPEN = "open"
    CLAIM = "claim"
    ENABLE = "enable"
    DISABLE = "disable"
    RELEASE = "release"
    CLOSE = "close"


ALLOWED: dict[tuple[Stage, Step], Stage] = {
    (Stage.CLOSED, Step.OPEN): Stage.OPENED,
    (Stage.OPENED, Step.CLAIM): Stage.CLAIMED,
    (Stage.CLAIMED, Step.ENABLE): Stage.ENABLED,
    (Stage.ENABLED, Step.DISABLE): Stage.CLAIMED,
    (Stage.CLAIMED, Step.RELEASE): Stage.OPENED,
    (Stage.OPENED, Step.CLOSE): Stage.CLOSED,
}


class State(StrEnum):
    CLOSED = "closed"
    IDLE = "idle"
    BUSY = "busy"  # something asked for has not ended yet
    ERROR = "error"  # claimed, and not to be used now


class Power(StrEnum):
    UNKNOWN = "unknown"  # nobody has looked
    ONLINE = "online"
    OFFLINE = "offline"  # it has power and cannot be used
    OFF_OFFLINE = "off_offline"  # nobody answers: off, or gone


class WrongStage(Exception):
    """What was asked for is not allowed at `stage`; nothing has changed."""

    def __init__(self, device: str, asked: str, stage: Stage) -> None:
        super().__init__(f"{device} is {stage}: {asked} is not possible")
        self.stage = stage


class Device(Generic[Chunk]):
    """Used from one thread; `listener` is called on the pump's, or on that of whoever enables."""

    def __init__(
        self,
        name: str,
        kind: str,
        driver: Callable[[], Driver[Chunk]],
        link: Callable[[], Link[Chunk]],
        listener: Listener,
        *,
        backoff: Backoff = USUAL_BACKOFF,
    ) -> None:
        """`driver` and `link` make a fresh one for each claim."""
        self.name = name
        self.counts = Counts()
        self.lost_codes = 0  # more than `WAITING_CODES` came while disabled
        self._driver, self._link, self._backoff = driver, link, backoff
        self._kind = kind
        self._listener = listener
        self._lock = threading.RLock()  # stage, power and what waits change together
        self._stage = Stage.CLOSED
        self._power = Power.UNKNOWN
        self._under_way = 0
        self._waiting: deque[Stamped] = deque()
        self._pump: Pump[Chunk] | None = None
        self._checked: Checked[Chunk] | None = None

    @property
    def stage(self) -> Stage:
        return self._stage

    @property
    def power(self) -> Power:
        return self._power

    @property
    def state(self) -> State:
        with self._lock:
            if self._stage is Stage.CLOSED:
                return State.CLOSED
            if self._power in (Power.OFFLINE, Power.OFF_OFFLINE):
                return State.ERROR
            return State.BUSY if self._under_way else State.IDLE

    def open(self) -> None:
        self._go(Step.OPEN)

    def claim(self) -> None:
        """The link is ours and is kept up from now on; what the device says of itself is told."""
        self._go(Step.CLAIM)
        self._checked = Checked(self._kind, self._driver(), self.counts)
        self._pump = Pump(self.name, self._checked, self._link(), self._heard, backoff=self._backoff)
        self._pump.start()

    def enable(self) -> None:
        """Codes are delivered from now on, first those that waited."""
        with self._lock:
            self._go(Step.ENABLE)
            while self._waiting:
                self._listener(self._waiting.popleft())

    def disable(self) -> None:
        """Codes wait from now on, `WAITING_CODES` at most; everything else is still told."""
        self._go(Step.DISABLE)

    def release(self) -> None:
        """The link is closed and the thread has ended; codes that waited are gone."""
        self._go(Step.RELEASE)
        if self._pump is not None:
            self._pump.stop()
            self._pump = None
        if self._checked is not None:
            self._checked.released(time.monotonic())
            self._checked = None
        with self._lock:
            self._waiting.clear()
            self._power, self._under_way = Power.UNKNOWN, 0

    def close(self) -> None:
        self._go(Step.CLOSE)

    def shut(self) -> None:
        """Closed, whatever it was."""
        for stage, step in (
            (Stage.ENABLED, self.disable),
            (Stage.CLAIMED, self.release),
            (Stage.OPENED, self.close),
        ):
            if self._stage is stage:
                step()

    def submit(self, request: Request) -> None:
        """The driver gets `request`. Enabled is needed for it, for a check of health claimed is enough."""
        with self._lock:
            enough = (Stage.ENABLED, Stage.CLAIMED) if isinstance(request, CheckHealth) else (Stage.ENABLED,)
            if self._pump is None or self._stage not in enough:
                raise WrongStage(self.name, type(request).__name__, self._stage)
            self._under_way += isinstance(request, ENDING)
        self._pump.submit(request)

    def _go(self, step: Step) -> None:
        with self._lock:
            after = ALLOWED.get((self._stage, step))
            if after is None:
                raise WrongStage(self.name, step, self._stage)
            self._stage = after

    def _heard(self, stamped: Stamped) -> None:
        with self._lock:
            match stamped.reading:
                case DeviceOnline():
                    self._power = Power.ONLINE
                case DeviceOffline(fault):
                    away = fault.kind in (FaultKind.UNPLUGGED, FaultKind.SILENT)
                    self._power = Power.OFF_OFFLINE if away else Power.OFFLINE
                case reading if isinstance(reading, END):
                    self._under_way = max(0, self._under_way - 1)
            if isinstance(stamped.reading, CodeRead) and self._stage is not Stage.ENABLED:
                self._waiting.append(stamped)
                if len(self._waiting) > WAITING_CODES:
                    self._waiting.popleft()
                    self.lost_codes += 1
                return
            self._listener(stamped)
