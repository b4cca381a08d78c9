"""Which coins may be believed of a ccTalk acceptor: those that its own whole answers, sums in order, have told of, each
as often as it came.

An answer shows the last five events and how many there were, so most of it is no news. An event is known by its place
in that count; it has come when an answer shows it and the answer before did not. Nothing is concluded from more than
two answers, so whatever of them the driver overheard, it can't have seen an event come more often.
"""

from __future__ import annotations

from collections import Counter

from drivers.contract import CashCredited, CashMark, CashUnknown, Reading
from scripts.proofs.fuzzing.judge import Judge

HOST, ACCEPTOR = 1, 2
EVENTS = 11
"""Bytes of an answer to what fell in: a counter, and five times coin and code."""
SIZE = EVENTS + 5
COUNTS = 255
"""The counter goes from there to 1."""

Event = tuple[int, int, int]
"""Its place in the count, the coin, and the code."""


class Coins(Judge):
    """Allows one credit for each time that its event came; marks and alarms move no money."""

    def __init__(self) -> None:
        self._past = b""
        self._shown: set[Event] = set()
        self._came: Counter[Event] = Counter()

    def came(self, data: bytes) -> None:
        past = self._past + data
        start = -1
        while (start := past.find(bytes([HOST, EVENTS, ACCEPTOR, 0]), start + 1)) >= 0:
            answer = past[start : start + SIZE]
            if len(answer) == SIZE and sum(answer) % 256 == 0:
                shown = _events(answer[4:-1])
                self._came.update(shown - self._shown)
                self._shown = shown
        self._past = past[1 - SIZE :]

    def lost(self) -> None:
        self._past = b""

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, CashCredited):
            place, coin, code = bytes.fromhex(reading.mark)[:3]
            self._came[place, coin, code] -= 1
            return self._came[place, coin, code] >= 0 and coin > 0 and reading.value_minor > 0
        return isinstance(reading, CashMark | CashUnknown) or super().allows(reading)


def _events(said: bytes) -> set[Event]:
    """The five events that `said` shows."""
    return {((said[0] - 1 - ago) % COUNTS + 1, said[1 + 2 * ago], said[2 + 2 * ago]) for ago in range(5)}
