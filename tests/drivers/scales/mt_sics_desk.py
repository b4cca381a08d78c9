"""An MT-SICS scale driver on a desk: what the scale says is said by hand, and time passes by hand."""

from __future__ import annotations

from drivers.contract import Output, Reading, StableWeight
from drivers.scales.mt_sics import MtSics
from drivers.scales.telling import Telling

APPLES = StableWeight(1250, net=False, at_zero=False)
EMPTY = StableWeight(0, net=False, at_zero=True)
APPLES_LINE = b"S S      1.250 kg\r\n"
EMPTY_LINE = b"S S      0.000 kg\r\n"
MOVING_LINE = b"S D      0.700 kg\r\n"
NO_TARE = b"TA A      0.000 kg\r\n"


class Talk:
    """A scale driver on a desk: time passes by hand."""

    def __init__(self, telling: Telling | None = None) -> None:
        self.driver = MtSics(telling)
        self.now = 100.0
        self.sent: list[tuple[float, bytes]] = []
        self.readings: list[Reading] = []
        self.take(self.driver.connected(self.now))

    def take(self, output: Output) -> None:
        if output.send:
            self.sent.append((self.now, output.send))
        self.readings += output.readings

    def scale_says(self, data: bytes, *, after_s: float = 0.01) -> None:
        self.passes(after_s)
        self.take(self.driver.received(data, self.now))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while (deadline := self.driver.deadline) is not None and deadline <= until:
            self.now = max(self.now, deadline)
            self.take(self.driver.ticked(self.now))
        self.now = until

    @property
    def asked(self) -> bytes:
        """What the scale was sent last."""
        return self.sent[-1][1]

    def new_readings(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told


def introduced(commands: str = "I0 SI SIR Z TA", telling: Telling | None = None) -> Talk:
    """A scale that has just said who it is and what it can."""
    talk = Talk(telling)
    talk.scale_says(b'I4 A "7"\r\n')
    names = commands.split()
    for name in names:
        talk.scale_says(f'I0 {"A" if name == names[-1] else "B"} 0 "{name}"\r\n'.encode())
    if "TA" in names:
        talk.scale_says(NO_TARE)
    return talk


def weighing(line: bytes = APPLES_LINE, commands: str = "I0 SI SIR Z TA") -> Talk:
    """A scale in use that has just told the weight in `line`."""
    talk = introduced(commands)
    talk.scale_says(line)
    if "SIR" not in commands:
        talk.passes(0.11)
    if talk.asked == b"TA\r\n":
        talk.scale_says(NO_TARE)
    talk.readings.clear()
    return talk
