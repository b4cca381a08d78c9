"""Which weights may be believed of each scale: those that a whole frame has said, its check byte in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate
from operator import xor

from typing_extensions import override

from drivers.contract import NotPriced, PricedWeight, PriceScale, Reading, Request, StableWeight, StopPricing, Unpriced
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
        self._said: set[tuple[int, ...]] = set()
        self._before: set[tuple[int, ...]] = set()

    def sent(self, data: bytes) -> None:
        if self.QUESTION in data:
            self._before, self._said = self._said or self._before, set()
            self._past, self._asked, self._unmoved = b"", True, False

    def came(self, data: bytes) -> None:
        past = self._past + data
        self._unmoved = self._unmoved or self.UNMOVED in past
        if self._asked:
            self._said = {tuple(map(int, result.groups())) for result in self.RESULT.finditer(past)}
            self._asked = not self._said
        self._past = past[-64:]

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, StableWeight):
            return self._is_said(reading.grams) and reading.at_zero == (reading.grams == 0)
        return super().allows(reading)

    def _is_said(self, *numbers: int) -> bool:
        return numbers in self._said or (self._unmoved and numbers in self._before)


class Pricings(Weighings):
    """The same scale where it computes prices: what is told is its own whole result, total and all, and the answer to
    an order at the very price and tare of the wish that stands.

    Where it checked our logic it may have been switched off: a result counts once it has called a load unmoved since,
    or its platter empty. A wish is over by its word alone.
    """

    RESULT = re.compile(rb"\x0202\x1b3\x1b(\d{5})\x1b(\d{5,6})\x1b(\d{6})\x03")
    ORDER = re.compile(rb"\x020[13]\x1b(\d{5,6})\x1b(\d{4})?\x03")
    CHECKED = b"\x0210\x1b"
    KNOWS = re.compile(rb"\x0209\x1b(?:21|30|31)\x03")
    REFUSES = re.compile(rb"\x0209\x1b1[123]\x03")

    def __init__(self) -> None:
        super().__init__()
        self._wish: PriceScale | None = None
        self._ordered = (0, 0)
        self._doubted = self._refused = False

    @override
    def asked(self, request: Request) -> None:
        if isinstance(request, PriceScale | StopPricing):
            self._wish = request if isinstance(request, PriceScale) else None
            self.lost()

    @override
    def sent(self, data: bytes) -> None:
        super().sent(data)
        if order := self.ORDER.search(data):
            self._ordered = (int(order[1]), int(order[2] or 0))
            self._refused = False
        if self.CHECKED in data:
            self._past, self._doubted = b"", True

    @override
    def came(self, data: bytes) -> None:
        past = self._past + data
        super().came(data)
        self._refused = self._refused or self.REFUSES.search(past) is not None
        self._doubted = self._doubted and self.KNOWS.search(past) is None
        if self._doubted:
            self._said = set()

    @override
    def allows(self, reading: Reading) -> bool:
        wish = self._wish
        match reading:
            case PricedWeight(grams, price, total, tare_g, number) if wish is not None:
                told_of = (price, tare_g, number) == (wish.price_minor, wish.tare_g, wish.wish)
                return told_of and self._ordered == (price, tare_g) and self._is_said(grams, price, total)
            case NotPriced(why, wish=number) if wish is not None:
                over = why is Unpriced.REFUSED
                self._wish = None if over else wish
                return number == wish.wish and (self._refused or not over)
            case _:
                return Judge.allows(self, reading)


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
    "dialog06-prices": Pricings,
}
