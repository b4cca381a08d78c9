"""A coin acceptor driver on a desk: its questions are answered by hand, and time passes by hand."""

from __future__ import annotations

from drivers.cash.cctalk import CcTalkCoins
from drivers.cash.coin_events import Event, Events
from drivers.contract import AcceptCash, CashMark, Confirm, Output, Reading, Request

FRESH = Events(0, (Event(0, 0),) * 5)
HALF, EURO, UNNAMED = Event(1, 0), Event(2, 0), Event(9, 0)
NAMES = {1: b"EU050A", 2: b"EU100A"}


def reply(data: bytes = b"", header: int = 0) -> bytes:
    body = bytes([1, len(data), 2, header]) + data
    return body + bytes([-sum(body) % 256])


class Desk:
    """The acceptor's events are `events`; it answers every question at once, unless `dumb`."""

    def __init__(self, events: Events = FRESH, *, dumb: bool = False) -> None:
        self.driver = CcTalkCoins()
        self.now = 100.0
        self.events = events
        self.dumb = dumb
        self.is_open = False
        self.mask = b""
        self.finds: int | None = 0
        """What it finds when it looks at itself; None: it cannot, and says so."""
        self.readings: list[Reading] = []
        self.take(self.driver.connected(self.now))

    def take(self, output: Output) -> None:
        self.readings += output.readings
        if output.send and not self.dumb:
            self.now += 0.01
            self.take(self.driver.received(output.send + self.answer(output.send[3], output.send[4:-1]), self.now))

    def answer(self, header: int, data: bytes) -> bytes:
        match header:
            case 229:
                return reply(bytes.fromhex(self.events.mark))
            case 184:
                return reply(NAMES[data[0]]) if data[0] in NAMES else reply(header=5)
            case 228:
                self.is_open = data == b"\x01"
            case 231:
                self.mask = data
            case 232:
                return reply(header=5) if self.finds is None else reply(bytes([self.finds]))
            case 244 | 246:
                return reply(b"X1")
        return reply()

    def asks(self, *requests: Request) -> None:
        for request in requests:
            self.take(self.driver.requested(request, self.now))
        self.passes(0.5)

    def falls(self, *events: Event) -> None:
        for event in events:
            self.events = self.events.then(event)

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while (deadline := self.driver.deadline) is not None and deadline <= until:
            self.now = max(self.now, deadline)
            self.take(self.driver.ticked(self.now))
        self.now = max(until, self.now)

    def is_cut_for(self, seconds: float) -> None:
        """A coin of 50 cents falls in, and the acceptor loses its power before it is asked."""
        self.dumb = True
        self.passes(seconds)
        self.events, self.is_open, self.mask, self.dumb = FRESH, False, b"", False

    def books(self) -> None:
        """Everything credited is durable."""
        for reading in list(self.readings):
            if token := getattr(reading, "token", ""):
                self.asks(Confirm(token))

    def new(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told


class LateDesk(Desk):
    """Its first answer to a question for a coin's name comes so late that the next question is put already, and so does
    each one after it, until the third introduction.
    """

    def __init__(self) -> None:
        self.late: list[bytes] | None = None
        self.introductions = 0
        super().__init__()

    def answer(self, header: int, data: bytes) -> bytes:
        answer = super().answer(header, data)
        self.introductions += header == 254
        if self.introductions > 2:
            return answer
        if self.late is None and header != 184:
            return answer
        self.late = [*(self.late or []), answer]
        return self.late.pop(0) if len(self.late) > 1 else b""


def taking(upto_minor: int = 1000, desk: Desk | None = None) -> Desk:
    """An acceptor that takes coins and has told all about itself."""
    desk = desk or Desk()
    desk.asks(CashMark("", shut=False), AcceptCash(upto_minor))
    desk.new()
    return desk
