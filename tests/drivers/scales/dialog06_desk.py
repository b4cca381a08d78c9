"""A Dialog 06 scale's driver on a desk: its records, and what is said to it by hand."""

from __future__ import annotations

from drivers.contract import Driver, Output, PricedWeight, PriceScale, Reading, Request
from drivers.emulators.base import Say
from drivers.emulators.dialog06 import Dialog06Emulator
from drivers.scales.dialog06 import Dialog06
from drivers.scales.dialog06_records import Dialog06Setup
from tests.drivers.scales.polled_desk import Talk

ACK, NAK, FETCH, ASK_STATUS = b"\x06", b"\x15", b"\x04\x05", b"\x04\x0208\x03"
AT_0 = b"\x04\x0201\x1b000000\x1b\x03"
AT_199 = b"\x04\x0201\x1b000199\x1b\x03"
APPLES_AT_0 = b"\x0202\x1b3\x1b01250\x1b000000\x1b000000\x03"
APPLES_AT_199 = b"\x0202\x1b3\x1b01250\x1b000199\x1b000249\x03"
WISH = PriceScale(199, wish=7)
COMPUTES = Dialog06Setup(prices=True)


def status(code: int) -> bytes:
    return f"\x0209\x1b{code:02d}\x03".encode()


def weighing(setup: Dialog06Setup | None = None) -> Talk:
    """A scale in use that has just told the apples' weight, or, where it computes prices, that it is there."""
    talk = Talk(Dialog06(None, setup or Dialog06Setup()))
    if setup is not None and setup.prices:
        talk.scale_says(status(0))
    else:
        talk.scale_says(ACK)
        talk.scale_says(APPLES_AT_0)
    talk.new_readings()
    return talk


def wishes(talk: Talk, wish: PriceScale = WISH) -> None:
    talk.take(talk.driver.requested(wish, talk.now))


def priced(talk: Talk, record: bytes = APPLES_AT_199) -> None:
    """The scale is asked for a price and gives it."""
    for reply in (ACK, record):
        talk.scale_says(reply)


class Counter:
    """A driver and the emulated scale in virtual time; the scale is there and empty."""

    def __init__(self, driver: Driver[bytes] | None = None) -> None:
        self.driver = driver or Dialog06(None, COMPUTES)
        self.scale = Dialog06Emulator()
        self.now = 100.0
        self.readings: list[Reading] = []
        self._on_way: list[tuple[float, bytes]] = []
        self._take(self.driver.connected(self.now))
        self.passes(1.0)

    def wishes(self, wish: Request) -> None:
        self._take(self.driver.requested(wish, self.now))
        self.passes(1.0)

    def puts(self, weight_g: int) -> None:
        self.scale.set({"weight_g": weight_g, "motion": False}, self.now)
        self.passes(1.0)

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while True:
            at, answer = min(self._on_way, default=(until, b""))
            due = min(at, self.driver.deadline or until)
            if due >= until:
                self.now = until
                return
            self.now = max(self.now, due)
            if self._on_way and at <= self.now:
                self._on_way.remove((at, answer))
                self._take(self.driver.received(answer, self.now))
            else:
                self._take(self.driver.ticked(self.now))

    def prices(self) -> list[PricedWeight]:
        return [one for one in self.readings if isinstance(one, PricedWeight)]

    def _take(self, output: Output) -> None:
        self.readings += output.readings
        said = self.scale.received(output.send, self.now)
        self._on_way += [(self.now + act.after_s, act.data) for act in said if isinstance(act, Say)]
