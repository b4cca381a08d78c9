"""A coin acceptor on a ccTalk bus: introduces itself, is asked five times a second what fell in, and takes coins only
while they are wanted and somebody books them.

Reading its events takes nothing away, so a lost answer loses nothing: the next one shows the same. What came between
two looks is told once; what can't be told is an alarm, see `drivers.cash.coin_events`.
"""

from __future__ import annotations

from collections.abc import Sequence

from drivers.cash.cctalk_frames import ACCEPTOR, Answer, answer_to, frame, mask
from drivers.cash.coin_events import Event, Events, ailment_of, trouble_of
from drivers.cash.coin_ids import Coin, coin_of
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
from drivers.link.quiet import NOISE, Quiet

POLL_S = 0.2
ANSWER_S = 0.5
QUIET_S = 0.1  # so long nothing must come before the bus is asked anew
SHUT_S = 1.0  # a coin that was let in has reached the sensors by then
FAILURES_TO_OFFLINE = 3
UNBOOKED = 3  # coins that may wait for their confirmation while more are taken

SIMPLE_POLL, MAKER, PRODUCT, COIN_ID, EVENTS, INHIBITS, MASTER_INHIBIT = 254, 246, 244, 184, 229, 231, 228
SELF_CHECK = 232
FIRST_CHECK, CHECKS_EVERY = 5, 10
"""So many looks at a shut acceptor's events are followed by a look at itself."""
SHUT, OPEN = b"\x00", b"\x01"
PLACES = 16
OK = 0

Question = tuple[int, bytes]
INTRODUCTION: tuple[Question, ...] = (
    (SIMPLE_POLL, b""),
    (MASTER_INHIBIT, SHUT),
    (MAKER, b""),
    (PRODUCT, b""),
    *((COIN_ID, bytes([place])) for place in range(1, PLACES + 1)),
    (PRODUCT, b""),
)
"""One question is put twice: had an answer come late, and moved all behind it by one question, the second would differ.
"""
BARE = (SIMPLE_POLL, MASTER_INHIBIT, INHIBITS)
"""What is answered without data."""


