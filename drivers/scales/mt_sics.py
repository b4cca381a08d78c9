"""A scale that speaks MT-SICS: asked who it is, then it sends its weight again and again by itself (`SIR`).

A weight is told only if it came to rest, and as net where the scale takes off a tare of its own: `SIR` does not say
which, so the tare is asked for before a weight that differs is told. A scale without `SIR` is asked each time (`SI`).
"""

from __future__ import annotations

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
from drivers.scales.mt_sics_introduction import Introduction
from drivers.scales.mt_sics_lines import END, NotShown, OfItself, Refused, Shown, Tare, Zeroed, is_preceded, meaning
from drivers.scales.telling import Changes, Showing, Telling

ANSWER_S = 1.0
POLL_S = 0.1  # between an answer and the next question, where the scale doesn't send by itself
SILENCE_S = 1.5  # a scale that sends by itself pauses for less
ZERO_S = 10.0  # a scale waits for rest before it zeroes
BUSY_S = 5.0  # for so long a scale may do something else
QUIET_S = 1.2  # longer than questions are apart while none is answered
FAILURES_TO_OFFLINE = 2
KEPT_BYTES = 256  # the longest line has fewer


class _Stage(Enum):
    AWAY = auto()  # no link
    ASKING = auto()  # who the scale is
    WEIGHING = auto()


