"""A note recycler on SSP: takes notes as a validator does, keeps those it can give out again, and pays from them.

Notes are taken, and all is asked, in plain SSP; the one command to pay is sealed (eSSP), sent once and never again. So
is one question when the unit introduces itself, which shows whether it can open what is sealed before change is due.
What is out is what the unit's own counts say when it stands still: the notes given out in its life, and those that
have left the store. See `docs/decisions/0060-notes-given-out.md`.
"""

from __future__ import annotations

import random

from typing_extensions import override

from drivers.cash import ssp_commands as ssp
from drivers.cash.change import plan_change
from drivers.cash.note_count import NoteCount
from drivers.cash.note_store import NotesDue, NoteStore, dispensed_in, levels_in, taken_in
from drivers.cash.ssp import SspNotes
from drivers.cash.ssp_cipher import Exchange, Seal
from drivers.cash.ssp_events import STORES, VALIDATORS, Code, Event, told_in
from drivers.cash.ssp_payout import GOES_ON, IS_OVER, NO_KEY, SIZE_NOT_KNOWN, Job, refusal
from drivers.cash.ssp_setup import RECYCLER
from drivers.contract import (
    NOTHING,
    CashLevels,
    CashMark,
    DeviceFault,
    DeviceTrouble,
    FaultKind,
    Output,
    PayOut,
    PayOutEnded,
    Reading,
    Request,
    ResolvePayOut,
)

STILL_S = 2.0  # a note that has left the store is counted by then
START_S = 15.0  # a payout that the unit took on has begun by then
MOST_S = 180.0
NO_NOTES = bytes(2)


