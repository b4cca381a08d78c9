"""A request that is held open until there is news for it, or for a while; and a look at the news that many share."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from server.calls.bell import STORE, Bell

LOOK_EVERY_S = 5.0
"""Without a ring too: time passes, and another worker's ring may have been lost."""
GATHER_S = 0.5
"""At a busy time there is news all the time: what all hosts see is looked up so often at most."""

News = TypeVar("News")


async def hold(
    request: Request,
    bell: Bell,
    look: Callable[[], News] | Shared[News],
    is_news: Callable[[News], bool],
    hold_s: float,
    lane: str = STORE,
) -> News:
    """What `look` found: at once where it is news, else when it is, or what there was last after `hold_s`. With `lane`
    a ring that is not for it wakes nobody.
    """
    clock = asyncio.get_running_loop().time
    until = clock() + hold_s
    while True:
        looked_at = clock()
        since = bell.rung(lane)
        found = await (look.found() if isinstance(look, Shared) else run_in_threadpool(look))
        left_s = until - clock()
        if is_news(found) or left_s <= 0 or bell.stopping or await request.is_disconnected():
            return found
        await bell.wait(since, min(left_s, LOOK_EVERY_S), lane)
        if bell.rung(lane) == since and clock() >= until:
            return found
        if lane == STORE:
            await bell.rest(min(looked_at + GATHER_S, until) - clock())


class Shared(Generic[News]):
    """A look that costs much, and that is the same for all who ask: made for all of them at once, every `GATHER_S` at
    most. Belongs to the server's event loop.
    """

    def __init__(self, bell: Bell, look: Callable[[], News]) -> None:
        self._bell = bell
        self._look = look
        self._next: asyncio.Task[News] | None = None
        self._made_at = 0.0

    def found(self) -> Awaitable[News]:
        """What a look finds that begins after this was asked for."""
        if self._next is None:
            self._next = asyncio.create_task(self._made())
        return asyncio.shield(self._next)

    async def _made(self) -> News:
        clock = asyncio.get_running_loop().time
        try:
            await self._bell.rest(self._made_at + GATHER_S - clock())
        finally:
            self._next = None  # who asks from here on may want to know what this look is too early for
        self._made_at = clock()
        return await run_in_threadpool(self._look)
