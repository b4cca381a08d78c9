"""A coin hopper at address 3 of a ccTalk bus: gives out coins of one kind, and counts them for life.

The command to dispense is sent once and never again. Whatever its answer, what is out is what the hopper's own count
says when it stands still; where that can't be asked, the outcome is unknown until it can.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.cash.cctalk_frames import Answer, answer_to, frame, mask
from drivers.cash.coin_ids import Coin, coin_of
from drivers.cash.hopper_count import MOST_COINS, Due, HopperCount
from drivers.contract import (
    NOTHING,
    CashLevels,
    CashMark,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Output,
    PayOut,
    PayOutEnded,
    Reading,
    Request,
    ResolvePayOut,
)
from drivers.link.quiet import NOISE, Quiet

HOPPER = 3
IDLE_S = 1.0
POLL_S = 0.2
ANSWER_S = 0.5
QUIET_S = 0.1
STILL_S = 1.0  # a coin that has left the disc has passed the counter by then
STALL_S = 15.0  # without a coin for so long, it is stopped
FAILURES_TO_OFFLINE = 3

SIMPLE_POLL, SERIAL, COIN, COUNT, LEVELS, ENABLE, DISPENSE, STATUS, STOP = 254, 242, 171, 168, 217, 164, 167, 166, 172
SELF_TEST = 163
AILMENTS = {
    0x01: "its motor drew more current than it may",
    0x08: "something lies before its exit sensor",
    0x10: "its exit sensor is at fault",
    0x20: "its exit sensor was covered while it paid",
}
"""Bits of what it tells of itself, after the public ccTalk specification; the others are no faults."""
INTRODUCTION = (SIMPLE_POLL, SERIAL, COIN, COUNT, LEVELS)
SIZES = {SIMPLE_POLL: 0, SERIAL: 3, COIN: 6, COUNT: 3, LEVELS: 1, ENABLE: 0, STATUS: 4}
ENABLED = b"\xa5"
OK = 0


@dataclass(slots=True)
class Job:
    """One payout, or the question what became of it (`asks_only`)."""

    due: Due
    asks_only: bool
    step: int = STATUS  # what is asked next
    sent: bool = False  # the command to dispense has gone out
    still_since: float | None = None  # nothing remains to be paid since then
    counted: int = -1  # then
    remaining: int = -1
    moved_at: float = 0.0
    went_on_at: float | None = None  # a coin came out then, or the motor began
    stopped: bool = False


class CcTalkHopper:
    """Pays one payout at a time. Answers to a `PayOut` that it can't begin say that nothing was given out.

    One that comes while it is asked what became of another waits for that answer, and is then judged by its own mark.
    """

    def __init__(self) -> None:
        self.deadline: float | None = None
        self._heard = bytearray()
        self._question = -1  # not answered yet
        self._last = -1  # asked last
        self._sent = b""
        self._draining = False
        self._quiet = Quiet()
        self._introduced = 0
        self._failures = 0
        self._online = False
        self._lost = False  # and that was told
        self._serial = b""
        self._coin: Coin | None = None
        self._count: HopperCount | None = None
        self._mark = ""  # told last
        self._levels: CashLevels | None = None  # told last
        self._tests = True  # it can tell of itself, as far as is known
        self._ails = ""  # told last
        self._job: Job | None = None
        self._waiting: PayOut | None = None  # until the question of the job is answered

    @property
    def stalled_since(self) -> float | None:
        """When a coin of the payout under way came out last."""
        return self._job.went_on_at if self._job is not None and self._job.remaining else None

    def connected(self, now: float) -> Output:
        self._introduced, self._draining, self._failures, self._tests = 0, False, 0, True
        return self._ask(INTRODUCTION[0], now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        output = self._offline(fault, now)
        self.deadline, self._question = None, -1
        return output

    def received(self, chunk: bytes, now: float) -> Output:
        if self._draining:
            self._quiet.heard(chunk)
            self.deadline = now + QUIET_S
            return Output(hang_up=NOISE) if self._quiet.endless(now) else NOTHING
        if self._question < 0:  # nobody was asked: too late an answer
            return NOTHING
        self._heard += chunk
        match answer_to(self._sent, bytes(self._heard)):
            case Answer(header, data):
                return self._answered(self._question, header, data, now)
            case DeviceFault() as fault:
                return self._failed(fault, now)
            case None:
                return NOTHING

    def requested(self, request: Request, now: float) -> Output:
        match request:
            case PayOut() | ResolvePayOut():
                return self._begun(request, now)
            case _:  # for other kinds of device
                return NOTHING

    def ticked(self, now: float) -> Output:
        if self.deadline is None or now < self.deadline:
            return NOTHING
        if self._draining:
            self._draining = False
        elif self._question >= 0:
            heard = bytes(self._heard)
            silent = DeviceFault(FaultKind.SILENT, f"the hopper does not answer header {self._question}")
            cut = DeviceFault(FaultKind.GARBLED, f"answer {heard[:32].hex(' ')}, not whole")
            return self._failed(cut if len(heard) > len(self._sent) else silent, now)
        return self._ask(self._next(), now)

    def masked(self, data: bytes) -> bytes:
        return mask(data)

    # ------------------------------------------------------------------------------------------------------ asking

    def _begun(self, request: PayOut | ResolvePayOut, now: float) -> Output:
        coin, asks_only = self._coin, isinstance(request, ResolvePayOut)
        if self._job is not None and self._job.asks_only and isinstance(request, PayOut) and self._waiting is None:
            self._waiting = request
            return NOTHING
        value = coin.value_minor if coin else 1
        due = Due(request.payout_id, request.amount_minor // value, value, request.mark)
        why = ""
        if not self._online or coin is None:
            why = "the hopper is offline"
        elif self._job is not None:
            why = "another payout has not ended"
        elif request.currency and request.currency != coin.currency:
            why = f"it holds {coin.currency}, and {request.currency} was asked for"
        elif not 1 <= due.coins <= MOST_COINS or request.amount_minor % value:
            why = f"{request.amount_minor} is not 1 to {MOST_COINS} coins of {value}"
        if why:
            return Output(readings=(due.unknown(why) if asks_only else due.failed(why),))
        self._job = Job(due, asks_only)
        if self._question < 0 and not self._draining:
            self.deadline = now
        return NOTHING

    def _next(self) -> int:
        if self._introduced < len(INTRODUCTION):
            return INTRODUCTION[self._introduced]
        if self._job:
            return self._job.step
        if self._last == LEVELS:
            return COUNT
        return SELF_TEST if self._tests and self._last == COUNT else LEVELS

    def _ask(self, question: int, now: float) -> Output:
        data = ENABLED if question == ENABLE else b""
        if question == DISPENSE and self._job:
            data = self._serial + bytes([self._job.due.coins])
            self._job.sent, self._job.step, self._job.moved_at = True, STATUS, now
            self._job.went_on_at = now
        self._heard.clear()
        self._question = self._last = question
        self._sent = frame(HOPPER, question, data)
        self.deadline = now + ANSWER_S
        return Output(send=self._sent)

    def _answered(self, question: int, header: int, data: bytes, now: float) -> Output:
        self._question = -1
        if question == LEVELS and header != OK:
            data = b""  # it has no sensors that it could tell of
        elif question == SELF_TEST:
            self._tests = header == OK and bool(data)
        elif question in (DISPENSE, STOP):
            pass  # what it says is not what is out
        elif header != OK or len(data) != SIZES.get(question, len(data)):
            return self._failed(DeviceFault(FaultKind.REFUSED, f"answer {header} to header {question}"), now)
        self._failures = 0
        match question:
            case _ if question == SERIAL:
                self._serial = data
            case _ if question == COIN:
                self._coin = coin_of(data)
                if self._coin is None:
                    fault = DeviceFault(FaultKind.SETTINGS, f"the worth of its coin {data!r} is not known")
                    return self._failed(fault, now)
            case _ if question == COUNT:
                self._count = HopperCount(int.from_bytes(self._serial, "little"), int.from_bytes(data, "little"))
        if self._introduced < len(INTRODUCTION):
            self._introduced += 1
            if self._introduced < len(INTRODUCTION):
                return self._ask(self._next(), now)
            self.deadline = now
            return Output(readings=(*self._now_online(), *self._levels_in(data), *self._moved_mark()))
        if question == LEVELS:
            readings = self._levels_in(data)
        elif question == SELF_TEST:
            readings = self._condition_in(data)
        else:
            readings = self._stepped(question, data, now)
        if self._job is None:
            self.deadline = now + IDLE_S
            return Output(readings=(*readings, *self._moved_mark()))
        self.deadline = now + POLL_S if question == STATUS else now
        return Output(readings=readings)

    # ------------------------------------------------------------------------------------------------------ paying

    def _stepped(self, question: int, data: bytes, now: float) -> tuple[Reading, ...]:
        job = self._job
        if job is None:
            return ()
        match question:
            case _ if question == STATUS and not job.sent and not job.asks_only:
                if data[1]:
                    why = "the hopper still pays what it was told before: resolve it"
                    return self._ended(job.due.not_begun(why, self._count), now)
                job.step = COUNT
            case _ if question == COUNT and not job.sent and not job.asks_only:
                if self._count is None or self._count.mark != job.due.mark:
                    why = "the hopper has paid out since that mark: resolve it"
                    return self._ended(job.due.not_begun(why, self._count), now)
                job.step = ENABLE
            case _ if question == ENABLE:
                job.step = DISPENSE
            case _ if question == STATUS:
                if data[1] != job.remaining:
                    job.remaining, job.moved_at, job.still_since = data[1], now, None
                    job.went_on_at = now if job.sent else None
                if data[1] == 0:
                    job.still_since = now if job.still_since is None else job.still_since
                    job.step = COUNT
                elif now > job.moved_at + STALL_S and job.stopped:
                    return self._ended(job.due.unknown("the hopper neither pays nor stops"), now)
                elif now > job.moved_at + STALL_S:
                    job.step, job.stopped, job.moved_at = STOP, True, now
            case _ if question == COUNT:
                return self._counted(job, now)
            case _:
                job.step = STATUS
        return ()

    def _counted(self, job: Job, now: float) -> tuple[Reading, ...]:
        """It is over when the count stands for `STILL_S` while nothing remains."""
        job.step = STATUS
        if self._count is None or job.still_since is None:
            return ()
        if self._count.coins != job.counted:
            job.counted, job.still_since = self._count.coins, now
        elif now >= job.still_since + STILL_S:
            return self._ended(job.due.ended(self._count), now)
        return ()

    def _ended(self, end: PayOutEnded, now: float) -> tuple[Reading, ...]:
        """What has waited begins."""
        self._job = None
        self._mark = end.mark or self._mark
        waiting, self._waiting = self._waiting, None
        return (end, *(self._begun(waiting, now).readings if waiting is not None else ()))

    def _moved_mark(self) -> tuple[Reading, ...]:
        if self._count is None or self._count.mark == self._mark:
            return ()
        self._mark = self._count.mark
        return (CashMark(self._mark, shut=True),)

    def _levels_in(self, data: bytes) -> tuple[Reading, ...]:
        """Bit 0: the coins lie below the lower sensor. Bit 4: it has one."""
        if self._coin is None:
            return ()
        said = data[0] if data else 0
        low = bool(said & 1) if said & 0x10 else None
        levels = CashLevels(self._coin.id, self._coin.value_minor, low=low, currency=self._coin.currency)
        if levels == self._levels:
            return ()
        self._levels = levels
        return (levels,)

    def _condition_in(self, data: bytes) -> tuple[Reading, ...]:
        told, bits = self._ails, data[0] if self._tests else 0
        self._ails = "; ".join(words for bit, words in AILMENTS.items() if bits & bit)
        if self._ails == told:
            return ()
        return (DeviceCondition(DeviceFault(FaultKind.MECHANISM, self._ails) if self._ails else None),)

    # ------------------------------------------------------------------------------------------------------ losses

    def _now_online(self) -> tuple[Reading, ...]:
        if self._online:
            return ()
        self._online, self._lost = True, False
        return (DeviceOnline(f"hopper {int.from_bytes(self._serial, 'little')}"),)

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        """The bus falls quiet, then it is asked anew, but never to dispense once more."""
        if self._question == SELF_TEST and fault.kind is FaultKind.SILENT:
            self._tests = False  # some say nothing to what they do not know
        self._question = -1
        self._failures += 1
        self._draining, self.deadline = True, now + QUIET_S
        self._quiet.begin(now)
        if self._failures >= FAILURES_TO_OFFLINE or fault.kind is FaultKind.SETTINGS:
            self._introduced, self._failures = 0, 0
            return self._offline(fault, now)
        if fault.kind is FaultKind.SILENT or not self._online or self._failures > 1:
            return NOTHING
        return Output(readings=(DeviceTrouble(fault),))

    def _offline(self, fault: DeviceFault, now: float) -> Output:
        """A payout under way ends here: unknown if the command has gone out, and failed if not, as one that waits."""
        readings: list[Reading] = []
        self._online, self._ails = False, ""
        if job := self._job:
            known = not job.sent and not job.asks_only
            readings += self._ended(job.due.failed(fault.detail) if known else job.due.unknown(fault.detail), now)
        if not self._lost:
            self._lost = True
            readings.append(DeviceOffline(fault))
        return Output(readings=tuple(readings))
