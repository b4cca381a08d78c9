"""A request that is held open until there is news for it, or for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from server.calls.bell import Bell

LOOK_EVERY_S = 5.0
"""Without a ring too: time passes, and another worker's ring may have been lost."""

News = TypeVar("News")


async def hold(
    request: Request, bell: Bell, look: Callable[[], News], is_news: Callable[[News], bool], hold_s: float
) -> News:
    """What `look` found: at once where it is news, else when it is, or what there is after `hold_s`."""
    clock = asyncio.get_running_loop().time
    until = clock() + hold_s
    while True:
        since = bell.rung
        found = await run_in_threadpool(look)
        left_s = until - clock()
        if is_news(found) or left_s <= 0 or bell.stopping or await request.is_disconnected():
            return found
        await bell.wait(since, min(left_s, LOOK_EVERY_S))