class MtSics:
    """Tells what the scale shows, as `telling` wants it: each change, where nothing else is given.

    `DeviceOnline` names model, software and serial number. `DeviceOffline`, until a weight or its absence comes again:
    SILENT or GARBLED after two waits without a line that can be used, SETTINGS for a unit other than g and kg or a line
    that passes the parity bit, REFUSED where the scale is busy for long or has neither `SIR` nor `SI`. A `ZeroScale`
    that was not done is told as `DeviceTrouble(REFUSED)`; after one that was, what the scale shows is told anew.
    """

    def __init__(self, telling: Telling | None = None) -> None:
        self._telling = telling or Changes()
        self._online = False
        self._lost = False  # and that was told
        self._failures = 0
        self._stage = _Stage.AWAY
        self.discarded = 0
        self._begin()

    def _begin(self) -> None:
        """Nothing is known of the scale."""
        self._buffer = bytearray()
        self._introduction = Introduction()
        self._polled = False
        self._asked = ""  # the command that is to be answered
        self._due = 0.0  # the answer, or the next weight, or the next question
        self._bad: DeviceFault | None = None  # of the last line that could not be used, since one that could
        self._places = 10  # those of the last weight
        self._busy_since: float | None = None
        self._has_tare = False
        self._tare_active = False
        self._tare_of: int | None = None  # the weight for which the tare is known
        self._unconfirmed: int | None = None  # a weight that waits for the answer about tare
        self._zero_wanted = False
        self._doubt = False  # an older question may still be answered
        self._draining = False  # waiting for the line to be quiet, to end the doubt

    @property
    def deadline(self) -> float | None:
        return None if self._stage is _Stage.AWAY else self._due

    def connected(self, now: float) -> Output:
        self._failures = 0
        return self._introduce(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._stage = _Stage.AWAY
        return self._offline(fault)

    def received(self, chunk: bytes, now: float) -> Output:
        self._buffer += chunk
        send, readings = b"", list[Reading]()
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end]).removesuffix(b"\r")
            del self._buffer[: end + 1]
            output = self._line(line, now)
            send += output.send
            readings += output.readings
        del self._buffer[:-KEPT_BYTES]
        return Output(send=send, readings=tuple(readings))

    def requested(self, request: Request, now: float) -> Output:
        if not isinstance(request, ZeroScale):
            return NOTHING
        if not self._online:
            return _refused("the scale does not answer")
        if self._tare_active:
            return _refused("the scale takes off a tare: clear it first")
        self._zero_wanted = True
        return NOTHING if self._asked or self._polled else self._ask_next(now)

    def ticked(self, now: float) -> Output:
        if self._stage is _Stage.AWAY or now < self._due:
            return NOTHING
        if self._stage is _Stage.ASKING:
            return self._introduction_unanswered(now)
        match self._asked:
            case "TA":
                return self._failed(self._fault("TA"), now)
            case "Z" | "ZI":
                self._zero_wanted = False
                refused = _refused("the scale did not come to rest")
                return _joined(refused, self._ask_next(now))
            case "":
                self._doubt = self._doubt and not self._draining
                self._draining = False
                return self._ask_next(now) if self._polled else self._failed(self._fault("SIR"), now)
            case asked:
                self._doubt = self._polled
                return self._failed(self._fault(asked), now)

    def masked(self, data: bytes) -> bytes:
        return data

    # ------------------------------------------------------------------------------------------- who the scale is

    def _introduce(self, now: float) -> Output:
        self._begin()
        self._stage = _Stage.ASKING
        return self._ask(self._introduction.question, now)

    def _introduction_unanswered(self, now: float) -> Output:
        if not self._introduction.must_be_answered:
            return self._next_of_introduction(now)
        return _joined(self._counted(self._fault(self._asked)), self._introduce(now))

    def _introduced(self, answer: OfItself | Tare, now: float) -> Output:
        if not self._introduction.took(answer):
            return NOTHING
        if isinstance(answer, OfItself) and not answer.last:
            self._due = now + ANSWER_S
            return NOTHING
        return self._next_of_introduction(now)

    def _next_of_introduction(self, now: float) -> Output:
        self._introduction.goes_on()
        if self._introduction.question:
            return self._ask(self._introduction.question, now)
        tare = self._introduction.tare
        self._has_tare, self._tare_active = tare is not None, tare is not None and bool(tare.grams)
        self._polled = self._introduction.lists("SIR") is False
        self._stage = _Stage.WEIGHING
        return self._ask_weight(now)

    # --------------------------------------------------------------------------------------------------- weighing

    def _line(self, data: bytes, now: float) -> Output:
        if self._draining:
            self._due = now + QUIET_S
            return NOTHING
        self.discarded += is_preceded(data)
        match meaning(data):
            case OfItself() | Tare() as answer if self._stage is _Stage.ASKING:
                return self._introduced(answer, now)
            case Shown() | NotShown() as answer if self._stage is _Stage.WEIGHING:
                return self._weight_came(answer, now)
            case Tare() as answer if self._asked == "TA":
                return _joined(self._tare_came(answer, now), self._ask_next(now))
            case Zeroed() as answer if self._asked in ("Z", "ZI"):
                return _joined(self._zero_came(done=answer.done), self._ask_next(now))
            case Refused() as answer if self._asked:
                return self._not_taken(answer, now)
            case DeviceFault() as fault:
                self._bad = fault
                self.discarded += 1
            case None:
                self.discarded += 1
                self._bad = DeviceFault(FaultKind.GARBLED, f"line {data[:32].hex(' ')}")
            case _:  # what was not asked
                pass
        return NOTHING

    def _weight_came(self, line: Shown | NotShown, now: float) -> Output:
        if self._asked in ("SIR", "SI"):
            self._asked = ""
        if self._doubt:
            self._draining = True
            self._due = now + QUIET_S
            return NOTHING
        self._bad = None
        if isinstance(line, Shown) and line.places != self._places:
            self._places = line.places
            self._bad = DeviceFault(FaultKind.GARBLED, f"a weight of {line.places} places")
            self._due = now + POLL_S if self._polled else self._due
            return NOTHING
        output = self._shown(line, now)
        if not self._asked:
            self._due = now + (POLL_S if self._polled else SILENCE_S)
        return output if self._asked or self._polled else _joined(output, self._ask_side(now))

    def _shown(self, line: Shown | NotShown, now: float) -> Output:
        busy_since, self._busy_since = self._busy_since, None
        if isinstance(line, Shown) and line.stable and self._has_tare and line.grams != self._tare_of:
            if self._asked != "TA":
                self._unconfirmed = line.grams
            return NOTHING
        self._unconfirmed = None
        match line:
            case Shown(grams, stable=True):
                return self._tell(self._at_rest(grams), now)
            case NotShown.OVER:
                return self._tell(Overloaded(), now)
            case NotShown.UNDER:
                return self._tell(UnderZero(), now)
            case NotShown.BUSY:
                self._busy_since = now if busy_since is None else busy_since
                if now - self._busy_since >= BUSY_S:
                    detail = "the scale answers that it cannot weigh now: is a menu open?"
                    return self._offline(DeviceFault(FaultKind.REFUSED, detail))
        return self._tell(Settling(), now)

    def _at_rest(self, grams: int) -> StableWeight | UnderZero:
        if grams < 0:
            return UnderZero(grams)
        return StableWeight(grams, net=self._tare_active, at_zero=grams == 0)

    def _tare_came(self, tare: Tare, now: float) -> Output:
        self._asked = ""
        waiting, self._unconfirmed = self._unconfirmed, None
        if tare.grams is None or waiting is None:
            return NOTHING
        self._tare_active, self._tare_of = tare.grams != 0, waiting
        return self._tell(self._at_rest(waiting), now)

    def _zero_came(self, *, done: bool) -> Output:
        self._asked, self._zero_wanted, self._tare_of = "", False, None
        if done:
            self._telling.forget()
            return NOTHING
        return _refused("the scale does not zero what lies on it")

    def _tell(self, reading: Showing, now: float) -> Output:
        self._failures = 0
        came: tuple[Reading, ...] = ()
        if not self._online:
            self._online, self._lost = True, False
            came = (DeviceOnline(self._introduction.identity()),)
        return Output(readings=(*came, *self._telling.shown(reading, now)))

    def _not_taken(self, refused: Refused, now: float) -> Output:
        """Done without what the scale does not have; the rest is asked again when its time is up."""
        spoiled = refused is Refused.TRANSMISSION
        match self._asked:
            case "Z" | "ZI":
                return _joined(self._zero_came(done=False), self._ask_next(now))
            case "SIR" if not spoiled:
                self._polled = True
                return self._ask_weight(now)
            case _ if not spoiled and self._stage is _Stage.ASKING:
                return self._next_of_introduction(now)
            case asked:
                kind = FaultKind.GARBLED if spoiled else FaultKind.REFUSED
                self._bad = DeviceFault(kind, f"the scale answers {refused} to {asked}")
                return NOTHING

    # ----------------------------------------------------------------------------------------------------- asking

    def _ask(self, command: str, now: float) -> Output:
        self._asked = command
        self._due = now + (ZERO_S if command in ("Z", "ZI") else ANSWER_S)
        return Output(send=command.encode("ascii") + END)

    def _ask_weight(self, now: float) -> Output:
        return self._ask("SI" if self._polled else "SIR", now)

    def _ask_side(self, now: float) -> Output:
        """What is to be asked beside the weight."""
        if self._zero_wanted:
            at_once = self._introduction.lists("ZI") and not self._introduction.lists("Z")
            return self._ask("ZI" if at_once else "Z", now)
        return self._ask("TA", now) if self._unconfirmed is not None else NOTHING

    def _ask_next(self, now: float) -> Output:
        """The next question; a scale that sends by itself may need none."""
        self._asked = ""
        side = self._ask_side(now)
        if side.send:
            return side
        if self._polled:
            return self._ask_weight(now)
        self._due = now + SILENCE_S
        return NOTHING

    # ----------------------------------------------------------------------------------------------------- losses

    def _fault(self, asked: str) -> DeviceFault:
        if self._bad is not None:
            return self._bad
        if self._buffer:
            return DeviceFault(FaultKind.GARBLED, f"line {self._buffer[:32].hex(' ')}, without an end")
        return DeviceFault(FaultKind.SILENT, f"the scale does not answer {asked}")

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        """A weight is asked for once more, and after that the scale for who it is."""
        self._asked, self._unconfirmed, self._tare_of = "", None, None
        lost = self._counted(fault)
        again = self._ask_weight(now) if self._failures < FAILURES_TO_OFFLINE else self._introduce(now)
        return _joined(lost, again)

    def _counted(self, fault: DeviceFault) -> Output:
        self._bad = None
        self._buffer.clear()
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


def _refused(detail: str) -> Output:
    return Output(readings=(DeviceTrouble(DeviceFault(FaultKind.REFUSED, detail)),))


def _joined(*outputs: Output) -> Output:
    return Output(
        send=b"".join(one.send for one in outputs),
        readings=tuple(reading for one in outputs for reading in one.readings),
    )
