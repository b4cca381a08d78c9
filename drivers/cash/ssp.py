"""A note validator on SSP: introduces itself, is polled five times a second, and takes notes only while they are wanted
and somebody books them.

The sequence bit of the next packet tells the validator that its last answer arrived. A poll that told of a note is
repeated, bit unturned, until that note is booked; only then is the next one sent. After every restart of either, what
the validator has stacked in its life is compared with what was told, see `docs/decisions/0055-every-note-once.md`.
"""

from __future__ import annotations

from drivers.cash.note_count import Account, NoteCount, stacked_in
from drivers.cash.ssp_events import TROUBLES, Code, Event, told_in
from drivers.cash.ssp_frames import SEQUENCE, Garbled, Packets, Reply, packet
from drivers.cash.ssp_setup import PROTOCOL, VALIDATOR, Note, setup_in
from drivers.contract import (
    NOTHING,
    AcceptCash,
    CashCredited,
    CashMark,
    CashUnknown,
    Confirm,
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

SYNC, DISABLE, ENABLE, INHIBITS = b"\x11", b"\x09", b"\x0a", b"\x02"
POLL, REJECT, COUNTERS = b"\x07", b"\x08", b"\x58"
HOST_PROTOCOL, SETUP, SERIAL = b"\x06" + bytes([PROTOCOL]), b"\x05", b"\x0c"
INTRODUCTION = (SYNC, DISABLE, HOST_PROTOCOL, SETUP, SERIAL, COUNTERS)

OK, UNKNOWN_COMMAND, NO_KEY = 0xF0, 0xF2, 0xFA


class SspNotes:
    """Polls nothing, and so takes no note's credit away, before the `CashMark` kept was given to it."""

    def __init__(self) -> None:
        self.deadline: float | None = None
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
        self._masked = False  # the notes it may take are told to it
        self._open: bool | None = None  # None: not known
        self._open_since = 0.0
        self._shut = False  # the lane was told, and has kept, that nothing can come in
        self._tight = False  # nothing can have come in
        self._on_way = False  # a note is between mouth and cash box
        self._escrow = 0  # the channel of the note that waits there
        self._lasting: set[Code] = set()  # troubles that the last poll told of
        self._given: CashMark | None = None
        self._account = Account()
        self._mark = ""  # told last
        self._unbooked: set[str] = set()
        self._alarms: set[str] = set()  # of those not confirmed
        self._tokens = 0

    def connected(self, now: float) -> Output:
        self._packets.clear()
        self._introduced, self._masked, self._open, self._failures = 0, False, None, 0
        if self._question == POLL:  # its answer may have told of a note: it is asked for again before all else
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
                    return self._answered(data, now)
        return NOTHING

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the protocol's signature
        match request:
            case AcceptCash(upto_minor):
                if self._given is None:
                    return _trouble(FaultKind.REFUSED, "notes are not taken before the mark kept was given")
                self._wanted_minor, self._shut = upto_minor, False
            case StopCash():
                self._wanted_minor = 0
            case CashMark() if self._given is None:
                self._given = request
            case Confirm(token):
                self._unbooked.discard(token)
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
        if self._unbooked and self._last == POLL:  # the next one would say that its answer is safe
            self._question = POLL
            return self._say(now)
        return self._ask(self._next(), now)

    def _next(self) -> bytes:
        if self._introduced < len(INTRODUCTION):
            return INTRODUCTION[self._introduced]
        if self._account.told is None:
            return COUNTERS if self._given else SERIAL
        if not self._account.settled and self._last != COUNTERS:
            return COUNTERS
        if self._escrow and not (self._wants and self._escrow in self._notes):
            return REJECT
        if self._wants and not self._masked:
            return INHIBITS + sum(1 << (channel - 1) for channel in self._notes).to_bytes(2, "little")
        if self._open is not self._wants:
            return ENABLE if self._wants else DISABLE
        return POLL

    @property
    def _wants(self) -> bool:
        ready = self._online and self._looked and self._account.settled and not self._alarms
        return ready and self._wanted_minor > 0

    def _ask(self, question: bytes, now: float) -> Output:
        self._sequence = SEQUENCE if question == SYNC else self._sequence ^ SEQUENCE
        self._question = self._last = question
        self._tight = self._tight and question != ENABLE
        self._looked = self._looked and question != SYNC
        self._answer = b""
        self._sent = packet(self._sequence, question)
        return self._say(now)

    def _say(self, now: float) -> Output:
        self._garbled = b""
        self.deadline = now + ANSWER_S
        return Output(send=self._sent)

    def _answered(self, data: bytes, now: float) -> Output:
        question, self._question = self._question, b""
        accepted = data[0] == OK or (question == COUNTERS and data[0] == UNKNOWN_COMMAND)
        if not accepted and question != REJECT:
            return self._refused(question, data, now)
        again, self._answer = data == self._answer, data
        self._failures = 0
        self.deadline = now + POLL_S
        readings: list[Reading] = []
        match question:
            case _ if question == POLL:
                readings = [] if again else self._polled(data[1:])
                self._looked = True
                if not self._online:  # what was asked for before the loss; it may have been reset since
                    self._introduced = 0
                return Output(readings=(*readings, *self._shut_now(now)))
            case _ if question == REJECT:  # it says no where no note waits any more
                self._escrow = 0
            case _ if question in (ENABLE, DISABLE):
                self._open, self._open_since = question == ENABLE, now
            case _ if question[:1] == INHIBITS:
                self._masked = True
            case _ if question == SETUP and (fault := self._set_up(data[1:])):
                return self._failed(fault, now)
            case _ if question == SERIAL:
                if len(data) != 5:
                    return self._failed(DeviceFault(FaultKind.GARBLED, f"serial number {data[:16].hex(' ')}"), now)
                self._serial = int.from_bytes(data[1:])
            case _ if question == COUNTERS:
                self._stacked = stacked_in(data[1:])
        if self._introduced < len(INTRODUCTION):
            self._introduced += 1
            if self._introduced == len(INTRODUCTION):
                readings += self._now_online()
        if question == COUNTERS and self._given is not None:
            readings += self._counted(self._given, now)
        if question in (COUNTERS, SERIAL) and self._introduced == len(INTRODUCTION):
            return Output(readings=tuple(readings))
        return Output(send=self._go_on(now).send, readings=tuple(readings))

    def _set_up(self, data: bytes) -> DeviceFault | None:
        setup = setup_in(data)
        if setup is None:
            return DeviceFault(FaultKind.GARBLED, f"set-up of {len(data)} bytes")
        if setup.unit != VALIDATOR:
            return DeviceFault(FaultKind.SETTINGS, f"unit type {setup.unit} is not a note validator")
        self._firmware, self._notes = setup.firmware, setup.notes
        return None

    def _now_online(self) -> list[Reading]:
        if self._online:
            return []
        self._online, self._lost = True, False
        return [DeviceOnline(f"SSP {self._serial} {self._firmware}".strip())]

    # ------------------------------------------------------------------------------------------------------- money

    def _polled(self, data: bytes) -> list[Reading]:
        told = told_in(data)
        before, self._lasting = self._lasting, {event.code for event in told.events}
        readings: list[Reading] = []
        for event in told.events:
            if event.code in TROUBLES and event.code not in before:
                readings.append(DeviceTrouble(DeviceFault(FaultKind.MECHANISM, TROUBLES[event.code])))
            readings += self._happened(event)
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
                self._masked = self._masked and not self._wants
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
        self._mark = self._count.mark
        return CashCredited(
            token=self._new_token(),
            value_minor=note.value_minor,
            currency=note.currency,
            piece=note.piece,
            mark=self._mark,
        )

    def _was_reset(self) -> list[Reading]:
        self._introduced, self._masked, self._open = 0, False, None
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

    def _alarm(self, reason: str) -> CashUnknown:
        self._account.unsettle(anew=True)
        self._mark = self._count.mark
        token = self._new_token()
        self._alarms.add(token)
        return CashUnknown(token, reason, self._mark)

    def _new_token(self) -> str:
        self._tokens += 1
        token = f"note-{self._tokens}"
        self._unbooked.add(token)
        return token

    def _counted(self, kept: CashMark, now: float) -> list[Reading]:
        here = NoteCount(self._serial, self._stacked)
        if self._account.told is None:
            self._tight, self._mark = kept.shut, kept.mark
            self._shut = kept.shut and not self._wanted_minor
            reason = self._account.begin(kept.mark, here, now, shut=kept.shut)
        elif self._alarms:  # what it counts now is taken as it is, once they are booked
            return []
        else:
            reason = self._account.counted(here, now, shut=self._tight)
        if reason:
            return [self._alarm(reason)]
        if not self._account.settled or here.mark == self._mark:
            return []
        self._mark = here.mark
        return [CashMark(here.mark, self._shut)]

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
        if self._failures == 0 and self._question != POLL:
            self._introduced = 0
            return Output(send=self._ask(INTRODUCTION[0], now).send, readings=readings)
        return Output(send=self._say(now).send, readings=readings)

    def _refused(self, question: bytes, data: bytes, now: float) -> Output:
        fault = DeviceFault(FaultKind.REFUSED, f"answer {data[:8].hex(' ')} to {question.hex(' ')}")
        if data[0] == NO_KEY:
            fault = DeviceFault(FaultKind.SETTINGS, "the validator wants encryption, which taking notes does not need")
        elif question == HOST_PROTOCOL:
            fault = DeviceFault(FaultKind.SETTINGS, f"the validator does not speak protocol {PROTOCOL}")
        return self._failed(fault, now)

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        """An answer that says no, or what can't be; it is asked anew a little later."""
        self._question, self.deadline = b"", now + ANSWER_S
        return Output(readings=self._failure(fault))

    def _failure(self, fault: DeviceFault) -> tuple[Reading, ...]:
        self._failures += 1
        if self._failures >= FAILURES_TO_OFFLINE or fault.kind is FaultKind.SETTINGS:
            self._introduced, self._masked, self._open, self._failures = 0, False, None, 0
            return self._offline(fault).readings
        if fault.kind is FaultKind.SILENT or not self._online or self._failures > 1:
            return ()
        return (DeviceTrouble(fault),)

    def _offline(self, fault: DeviceFault) -> Output:
        self._online = False
        self._account.unsettle()
        if self._lost:
            return NOTHING
        self._lost = True
        return Output(readings=(DeviceOffline(fault),))


def _trouble(kind: FaultKind, detail: str) -> Output:
    return Output(readings=(DeviceTrouble(DeviceFault(kind, detail)),))
