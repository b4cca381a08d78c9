"""A Mettler-Toledo / NCR 8217 weight-only scale: asked with `W`, answers with a stable weight in kg or with a status.

A weight is told exactly as its digits say, and only if it answers a question of ours: what comes unasked, or so late
that it may belong to an older question, is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from drivers.contract import (
    NOTHING,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Output,
    Overloaded,
    Reading,
    Request,
    Settling,
    StableWeight,
    UnderZero,
    ZeroScale,
)
from drivers.scales.telling import Changes, Telling

COMMAND_GAP_S = 0.2  # the scale wants this long between two commands
ANSWER_S = 1.0
PAUSE_S = 0.3  # an answer that has begun doesn't pause for longer
QUIET_S = 1.2  # longer than questions are apart while none is answered
FAILURES_TO_OFFLINE = 2
KEPT_BYTES = 64  # a frame has ten at most

MOTION = 0x01
OVER_CAPACITY = 0x02
UNDER_ZERO = 0x04

_FRAME = re.compile(
    rb"\x02(?:\?(?P<status>[\x00-\x7f])|(?P<kg>\d\d)\.(?P<g>\d{3})(?P<net>N?)|(?P<pounds>\d{2,3}\.\d\d)N?)\r"
)
_SEVEN_BITS = bytes(byte & 0x7F for byte in range(256))
_STX = 0x02


class _Asked(Enum):
    """The command whose answer is awaited."""

    NOTHING = auto()
    WEIGHT = auto()
    ZERO = auto()


@dataclass(frozen=True, slots=True)
class _Status:
    """A status instead of a weight; bit 6 means nothing and is gone."""

    bits: int


class Toledo8217:
    """Asks for the weight as often as the scale allows and tells what changed.

    After two questions in a row without a usable answer: `DeviceOffline` (SILENT, GARBLED, or SETTINGS where the
    parity bit arrives as data or the scale weighs in pounds), until a usable answer comes. A `ZeroScale` that did not
    bring the scale to zero is told as `DeviceTrouble(REFUSED)`; after one that did, the zero is told, changed or not.
    """

    def __init__(self, telling: Telling | None = None) -> None:
        """`telling`: what of the answers is told; each change, where nothing else is given."""
        self._telling = telling or Changes()
        self._link_open = False
        self._asked = _Asked.NOTHING
        self._due = 0.0  # of the next command, or the end of the wait for an answer
        self._sent_at = 0.0
        self._buffer = bytearray()
        self._online = False
        self._told: FaultKind | None = None  # of this loss
        self._failures = 0
        self._doubt = False  # an older question may still be answered
        self._draining = False  # waiting for the line to be quiet, to end the doubt
        self._zero_wanted = False
        self._zero_pending = False  # `Z` went out; the next weight tells what came of it

    @property
    def deadline(self) -> float | None:
        return self._due if self._link_open else None

    def connected(self, now: float) -> Output:
        self._link_open = True
        self._failures = 0
        self._doubt = self._draining = self._zero_wanted = self._zero_pending = False
        return self._ask(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._link_open = False
        self._asked = _Asked.NOTHING
        return self._offline(fault)

    def received(self, chunk: bytes, now: float) -> Output:
        if self._asked is _Asked.NOTHING:
            if self._draining:
                self._due = now + QUIET_S
            return NOTHING
        self._buffer += chunk
        match _answer(bytes(self._buffer)):
            case None:
                del self._buffer[:-KEPT_BYTES]
                self._due = min(self._sent_at + ANSWER_S, now + PAUSE_S)
                return NOTHING
            case DeviceFault() as fault:
                return self._failed(fault, now)
            case answer:
                return self._answered(answer, now)

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        if not isinstance(request, ZeroScale):
            return NOTHING
        if not self._online:
            return _refused("the scale does not answer")
        self._zero_wanted = True
        return NOTHING

    def ticked(self, now: float) -> Output:
        if not self._link_open or now < self._due:
            return NOTHING
        if self._asked is _Asked.NOTHING:
            return self._ask(now)
        if self._buffer:
            # the answer had begun: nothing more of it can be mistaken for a whole one
            self._doubt = self._doubt or _STX not in self._buffer.translate(_SEVEN_BITS)
            return self._failed(DeviceFault(FaultKind.GARBLED, f"answer {self._buffer.hex(' ')}"), now)
        self._doubt = True
        if self._asked is _Asked.ZERO:
            return self._ask(now)
        return self._failed(DeviceFault(FaultKind.SILENT, "the scale does not answer W"), now)

    def masked(self, data: bytes) -> bytes:
        return data

    def _ask(self, now: float) -> Output:
        """Sends the next command; what came before it is forgotten."""
        if self._draining:
            self._doubt = self._draining = False
        if self._zero_wanted and not self._doubt:
            self._zero_wanted, self._zero_pending = False, True
            self._asked = _Asked.ZERO
        else:
            self._asked = _Asked.WEIGHT
        self._buffer.clear()
        self._sent_at = now
        self._due = now + ANSWER_S
        return Output(send=b"Z" if self._asked is _Asked.ZERO else b"W")

    def _answered(self, answer: StableWeight | _Status, now: float) -> Output:
        asked, self._asked = self._asked, _Asked.NOTHING
        self._due = max(now, self._sent_at + COMMAND_GAP_S)
        if self._doubt:
            self._draining = True
            self._due = now + QUIET_S
            return NOTHING
        if asked is _Asked.ZERO:
            return NOTHING
        reading = answer if isinstance(answer, StableWeight) else _meaning(answer.bits)
        if isinstance(reading, DeviceFault):
            return self._failed(reading, now)
        self._failures = 0
        readings: list[Reading] = []
        if not self._online:
            self._online, self._told = True, None
            readings.append(DeviceOnline())
        if self._zero_pending and not isinstance(reading, Settling):
            self._zero_pending = False
            if reading == StableWeight(0, net=False, at_zero=True):
                self._telling.forget()
            else:
                readings += _refused("the scale is not at zero after Z").readings
        readings += self._telling.shown(reading, now)
        return Output(readings=tuple(readings))

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        self._asked = _Asked.NOTHING
        self._due = max(now, self._sent_at + COMMAND_GAP_S)
        self._failures += 1
        if self._failures >= FAILURES_TO_OFFLINE:
            return self._offline(fault)
        if fault.kind is FaultKind.SILENT or not self._online:
            return NOTHING
        self._telling.troubled()
        return Output(readings=(DeviceTrouble(fault),))

    def _offline(self, fault: DeviceFault) -> Output:
        self._online = False
        self._telling.forget()
        if fault.kind is self._told:
            return NOTHING
        self._told = fault.kind
        return Output(readings=(DeviceOffline(fault),))


def _answer(data: bytes) -> StableWeight | _Status | DeviceFault | None:
    """The first whole frame in `data`, or why it can't be used; None while there is none."""
    frame = _FRAME.search(data)
    if frame is None:
        if _FRAME.search(data.translate(_SEVEN_BITS)) is None:
            return None
        detail = "the eighth bit is set: the line must be 7 data bits with even parity"
        return DeviceFault(FaultKind.SETTINGS, detail, retryable=False)
    if frame["pounds"]:
        detail = "the scale weighs in pounds: set it to kilograms"
        return DeviceFault(FaultKind.SETTINGS, detail, retryable=False)
    if frame["status"]:
        return _Status(frame["status"][0] & 0x3F)
    grams = int(frame["kg"]) * 1000 + int(frame["g"])
    return StableWeight(grams, net=bool(frame["net"]), at_zero=grams == 0)


def _meaning(bits: int) -> Overloaded | UnderZero | Settling | DeviceFault:
    """Why there is no weight."""
    if bits & OVER_CAPACITY:
        return Overloaded()
    if bits & UNDER_ZERO:
        return UnderZero()
    if bits & MOTION:
        return Settling()
    return DeviceFault(FaultKind.GARBLED, f"status {bits:02x} gives no reason for sending no weight")


def _refused(detail: str) -> Output:
    return Output(readings=(DeviceTrouble(DeviceFault(FaultKind.REFUSED, detail)),))