class CcTalkCoins:
    """Takes no coin before the `CashMark` kept was given to it, nor one whose worth it does not know."""

    def __init__(self) -> None:
        self.deadline: float | None = None
        self._heard = bytearray()
        self._question: Question | None = None  # not answered yet
        self._sent = b""
        self._draining = False
        self._quiet = Quiet()
        self._introduced = 0  # questions of the introduction that are answered
        self._names: list[str] = []
        self._coins: dict[int, Coin] = {}
        self._online = False
        self._lost = False  # and that was told
        self._failures = 0
        self._wanted_minor = 0  # still to be taken
        self._asked = AcceptCash(0)
        self._told = b""  # the coins that it was told to let in; b"": it was told of none
        self._open: bool | None = None  # None: not known
        self._shut_since = 0.0
        self._shut = False  # it was told that nothing can come in
        self._stopping = False  # it was asked to, and has not been told since
        self._away = True  # it was not seen for a while
        self._checks = True  # it can look at itself, as far as is known
        self._until_check = FIRST_CHECK  # looks at its events
        self._condition = 0  # told last
        self._given: CashMark | None = None
        self._seen: Events | None = None
        self._mark = ""  # told last
        self._unbooked: dict[str, int] = {}  # token → value
        self._alarms: set[str] = set()  # of those not confirmed
        self._tokens = 0

    def connected(self, now: float) -> Output:
        return self._start_over(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the protocol's signature
        self.deadline, self._question = None, None
        return self._offline(fault)

    def received(self, chunk: bytes, now: float) -> Output:
        if self._draining:
            self._quiet.heard(chunk)
            self.deadline = now + QUIET_S
            return Output(hang_up=NOISE) if self._quiet.endless(now) else NOTHING
        if self._question is None:  # nobody was asked: too late an answer
            return NOTHING
        self._heard += chunk
        match answer_to(self._sent, bytes(self._heard)):
            case Answer() as answer:
                return self._answered(*self._question, answer, now)
            case DeviceFault() as fault:
                return self._failed(fault, now)
            case None:
                return NOTHING

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the protocol's signature
        match request:
            case AcceptCash(upto_minor=upto_minor):
                if self._given is None:
                    return _trouble(FaultKind.REFUSED, "coins are not taken before the mark kept was given")
                self._wanted_minor = max(0, upto_minor - sum(self._unbooked.values()))
                self._asked, self._shut, self._told, self._open = request, False, b"", None
                self._stopping = False
            case StopCash():
                self._wanted_minor, self._stopping = 0, True
            case CashMark() if self._given is None:
                self._given = request
            case Confirm(token):
                self._unbooked.pop(token, None)
                self._alarms.discard(token)
                return Output(readings=self._moved_mark())
            case _:  # for other kinds of device
                pass
        return NOTHING

    def ticked(self, now: float) -> Output:
        if self.deadline is None or now < self.deadline:
            return NOTHING
        if self._draining:
            self._draining = False
        elif self._question is not None:
            heard = bytes(self._heard)
            silent = DeviceFault(FaultKind.SILENT, f"the coin acceptor does not answer header {self._question[0]}")
            cut = DeviceFault(FaultKind.GARBLED, f"answer {heard[:32].hex(' ')}, not whole")
            return self._failed(cut if len(heard) > len(self._sent) else silent, now)
        return self._ask(self._next(now), now)

    def masked(self, data: bytes) -> bytes:
        return mask(data)

    # ------------------------------------------------------------------------------------------------------ asking

    def _start_over(self, now: float) -> Output:
        self._introduced, self._names, self._coins = 0, [], {}
        self._told, self._open, self._draining, self._failures = b"", None, False, 0
        self._checks = True
        return self._ask(self._next(now), now)

    def _next(self, now: float) -> Question:
        if self._introduced < len(INTRODUCTION):
            return INTRODUCTION[self._introduced]
        if self._wants and self._told != self._let_in:
            return INHIBITS, self._let_in
        if self._open is not self._wants:
            return MASTER_INHIBIT, OPEN if self._wants else SHUT
        rests = self._online and not self._wants and now >= self._shut_since + SHUT_S  # no coin is on its way in
        if self._checks and rests and self._until_check <= 0:
            return SELF_CHECK, b""
        return EVENTS, b""

    @property
    def _wants(self) -> bool:
        if self._alarms or len(self._unbooked) >= UNBOOKED:
            return False
        return self._wanted_minor > 0 and self._seen is not None and self._online and any(self._let_in)

    @property
    def _let_in(self) -> bytes:
        """A bit for each coin that may come in now."""
        wanted, asked = self._wanted_minor, self._asked
        places = (
            place for place, coin in self._coins.items() if asked.lets_in(coin.value_minor, wanted, coin.currency)
        )
        return sum(1 << (place - 1) for place in places).to_bytes(2, "little")

    def _ask(self, question: Question, now: float) -> Output:
        self._heard.clear()
        self._question, self._sent = question, frame(ACCEPTOR, *question)
        self.deadline = now + ANSWER_S
        return Output(send=self._sent)

    def _answered(self, header: int, data: bytes, answer: Answer, now: float) -> Output:
        if header == SELF_CHECK:
            return self._checked(answer, now)
        if answer.header != OK and header != COIN_ID:
            return self._failed(DeviceFault(FaultKind.REFUSED, f"answer {answer.header} to header {header}"), now)
        if header in BARE and answer.data:
            detail = f"answer {answer.data[:32].hex(' ')} to header {header}, which has none"
            return self._failed(DeviceFault(FaultKind.GARBLED, detail), now)
        self._question = None
        readings: Sequence[Reading] = ()
        match header:
            case _ if header == EVENTS:
                events = Events.parse(answer.data)
                if events is None:
                    fault = DeviceFault(FaultKind.GARBLED, f"events of {len(answer.data)} bytes")
                    return self._failed(fault, now)
                readings = self._looked(events, now)
                self._failures = 0
                self._until_check -= 1
                self.deadline = now + POLL_S
                return Output(readings=tuple(readings))
            case _ if header == MASTER_INHIBIT:
                self._open, self._shut_since = data == OPEN, now
            case _ if header == INHIBITS:
                self._told = data
            case _ if header == COIN_ID and (coin := coin_of(answer.data)) and answer.header == OK:
                self._coins[data[0]] = coin
            case _ if header in (MAKER, PRODUCT):
                name = answer.data.decode("ascii", "replace").strip()
                if self._introduced < len(INTRODUCTION) - 1:
                    self._names.append(name)
                elif name != self._names[-1]:
                    fault = DeviceFault(FaultKind.GARBLED, f"product {name}, and {self._names[-1]} before")
                    return self._failed(fault, now)
        self._introduced += self._introduced < len(INTRODUCTION)
        return self._ask(self._next(now), now)

    def _checked(self, answer: Answer, now: float) -> Output:
        """What it found when it looked at itself: the code of a fault, and for some a number behind it."""
        self._until_check, told = CHECKS_EVERY, self._condition
        self._checks = answer.header == OK and bool(answer.data)
        self._condition = answer.data[0] if self._checks else 0
        readings: tuple[Reading, ...] = ()
        if self._condition != told:
            ailing = DeviceFault(FaultKind.MECHANISM, ailment_of(self._condition)) if self._condition else None
            readings = (DeviceCondition(ailing),)
        return Output(send=self._ask(self._next(now), now).send, readings=readings)

    # ------------------------------------------------------------------------------------------------------- money

    def _looked(self, events: Events, now: float) -> list[Reading]:
        readings: list[Reading] = []
        if not self._online:
            self._online, self._lost = True, False
            readings.append(DeviceOnline(" ".join(name for name in self._names if name)))
            if not self._coins:
                fault = DeviceFault(FaultKind.SETTINGS, "the worth of none of its coins is known: it takes no coin")
                readings.append(DeviceTrouble(fault))
        if self._given is not None:
            readings += self._since_seen(events)
            self._shut = self._shut and not self._wanted_minor
            readings += self._moved_mark()
            told = self._shut and not self._stopping
            if not told and self._open is False and not self._wants and not self._wanted_minor:
                readings += self._shut_now(now)
        return readings

    def _since_seen(self, events: Events) -> list[Reading]:
        before = self._seen
        if before is None and self._given is not None:
            if not self._given.mark:  # never before: what it counted until now was somebody else's
                self._seen, self._away = events, False
                return []
            before, self._shut = Events.of_mark(self._given.mark), self._given.shut
            self._mark = self._given.mark
        came = before.followed_by(events) if before else None
        if events.only_refusals_since_reset and self._away and not self._shut:
            came = None  # it may have been reset, and refused the same as before: a coin's count may be lost
        self._seen, self._away = events, False
        if before is not None and came is not None:
            return self._told_events(before, came)
        self._told, self._open = b"", None
        if self._shut and before is not None and events.only_refusals_since_reset:
            return []
        return [self._alarm(_why(before, events), events.mark)]

    def _told_events(self, before: Events, came: Sequence[Event]) -> list[Reading]:
        readings: list[Reading] = []
        for event in came:
            before = before.then(event)
            coin = self._coins.get(event.coin)
            if coin is not None:
                token = self._new_token(coin.value_minor)
                self._mark = before.mark
                self._wanted_minor = max(0, self._wanted_minor - coin.value_minor)
                readings.append(
                    CashCredited(
                        token=token,
                        value_minor=coin.value_minor,
                        currency=coin.currency,
                        piece=coin.id,
                        mark=before.mark,
                    )
                )
            elif event.coin:
                reason = f"coin {event.coin} was taken, and its worth is not known"
                readings.append(self._alarm(reason, before.mark))
            elif words := trouble_of(event.code):
                readings.append(DeviceTrouble(DeviceFault(FaultKind.MECHANISM, words)))
        return readings

    def _alarm(self, reason: str, mark: str) -> CashUnknown:
        self._mark = mark
        token = self._new_token(0)
        self._alarms.add(token)
        return CashUnknown(token, reason, mark)

    def _new_token(self, value_minor: int) -> str:
        self._tokens += 1
        token = f"coin-{self._tokens}"
        self._unbooked[token] = value_minor
        return token

    def _moved_mark(self) -> tuple[Reading, ...]:
        """The mark, if it stands elsewhere than told; never one beyond a coin that is not confirmed."""
        if self._seen is None or self._unbooked or self._seen.mark == self._mark:
            return ()
        self._mark = self._seen.mark
        return (CashMark(self._mark, self._shut),)

    def _shut_now(self, now: float) -> tuple[Reading, ...]:
        if self._unbooked or now < self._shut_since + SHUT_S:
            return ()
        self._shut, self._stopping = True, False
        return (CashMark(self._mark, shut=True),)

    # ------------------------------------------------------------------------------------------------------ losses

    def _failed(self, fault: DeviceFault, now: float) -> Output:
        """The bus falls quiet, then the question is put again; an introduction, and all after some failures, begins
        anew. It may have lost its power meanwhile, and be shut.
        """
        checking, self._question = self._question == (SELF_CHECK, b""), None
        if checking and fault.kind is FaultKind.SILENT:
            self._checks = False  # some say nothing to what they do not know
        self._failures += 1
        self._draining, self.deadline = True, now + QUIET_S
        self._quiet.begin(now)
        self._away = self._away or not checking  # one that is shut, as it is then, lets no coin in
        self._told, self._open = b"", None
        over = self._failures >= FAILURES_TO_OFFLINE
        if over or self._introduced < len(INTRODUCTION):
            self._introduced, self._names, self._coins = 0, [], {}
        if over:
            self._failures = 0
            return self._offline(fault)
        if fault.kind is FaultKind.SILENT or not self._online or self._failures > 1:
            return NOTHING
        return Output(readings=(DeviceTrouble(fault),))

    def _offline(self, fault: DeviceFault) -> Output:
        self._online, self._away = False, True
        self._condition, self._until_check = 0, FIRST_CHECK
        if self._lost:
            return NOTHING
        self._lost = True
        return Output(readings=(DeviceOffline(fault),))


def _why(before: Events | None, now: Events) -> str:
    if before is None:
        return "the mark kept is none of a coin acceptor"
    if now.counter == 0:
        return f"the coin acceptor was reset after event {before.counter}: a coin may be in it that was not counted"
    return f"what the coin acceptor did between events {before.counter} and {now.counter} is not known"


def _trouble(kind: FaultKind, detail: str) -> Output:
    return Output(readings=(DeviceTrouble(DeviceFault(kind, detail)),))
