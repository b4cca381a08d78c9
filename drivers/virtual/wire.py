"""One driver and one emulator, joined by a wire in virtual time: what a pump and a host are in real time, in one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

from drivers.contract import DeviceFault, Driver, FaultKind, Output, Preparing, Request, Stamped
from drivers.emulators.base import Act, Emulator, Value
from drivers.emulators.mouth import Mouth
from drivers.pump import TRACE_LENGTH, TRACE_WIDTH, USUAL_BACKOFF, TraceLine
from drivers.virtual.time import VirtualTime

WAY_S = 0.002  # of bytes over the wire, either way
GONE = DeviceFault(FaultKind.UNPLUGGED, "the device closed the connection")
PULLED = DeviceFault(FaultKind.UNPLUGGED, "the cable is pulled")


class VirtualWire:
    """Turns `driver` against `emulator` from `start` to `stop`; each reading goes to `listener`, in `time`'s turn.

    `submit`, `trace` and `device` are a pump's; `set`, `fault`, `clear` and `state` a host's. The link comes back by
    itself once its cable is in again. `epoch` is the wall clock's time, in seconds since 1970 in UTC, at `time` zero.
    """

    def __init__(
        self,
        device: str,
        driver: Driver[bytes],
        emulator: Emulator,
        time: VirtualTime,
        listener: Callable[[Stamped], None],
        *,
        seed: int = 1,
        epoch: float = 0.0,
    ) -> None:
        self.device = device
        self.emulator = emulator
        self._passed: deque[TraceLine] = deque(maxlen=TRACE_LENGTH)
        self._driver = driver
        self._time = time
        self._listener = listener
        self._epoch = epoch
        self._mouth = Mouth(emulator.faults, seed=seed)
        self._running = False
        self._linked = False
        self._link = 0  # the number of this connection: bytes of an earlier one arrive nowhere
        self._device_due = self._driver_due = inf
        self._armed = inf  # the next turn is then
        self._seq = 0

    @property
    def trace(self) -> list[TraceLine]:
        """What passed last, masked now that somebody reads it."""
        return [
            one if one.direction == "!" else replace(one, data=self._driver.masked(one.data)[:TRACE_WIDTH])
            for one in self._passed
        ]

    def start(self) -> None:
        """The wire connects at once, if its cable is in."""
        self._running = True
        if isinstance(self._driver, Preparing):
            self._driver.prepare()
        self._time.after(0.0, self._connect)

    def stop(self) -> None:
        """Nothing comes over the wire any more."""
        self._running = False
        self._hang_up()

    def submit(self, request: Request) -> None:
        """The driver gets `request` at this moment, connected or not, behind what happens already."""
        self._time.after(0.0, lambda: self._take(self._driver.requested(request, self._time.now)))

    def set(self, **values: object) -> None:
        """Changes the device's physical state; raises ValueError."""
        self._act(self.emulator.set(values, self._time.now))

    def fault(self, name: str, value: Value) -> None:
        """Orders a fault; raises ValueError for one that there is not."""
        self.emulator.faults.set(name, value)
        if name == "unplug" and self.emulator.faults.has(name):
            self._pull()
        elif name == "unplug":
            self._time.after(0.0, self._connect)
        self._act(())

    def clear(self, name: str) -> None:
        """Mends a fault."""
        self.fault(name, value=False)

    def state(self) -> dict[str, object]:
        return self.emulator.state() | {"faults": self.emulator.faults.as_dict()}

    def _connect(self) -> None:
        if not self._running or self._linked or self.emulator.faults.has("unplug"):
            return
        self._linked = True
        self._link += 1
        self._act(self.emulator.connected(self._time.now))
        self._take(self._driver.connected(self._time.now))

    def _hang_up(self) -> None:
        if self._linked:
            self._linked = False
            self._mouth.forget()
            self.emulator.disconnected(self._time.now)

    def _pull(self) -> None:
        if self._linked:
            self._hang_up()
            self._lost(PULLED)

    def _lost(self, fault: DeviceFault) -> None:
        self._passed.append(TraceLine(self._time.now, "!", fault.detail.encode()))
        self._time.after(USUAL_BACKOFF.first_s, self._connect)
        self._take(self._driver.disconnected(fault, self._time.now))

    def _arm(self) -> None:
        """The first that is due is looked at in time."""
        first = min(self._device_due, self._driver_due)
        if first < self._armed and self._running:
            self._armed = first
            self._time.at(first, self._turn)

    def _turn(self) -> None:
        now = self._time.now
        if now < self._armed:  # an earlier look did this one's work
            return
        self._armed = now
        if self._device_due <= now:
            due = self.emulator.deadline
            self._act(self.emulator.ticked(now) if due is not None and due <= now else ())
        if self._driver_due <= now and self._running:
            self._take(self._driver.ticked(now))
        self._armed = inf
        self._arm()

    def _act(self, acts: Sequence[Act]) -> None:
        self._mouth.take(acts, self._time.now)
        self._speak()
        self._device_due = min(_moment(self._mouth.deadline), _moment(self.emulator.deadline))
        self._arm()

    def _speak(self) -> None:
        for said in self._mouth.due(self._time.now):
            if isinstance(said, bytes):
                if self._linked:
                    self._send(said, self._to_driver)
            else:
                if said.unplug:
                    self.emulator.faults.set("unplug", value=True)
                self._send(b"", lambda _: self._closed())

    def _send(self, data: bytes, to: Callable[[bytes], None]) -> None:
        link = self._link

        def arrives() -> None:
            if self._linked and link == self._link:
                to(data)

        self._time.after(WAY_S, arrives)

    def _closed(self) -> None:
        self._hang_up()
        self._lost(GONE)

    def _to_driver(self, data: bytes) -> None:
        self._trace("<", data)
        self._take(self._driver.received(data, self._time.now))

    def _to_device(self, data: bytes) -> None:
        self._act(self.emulator.received(data, self._time.now))

    def _take(self, output: Output) -> None:
        if output.send and self._linked:
            self._trace(">", output.send)
            self._send(output.send, self._to_device)
        for reading in output.readings:
            self._seq += 1
            now = self._time.now
            self._listener(Stamped(self.device, self._seq, now, reading, self._epoch + now))
        self._driver_due = _moment(self._driver.deadline)
        if output.hang_up and self._linked:
            self._hang_up()
            self._lost(DeviceFault(FaultKind.GARBLED, output.hang_up))
        self._arm()

    def _trace(self, direction: str, data: bytes) -> None:
        self._passed.append(TraceLine(self._time.now, direction, data))


def _moment(deadline: float | None) -> float:
    return inf if deadline is None else deadline
