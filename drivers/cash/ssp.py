"""A note validator on SSP: introduces itself, is polled five times a second, and takes notes only while they are wanted
and somebody books them.

The sequence bit of the next packet tells the validator that its last answer arrived. A poll that told of a note is
repeated, bit unturned, until that note is booked; only then is the next one sent. After every restart of either, what
the validator has stacked in its life is compared with what was told, see `docs/decisions/0055-every-note-once.md`.
"""

from __future__ import annotations

from drivers.cash import ssp_commands as ssp
from drivers.cash.note_count import MORE, Account, NoteCount, stacked_in
from drivers.cash.ssp_events import TROUBLES, VALIDATORS, Code, Event, condition_of, told_in
from drivers.cash.ssp_frames import SEQUENCE, Garbled, OnPackets, Packets, Reply, packet
from drivers.cash.ssp_setup import UNITS, VALIDATOR, Note, let_in, setup_in
from drivers.contract import (
    NOTHING,
    AcceptCash,
    CashCredited,
    CashMark,
    CashUnknown,
    Confirm,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Output,
    Reading,
    Request,
    StopCash,
)

POLL_S = 0.2
ANSWER_S = 1.0
SHUT_S = 1.0  # a note that is on its way shows by then
FAILURES_TO_OFFLINE = 3


