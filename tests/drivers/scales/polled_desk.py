"""A polled scale's driver on a desk: what the scale says is said by hand, and time passes by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drivers.contract import DeviceOnline, Driver, Output, Reading, StableWeight

TRANSCRIPTS = Path(__file__).parents[2] / "transcripts"
APPLES = StableWeight(1250, net=False, at_zero=False)
EMPTY = StableWeight(0, net=False, at_zero=True)


class Talk:
    def __init__(self, driver: Driver[bytes]) -> None:
        self.driver = driver
        self.now = 100.0
        self.sent: list[bytes] = []
        self.readings: list[Reading] = []
        self.take(self.driver.connected(self.now))

    def take(self, output: Output) -> None:
        if output.send:
            self.sent.append(output.send)
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

    def asks_again(self) -> bytes:
        """Lets time pass until the next command, which is returned."""
        count = len(self.sent)
        while len(self.sent) == count:
            assert self.driver.deadline is not None
            self.passes(self.driver.deadline - self.now)
        return self.sent[-1]

    def new_readings(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told

    def told(self) -> list[Reading]:
        """New readings, without those that only say that the scale is there."""
        return [reading for reading in self.new_readings() if not isinstance(reading, DeviceOnline)]


def dialogues(name: str) -> list[object]:
    text = (TRANSCRIPTS / f"{name}.txt").read_text(encoding="ascii")
    parts = re.split(r"^\[(.+)\]$", text, flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


def plays(talk: Talk, lines: list[str]) -> list[str]:
    """What the driver told while the dialogue in `lines` went on; asks that it sends what the lines say."""
    asked = 0
    for line in lines:
        match line[:1]:
            case ">":
                while len(talk.sent) <= asked:
                    talk.asks_again()
                assert talk.sent[asked] == bytes.fromhex(line[1:])
                asked += 1
            case "<":
                talk.scale_says(bytes.fromhex(line[1:]))
    return [str(reading) for reading in talk.readings]


def expected(lines: list[str]) -> list[str]:
    return [line[1:].strip() for line in lines if line.startswith("=")]
