"""A driver and its emulator in virtual time, with a wire between them that can be made to lie."""

from __future__ import annotations

import heapq
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from drivers.contract import DeviceFault, Driver, FaultKind, Output, PayOut, Reading, Request, ResolvePayOut
from drivers.emulators.base import Act, Emulator, Say
from scripts.proofs.fuzzing.judges import HARMLESS, Judge
from scripts.proofs.mid_use import MARK_TOLD_LAST, Use, answer_to

PULLED = DeviceFault(FaultKind.UNPLUGGED, "the cable was pulled")
MOST_EVENTS = 400
"""In one honest stretch; a pair that talks faster is in full swing long before."""


class Conversation:
    """`judge` hears everything before the driver does; what it does not allow is kept in `wrong`.

    `believed` counts readings of more than no harm that whole frames have said; `slowest_s` is the processor time of
    the longest call of the driver.
    """

    def __init__(self, driver: Driver[bytes], emulator: Emulator, judge: Judge) -> None:
        self.driver = driver
        self.emulator = emulator
        self.judge = judge
        self.now = 1000.0
        self.slowest_s = 0.0
        self.believed = 0
        self.wrong: list[Reading] = []
        self.said: deque[bytes] = deque(maxlen=64)  # by the emulator, on its way or lost
        self.told: deque[bytes] = deque(maxlen=64)  # by the driver
        self._on_way: list[tuple[float, int, bytes]] = []
        self._order = 0
        self._linked = False
        self._mark = MARK_TOLD_LAST

    def connect(self) -> None:
        if not self._linked:
            self._linked = True
            self._acts(self.emulator.connected(self.now))
            self._call(self.driver.connected, self.now)

    def disconnect(self) -> None:
        if self._linked:
            self._linked = False
            self._on_way.clear()
            self.judge.lost()
            self.emulator.disconnected(self.now)
            self._call(self.driver.disconnected, PULLED, self.now)

    def begin(self, use: Use, name: str) -> None:
        """It is asked for, and happens. An emulator without that part of a device is left as it is."""
        for request in use.asks(name):
            self.ask(request)
        if use.happens:
            with suppress(ValueError):
                self._acts(self.emulator.set(dict(use.happens), self.now))

    def ask(self, request: Request) -> None:
        if isinstance(request, PayOut | ResolvePayOut) and request.mark == MARK_TOLD_LAST:
            request = replace(request, mark=self._mark)
        self.judge.asked(request)
        self._call(self.driver.requested, request, self.now)

    def talk(self, seconds: float) -> None:
        """Both speak, and hear each other, for `seconds`."""
        until = self.now + seconds
        for _ in range(MOST_EVENTS):
            moments = [self.driver.deadline, self.emulator.deadline, self._on_way[0][0] if self._on_way else None]
            due = min((moment for moment in moments if moment is not None), default=until)
            if due > until:
                break
            self.now = max(self.now, due)
            while self._on_way and self._on_way[0][0] <= self.now:
                self.hear(heapq.heappop(self._on_way)[2])
            if (at := self.emulator.deadline) is not None and at <= self.now:
                self._acts(self.emulator.ticked(self.now))
            self._tick()
            if due >= until:
                break
        self.now = max(self.now, until)

    def hear(self, chunk: bytes) -> None:
        """`chunk` reaches the driver, whoever said it."""
        if self._linked and chunk:
            self.judge.came(chunk)
            self._call(self.driver.received, chunk, self.now)

    def pass_alone(self, seconds: float) -> None:
        """Time passes for the driver, and what the emulator says is lost on the way."""
        until = self.now + seconds
        for _ in range(MOST_EVENTS):
            due = self.driver.deadline
            if due is None or due > until:
                break
            self.now = max(self.now, due)
            self._tick()
        self.now = until
        self._on_way.clear()

    def take_answer(self) -> bytes:
        """What the emulator said last and the driver has not heard; b'' where there is none."""
        return heapq.heappop(self._on_way)[2] if self._on_way else b""

    def _tick(self) -> None:
        if (at := self.driver.deadline) is not None and at <= self.now:
            self.judge.paused()
            self._call(self.driver.ticked, self.now)

    def _call(self, method: Callable[..., Output], *arguments: object) -> None:
        began = time.thread_time()
        output = method(*arguments)
        self.slowest_s = max(self.slowest_s, time.thread_time() - began)
        if output.send:
            self.told.append(output.send)
            self.judge.sent(output.send)
            if self._linked:
                self._acts(self.emulator.received(output.send, self.now))
        for reading in output.readings:
            self._mark = getattr(reading, "mark", "") or self._mark
            if not self.judge.allows(reading):
                self.wrong.append(reading)
            elif not isinstance(reading, HARMLESS):
                self.believed += 1
            if (answer := answer_to(reading)) is not None:
                self.ask(answer)
        if output.hang_up:
            self.disconnect()

    def _acts(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if isinstance(act, Say):
                self.said.append(act.data)
                self._order += 1
                heapq.heappush(self._on_way, (self.now + act.after_s, self._order, act.data))
            else:
                self.disconnect()


def held(thing: object, depth: int = 6, seen: set[int] | None = None) -> int:
    """How many bytes, characters and places of containers `thing` holds, down to `depth`; what two parts of it share
    counts once.
    """
    seen = set() if seen is None else seen
    if isinstance(thing, bytes | bytearray | str):
        return len(thing)
    if depth == 0 or thing is None or isinstance(thing, int | float | type) or id(thing) in seen:
        return 0
    seen.add(id(thing))
    if isinstance(thing, dict):
        return sum(held(one, depth - 1, seen) + 8 for one in thing.values())
    if isinstance(thing, list | tuple | set | frozenset | deque):
        return sum(held(one, depth - 1, seen) + 8 for one in thing)
    if not type(thing).__module__.startswith(("drivers", "scripts", "tests")):
        return 0
    return sum(held(one, depth - 1, seen) for one in _parts(thing))


def _parts(thing: object) -> Iterator[object]:
    yield from getattr(thing, "__dict__", {}).values()
    for kind in type(thing).__mro__:
        for name in getattr(kind, "__slots__", ()):
            yield getattr(thing, name, None)
