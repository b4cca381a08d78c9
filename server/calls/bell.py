"""Wakes whoever waits for news: requests that are held open until there is some."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter

EVERYBODY = "*"
"""Whom a ring is for where nobody knows: all lanes look again too."""
STORE = ""
"""Whom it is for otherwise: those who look at the whole store, and hear every ring. Lanes hear those for them alone."""

NOBODY = "-"
"""Who is not waiting for any news."""


class Bell:
    """`ring` may be called from any thread; `wait` belongs to the server's event loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[tuple[str, asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._rung: Counter[str] = Counter()
        self.stopping = False

    def rung(self, lane: str = STORE) -> int:
        """How often it rang for them: looked at before the news are, so that none is missed in between."""
        with self._lock:
            return self._heard(lane)

    def ring(self, lane: str = EVERYBODY) -> None:
        """Who waits for the store's news looks again, and `lane` with them."""
        with self._lock:
            self._rung[lane] += 1
            if lane != STORE:
                self._rung[STORE] += 1
            heard = (STORE, lane)
            waiting = [(loop, event) for who, loop, event in self._waiting if lane == EVERYBODY or who in heard]
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)

    def stop(self) -> None:
        """The server ends: nobody waits any longer."""
        self.stopping = True
        self.ring()

    async def wait(self, since: int, timeout_s: float, lane: str = STORE) -> None:
        """Returns when it rang for them after `since`, or after `timeout_s`."""
        mine = (lane, asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            if self._heard(lane) != since or self.stopping:
                return
            self._waiting.add(mine)
        try:
            await asyncio.wait_for(mine[2].wait(), timeout_s)
        except TimeoutError:
            return
        finally:
            with self._lock:
                self._waiting.discard(mine)

    async def rest(self, seconds: float) -> None:
        """Returns after so long, or when the server ends."""
        if seconds > 0:
            await self.wait(self.rung(NOBODY), seconds, NOBODY)

    def _heard(self, lane: str) -> int:
        return self._rung[lane] if lane == STORE else self._rung[lane] + self._rung[EVERYBODY]
