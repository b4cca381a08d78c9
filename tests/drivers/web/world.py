"""A driver and an emulator joined in virtual time: hours pass at once, and a run is the same every time."""

from __future__ import annotations

import heapq
import itertools
from typing import Any

from drivers.contract import DeviceFault, Driver, FaultKind, Output, Reading, Request
from drivers.emulators.base import Act, Emulator, HangUp, Say, Value

BACK_S = 0.05
GONE = DeviceFault(FaultKind.UNPLUGGED, "the device closed the connection")


class World:
    """`delay_s` is the way of a byte. The driver's link comes back by itself while `plugged`."""

    def __init__(self, driver: Driver[Any], emulator: Emulator, delay_s: float = 0.01) -> None:
        self.driver = driver
        self.emulator = emulator
        self.delay_s = delay_s
        self.now = 1000.0
        self.plugged = True
        self.linked = False
        self.readings: list[Reading] = []
        self.sent: list[bytes] = []
        self._connection = 0
        self._events: list[tuple[float, int, str, int, bytes]] = []
        self._order = itertools.count()
        self._connect_at: float | None = self.now

    def set(self, **values: object) -> None:
        self._act(self.emulator.set(values, self.now))

    def fault(self, name: str, value: Value = True) -> None:
        self.emulator.faults.set(name, value)

    def asks(self, request: Request) -> None:
        self._take(self.driver.requested(request, self.now))

    def unplug(self) -> None:
        self.plugged = False
        self._lost(GONE)
        self.emulator.disconnected(self.now)

    def plug(self) -> None:
        self.plugged = True
        self._connect_at = self.now + BACK_S

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while (at := self._next()) is not None and at <= until:
            self._turn(at)
        self.now = max(self.now, until)

    def until(self, kind: Any, within_s: float = 400.0, attempt: str | None = None) -> Any:
        """The first reading of `kind` (and `attempt`) not seen before this call; time passes until it comes."""
        last = self.now + within_s
        seen = 0
        while True:
            for reading in self.readings[seen:]:
                if isinstance(reading, kind) and attempt in (None, getattr(reading, "attempt", None)):
                    return reading
            seen = len(self.readings)
            at = self._next()
            assert at is not None, f"nothing happens any more, and no {kind} in {self.readings}"
            assert at <= last, f"no {kind} in {self.readings}"
            self._turn(at)

    def told(self, kind: type) -> list[Any]:
        return [reading for reading in self.readings if isinstance(reading, kind)]

    def _next(self) -> float | None:
        moments = [self.driver.deadline, self.emulator.deadline, self._connect_at if self.plugged else None]
        moments += [event[0] for event in self._events[:1]]
        return min((moment for moment in moments if moment is not None), default=None)

    def _turn(self, at: float) -> None:
        self.now = max(self.now, at)
        while self._events and self._events[0][0] <= self.now:
            self._happen(*heapq.heappop(self._events)[2:])
        if self.plugged and self._connect_at is not None and self._connect_at <= self.now:
            self._connect_at = None
            self.linked = True
            self._connection += 1
            self._act(self.emulator.connected(self.now))
            self._take(self.driver.connected(self.now))
        if self.emulator.deadline is not None and self.emulator.deadline <= self.now:
            self._act(self.emulator.ticked(self.now))
        if self.driver.deadline is not None and self.driver.deadline <= self.now:
            self._take(self.driver.ticked(self.now))

    def _happen(self, what: str, connection: int, data: bytes) -> None:
        if connection != self._connection or not self.linked:
            return
        match what:
            case "to the device":
                self._act(self.emulator.received(data, self.now))
            case "to the driver":
                self._take(self.driver.received(data, self.now))
            case _:
                self.emulator.disconnected(self.now)
                self._lost(GONE)

    def _lost(self, fault: DeviceFault) -> None:
        if self.linked:
            self.linked = False
            self._connect_at = self.now + BACK_S
            self._take(self.driver.disconnected(fault, self.now))

    def _take(self, output: Output) -> None:
        self.readings += output.readings
        if output.send:
            self.sent.append(output.send)
            self._post(self.now + self.delay_s, "to the device", output.send)
        if output.hang_up:
            self.emulator.disconnected(self.now)
            self._lost(DeviceFault(FaultKind.GARBLED, output.hang_up))

    def _act(self, acts: Any) -> None:
        act: Act
        for act in acts:
            match act:
                case Say(data, after_s):
                    if self.emulator.faults.has("silence"):
                        continue
                    for copy in range(2 if self.emulator.faults.take("repeat") else 1):
                        self._post(self.now + self.delay_s + after_s + copy / 1000, "to the driver", data)
                case HangUp(unplug):
                    self.plugged = self.plugged and not unplug
                    self._post(self.now + self.delay_s, "closed", b"")

    def _post(self, at: float, what: str, data: bytes) -> None:
        heapq.heappush(self._events, (at, next(self._order), what, self._connection, data))