class SspNotes(OnPackets):
    """Polls nothing, and so takes no note's credit away, before the `CashMark` kept was given to it."""

    unit = VALIDATOR
    codes: frozenset[Code] = VALIDATORS

    def __init__(self) -> None:
        self.deadline: float | None = None
        self._introduction: tuple[bytes, ...] = ssp.INTRODUCTION
        self._packets = Packets()
        self._garbled = b""
        self._question = b""  # not answered yet; '' for none
        self._last = b""  # asked last
        self._sent = b""
        self._sequence = 0
        self._answer = b""
        self._introduced = 0  # questions of the introduction that are answered
        self._looked = False  # it was polled since: what it did before is told
        self._failures = 0
        self._online = False
        self._lost = False  # and that was told
        self._firmware = ""
        self._serial = 0
        self._notes: dict[int, Note] = {}  # by channel
        self._stacked: int | None = None  # by its own counter
        self._wanted_minor = 0  # still to be taken
        self._asked, self._told = AcceptCash(0), b""  # the notes it was told to let in; b"": of none
        self._open: bool | None = None  # None: not known
        self._open_since = 0.0
        self._shut = False  # the lane was told since it asked, and has kept, that nothing can come in
        self._tight = False  # nothing can have come in
        self._on_way = False  # a note is between mouth and cash box
        self._escrow = 0  # the channel of the note that waits there
        self._lasting: set[Code] = set()  # troubles that the last poll told of
        self._condition: DeviceFault | None = None  # told last
        self._given: CashMark | None = None
        self._account = Account()
        self._mark = ""  # told last
        self._unbooked: dict[str, int] = {}  # token → value
        self._alarms: set[str] = set()  # of those not confirmed
        self._tokens = 0

    def connected(self, now: float) -> Output:
        self._packets.clear()
        self._introduced, self._told, self._open, self._failures = 0, b"", None, 0
        if self._question == ssp.POLL:  # its answer may have told of a note: it is asked for again before all else
            return self._say(now)
        self._question = b""
        return self._go_on(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the protocol's signature
        self.deadline = None
        return self._offline(fault)

    def received(self, chunk: bytes, now: float) -> Output:
        for found in self._packets.take(chunk):
            match found:
                case Garbled(body):
                    self._garbled = body
                case Reply(sequence, data) if self._question and sequence == self._sequence:
                    said = self._opened(data)
                    if said:
                        return self._answered(said, now)
                    self._garbled = data
        return NOTHING

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the protocol's signature
        match request:
            case AcceptCash(upto_minor=upto_minor):
                if self._given is None:
                    fault = DeviceFault(FaultKind.REFUSED, "notes are not taken before the mark kept was given")
                    return Output(readings=(DeviceTrouble(fault),))
                self._wanted_minor = max(0, upto_minor - sum(self._unbooked.values()))
                self._asked, self._shut = request, False
            case StopCash():
                self._wanted_minor, self._shut = 0, False
            case CashMark() if self._given is None:
                self._given = request
            case Confirm(token):
                self._unbooked.pop(token, None)
                self._alarms.discard(token)
            case _:  # for other kinds of device
                pass
        return NOTHING

    def ticked(self, now: float) -> Output:
        if self.deadline is None or now < self.deadline:
            return NOTHING
        return self._not_answered(now) if self._question else self._go_on(now)

    def masked(self, data: bytes) -> bytes:
        return data

    # ------------------------------------------------------------------------------------------------------ asking

    def _go_on(self, now: float) -> Output:
        if self._unbooked and self._last == ssp.POLL:  # the next one would say that its answer is safe
            self._question = ssp.POLL
            return self._say(now)
        return self._ask(self._next(), now)

    def _next(self) -> bytes:
        if self._introduced < len(self._introduction):
            return self._introduction[self._introduced]
        if self._account.told is None:
            return ssp.COUNTERS if self._given else ssp.SERIAL
        if not self._account.settled and self._last != ssp.COUNTERS:
            return ssp.COUNTERS
        if self._escrow and not (self._wants and self._let_in & 1 << self._escrow - 1):
            return ssp.REJECT
        if self._wants and self._told != (let_in := self._let_in.to_bytes(2, "little")):
            return ssp.INHIBITS + let_in
        if self._open is not self._wants:
            return ssp.ENABLE if self._wants else ssp.DISABLE
        return ssp.POLL

    @property
    def _wants(self) -> bool:
        ready = self._online and self._looked and self._account.settled and not self._alarms
        return ready and self._wanted_minor > 0 and self._let_in > 0

    @property
    def _let_in(self) -> int:
        return let_in(self._notes, self._asked, self._wanted_minor)

    def _ask(self, question: bytes, now: float) -> Output:
        self._sequence = SEQUENCE if question == ssp.SYNC else self._sequence ^ SEQUENCE
        self._question = self._last = question
        self._tight = self._tight and not (question == ssp.ENABLE and self._wants)
        self._looked = self._looked and question != ssp.SYNC
        self._answer = b""
        self._sent = packet(self._sequence, self._sealed(question))
        return self._say(now)

    def _sealed(self, question: bytes) -> bytes:
        """`question` as it goes over the wire."""
        return question

    def _opened(self, said: bytes) -> bytes:
        """What an answer says, as it came over the wire; b'' where it is none to our question."""
        return said

    def _say(self, now: float) -> Output:
        self._garbled = b""
        self.deadline = now + ANSWER_S
        return Output(send=self._sent)

    def _answered(self, data: bytes, now: float) -> Output:
        question, self._question = self._question, b""
        if data[0] != ssp.OK and not self._may_refuse(question, data):
            return self._failed(ssp.refusal(question, data), now)
        again, self._answer = data == self._answer, data
        self._failures = 0
        self.deadline = now + POLL_S
        readings: list[Reading] = []
        if fault := self._learned(question, data):
            return self._failed(fault, now)
        match question:
            case _ if question == ssp.POLL:
                readings = [] if again else self._polled(data[1:])
                self._looked = True
                if not self._online:  # what was asked for before the loss; it may have been reset since
                    self._introduced = 0
                return Output(readings=(*readings, *self._shut_now(now)))
            case _ if question == ssp.REJECT:  # it says no where no note waits any more
                self._escrow = 0
            case _ if question in (ssp.ENABLE, ssp.DISABLE):
                self._open, self._open_since = question == ssp.ENABLE, now
            case _ if question[:1] == ssp.INHIBITS:
                self._told = question[1:]
            case _ if question == ssp.SETUP and (fault := self._set_up(data[1:])):
                return self._failed(fault, now)
            case _ if question == ssp.SERIAL:
                if len(data) != 5:
                    return self._failed(DeviceFault(FaultKind.GARBLED, f"serial number {data[:16].hex(' ')}"), now)
                self._serial = int.from_bytes(data[1:])
            case _ if question == ssp.COUNTERS:
                self._stacked = self._taken_in(data[1:])
        if self._introduced < len(self._introduction):
            self._introduced += 1
            if self._introduced == len(self._introduction):
                readings += self._now_online()
        if question == ssp.COUNTERS and self._given is not None:
            readings += self._counted(self._given, now)
        if question in (ssp.COUNTERS, ssp.SERIAL) and self._introduced == len(self._introduction):
            return Output(readings=tuple(readings))
        return Output(send=self._go_on(now).send, readings=tuple(readings))

    def _may_refuse(self, question: bytes, data: bytes) -> bool:
        """Whether `data`, which says no, is an answer all the same."""
        return question == ssp.REJECT or (question == ssp.COUNTERS and data[0] == ssp.UNKNOWN_COMMAND)

    def _taken_in(self, counters: bytes) -> int | None:
        return stacked_in(counters)

    def _learned(self, question: bytes, data: bytes) -> DeviceFault | None:  # noqa: ARG002 - other units use them
        """What else `data`, the answer to `question`, says; a fault where it can't be used."""
        return None

    def _set_up(self, data: bytes) -> DeviceFault | None:
        setup = setup_in(data)
        if setup is None:
            return DeviceFault(FaultKind.GARBLED, f"set-up of {len(data)} bytes")
        if setup.unit != self.unit:
            return DeviceFault(FaultKind.SETTINGS, f"unit type {setup.unit} is not a {UNITS[self.unit]}")
        self._firmware, self._notes = setup.firmware, setup.notes
        return None

    def _now_online(self) -> list[Reading]:
        if self._online:
            return []
        self._online, self._lost = True, False
        return [DeviceOnline(f"SSP {self._serial} {self._firmware}".strip())]

    # ------------------------------------------------------------------------------------------------------- money

    def _polled(self, data: bytes) -> list[Reading]:
        told = told_in(data, self.codes)
        before, self._lasting = self._lasting, {event.code for event in told.events}
        readings: list[Reading] = []
        for event in told.events:
            if event.code in TROUBLES and event.code not in before:
                readings.append(DeviceTrouble(DeviceFault(FaultKind.MECHANISM, TROUBLES[event.code])))
            readings += self._happened(event)
        if (condition := condition_of(self._lasting)) != self._condition:
            self._condition = condition
            readings.append(DeviceCondition(condition))
        if told.unread:
            readings.append(self._alarm(f"event {told.unread[:16].hex(' ')} is not known, nor what stands behind it"))
        return readings

    def _happened(self, event: Event) -> list[Reading]:
        match event.code:
            case Code.CREDIT:
                return [self._credit(event.channel)]
            case Code.READ:
                self._on_way = True
                self._escrow = event.channel
            case Code.REJECTING | Code.STACKING:
                self._escrow = 0
            case Code.REJECTED | Code.STACKED:
                self._on_way, self._escrow = False, 0
            case Code.DISABLED:
                self._open = False if self._open else self._open
            case Code.CHANNELS_DISABLED:
                self._told = b"" if self._wants else self._told
            case Code.CLEARED_INTO_CASHBOX:
                return [self._alarm("a note was moved into the cash box when the validator restarted")]
            case Code.RESET:
                return self._was_reset()
        return []

    def _credit(self, channel: int) -> Reading:
        note = self._notes.get(channel)
        self._account.credited()
        if note is None:
            return self._alarm(f"a note of channel {channel} was taken, and its worth is not known")
        self._wanted_minor = max(0, self._wanted_minor - note.value_minor)
        self._mark = self._mark_of(self._count)
        return CashCredited(
            token=self._new_token(note.value_minor),
            value_minor=note.value_minor,
            currency=note.currency,
            piece=note.piece,
            mark=self._mark,
        )

    def _was_reset(self) -> list[Reading]:
        self._introduced, self._told, self._open = 0, b"", None
        self._on_way, self._escrow = False, 0
        self._account.unsettle()
        if self._stacked is None and not self._tight and not self._alarms:
            return [
                self._alarm("the validator, which counts nothing, was reset: a note may be in it that was not told")
            ]
        return []

    @property
    def _count(self) -> NoteCount:
        return self._account.told or NoteCount(self._serial, None)

    def _mark_of(self, count: NoteCount) -> str:
        return count.mark

    def _alarm(self, reason: str) -> CashUnknown:
        self._account.unsettle(anew=True)
        self._mark = self._mark_of(self._count)
        token = self._new_token(0)
        self._alarms.add(token)
        return CashUnknown(token, reason, self._mark)

    def _new_token(self, value_minor: int) -> str:
        self._tokens += 1
        token = f"note-{self._tokens}"
        self._unbooked[token] = value_minor
        return token

    def _counted(self, kept: CashMark, now: float) -> list[Reading]:
        here = NoteCount(self._serial, self._stacked)
        if self._account.told is None:
            self._tight, self._mark = kept.shut, kept.mark
            self._shut = kept.shut and not self._wanted_minor
            reason = self._account.begin(kept.mark.partition(MORE)[0], here, now, shut=kept.shut)
        elif self._alarms:  # what it counts now is taken as it is, once they are booked
            return []
        else:
            reason = self._account.counted(here, now, shut=self._tight)
        if reason:
            return [self._alarm(reason)]
        mark = self._mark_of(here)
        if not self._account.settled or mark == self._mark:
            return []
        self._mark = mark
        return [CashMark(mark, self._shut)]

    def _shut_now(self, now: float) -> tuple[Reading, ...]:
        still = self._wanted_minor == 0 and self._open is False and self._account.settled
        if self._shut or not still or self._on_way or self._unbooked or now < self._open_since + SHUT_S:
            return ()
        self._shut = self._tight = True
        return (CashMark(self._mark, shut=True),)

    # ------------------------------------------------------------------------------------------------------ losses

    def _not_answered(self, now: float) -> Output:
        """The same packet again, bit unturned: an answer that was lost is then given again."""
        if self._garbled:
            fault = DeviceFault(FaultKind.GARBLED, f"answer {self._garbled[:32].hex(' ')}")
        else:
            fault = DeviceFault(FaultKind.SILENT, f"the note validator does not answer {self._question.hex(' ')}")
        readings = self._failure(fault)
        if self._failures == 0 and self._question != ssp.POLL:
            self._introduced = 0
            return Output(send=self._ask(ssp.INTRODUCTION[0], now).send, readings=readings)
        return Output(send=self._say(now).send, readings=readings)

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        """An answer that says no, or what can't be; it is asked anew a little later."""
        self._question, self.deadline = b"", now + ANSWER_S
        return Output(readings=self._failure(fault))

    def _failure(self, fault: DeviceFault) -> tuple[Reading, ...]:
        self._failures += 1
        if self._failures >= FAILURES_TO_OFFLINE or fault.kind is FaultKind.SETTINGS:
            self._introduced, self._told, self._open, self._failures = 0, b"", None, 0
            return self._offline(fault).readings
        if fault.kind is FaultKind.SILENT or not self._online or self._failures > 1:
            return ()
        return (DeviceTrouble(fault),)

    def _offline(self, fault: DeviceFault) -> Output:
        self._online, self._condition = False, None
        self._account.unsettle()
        if self._lost:
            return NOTHING
        self._lost = True
        return Output(readings=(DeviceOffline(fault),))
