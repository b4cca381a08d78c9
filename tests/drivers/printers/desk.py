"""A printer's driver on a desk, for tests: what it is told comes by hand, and so does time."""

from __future__ import annotations

import re

from drivers.contract import (
    DeviceFault,
    Document,
    FaultKind,
    OpenDrawer,
    Output,
    Print,
    PrintEnded,
    PrintOutcome,
    Reading,
    TextLine,
)
from drivers.printers.drawer import DrawerPort
from drivers.printers.escpos import EscposPrinter
from drivers.printers.profile import find_profile

DRAWER = DrawerPort(pin=2, on_ms=100, off_ms=100)
ASK_ALL = bytes.fromhex("10 04 01 10 04 02 10 04 03 10 04 04")
FINE = bytes.fromhex("12 12 12 12")
IDLE = bytes.fromhex("10 00 00 00")
ONE_LINE = Document((TextLine("A"),), cut=False)
GONE = DeviceFault(FaultKind.UNPLUGGED, "the cable was pulled")
MARK = re.compile(rb"\x1d\x28\x48\x06\x00\x30\x30(....)", re.DOTALL)


class Desk:
    """The driver of one printer, linked."""

    def __init__(self, profile: str = "80mm", *, drawer: DrawerPort | None = None) -> None:
        self.driver = EscposPrinter(find_profile(profile), drawer=drawer)
        self.now = 100.0
        self.sent = b""
        self.mark = b""
        self.readings: list[Reading] = []
        self.hang_up = ""
        self.connects()

    def take(self, output: Output) -> None:
        self.sent += output.send
        self.readings += output.readings
        self.hang_up = self.hang_up or output.hang_up
        if found := MARK.search(output.send):
            self.mark = found.group(1)

    def connects(self) -> None:
        self.take(self.driver.connected(self.now))

    def says(self, data: bytes) -> None:
        self.now += 0.01
        self.take(self.driver.received(data, self.now))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while (due := self.driver.deadline) is not None and due <= until:
            self.now = max(self.now, due)
            self.take(self.driver.ticked(self.now))
        self.now = until

    def asks(self, name: str, document: Document = ONE_LINE) -> None:
        self.take(self.driver.requested(Print(name, document), self.now))

    def opens(self, kick: str) -> None:
        self.take(self.driver.requested(OpenDrawer(kick), self.now))

    def loses_the_link(self, fault: DeviceFault = GONE) -> None:
        self.take(self.driver.disconnected(fault, self.now))

    def confirms(self) -> None:
        self.says(b"\x37\x22" + self.mark + b"\x00")

    def told(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told

    def sends(self) -> bytes:
        sent, self.sent = self.sent, b""
        return sent

    def ends(self) -> list[tuple[str, PrintOutcome]]:
        return [(end.job, end.outcome) for end in self.told() if isinstance(end, PrintEnded)]
