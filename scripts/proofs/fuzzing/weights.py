"""Which weights may be believed of each scale: those that a whole frame has said, its check byte in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate
from operator import xor

from drivers.contract import Reading, StableWeight
from scripts.proofs.fuzzing.judge import Judge

NONE = -1
"""What a frame is worth that says no weight."""


class Weights(Judge):
    """Allows a weight that a whole frame has said since `question` was sent, or since the link opened."""

    def __init__(self, frame: bytes, grams: Callable[[re.Match[bytes]], int], question: bytes = b"") -> None:
        self._frame = re.compile(frame)
        self._grams = grams
        self._question = question
        self._past = b""
        self._said: set[int] = set()

    def sent(self, data: bytes) -> None:
        if self._question and self._question in data:
            self.lost()

    def came(self, data: bytes) -> None:
        past = self._past + data
        self._said.update(map(self._grams, self._frame.finditer(past)))
        self._past = past[-64:]

    def lost(self) -> None:
        self._past = b""
        self._said.clear()

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, StableWeight):
            return reading.grams in self._said and reading.at_zero == (reading.grams == 0)
        return super().allows(reading)


def _kilos(frame: re.Match[bytes]) -> int:
    return int(frame[1] + frame[2])


def _in_its_unit(frame: re.Match[bytes]) -> int:
    grams = Decimal(frame[1].strip().decode()) * (1000 if frame[2].strip() == b"kg" else 1)
    return int(grams.quantize(Decimal(1), ROUND_HALF_UP))


def _checked(frame: re.Match[bytes]) -> int:
    """CAS: the exclusive or of all from the status to the unit."""
    *_, check = accumulate(frame[1], xor)
    return int(frame[2] + frame[3]) if check == frame[4][0] else NONE


class Weighings(Judge):
    """Dialog 06: a weight is the answer to the last question for one, and the first such answer; or the one before,
    where the scale says that the load has not moved since.
    """

    QUESTION = b"\x05"
    RESULT = re.compile(rb"\x0202\x1b3\x1b(\d{5})\x1b\d{5,6}\x1b\d{6}\x03")
    UNMOVED = b"\x0209\x1b21\x03"

    def __init__(self) -> None:
        self.lost()

    def lost(self) -> None:
        self._past = b""
        self._asked = self._unmoved = False
        self._said: set[int] = set()
        self._before: set[int] = set()

    def sent(self, data: bytes) -> None:
        if self.QUESTION in data:
            self._before, self._said = self._said or self._before, set()
            self._past, self._asked, self._unmoved = b"", True, False

    def came(self, data: bytes) -> None:
        past = self._past + data
        self._unmoved = self._unmoved or self.UNMOVED in past
        if self._asked:
            self._said = {int(result[1]) for result in self.RESULT.finditer(past)}
            self._asked = not self._said
        self._past = past[-64:]

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, StableWeight):
            said = self._said | (self._before if self._unmoved else set())
            return reading.grams in said and reading.at_zero == (reading.grams == 0)
        return super().allows(reading)


_SCP01 = rb"\n(?=[ \d]{2}\d) *(\d+)\.(\d{3}) ?(?:KG|kg)\r\nS?[0-?](?:[0-?]|[p-\x7f][ -\x7f])\r\x03"
_SMA = rb"\n[ Z][ 0-9][GN] [ -~]((?=[ .0-9-]{10}) *-?\d+(?:\.\d+)?)( kg|kg | g |g  |  g)\r"
_CAS = rb"\x01\x02(S[ -](?=[ .0-9]{6}) *(\d+)\.(\d{3})[ A-Za-z]{2})([\0-\xff])\x03\x04"

SCALES: Mapping[str, Callable[[], Judge]] = {
    "toledo8217": lambda: Weights(rb"\x02(\d\d)\.(\d{3})N?\r", _kilos, question=b"W"),
    "mt-sics": lambda: Weights(rb"S S ((?=[ .0-9-]{9,10} ) *-?\d+(?:\.\d+)?) (kg|g)\r?\n", _in_its_unit),
    "scp01": lambda: Weights(_SCP01, _kilos, question=b"W\r"),
    "sma": lambda: Weights(_SMA, _in_its_unit, question=b"W\r"),
    "cas": lambda: Weights(_CAS, _checked, question=b"\x11"),
    "dialog06": Weighings,
}
