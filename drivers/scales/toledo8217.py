"""A Mettler-Toledo / NCR 8217 weight-only scale: asked with `W`, answers with a stable weight in kg or with a status.

A weight is told exactly as its digits say.
"""

from __future__ import annotations

import re

from drivers.contract import DeviceFault, FaultKind, Overloaded, Settling, StableWeight, UnderZero
from drivers.scales.polled import SEVEN_BITS, Answer, NoWeight, PolledScale, wrong_line, wrong_unit
from drivers.scales.telling import Telling

MOTION = 0x01
OVER_CAPACITY = 0x02
UNDER_ZERO = 0x04

_FRAME = re.compile(
    rb"\x02(?:\?(?P<status>[\x00-\x7f])|(?P<kg>\d\d)\.(?P<g>\d{3})(?P<net>N?)|(?P<pounds>\d{2,3}\.\d\d)N?)\r"
)


class Toledo8217(PolledScale):
    """SETTINGS where the parity bit arrives as data, or the scale weighs in pounds."""

    def __init__(self, telling: Telling | None = None) -> None:
        super().__init__(_Language(), telling)


class _Language:
    weigh: tuple[bytes, ...] = (b"W",)
    zero = b"Z"
    begins = b"\x02"
    gap_s = 0.2  # the scale wants this long between two commands

    def meaning(self, data: bytes, step: int) -> Answer | None:  # noqa: ARG002 - the language's signature
        frame = _FRAME.search(data)
        if frame is None:
            whole = _FRAME.search(data.translate(SEVEN_BITS)) is not None
            return wrong_line("7 data bits with even parity") if whole else None
        if frame["pounds"]:
            return wrong_unit("pounds")
        if frame["status"]:
            return _meaning(frame["status"][0] & 0x3F)  # bit 6 means nothing, and clones leave it 0
        grams = int(frame["kg"]) * 1000 + int(frame["g"])
        return StableWeight(grams, net=bool(frame["net"]), at_zero=grams == 0)


def _meaning(bits: int) -> Overloaded | UnderZero | Settling | NoWeight:
    """Why there is no weight."""
    if bits & OVER_CAPACITY:
        return Overloaded()
    if bits & UNDER_ZERO:
        return UnderZero()
    if bits & MOTION:
        return Settling()
    return NoWeight(DeviceFault(FaultKind.GARBLED, f"status {bits:02x} gives no reason for sending no weight"))
