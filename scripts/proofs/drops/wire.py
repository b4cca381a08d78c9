"""A till's driver and an emulated terminal at the two ends of a wire that fails at one chosen byte, in virtual time."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    Driver,
    FaultKind,
    Output,
    PaymentEnded,
    PaymentOutcome,
    Reading,
    Request,
    TerminalReady,
)
from drivers.emulators.base import Act, Say
from drivers.emulators.zvt import ZvtEmulator
from drivers.payment.zvt import ZvtTerminal
from drivers.payment.zvt_serial import ZvtSerialTerminal

FOREVER_S = 3_600.0
AWAY_S = 0.5  # until a lost link is there again
NOON = time.struct_time((2026, 3, 2, 12, 0, 0, 0, 61, 0))


class Framing(StrEnum):
    TCP = "TCP"
    SERIAL = "serial"


class Failure(StrEnum):
    """What happens once so many bytes have crossed."""

    NONE = "nothing"
    CUT = "the link ends"
    SILENCE = "nothing crosses any more, and nobody is told"
    TO_TILL = "nothing comes from the terminal any more"
    TO_TERMINAL = "nothing comes from the till any more"
    DEATH = "the till's program ends"
    CHANGED = "one byte is changed"  # serial lines only: TCP has checksums of its own
    LOST = "one byte is lost"


ON_THE_LINE = (Failure.CHANGED, Failure.LOST)


class TillDied(Exception):
    """The till's program is gone, with all that it had not written down."""


@dataclass(frozen=True, slots=True)
class Chunk:
    to_terminal: bool
    data: bytes


