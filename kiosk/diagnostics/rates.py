"""How much a device's counts grew lately. Pure: counts and time in, differences out."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

APART_S = 1.0
"""Counts are remembered no oftener."""


class Rates:
    """`lately` goes back `window_s` seconds, and a little further where nothing was seen for long."""

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._seen: deque[tuple[float, Mapping[str, float]]] = deque()

    def due(self, now: float) -> bool:
        """Whether counts seen at `now` would be remembered."""
        return not self._seen or now - self._seen[-1][0] >= APART_S

    def saw(self, counts: Mapping[str, float], now: float) -> None:
        """`counts` stood so at `now`, in seconds that only grow."""
        if not self.due(now):
            return
        self._seen.append((now, counts))
        while len(self._seen) > 1 and now - self._seen[1][0] >= self._window_s:
            self._seen.popleft()

    def lately(self, counts: Mapping[str, float]) -> dict[str, float]:
        """By how much each of `counts`, as they stand now, is more than it was at the window's beginning."""
        before = self._seen[0][1] if self._seen else {}
        return {name: value - before.get(name, 0) for name, value in counts.items()}
