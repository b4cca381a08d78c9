"""Time that passes when it is told to: what is to happen is done in the order of its moments, on the calling thread."""

from __future__ import annotations

import heapq
from collections.abc import Callable


class VirtualTime:
    """Seconds from `now` on. Of what is due at the same moment, what was asked for first is done first."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now
        """Monotonic seconds."""
        self._order = 0
        self._plan: list[tuple[float, int, Callable[[], None]]] = []

    @property
    def next(self) -> float | None:
        """When something happens next; None where nothing ever will."""
        return self._plan[0][0] if self._plan else None

    def at(self, moment: float, do: Callable[[], None]) -> None:
        """`do` is called at `moment`, or now where that is past."""
        self._order += 1
        heapq.heappush(self._plan, (max(moment, self.now), self._order, do))

    def after(self, seconds: float, do: Callable[[], None]) -> None:
        self.at(self.now + seconds, do)

    def step(self) -> bool:
        """Passes to the next thing that happens, and lets it happen; False where there is none."""
        if not self._plan:
            return False
        self.now, _, do = heapq.heappop(self._plan)
        do()
        return True

    def passes(self, seconds: float) -> None:
        """All that is due within `seconds` has happened afterwards."""
        until = self.now + seconds
        while self._plan and self._plan[0][0] <= until:
            self.step()
        self.now = until

    def until(self, holds: Callable[[], bool], within_s: float) -> bool:
        """Lets time pass until `holds`, at most `within_s`; whether it does."""
        last = self.now + within_s
        while not holds():
            if not self._plan or self._plan[0][0] > last:
                return False
            self.step()
        return True
