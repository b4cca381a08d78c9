"""A terminal driver on a desk: bytes, requests and time are given by hand."""

from __future__ import annotations

from drivers.contract import DeviceFault, FaultKind, Output, Pay, PaymentEnded, Reading, Request
from drivers.payment.zvt import FIRST_BEAT_S, ZvtTerminal

TID = "52500041"
REGISTERED = bytes.fromhex("80 00 00 06 0F 0A 19 00 29 52 50 00 41 49 09 78")
LAST_0041 = bytes.fromhex("80 00 00 04 0F 18 27 00 04 00 00 00 00 05 00 49 09 78 29 52 50 00 41 87 00 41 0B 00 04 69")
WELL = bytes.fromhex("06 0F 01 00")
DONE = bytes.fromhex("06 0F 00")
YES = bytes.fromhex("80 00 00")
AUTHORISE = bytes.fromhex("06 01 0A 04 00 00 00 00 12 34 49 09 78")
APPROVED = bytes.fromhex("04 0F 10 27 00 04 00 00 00 00 12 34 87 00 42 0B 00 04 70")
REFUSED = bytes.fromhex("84 66 00")
PAY = Pay("a", 1234, "EUR")
HEARTBEAT = bytes.fromhex("05 01 03 00 00 00")
GONE = DeviceFault(FaultKind.UNPLUGGED, "the terminal closed the connection")


class Desk:
    def __init__(self) -> None:
        self.driver = ZvtTerminal()
        self.now = 100.0
        self.sent: list[bytes] = []
        self.readings: list[Reading] = []
        self.hung_up = ""
        self.take(self.driver.connected(self.now))

    @classmethod
    def ready(cls) -> Desk:
        """Registered, and found well by the first heartbeat."""
        desk = cls()
        for data in (REGISTERED, LAST_0041, DONE):
            desk.hears(data)
        desk.passes(FIRST_BEAT_S)
        assert desk.sent[-1] == HEARTBEAT
        desk.hears(YES + WELL)
        desk.sent.clear()
        desk.readings.clear()
        return desk

    @classmethod
    def paying(cls) -> Desk:
        """06 01 was taken by the terminal."""
        desk = cls.ready()
        desk.asks(PAY)
        desk.hears(YES)
        assert desk.sent == [AUTHORISE]
        desk.sent.clear()
        return desk

    def take(self, output: Output) -> None:
        if output.send:
            self.sent.append(output.send)
        self.readings += output.readings
        self.hung_up = self.hung_up or output.hang_up

    def hears(self, data: bytes) -> None:
        self.take(self.driver.received(data, self.now))

    def asks(self, request: Request) -> None:
        self.take(self.driver.requested(request, self.now))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while not self.hung_up and (deadline := self.driver.deadline) is not None and deadline <= until:
            self.now = max(self.now, deadline)
            self.take(self.driver.ticked(self.now))
        self.now = until

    def told(self, kind: type) -> list[Reading]:
        return [reading for reading in self.readings if isinstance(reading, kind)]


def ended(desk: Desk) -> PaymentEnded:
    """The one and only end that the desk was told."""
    (reading,) = desk.told(PaymentEnded)
    assert isinstance(reading, PaymentEnded)
    return reading
