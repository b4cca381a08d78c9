"""A driver around a driver: it answers `CheckHealth` for a device of any kind and counts what passes.

Sans-I/O like what it holds: a pump or a virtual scheduler turns it as it would turn the driver alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from drivers.contract import (
    NOTHING,
    Acknowledges,
    AnswersLate,
    Asking,
    BelowMinimum,
    ButtonPressed,
    CheckHealth,
    CodeRead,
    Colour,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    Discarding,
    Document,
    Driver,
    EnableScanner,
    FaultKind,
    GoodReadBeep,
    HealthChecked,
    HealthLevel,
    LampSet,
    NotPriced,
    Output,
    Overloaded,
    Pattern,
    Preparing,
    PricedWeight,
    PriceScale,
    Print,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    Request,
    SetLamp,
    StableWeight,
    Stalls,
    StopPricing,
    TextLine,
    UnderZero,
    Unpriced,
)
from drivers.counts import Counts, Tally
from drivers.ending import END, ENDING
from drivers.hang_ups import IN_GOOD_ORDER

Chunk = TypeVar("Chunk")

EXTERNAL_WAIT_S = 10.0
PERSON_WAIT_S = 30.0
JOB = "health"
PRICE = PriceScale(100)  # so that a scale that computes prices weighs; others take no notice
SLIP = Document((TextLine("TEST", align="center", bold=True), TextLine("This is not a receipt.", align="center")))


@dataclass(frozen=True, slots=True)
class Question:
    """What a check asks of the driver, which reading answers it, for how long that is waited, and what to say then.

    `after` is asked when it is over.
    """

    ask: Request | None
    answer: type[Reading] | tuple[type[Reading], ...] | None
    wait_s: float
    said: str
    after: Request | None = None


EXTERNAL: dict[str, Question] = {
    "scanner": Question(GoodReadBeep(), None, 0.0, "it was asked to beep; nobody listened"),
    "printer": Question(Print(JOB, SLIP), PrintEnded, EXTERNAL_WAIT_S, "it printed a test slip"),
    "light": Question(SetLamp(Colour.WHITE, Pattern.STEADY), LampSet, EXTERNAL_WAIT_S, "it confirmed a white light"),
}
INTERACTIVE: dict[str, Question] = {
    "scanner": Question(EnableScanner(), CodeRead, PERSON_WAIT_S, "a code was read"),
    "camera": Question(EnableScanner(), CodeRead, PERSON_WAIT_S, "a code was read"),
    "scale": Question(
        PRICE, (StableWeight, PricedWeight), PERSON_WAIT_S, "what was laid on came to rest", after=StopPricing()
    ),
    "printer": Question(Print(JOB, SLIP), PrintEnded, EXTERNAL_WAIT_S, "it printed a test slip: is it to be read?"),
    "buttons": Question(None, ButtonPressed, PERSON_WAIT_S, "a button was pressed"),
    "light": Question(SetLamp(Colour.WHITE, Pattern.STEADY), LampSet, EXTERNAL_WAIT_S, "it says white: is it white?"),
}
ASKED_NOW = Question(None, None, EXTERNAL_WAIT_S, "it answers")
"""What the driver asks by itself, and only sooner: it ends as the driver's own question does."""

UNANSWERED = ("scanner", "camera")
"""Of these nothing that comes is an answer."""


