"""Who sets the devices of a lane in service, for its pictures: a scale that was swapped, and a printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.core.device_form import Entry, Found, Place, Refused, Table, Why
from kiosk.diagnostics.settings import form
from kiosk.settings_history import Change

PORT = "serial:/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0"
TABLES: dict[str, dict[str, Any]] = {
    "scale": {"protocol": "toledo8217", "link": PORT},
    "printer": {"protocol": "escpos", "link": "tcp:192.0.2.20:9100", "drawer": {"on_ms": 120}},
}
PROTOCOLS = {
    "scale": ("toledo8217", "mt-sics", "dialog06", "scp01", "sma", "cas"),
    "printer": ("escpos", "escpos-cups"),
}
FOUND = (
    Found(
        link=PORT,
        what="FT232R USB UART",
        protocol="mt-sics",
        identity="XS6002S 15.000 kg, 1.20",
        sure=True,
    ),
    Found(link="serial:/dev/ttyS0"),
    Found(link="serial:/dev/ttyS1", trouble="it is in use"),
)
PLACES = (
    Place(found=Found(link="tcp:192.0.2.20:9100", protocol="escpos"), has="printer", at_work=True),
    Place(found=Found(link="tcp:192.0.2.21:20007", protocol="zvt"), has="terminal", at_work=True),
    Place(found=FOUND[0], has="scale", takes=("scale",)),
    Place(found=Found(link="serial:/dev/ttyUSB4?baud=9600"), has="notes"),
    Place(found=FOUND[1]),
    Place(found=FOUND[2]),
    Place(
        found=Found(
            link="serial:/dev/serial/by-id/usb-Prolific_USB-Serial_Controller-if00-port0",
            what="USB-Serial Controller",
            protocol="sma",
            identity="SMA SCALE 6.0 kg",
            sure=True,
        ),
        takes=("bagging",),
    ),
    Place(
        found=Found(link="serial:/dev/ttyACM0", what="USB scanner", protocol="serial-aim"), takes=("scanner", "wedge")
    ),
)
DONE: tuple[tuple[str, dict[str, object], dict[str, object]], ...] = (
    ("2026-10-02T08:15:00+02:00", {"protocol": "cas"}, {"protocol": "toledo8217"}),
    ("2026-11-22T09:40:00+01:00", {"link": "serial:/dev/ttyS0"}, {"link": "serial:/dev/ttyUSB0"}),
)
BEFORE = tuple(
    Change(at=at, who="Tess B.", device="scale", file=None, before=before, after=after) for at, before, after in DONE
)


ENDLESS = ("finding-looking",)
"""Moments in which something is still looked for."""


@dataclass(frozen=True, slots=True)
class SampleTried:
    refused: tuple[Refused, ...] = ()
    unheard: bool = False
    row: None = None


@dataclass(slots=True)
class SampleSetter:
    """A scale works with mt-sics only; a printer as it is."""

    tables: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: dict(one) for name, one in TABLES.items()})

    endless: bool = False
    """What is begun never comes to an end."""

    def run(self, work: Callable[[], object]) -> object:
        return None if self.endless else work()

    def table(self, name: str) -> Table:
        return dict(self.tables.get(name, {}))

    def form(self, name: str, table: Table | None = None) -> Sequence[Entry]:
        return form(name, name, self.table(name) if table is None else table, PROTOCOLS.get(name, ()))

    def proposed(self, name: str, found: Found) -> Table:
        return {**self.table(name), "protocol": found.protocol, "link": found.link}

    def find(self, name: str) -> Sequence[Found] | Refused:  # noqa: ARG002 - the protocol's signature
        return FOUND

    def find_all(self, network: str, tell: Callable[[Place], None], stopped: Callable[[], bool]) -> Refused | None:  # noqa: ARG002
        for place in PLACES:
            tell(place)
        return None

    @property
    def network(self) -> str:
        return "192.168.7.0/24"

    def test(self, name: str, table: Table) -> SampleTried:
        works = name != "scale" or table["protocol"] == "mt-sics"
        return SampleTried(() if works else (Refused("protocol", Why.SILENT, "the scale does not answer"),))

    def change(self, name: str, table: Table, who: str) -> SampleTried:  # noqa: ARG002
        tried = self.test(name, table)
        if not tried.refused:
            self.tables[name] = dict(table)
        return tried

    def back(self, name: str, who: str) -> SampleTried:  # noqa: ARG002
        return SampleTried()

    def history(self, name: str = "") -> Sequence[Change]:
        return BEFORE if name == "scale" else ()
