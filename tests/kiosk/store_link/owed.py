"""Outboxes in memory, for whoever sends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.core.wire import Envelope
from tests.server.sales import JOURNAL


class Owed:
    """An outbox in memory with the rules of the real one."""

    journal = JOURNAL

    def __init__(self, envelopes: Sequence[Envelope] = ()) -> None:
        self.envelopes = list(envelopes)
        self.parked: dict[int, str] = {}
        self.kept: dict[int, Envelope] = {}
        self.settled = 0
        self.opened = 0
        self.gone = 0

    def open(self) -> Owed:
        self.opened += 1
        return self

    def answered(self) -> int:
        return 0

    def pending(self, limit: int) -> list[Envelope]:
        waiting = [one for one in self.envelopes if one.seq > self.settled and one.seq not in self.parked]
        return [self.kept.get(one.seq, one) for one in waiting[:limit]]

    def settle(self, taken: int, parked: Mapping[int, str]) -> bool:
        assert taken >= self.settled
        self.settled = taken
        self.parked |= parked
        self.kept = {one: kept for one, kept in self.kept.items() if one > taken or one in self.parked}
        return True

    def keep(self, envelopes: Sequence[Envelope]) -> None:
        self.kept = {one.seq: one for one in envelopes} | self.kept

    def set_aside(self, after: int, limit: int) -> list[Envelope]:
        parked = [one for one in self.envelopes if one.seq in self.parked and one.seq > after]
        return [self.kept.get(one.seq, one) for one in parked[:limit]]

    def release(self, seq: int) -> None:
        del self.parked[seq]
        self.kept.pop(seq, None)

    def let_go(self) -> None:
        self.gone += 1

    def close(self) -> None:
        pass


class Watched(Owed):
    """It knows how many it was asked for, each time."""

    def __init__(self, envelopes: Sequence[Envelope]) -> None:
        super().__init__(envelopes)
        self.asked: list[int] = []

    def pending(self, limit: int) -> list[Envelope]:
        self.asked.append(limit)
        return super().pending(limit)
