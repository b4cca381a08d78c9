"""Real wires for tests: an emulator plugged in at one end, a pump with a driver at the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drivers.contract import DeviceOnline, Driver, Reading, Stamped
from drivers.emulators.base import Emulator
from drivers.emulators.ends import link_of, make_end
from drivers.emulators.host import Host
from drivers.link.factory import make_link
from drivers.pump import Backoff, Pump
from drivers.registry import ProtocolRow, find
from tests.waiting import wait_until

NETWORK = {"tcp": "tcp:127.0.0.1:0", "rfc2217": "rfc2217:127.0.0.1:0", "cups": "cups:127.0.0.1:0/receipts"}
QUICK = Backoff(first_s=0.01, last_s=0.05)


class Wire:
    """One device on one wire: `host` misbehaves to order, `pump` reads it, `readings` is what it told."""

    def __init__(
        self, row: ProtocolRow, text: str, *, emulator: Emulator, driver: Driver[Any], options: str = ""
    ) -> None:
        """`options` end the link's text at the driver's side, where they differ from the device's."""
        self.emulator = emulator
        self.end = make_end(text)
        self.host = Host(emulator, self.end)
        self.host.open()
        self._thread = threading.Thread(target=self.host.run, name="emulator")
        self.link = link_of(self.end, text) + options
        self.readings: list[Reading] = []
        self.pump: Pump[Any] = Pump(row.kind, driver, make_link(self.link, row), self._heard, backoff=QUICK)

    def start(self, *, pumps: bool = True) -> None:
        """Without `pumps` nobody is at the driver's end yet."""
        self._thread.start()
        if pumps:
            self.pump.start()

    def stop(self) -> None:
        self.pump.stop()
        self.host.stop()
        self._thread.join(5.0)

    def _heard(self, stamped: Stamped) -> None:
        self.readings.append(stamped.reading)

    def told(self, *expected: Reading, timeout_s: float = 5.0) -> None:
        """Waits until all of `expected` were told since `forget`, in this order, others between them allowed."""

        def all_told() -> bool:
            heard = iter(list(self.readings))
            return all(reading in heard for reading in expected)

        try:
            wait_until(all_told, timeout_s)
        except AssertionError:
            raise AssertionError(f"expected {expected}, heard {self.readings}") from None

    def told_a(self, kind: type, timeout_s: float = 5.0) -> Any:
        """Waits for a reading of `kind` and returns the first."""
        found = wait_until(lambda: [reading for reading in list(self.readings) if isinstance(reading, kind)], timeout_s)
        return found[0]

    def online(self) -> None:
        self.told_a(DeviceOnline)

    def forget(self) -> None:
        self.readings.clear()


@contextmanager
def plugged(protocol: str, wire: str, folder: Path, driver: Driver[Any] | None = None) -> Iterator[Wire]:
    """`protocol`'s own driver, or `driver`, and its emulator at both ends of a `wire`, one of `NETWORK` or a path's."""
    row = find(protocol)
    text = NETWORK.get(wire, f"{wire}:{folder / protocol}")
    built = Wire(row, text, emulator=row.make_emulator(), driver=driver or row.make_driver(text))
    built.start()
    try:
        yield built
    finally:
        built.stop()


@contextmanager
def emulated(protocol: str, folder: Path) -> Iterator[Wire]:
    """`protocol`'s emulator at one end of a wire whose other end, `Wire.link`, is somebody else's to take."""
    row = find(protocol)
    text = f"pty:{folder / protocol}"
    wire = Wire(row, text, emulator=row.make_emulator(), driver=row.make_driver(text))
    wire.start(pumps=False)
    try:
        yield wire
    finally:
        wire.stop()
