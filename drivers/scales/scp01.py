"""A scale that speaks NCI / Weigh-Tronix SCP-01 ("ECR"): asked with `W`, it answers with weight and status, or with its
status only where there is no weight.

The weight has three digits before its point and three behind; what has lost one is no weight.
"""

from __future__ import annotations

import re

from drivers.contract import DeviceFault, FaultKind, Overloaded, Settling, StableWeight, UnderZero
from drivers.scales.polled import SEVEN_BITS, Answer, NoWeight, PolledScale, wrong_line, wrong_unit
from drivers.scales.telling import Telling

_FRAME = re.compile(
    rb"(?:\n(?=[ 0-9]{3}\.) *(?P<kg>[0-9]+)\.(?P<g>[0-9]{3}) ?(?P<unit>KG|kg|LB|lb)\r)?"
    rb"\nS?(?P<status>[\x30-\x3f](?:[\x30-\x3f]|[\x70-\x7f][\x20-\x7f]))\r\x03"
)
_UNKNOWN = re.compile(rb"\n\?\r\x03")

MOTION, RAM, EEPROM = 0x01, 0x04, 0x08  # of the first status byte
UNDER, OVER, ROM, CALIBRATION = 0x01, 0x02, 0x04, 0x08  # of the second
NET, INITIAL_ZERO = 0x04, 0x08  # of the third, which is there where bit 6 of the second says so


class Scp01(PolledScale):
    """SETTINGS where the parity bit arrives as data, or the scale weighs in pounds; MECHANISM for what the scale itself
    reports as broken.
    """

    def __init__(self, telling: Telling | None = None) -> None:
        super().__init__(_Language(), telling)


class _Language:
    weigh: tuple[bytes, ...] = (b"W\r",)
    zero = b"Z\r"
    begins = b"\n"
    gap_s = 0.1

    def meaning(self, data: bytes, step: int) -> Answer | None:  # noqa: ARG002 - the language's signature
        frame = _FRAME.search(data)
        if frame is not None:
            return _answer(frame)
        if _UNKNOWN.search(data):
            return NoWeight(DeviceFault(FaultKind.REFUSED, "the scale does not know the command"))
        whole = _FRAME.search(data.translate(SEVEN_BITS)) is not None
        return wrong_line("7 data bits with even parity") if whole else None


def _answer(frame: re.Match[bytes]) -> Answer:
    first, second, third = (*frame["status"], 0)[:3]
    if broken := _broken(first, second, third):
        return NoWeight(DeviceFault(FaultKind.MECHANISM, f"the scale reports: {broken}"))
    if second & OVER:
        return Overloaded()
    if second & UNDER:
        return UnderZero()
    if first & MOTION:
        return Settling()
    if frame["unit"] is None:
        status = frame["status"].hex(" ")
        return NoWeight(DeviceFault(FaultKind.GARBLED, f"status {status} gives no reason for sending no weight"))
    if frame["unit"] in (b"LB", b"lb"):
        return wrong_unit("pounds")
    grams = int(frame["kg"]) * 1000 + int(frame["g"])
    return StableWeight(grams, net=bool(third & NET), at_zero=grams == 0)


def _broken(first: int, second: int, third: int) -> str:
    found = (
        (first & RAM, "error of its memory"),
        (first & EEPROM, "error of its EEPROM"),
        (second & ROM, "error of its program memory"),
        (second & CALIBRATION, "error of its calibration"),
        (third & INITIAL_ZERO, "no zero when it was switched on: clear the platter and switch it on again"),
    )
    return ", ".join(words for is_set, words in found if is_set)