class Wire:
    """`arm` begins to count the bytes that cross, both ways together. A link that ended comes back and holds.

    `mark` is the terminal's last transaction, as its driver told it, while it is ready for a payment.
    """

    def __init__(self, framing: Framing, recovery: str) -> None:
        self.framing = framing
        self.terminal = ZvtEmulator(wall_clock=lambda: NOON)
        self.terminal.set({"card_delay_ms": 0, "online_delay_ms": 0, "recovery": recovery}, 0.0)
        self.mark: TerminalReady | None = None
        self._readings: deque[Reading] = deque()
        self.now = 1_000.0
        self.crossed = 0
        self._driver = self._new_driver()
        self._failure = Failure.NONE
        self._fails_at = -1
        self._deaf: set[bool] = set()  # ends that get nothing: True is the terminal
        self._under_way: deque[Chunk] = deque()
        self._back_at: float | None = self.now
        self._watch: Callable[[], None] = lambda: None

    def arm(self, failure: Failure, at: int, watch: Callable[[], None]) -> None:
        """`failure` strikes when `at` bytes have crossed; `watch` is called after each step of the terminal."""
        self.crossed = 0
        self._failure, self._fails_at, self._watch = failure, at, watch
        self._strike_if_due()

    def booked(self) -> int:
        """How many payments stand in the terminal's own book."""
        transactions = self.terminal.state()["transactions"]
        return sum(entry["state"] == "booked" for entry in transactions)  # type: ignore[attr-defined]

    def ask(self, request: Request) -> None:
        self._driven(self._driver.requested(request, self.now))

    def next(self, wanted: Callable[[Reading], bool], within_s: float = FOREVER_S) -> Reading | None:
        """The next reading that is `wanted`, others go; None where it does not come. Raises `TillDied`."""
        until = self.now + within_s
        while True:
            while self._readings:
                reading = self._readings.popleft()
                self._note_mark(reading)
                if wanted(reading):
                    return reading
            if not self._step(until):
                return None

    def ready(self) -> TerminalReady | None:
        """The mark, once the terminal is ready; None where it never is."""
        self.next(lambda _: False, 0.0)
        return self.mark or (self.mark if self.next(lambda one: isinstance(one, TerminalReady)) else None)

    def rest(self, seconds: float) -> None:
        """Lets time pass, readings are kept."""
        until = self.now + seconds
        while self._step(until):
            continue

    def restart_till(self, *, sent_arrives: bool) -> None:
        """A fresh program with a fresh link; the old one's readings are gone. `sent_arrives`: what it had handed to
        the link crosses all the same.
        """
        if sent_arrives:
            for chunk in [one for one in self._under_way if one.to_terminal]:
                self._acted(self.terminal.received(chunk.data, self.now))
        self._end_link(told=False)
        self._readings.clear()
        self.mark = None
        self._driver = self._new_driver()

    def _note_mark(self, reading: Reading) -> None:
        match reading:
            case TerminalReady():
                self.mark = reading
            case DeviceOffline():
                self.mark = None
            case PaymentEnded(outcome=outcome) if outcome is not PaymentOutcome.APPROVED:
                self.mark = None  # a fresh one follows
            case _:
                return

    def _new_driver(self) -> Driver[Any]:
        return ZvtTerminal() if self.framing is Framing.TCP else ZvtSerialTerminal()

    def _step(self, until: float) -> bool:
        """One chunk, or the next moment at which anything wants to be called; False when `until` comes first."""
        if self._under_way:
            self._cross(self._under_way.popleft())
            return True
        moments = [self._driver.deadline, self.terminal.deadline, self._back_at]
        moment = min((one for one in moments if one is not None), default=until)
        if moment >= until:
            self.now = until
            return False
        self.now = max(self.now, moment)
        if self._back_at is not None and self._back_at <= self.now:
            self._connect()
        elif self.terminal.deadline is not None and self.terminal.deadline <= self.now:
            self._acted(self.terminal.ticked(self.now))
        else:
            self._driven(self._driver.ticked(self.now))
        return True

    def _cross(self, chunk: Chunk) -> None:
        room = self._fails_at - self.crossed
        if self._failure is Failure.NONE or len(chunk.data) < room:
            self._deliver(chunk)
            return
        self._deliver(Chunk(chunk.to_terminal, chunk.data[:room]))
        rest = chunk.data[room:]
        if self._failure in ON_THE_LINE:
            rest = self._hurt(rest)
        if rest:
            self._under_way.appendleft(Chunk(chunk.to_terminal, rest))
        self._strike_if_due()

    def _hurt(self, rest: bytes) -> bytes:
        """What becomes of the bytes from the chosen one on; the next chunk's first is meant where there are none."""
        if not rest:
            return rest
        changed = b"" if self._failure is Failure.LOST else bytes([rest[0] ^ 1 << self._fails_at % 8])
        self._failure = Failure.NONE
        return changed + rest[1:]

    def _strike_if_due(self) -> None:
        if self.crossed < self._fails_at or self._failure in (Failure.NONE, *ON_THE_LINE):
            return
        failure, self._failure = self._failure, Failure.NONE
        match failure:
            case Failure.CUT:
                self._end_link(told=True)
            case Failure.DEATH:
                raise TillDied
            case Failure.SILENCE:
                self._deaf = {True, False}
            case Failure.TO_TILL:
                self._deaf = {False}
            case _:
                self._deaf = {True}

    def _deliver(self, chunk: Chunk) -> None:
        self.crossed += len(chunk.data)
        if not chunk.data or chunk.to_terminal in self._deaf:
            return
        if chunk.to_terminal:
            self._acted(self.terminal.received(chunk.data, self.now))
        else:
            self._driven(self._driver.received(chunk.data, self.now))

    def _driven(self, output: Output) -> None:
        self._readings += output.readings
        if output.send and self._back_at is None:
            self._under_way.append(Chunk(to_terminal=True, data=output.send))
        if output.hang_up:
            self._end_link(told=True)

    def _acted(self, acts: Sequence[Act]) -> None:
        self._watch()
        for act in acts:
            if isinstance(act, Say):
                self._under_way.append(Chunk(to_terminal=False, data=act.data))
            else:
                self._end_link(told=True)

    def _end_link(self, *, told: bool) -> None:
        """The till's end is gone at once. The terminal sees that over TCP; a serial line tells it nothing."""
        if self._back_at is not None:
            return
        self._under_way.clear()
        self._deaf = set()
        self._back_at = self.now + AWAY_S
        if self.framing is Framing.TCP:
            self.terminal.disconnected(self.now)
            self._watch()
        if told:
            fault = DeviceFault(FaultKind.UNPLUGGED, "the link ended")
            self._driven(self._driver.disconnected(fault, self.now))

    def _connect(self) -> None:
        self._back_at = None
        if self.framing is Framing.TCP:
            self._acted(self.terminal.connected(self.now))
        self._driven(self._driver.connected(self.now))
