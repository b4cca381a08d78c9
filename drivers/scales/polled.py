"""A scale that weighs only when it is asked: the question, the wait for its answer, and what is told of it.

What the questions are and what the answers mean is its `Language`; this machine is the same for each. A weight is told
only if it answers a question of ours: what comes unasked, or so late that it may belong to an older question, is
dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from drivers.contract import (
    NOTHING,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Output,
    Reading,
    Request,
    Settling,
    StableWeight,
    ZeroScale,
)
from drivers.link.quiet import NOISE, Quiet
from drivers.scales.telling import Changes, Showing, Telling

ANSWER_S = 1.0
PAUSE_S = 0.3  # an answer that has begun doesn't pause for longer
QUIET_S = 1.2  # longer than questions are apart while none is answered
FAILURES_TO_OFFLINE = 2
ACKNOWLEDGEMENTS = b"\x06\x15"  # a whole answer of their own to some questions
KEPT_BYTES = 64  # a frame has fewer
SEVEN_BITS = bytes(byte & 0x7F for byte in range(256))


@dataclass(frozen=True, slots=True)
class NoWeight:
    """A whole answer without a weight; `why` is its fault where a weight was asked for."""

    why: DeviceFault


@dataclass(frozen=True, slots=True)
class GoOn:
    """The scale heard the question and waits for the one that follows it."""


Answer = Showing | NoWeight | GoOn | DeviceFault


class Language(Protocol):
    """What is said to a scale and what it says. Pure.

    `weigh`: the questions of one weighing, one after the other. `zero`: sets the platter to zero; b"" where no command
    does. `begins`: the bytes an answer can begin with. `gap_s`: from one command to the next, at least.
    """

    weigh: tuple[bytes, ...]
    zero: bytes
    begins: bytes
    gap_s: float

    def meaning(self, data: bytes, step: int) -> Answer | None:
        """The first whole answer in `data` to question `step` of `weigh`; None while there is none.

        A `DeviceFault` says that an answer came and can't be used, whatever was asked.
        """


class _Asked(Enum):
    """The command whose answer is awaited."""

    NOTHING = auto()
    WEIGHT = auto()
    ZERO = auto()


class PolledScale:
    """Asks for the weight as often as the scale allows and tells what changed.

    After two questions in a row without a usable answer: `DeviceOffline` (SILENT, GARBLED, or what the language says),
    until a usable answer comes. A `ZeroScale` that did not bring the scale to zero is told as `DeviceTrouble(REFUSED)`;
    after one that did, the zero is told, changed or not.
    """

    def __init__(self, language: Language, telling: Telling | None = None) -> None:
        """`telling`: what of the answers is told; each change, where nothing else is given."""
        self._language = language
        self._telling = telling or Changes()
        self._link_open = False
        self._asked = _Asked.NOTHING
        self._step = 0  # of the language's questions
        self._due = 0.0  # of the next command, or the end of the wait for an answer
        self._sent_at = 0.0
        self._buffer = bytearray()
        self._online = False
        self._lost = False  # and that was told
        self._failures = 0
        self._doubt = False  # an older question may still be answered
        self._quiet = Quiet()
        self._draining = False  # waiting for the line to be quiet, to end the doubt
        self._zero_wanted = False
        self._zero_pending = False  # the command went out; the next weight tells what came of it
        self.discarded = 0

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
            if not self._draining:
                return NOTHING
            self._quiet.heard(chunk)
            self._due = now + QUIET_S
            return Output(hang_up=NOISE) if self._quiet.endless(now) else NOTHING
        self._buffer += chunk
        match self._language.meaning(bytes(self._buffer), self._step):
            case None:
                del self._buffer[:-KEPT_BYTES]
                self._due = min(self._sent_at + ANSWER_S, now + PAUSE_S)
                return NOTHING
            case DeviceFault() as fault:
                return self._failed(fault, now)
            case GoOn() if not self._doubt:
                self._step += 1
                return self._send(self._language.weigh[self._step], now)
            case answer:
                self.discarded += self._buffer.translate(SEVEN_BITS)[0] not in self._language.begins + ACKNOWLEDGEMENTS
                return self._answered(answer, now)

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        if not isinstance(request, ZeroScale):
            return NOTHING
        if not self._language.zero:
            return _refused("the scale takes no zero from the lane: use its own key")
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
            begun = any(byte in self._buffer.translate(SEVEN_BITS) for byte in self._language.begins)
            self._doubt = self._doubt or not begun
            return self._failed(DeviceFault(FaultKind.GARBLED, f"answer {self._buffer.hex(' ')}"), now)
        self._doubt = True
        if self._asked is _Asked.ZERO:
            return self._ask(now)
        asked = self._language.weigh[self._step]
        name = asked.strip().decode("ascii") if asked.strip().isalpha() else asked.hex(" ")
        return self._failed(DeviceFault(FaultKind.SILENT, f"the scale does not answer {name}"), now)

    def masked(self, data: bytes) -> bytes:
        return data

    def _ask(self, now: float) -> Output:
        """Sends the next command; what came before it is forgotten."""
        if self._draining:
            self._doubt = self._draining = False
        self._step = 0
        if self._zero_wanted and not self._doubt:
            self._zero_wanted, self._zero_pending = False, True
            self._asked = _Asked.ZERO
            return self._send(self._language.zero, now)
        self._asked = _Asked.WEIGHT
        return self._send(self._language.weigh[0], now)

    def _send(self, command: bytes, now: float) -> Output:
        self._buffer.clear()
        self._sent_at = now
        self._due = now + ANSWER_S
        return Output(send=command)

    def _answered(self, answer: Showing | NoWeight | GoOn, now: float) -> Output:
        asked, self._asked = self._asked, _Asked.NOTHING
        self._due = max(now, self._sent_at + self._language.gap_s)
        if self._doubt:
            self._draining = True
            self._quiet.begin(now)
            self._due = now + QUIET_S
            return NOTHING
        if asked is _Asked.ZERO or isinstance(answer, GoOn):
            return NOTHING
        if isinstance(answer, NoWeight):
            return self._failed(answer.why, now)
        self._failures = 0
        readings: list[Reading] = []
        if not self._online:
            self._online, self._lost = True, False
            readings.append(DeviceOnline())
        if self._zero_pending and not isinstance(answer, Settling):
            self._zero_pending = False
            if answer == StableWeight(0, net=False, at_zero=True):
                self._telling.forget()
            else:
                readings += _refused("the scale is not at zero after it was told to be").readings
        readings += self._telling.shown(answer, now)
        return Output(readings=tuple(readings))

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        self._asked = _Asked.NOTHING
        self._due = max(now, self._sent_at + self._language.gap_s)
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
        if self._lost:
            return NOTHING
        self._lost = True
        return Output(readings=(DeviceOffline(fault),))


def wrong_line(bits: str) -> DeviceFault:
    """Where answers are whole but for their eighth bit: `bits` is what the line must be set to."""
    return DeviceFault(FaultKind.SETTINGS, f"the eighth bit is set: the line must be {bits}", retryable=False)


def wrong_unit(unit: str) -> DeviceFault:
    return DeviceFault(FaultKind.SETTINGS, f"the scale weighs in {unit}: set it to kilograms", retryable=False)


def _refused(detail: str) -> Output:
    return Output(readings=(DeviceTrouble(DeviceFault(FaultKind.REFUSED, detail)),))
