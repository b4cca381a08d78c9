"""A CAS scale (PD-II, ECR type 6): asked whether it is there (ENQ), then for its weight (DC1), which it sends with
status, sign, six places, unit and a check byte.

The scale has no command for zero, and does not say whether it takes off a tare: a tare on it is the lane's blind spot.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import xor

from drivers.contract import DeviceFault, FaultKind, Overloaded, Settling, StableWeight, UnderZero
from drivers.scales.polled import Answer, GoOn, PolledScale, wrong_unit
from drivers.scales.telling import Telling

ENQ, ACK, DC1, NAK = b"\x05", 0x06, b"\x11", 0x15

_FRAME = re.compile(
    rb"\x01\x02(?P<checked>(?P<status>[SU])(?P<sign>[ F-])(?P<weight>[ .0-9]{6}|F{6})(?P<unit>[ A-Za-z]{2}))"
    rb"(?P<check>.)\x03\x04",
    re.DOTALL,
)
_VALUE = re.compile(rb" *(?P<kg>[0-9]+)\.(?P<g>[0-9]{3})")


class Cas(PolledScale):
    """GARBLED where the check byte is wrong, SETTINGS for a unit other than kg."""

    def __init__(self, telling: Telling | None = None) -> None:
        super().__init__(_Language(), telling)


class _Language:
    weigh: tuple[bytes, ...] = (ENQ, DC1)
    zero = b""
    begins = b"\x01\x06"
    gap_s = 0.1

    def meaning(self, data: bytes, step: int) -> Answer | None:
        if step == 0:
            return GoOn() if ACK in data else _not_ready(data)
        frames = list(_FRAME.finditer(data))
        for frame in frames:
            if reduce(xor, frame["checked"]) == frame["check"][0]:
                return _answer(frame)
        if frames:
            return DeviceFault(FaultKind.GARBLED, f"the check byte of {frames[0][0].hex(' ')} is wrong")
        return _not_ready(data)


def _not_ready(data: bytes) -> Settling | None:
    """NAK alone: the scale cannot weigh now."""
    return Settling() if data == bytes([NAK]) else None


def _answer(frame: re.Match[bytes]) -> Answer:
    if frame["sign"] == b"F" or frame["weight"] == b"FFFFFF":
        return Overloaded()
    if frame["status"] == b"U":
        return Settling()
    unit = frame["unit"].strip().decode("ascii").lower()
    if unit != "kg":
        return wrong_unit(unit or "no unit")
    value = _VALUE.fullmatch(frame["weight"])
    if value is None:
        return DeviceFault(FaultKind.GARBLED, f"weight {frame['weight']!r}")
    grams = int(value["kg"]) * 1000 + int(value["g"])
    if frame["sign"] == b"-" and grams:
        return UnderZero(-grams)
    return StableWeight(grams, net=False, at_zero=grams == 0)