class SspRecycler(SspNotes):
    """Pays one payout at a time, and only while no notes are taken: after a shut `CashMark`.

    One that comes while it is asked what became of another waits for that answer, and is then judged by its own mark.
    """

    unit = RECYCLER
    codes = VALIDATORS | STORES

    def __init__(self, chance: random.Random | None = None) -> None:
        """`chance`: where the numbers of the key exchange come from; the system's, if none is given."""
        super().__init__()
        self._chance = chance or random.SystemRandom()
        self._exchange: Exchange | None = None
        self._seal: Seal | None = None
        self._key_lost = False
        self._untried = False  # it said nothing to that, and is not asked again
        self._unkeyed = False  # the unit did not open what was sealed to try the key
        self._levels: dict[int, int] = {}
        self._dispensed = 0
        self._fresh = False  # the levels were asked just now
        self._stale = False  # notes have moved since they were
        self._busy = False  # by what the last poll told
        self._store: NoteStore | None = None
        self._levels_told: dict[int, int] = {}
        self._job: Job | None = None
        self._waiting: PayOut | None = None  # until the question of the job is answered

    @override
    def requested(self, request: Request, now: float) -> Output:
        match request:
            case PayOut() | ResolvePayOut():
                return self._begun(request, now)
            case _:
                return super().requested(request, now)

    @property
    def stalled_since(self) -> float | None:
        """When a note of the payout under way came out last."""
        return self._job.went_on_at if self._job is not None and not self._job.over else None

    # ------------------------------------------------------------------------------------------------------ asking

    @override
    def _next(self) -> bytes:
        if self._key_lost:
            self._key_lost, self._introduced = False, 0
        if self._introduced < len(self._introduction):
            return super()._next()
        if self._last == ssp.LEVELS:
            return ssp.COUNTERS
        if self._given is not None and self._account.told is None:
            return ssp.LEVELS
        if not self._account.settled:
            return super()._next()
        if self._job is not None:
            return self._next_of(self._job)
        if self._stale and not self._busy and self._last == ssp.POLL and not self._on_way:
            return ssp.LEVELS
        return super()._next()

    def _next_of(self, job: Job) -> bytes:
        if job.sent or job.asks_only or not job.command:
            return ssp.LEVELS if self._last == ssp.POLL and job.looked and not self._busy else ssp.POLL
        if not job.barred:
            return ssp.INHIBITS + NO_NOTES
        return job.command if job.enabled else ssp.ENABLE

    @property
    @override
    def _wants(self) -> bool:
        return self._job is None and super()._wants

    @override
    def _ask(self, question: bytes, now: float) -> Output:
        if question == ssp.SYNC:
            self._exchange, self._seal = Exchange.fresh(self._chance), None
            self._introduction = (ssp.SYNC, *self._exchange.questions, *ssp.INTRODUCTION[1:])
        self._fresh = self._fresh and question == ssp.COUNTERS
        if self._job is not None and question[:1] == ssp.PAY_OUT:
            self._job.sent, self._job.still_since = True, now
        if self._job is not None and self._job.sent and self._job.went_on_at is None:
            self._job.went_on_at = now
        return super()._ask(question, now)

    @property
    def _tries_key(self) -> bool:
        """Whether the question of the introduction that is due, or out, is sealed to see that the unit can open it."""
        return self._introduction[self._introduced : self._introduced + 2] == (ssp.LEVELS, ssp.LEVELS)

    def _in_cipher(self, question: bytes) -> bool:
        return question[:1] == ssp.PAY_OUT or (question == ssp.LEVELS and self._tries_key)

    @override
    def _sealed(self, question: bytes) -> bytes:
        return self._seal.sealed(question) if self._seal and self._in_cipher(question) else question

    @override
    def _opened(self, said: bytes) -> bytes:
        if self._seal is None or not self._in_cipher(self._question) or said[0] in (ssp.NO_KEY, ssp.UNKNOWN_COMMAND):
            return said
        return self._seal.opened(said)

    @override
    def _may_refuse(self, question: bytes, data: bytes) -> bool:
        tried = self._in_cipher(question) and data[0] in (ssp.NO_KEY, ssp.UNKNOWN_COMMAND)
        return tried or question == ssp.REJECT or question[:1] == ssp.PAY_OUT

    @override
    def _not_answered(self, now: float) -> Output:
        """A unit may say nothing to what it cannot open, and takes notes all the same; a command to pay is worth a word
        at the first silence.
        """
        if self._tries_key and self._failures and not self._garbled:
            self._untried, self._introduced, self._failures = True, 0, 0
            return self._ask(ssp.SYNC, now)
        paying, first = self._question[:1] == ssp.PAY_OUT, not self._failures
        output = super()._not_answered(now)
        if not (paying and first):
            return output
        unanswered = DeviceFault(FaultKind.SILENT, "no answer came to a command to pay: it is asked for once more")
        return Output(send=output.send, readings=(*output.readings, DeviceTrouble(unanswered)))

    @override
    def _now_online(self) -> list[Reading]:
        readings = super()._now_online()
        if readings and self._unkeyed:
            readings.append(DeviceTrouble(DeviceFault(FaultKind.SETTINGS, NO_KEY)))
        return readings

    @override
    def _set_up(self, data: bytes) -> DeviceFault | None:
        fault = super()._set_up(data)
        routes = (
            ssp.ROUTE_TO_STORE + note.value_minor.to_bytes(4, "little") + note.currency.encode()
            for note in self._notes.values()
        )
        begins = self._introduction[: self._introduction.index(ssp.SERIAL) + 1]
        trial = () if self._untried else (ssp.LEVELS,)
        self._introduction = (*begins, *routes, ssp.ENABLE_STORE, *trial, ssp.LEVELS, ssp.COUNTERS)
        return fault

    @override
    def _taken_in(self, counters: bytes) -> int | None:
        return taken_in(counters)

    @override
    def _learned(self, question: bytes, data: bytes) -> DeviceFault | None:
        job = self._job
        match question[:1]:
            case ssp.EXCHANGE if self._exchange is not None:
                self._seal = self._exchange.agreed(data[1:], self._chance)
                return None if self._seal else _garbled("number of the key exchange", data)
            case ssp.LEVELS if self._tries_key:
                self._unkeyed = data[0] != ssp.OK
            case ssp.LEVELS:
                levels = levels_in(data[1:], self._notes)
                if levels is None:
                    return _garbled("levels", data)
                self._levels, self._fresh = levels, True
            case ssp.COUNTERS:
                dispensed = dispensed_in(data[1:])
                if dispensed is None:
                    return _garbled("counters", data)
                self._dispensed = dispensed
            case ssp.INHIBITS if job is not None:
                job.barred = True
            case ssp.ENABLE if job is not None:
                job.enabled = True
            case ssp.PAY_OUT if job is not None and data[0] != ssp.OK:
                job.over, job.why = True, refusal(data)
                self._key_lost = data[0] == ssp.NO_KEY
        return None

    # ------------------------------------------------------------------------------------------------------ paying

    def _begun(self, request: PayOut | ResolvePayOut, now: float) -> Output:
        due = NotesDue(request.payout_id, request.amount_minor, request.mark)
        asks_only = isinstance(request, ResolvePayOut)
        if self._job is not None and self._job.asks_only and isinstance(request, PayOut) and self._waiting is None:
            self._waiting = request
            return NOTHING
        before = NoteStore.of_mark(request.mark)
        why = ""
        if not self._online or self._given is None:
            why = "the recycler is offline" if self._given else "nothing is paid before the mark kept was given"
        elif self._job is not None:
            why = "another payout has not ended"
        elif not asks_only and (self._wanted_minor or not self._tight):
            why = "notes are still taken: stop that first"
        elif request.currency and any(note.currency != request.currency for note in self._notes.values()):
            why = f"what it holds is not all in {request.currency}"
        elif request.amount_minor <= 0:
            why = f"{request.amount_minor} can't be paid"
        if why:
            return Output(readings=(due.unknown(why) if asks_only else due.failed(why),))
        if before is None or request.mark.partition(":")[0] != str(self._serial):
            return Output(readings=(due.unknown(f"the mark is none of the recycler {self._serial}"),))
        self._job = Job(due, asks_only, before, now + MOST_S)
        if not self._question:
            self.deadline = now
        return NOTHING

    @override
    def _polled(self, data: bytes) -> list[Reading]:
        self._busy = False
        if self._job is not None:
            self._job.looked = True
        rest = told_in(data, self.codes).unread
        if rest and rest[0] in SIZE_NOT_KNOWN and self._tight:  # nothing can have come in that it could hide
            self._stale = self._busy = True
            if self._job is not None:
                self._job.went_on_at = None  # it waits for a hand
            data = data[: -len(rest)]
        return super()._polled(data)

    @override
    def _happened(self, event: Event) -> list[Reading]:
        job = self._job
        self._stale = self._stale or event.code not in (Code.DISABLED, Code.CHANNELS_DISABLED, Code.INITIALISING)
        self._busy = self._busy or event.code in GOES_ON
        if event.code is Code.STORED:
            self._on_way, self._escrow = False, 0
        if job is not None and event.code is Code.DISPENSING and event.amount_minor != job.out_minor:
            job.out_minor, job.went_on_at = event.amount_minor, None
        if job is not None and event.code in IS_OVER:
            job.over, job.told_minor, job.why = True, event.amount_minor, IS_OVER[event.code]
        if job is not None and event.code is Code.RESET:
            job.over, job.command, job.barred, job.enabled = job.sent, b"", False, False
        return super()._happened(event)

    @override
    def _counted(self, kept: CashMark, now: float) -> list[Reading]:
        here = NoteStore.of(self._dispensed, self._levels)
        paired = self._fresh and not self._busy
        if paired:
            self._stale = False
            if self._job is None:
                self._store = here
        readings = super()._counted(kept, now)
        if paired and self._job is None:
            readings += self._moved_levels()
        if paired and self._job is not None and self._account.settled:
            readings += self._compared(self._job, here, now)
        return readings

    @override
    def _mark_of(self, count: NoteCount) -> str:
        return count.mark + (self._store.mark if self._store else "")

    @override
    def _shut_now(self, now: float) -> tuple[Reading, ...]:
        job = self._job
        if job is not None and now > job.until:
            asked = job.sent or job.asks_only
            why = "the unit neither pays nor stops"
            return self._ended(job.due.unknown(why) if asked else job.due.failed(why), now)
        return () if self._stale or self._busy or job is not None else super()._shut_now(now)

    def _compared(self, job: Job, here: NoteStore, now: float) -> tuple[Reading, ...]:
        if not job.sent and not job.asks_only:
            plan = plan_change(job.due.amount_minor, dict(here.levels))
            if here != job.before:
                self._store = here
                why = "notes have moved since that mark: resolve it"
                return self._ended(job.due.unknown(why, self._mark_of(self._count)), now)
            if plan is None:
                return self._ended(job.due.failed("what lies in the store does not make the amount"), now)
            job.command = self._command(plan)
            return ()
        if here != job.seen:
            job.seen, job.still_since = here, now
        if now < job.still_since + (STILL_S if job.over or job.asks_only else START_S):
            return ()
        self._store = here
        mark = self._mark_of(self._count)
        return self._ended(job.due.ended(here.out_since(job.before, job.told_minor), mark, job.why), now)

    def _command(self, plan: dict[int, int]) -> bytes:
        currencies = {note.value_minor: note.currency for note in self._notes.values()}
        entries = (
            count.to_bytes(2, "little") + value.to_bytes(4, "little") + currencies[value].encode()
            for value, count in sorted(plan.items(), reverse=True)
        )
        return ssp.PAY_OUT + bytes([len(plan)]) + b"".join(entries) + ssp.REALLY

    def _ended(self, end: PayOutEnded, now: float) -> tuple[Reading, ...]:
        """What has waited begins."""
        self._job, self._told, self._stale = None, b"", True
        self._mark = end.mark or self._mark
        waiting, self._waiting = self._waiting, None
        begun = self._begun(waiting, now).readings if waiting is not None else ()
        return (end, *self._moved_levels(), *begun)

    def _moved_levels(self) -> tuple[Reading, ...]:
        told, self._levels_told = self._levels_told, dict(self._levels)
        pieces = {note.value_minor: note for note in self._notes.values()}
        return tuple(
            CashLevels(pieces[value].piece, value, count=count, currency=pieces[value].currency)
            for value, count in self._levels.items()
            if told.get(value) != count and value in pieces
        )

    # ------------------------------------------------------------------------------------------------------ losses

    @override
    def _offline(self, fault: DeviceFault) -> Output:
        """A payout under way ends here: unknown if the command has gone out, and failed if not, as one that waits."""
        ended: list[Reading] = []
        if job := self._job:
            self._job, self._told, self._stale = None, b"", True
            known = not job.sent and not job.asks_only
            ended.append(job.due.failed(fault.detail) if known else job.due.unknown(fault.detail))
        if waiting := self._waiting:
            self._waiting = None
            ended.append(NotesDue(waiting.payout_id, waiting.amount_minor, waiting.mark).failed(fault.detail))
        self._busy = False
        return Output(readings=(*ended, *super()._offline(fault).readings))


def _garbled(what: str, data: bytes) -> DeviceFault:
    return DeviceFault(FaultKind.GARBLED, f"{what}: {data[:32].hex(' ')}")
