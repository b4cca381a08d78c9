"""Time as it passes: what `VirtualTime` does at once is waited for here, on the calling thread."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable


class RealTime:
    """Seconds since this was made. Of what is due at the same moment, what was asked for first is done first."""

    def __init__(self) -> None:
        self._zero = time.monotonic()
        self._order = 0
        self._plan: list[tuple[float, int, Callable[[], None]]] = []
        self._never = threading.Event()

    @property
    def now(self) -> float:
        return time.monotonic() - self._zero

    def at(self, moment: float, do: Callable[[], None]) -> None:
        """`do` is called at `moment`, or as soon as it can be."""
        self._order += 1
        heapq.heappush(self._plan, (moment, self._order, do))

    def after(self, seconds: float, do: Callable[[], None]) -> None:
        self.at(self.now + seconds, do)

    def passes(self, seconds: float) -> None:
        """So many seconds have passed afterwards, and all that was due has happened."""
        self.until(lambda: False, seconds)

    def until(self, holds: Callable[[], bool], within_s: float) -> bool:
        """Lets time pass until `holds`, looked at when something has happened, at most `within_s`; whether it does."""
        last = self.now + within_s
        while not holds():
            due = self._plan[0][0] if self._plan else last
            self._never.wait(max(0.0, min(due, last) - self.now))
            if due > last:
                return False
            if self._plan:
                heapq.heappop(self._plan)[2]()
            elif self.now >= last:
                return False
        return True
