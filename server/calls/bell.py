"""Wakes whoever waits for news: requests that are held open until there is some."""

from __future__ import annotations

import asyncio
import threading


class Bell:
    """`ring` may be called from any thread; `wait` belongs to the server's event loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._rung = 0
        self.stopping = False

    @property
    def rung(self) -> int:
        """How often it rang: looked at before the news are, so that none is missed in between."""
        return self._rung

    def ring(self) -> None:
        """Everybody who waits looks again."""
        with self._lock:
            self._rung += 1
            waiting = list(self._waiting)
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)

    def stop(self) -> None:
        """The server ends: nobody waits any longer."""
        self.stopping = True
        self.ring()

    async def wait(self, since: int, timeout_s: float) -> None:
        """Returns when it rang after `since`, or after `timeout_s`."""
        mine = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            if self._rung != since or self.stopping:
                return
            self._waiting.add(mine)
        try:
            await asyncio.wait_for(mine[1].wait(), timeout_s)
        except TimeoutError:
            return
        finally:
            with self._lock:
                self._waiting.discard(mine)
