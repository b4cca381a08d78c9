"""One device on its real wire: emulator and driver, each turned by its own thread, and all that the driver tells."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drivers.contract import DeviceOnline, Driver, Reading, Request, Stamped
from drivers.emulators.host import Host
from drivers.link.base import Link
from drivers.pump import Pump
from drivers.registry import ProtocolRow
from scripts.proofs.mid_use import answer_to
from scripts.proofs.unplugging.plugs import plug_of

WAIT_S = 30.0
"""So long anything is waited for before it counts as never."""


@dataclass(frozen=True, slots=True)
class Maker:
    """How driver and link are made: mutants change one of them."""

    driver: Callable[[ProtocolRow, str], Driver[Any]] = ProtocolRow.make_driver
    link: Callable[[Link[Any]], Link[Any]] = lambda link: link


HONEST = Maker()


class Wire:
    """Readings arrive on the pump's thread; everything else is called from one."""

    def __init__(self, host: Host, pump: Pump[Any], told: list[Stamped], changed: threading.Condition) -> None:
        self.host = host
        self._pump = pump
        self._told = told
        self._changed = changed

    def ask(self, *requests: Request) -> None:
        for request in requests:
            self._pump.submit(request)

    def happens(self, values: Mapping[str, object]) -> None:
        self.host.set(dict(values))

    def state(self) -> dict[str, Any]:
        return self.host.state()

    @property
    def mark(self) -> int:
        """How much has been told so far."""
        with self._changed:
            return len(self._told)

    def since(self, mark: int = 0) -> list[Reading]:
        with self._changed:
            return [one.reading for one in self._told[mark:]]

    def wait(
        self, wanted: Callable[[Reading], bool], mark: int, within_s: float = WAIT_S
    ) -> tuple[Reading, float] | None:
        """The first reading after `mark` that is `wanted`, and when it came; None: never."""
        until = time.monotonic() + within_s
        with self._changed:
            while True:
                found = next((one for one in self._told[mark:] if wanted(one.reading)), None)
                if found is not None:
                    return found.reading, found.at
                if not self._changed.wait(max(0.0, until - time.monotonic())) and time.monotonic() >= until:
                    return None


def is_a(*kinds: type[Any]) -> Callable[[Reading], bool]:
    return lambda reading: isinstance(reading, kinds)


@contextmanager
def wired(row: ProtocolRow, kind: str, folder: Path, maker: Maker = HONEST) -> Iterator[Wire]:
    """The device is plugged in over a link of `kind`, and online; both threads have ended afterwards."""
    plug = plug_of(row, kind, folder)
    host = Host(row.make_emulator(), plug.end)
    host.open()
    told: list[Stamped] = []
    changed = threading.Condition()

    def listen(stamped: Stamped) -> None:
        with changed:
            told.append(stamped)
            changed.notify_all()
        if (answer := answer_to(stamped.reading)) is not None:
            pump.submit(answer)

    pump = Pump(row.name, maker.driver(row, plug.link_text), maker.link(plug.link(row)), listen)
    turning = threading.Thread(target=host.run, name="host")
    turning.start()
    pump.start()
    wire = Wire(host, pump, told, changed)
    try:
        if wire.wait(is_a(DeviceOnline), 0) is None:
            raise TimeoutError(f"{row.name} does not come online over {kind}: {wire.since()}")
        pump.prepare()  # as a lane does it
        yield wire
    finally:
        pump.stop()
        host.stop()
        turning.join()


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())