class Checked(Generic[Chunk]):
    """`driver` of a device of `kind`, that also answers `CheckHealth` and counts into `counts`.

    No check charges, signs or gives out money: of terminals, signers and cash it tells what is known; a terminal at
    rest is asked how it is first.
    A check leaves a light white, a scanner enabled whose code it waited for, and a scale with no price to compute;
    whoever uses them sets them again.
    """

    def __init__(self, kind: str, driver: Driver[Chunk], counts: Counts) -> None:
        self.counts = counts
        self._kind = kind
        self._driver = driver
        self._tally = Tally(counts)
        self._discarding = driver if isinstance(driver, Discarding) else None
        self._discarded = 0
        self._online_since: float | None = None
        self._fault = "it has not been reached yet"
        self._condition: DeviceFault | None = None  # as the device itself tells it
        self._latest: Reading | None = None  # of what a device tells of its own state
        self._pending: tuple[HealthLevel, Question, float] | None = None
        self._under_way = 0
        self._acknowledging = driver if isinstance(driver, Acknowledges) else None
        self._stalling = driver if isinstance(driver, Stalls) else None
        self._asking = driver if isinstance(driver, Asking) else None
        self._answers_late = isinstance(driver, AnswersLate) and driver.answers_late
        self._asked_at: float | None = None  # what was sent then has not been answered yet, and should be at once
        self._sent = self._echo = b""  # last, and what of it may still come back on a wire that both ends share
        self._again = 0  # times that the very bytes were sent again since the last answer

    @property
    def deadline(self) -> float | None:
        theirs = self._driver.deadline
        if self._pending is None:
            return theirs
        return self._pending[2] if theirs is None else min(self._pending[2], theirs)

    def connected(self, now: float) -> Output:
        self.counts.connections += 1
        self.counts.open_since = now
        return self._passed(self._driver.connected(now), now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        self.counts.open_since = 0.0
        self._went_offline(fault, now)
        return self._passed(self._driver.disconnected(fault, now), now)

    def received(self, chunk: Chunk, now: float) -> Output:
        if isinstance(chunk, bytes):
            self.counts.bytes_in += len(chunk)
            if self._without_echo(chunk):
                self._answered(now)
        output = self._driver.received(chunk, now)
        asks = self._acknowledging is None or not self._acknowledging.acknowledges
        return self._if_asked(self._passed(output, now, asks=asks))

    def requested(self, request: Request, now: float) -> Output:
        if isinstance(request, CheckHealth):
            return self._check(request.level, now)
        self._tally.asked(request)
        begins = isinstance(request, ENDING)
        self._under_way += begins
        return self._passed(self._driver.requested(request, now), now)

    def ticked(self, now: float) -> Output:
        due = self._driver.deadline
        output = self._passed(self._driver.ticked(now), now) if due is not None and due <= now else NOTHING
        if self._pending is not None and self._pending[2] <= now:
            level, question, _ = self._pending
            late = HealthChecked(
                level,
                ok=False,
                findings=(f"no answer within {question.wait_s:g} s",),
                nobody_came=question.wait_s == PERSON_WAIT_S,
            )
            return _after(_with(output, late), self._over(now))
        return output

    def prepare(self) -> None:
        if isinstance(self._driver, Preparing):
            self._driver.prepare()

    def masked(self, data: bytes) -> bytes:
        return self._driver.masked(data)

    def released(self, now: float) -> None:
        """Nobody turns it any more: the time online is counted up to `now`."""
        self._went_offline(DeviceFault(FaultKind.UNPLUGGED, "it was released"), now)

    def _check(self, level: HealthLevel, now: float) -> Output:
        if self._pending is not None:
            return _with(NOTHING, HealthChecked(level, ok=False, findings=("another check is not over yet",)))
        known = self._known(level)
        if level is HealthLevel.INTERNAL and known.ok and self._asking is not None and not self._under_way:
            return self._ask_now(self._asking, now)
        table = {HealthLevel.EXTERNAL: EXTERNAL, HealthLevel.INTERACTIVE: INTERACTIVE}.get(level, {})
        question = table.get(self._kind)
        if question is None or not known.ok:
            return _with(NOTHING, known)
        if question.answer is not None:
            self._pending = (level, question, now + question.wait_s)
        output = NOTHING
        if question.ask is not None:
            self._tally.asked(question.ask)  # a slip wears the cutter, whoever wants it
            output = self._passed(self._driver.requested(question.ask, now), now)
        if question.answer is None:
            return _with(output, HealthChecked(level, ok=True, findings=(*known.findings, question.said)))
        return output

    def _ask_now(self, asking: Asking, now: float) -> Output:
        self._pending = (HealthLevel.INTERNAL, ASKED_NOW, now + ASKED_NOW.wait_s)
        return self._if_asked(self._passed(asking.ask(now), now))

    def _if_asked(self, output: Output) -> Output:
        """`output`, with the end of the check where the driver's own question is over, or cannot be asked now."""
        over = self._asking is not None and not self._asking.asking
        if self._pending is None or self._pending[1] is not ASKED_NOW or not over:
            return output
        self._pending = None
        return _with(output, self._known(HealthLevel.INTERNAL))

    def _known(self, level: HealthLevel) -> HealthChecked:
        if self._online_since is None:
            return HealthChecked(level, ok=False, findings=(self._fault,))
        if self._condition is not None:
            return HealthChecked(level, ok=False, findings=(self._condition.detail,))
        match self._latest:
            case Overloaded():
                return HealthChecked(level, ok=False, findings=("more than its capacity lies on it",))
            case UnderZero():
                return HealthChecked(level, ok=False, findings=("it reads below zero",))
            case PrinterStatus(online, paper, cover_open, cutter_error, fault):
                found = f"paper {paper}" + ", cover open" * cover_open + ", cutter error" * cutter_error
                well = online and not (cover_open or cutter_error or fault) and paper != "out"
                return HealthChecked(level, ok=well, findings=(found, *((fault,) if fault else ())))
            case _:
                return HealthChecked(level, ok=True, findings=("it answers",))

    def _without_echo(self, chunk: bytes) -> bytes:
        """What of `chunk` is not our own bytes, come back."""
        size = min(len(self._echo), len(chunk))
        if self._echo[:size] != chunk[:size]:
            size = 0
        self._echo = self._echo[size:] if size else b""
        return chunk[size:]

    def _answered(self, now: float) -> None:
        again, self._again, self._sent = self._again, 0, b""
        self.counts.asked_again += again
        if self._asked_at is not None and not again:
            self._tally.answered(now - self._asked_at)
        self._waits(None)

    def _waits(self, since: float | None) -> None:
        self._asked_at = since
        self.counts.waiting_since = since or 0.0

    def _note_sent(self, data: bytes, now: float, *, at_once: bool) -> None:
        self.counts.bytes_out += len(data)
        if self._kind in UNANSWERED:
            return
        self._again += data == self._sent
        self._sent = self._echo = data
        if at_once and self._asked_at is None:
            self._waits(now)

    def _passed(self, output: Output, now: float, *, asks: bool = True) -> Output:
        """`output` with its readings counted, and with the end of the check under way where one of them is that.

        `asks`: what is sent wants an answer, and has it at once unless the driver says otherwise.
        """
        if output.send:
            self._note_sent(output.send, now, at_once=asks and not (self._answers_late and self._under_way))
        self.counts.garbled += bool(output.hang_up) and output.hang_up not in IN_GOOD_ORDER
        if self._stalling is not None:
            self.counts.stalled_since = self._stalling.stalled_since or 0.0
        if self._discarding is not None:
            self.counts.mended += self._discarding.discarded - self._discarded
            self._discarded = self._discarding.discarded
        if not output.readings:
            return output
        readings: list[Reading] = []
        over = NOTHING
        for reading in output.readings:
            self._tally.told(reading)
            self._note(reading, now)
            self._under_way = max(0, self._under_way - isinstance(reading, END))
            if not (isinstance(reading, PrintEnded) and reading.job == JOB):
                readings.append(reading)
            if (end := self._end_by(reading)) is not None:
                readings.append(end)
                over = self._over(now)
        return _after(Output(send=output.send, readings=tuple(readings), hang_up=output.hang_up), over)

    def _over(self, now: float) -> Output:
        """The check under way is over, and the driver is told so where it must be."""
        after = self._pending[1].after if self._pending else None
        self._pending = None
        return NOTHING if after is None else self._passed(self._driver.requested(after, now), now)

    def _note(self, reading: Reading, now: float) -> None:
        match reading:
            case DeviceOnline():
                self._online_since = now if self._online_since is None else self._online_since
            case DeviceOffline(fault):
                self._went_offline(fault, now)
            case DeviceCondition(condition):
                self._condition = condition
            case PrinterStatus() | StableWeight() | Overloaded() | UnderZero() | BelowMinimum():
                self._latest = reading
            case _:
                return

    def _went_offline(self, fault: DeviceFault, now: float) -> None:
        if self._online_since is not None:
            self.counts.online_s += now - self._online_since
        self._online_since, self._latest, self._condition, self._fault = None, None, None, fault.detail
        self._waits(None)
        self._sent, self._again = b"", 0

    def _end_by(self, reading: Reading) -> HealthChecked | None:
        """The end of the check under way, if `reading` is that: its answer, or the loss of the device."""
        if self._pending is None:
            return None
        level, question, _ = self._pending
        match reading:
            case DeviceOffline(fault):
                return HealthChecked(level, ok=False, findings=(fault.detail,))
            case PrintEnded(job, outcome, reason) if question.answer is PrintEnded:
                if job != JOB:
                    return None
                ok = outcome is PrintOutcome.PRINTED
                return HealthChecked(level, ok=ok, findings=(question.said if ok else reason or str(outcome),))
            case StableWeight(grams) if grams <= 0:
                return None  # the platter is still empty
            case NotPriced(Unpriced.REFUSED, reason):
                return HealthChecked(level, ok=False, findings=(reason,))
            case _ if question.answer is not None and isinstance(reading, question.answer):
                return HealthChecked(level, ok=True, findings=(question.said,))
            case _:
                return None


def _after(before: Output, then: Output) -> Output:
    hang_up = before.hang_up or then.hang_up
    return Output(send=before.send + then.send, readings=before.readings + then.readings, hang_up=hang_up)


def _with(output: Output, reading: Reading) -> Output:
    return Output(send=output.send, readings=(*output.readings, reading), hang_up=output.hang_up)
