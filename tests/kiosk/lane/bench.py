"""A lane on its real thread with a clock moved by hand, and a log of what it did instead of disk and devices."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from drivers.contract import Stamped
from kiosk.core.items import Item
from kiosk.core.policy import Policy
from kiosk.core.session.apply import new_lane
from kiosk.core.session.effects import Effect
from kiosk.core.session.facts import Fact
from kiosk.core.session.inputs import Input, ServerLinkChanged
from kiosk.core.session.state import LaneState
from kiosk.journal import JournalError
from kiosk.lane.clock import ClockWatch
from kiosk.lane.inputs import InputReader
from kiosk.lane.runtime import Lane
from tests.shop import BREAD, MILK, POLICY
from tests.waiting import wait_until


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.shows = "2026-11-22T10:00:00+00:00"

    def wall(self) -> str:
        return self.shows

    def mono(self) -> float:
        return self.now


class Shelf:
    def find(self, key: str, at: str = "") -> Item | None:
        if key == BREAD.key:
            raise OSError("the catalogue's disk is gone")
        return MILK if key == MILK.key else None


@dataclass(frozen=True)
class Shown:
    state: LaneState


class Log:
    """What a lane did, in one list: facts made durable, effects begun, states shown. `fails` breaks the journal."""

    def __init__(self) -> None:
        self.entries: list[Fact | Effect | Shown] = []
        self.threads: set[str] = set()
        self.fails: str | JournalError = ""
        self.stalls: threading.Event | None = None

    def append(self, facts: Sequence[Fact], at: str) -> int:
        if self.stalls is not None:
            assert self.stalls.wait(5)
        if self.fails:
            raise self.fails if isinstance(self.fails, JournalError) else JournalError(self.fails)
        self.threads.add(threading.current_thread().name)
        self.entries += facts
        return len(self.entries)

    def perform(self, effect: Effect) -> None:
        self.threads.add(threading.current_thread().name)
        self.entries.append(effect)

    def show(self, state: LaneState) -> None:
        self.threads.add(threading.current_thread().name)
        self.entries.append(Shown(state))

    def of(self, *kinds: type) -> list[Fact | Effect | Shown]:
        return [entry for entry in self.entries if isinstance(entry, kinds)]


class Bench:
    def __init__(self, policy: Policy = POLICY, state: LaneState | None = None, last_at: str = "") -> None:
        self.log = Log()
        self.clock = Hands()
        reader = InputReader(Shelf(), policy, lambda: datetime.date(2026, 11, 22))
        self.lane = Lane(
            state or new_lane(policy),
            policy,
            self.log,
            reader,
            self.log.perform,
            self.clock,
            version="test",
            watch=ClockWatch(policy.clock_jump_s, last_at) if last_at else None,
        )
        self.lane.watch(self.log.show)

    def posts(self, *events: Input | Stamped) -> Bench:
        for event in events:
            self.lane.post(event)
        return self

    def settles(self) -> Bench:
        """Everything posted so far is done: a marker went through behind it."""
        online = not self.lane.state.server_online
        self.lane.post(ServerLinkChanged(online))
        wait_until(lambda: self.lane.state.server_online is online)
        return self


@contextmanager
def running(bench: Bench) -> Iterator[Bench]:
    bench.lane.start()
    try:
        yield bench
    finally:
        bench.lane.stop()
