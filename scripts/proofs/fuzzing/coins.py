"""Which coins may be believed of a ccTalk acceptor: no more than its own whole answers, sums in order, have told of."""

from __future__ import annotations

from drivers.contract import CashCredited, CashMark, CashUnknown, Reading
from scripts.proofs.fuzzing.judge import KEPT, Judge

HOST, ACCEPTOR = 1, 2
EVENTS = 11
"""Bytes of an answer to what fell in: a counter, and five times coin and code."""


class Coins(Judge):
    """Allows one coin for each event in which one came, over all the answers; marks and alarms move no money."""

    def __init__(self) -> None:
        self._past = b""
        self._told = 0

    def came(self, data: bytes) -> None:
        past = self._past + data
        start = 0
        while (start := past.find(bytes([HOST, EVENTS, ACCEPTOR, 0]), start)) >= 0:
            answer = past[start : start + EVENTS + 5]
            if len(answer) < EVENTS + 5:
                break
            if sum(answer) % 256 == 0:
                self._told += sum(1 for coin in answer[5:15:2] if coin)
                start += len(answer)
            else:
                start += 1
        self._past = (past[start:] if start >= 0 else past[-EVENTS - 4 :])[-KEPT:]

    def lost(self) -> None:
        self._past = b""

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, CashCredited):
            self._told -= 1
            return self._told >= 0 and reading.value_minor > 0
        return isinstance(reading, CashMark | CashUnknown) or super().allows(reading)
