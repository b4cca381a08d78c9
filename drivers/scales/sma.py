"""A scale that speaks the protocol of the Scale Manufacturers Association (SMA SCP-0499), level 1: asked with `W`, it
answers at once with status, range, gross or net, motion, ten places of weight and its unit.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from drivers.contract import DeviceFault, FaultKind, Overloaded, Settling, StableWeight, UnderZero
from drivers.scales.polled import SEVEN_BITS, Answer, NoWeight, PolledScale, wrong_line, wrong_unit
from drivers.scales.telling import Telling

_FRAME = re.compile(
    rb"\n(?P<status>[ ZOUEIT])[ 0-9](?P<tared>[GN])(?P<motion>[ M])[ -~]"
    rb"(?P<weight>[ .0-9-]{10})(?P<unit>[ a-z]{3})\r"
)
_VALUE = re.compile(rb" *-?[0-9]+(?:\.[0-9]+)?")
_UNKNOWN = re.compile(rb"\n\?\r")
_GRAMS = {"g": Decimal(1), "kg": Decimal(1000)}
_BROKEN = {
    b"E": DeviceFault(FaultKind.REFUSED, "the scale could not be zeroed: clear the platter"),
    b"T": DeviceFault(FaultKind.REFUSED, "the scale could not take its tare"),
    b"I": DeviceFault(
        FaultKind.MECHANISM, "no zero when the scale was switched on: clear the platter and switch it on again"
    ),
}


class Sma(PolledScale):
    """SETTINGS where the parity bit arrives as data, or for a unit other than g and kg; MECHANISM where the scale found
    no zero when it was switched on. Digits below a gram are rounded, halves away from zero.
    """

    def __init__(self, telling: Telling | None = None) -> None:
        super().__init__(_Language(), telling)


class _Language:
    weigh: tuple[bytes, ...] = (b"\nW\r",)
    zero = b"\nZ\r"
    begins = b"\n"
    gap_s = 0.1

    def meaning(self, data: bytes, step: int) -> Answer | None:  # noqa: ARG002 - the language's signature
        frame = _FRAME.search(data)
        if frame is not None:
            return _answer(frame)
        if _UNKNOWN.search(data):
            return NoWeight(DeviceFault(FaultKind.REFUSED, "the scale does not know the command"))
        whole = _FRAME.search(data.translate(SEVEN_BITS)) is not None
        return wrong_line("8 data bits without parity") if whole else None


def _answer(frame: re.Match[bytes]) -> Answer:
    if fault := _BROKEN.get(frame["status"]):
        return NoWeight(fault)
    if frame["status"] == b"O":
        return Overloaded()
    if frame["motion"] == b"M":
        return Settling()
    if _VALUE.fullmatch(frame["weight"]) is None:
        below = frame["status"] == b"U"
        return UnderZero() if below else DeviceFault(FaultKind.GARBLED, f"weight {frame['weight']!r}")
    unit = frame["unit"].strip().decode("ascii")
    if unit not in _GRAMS:
        return wrong_unit(unit or "no unit")
    exact = Decimal(frame["weight"].strip().decode("ascii")) * _GRAMS[unit]
    grams = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    if grams < 0 or frame["status"] == b"U":
        return UnderZero(grams if grams < 0 else None)
    return StableWeight(grams, net=frame["tared"] == b"N", at_zero=grams == 0)
