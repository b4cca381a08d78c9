"""A way to the store on which one reply in five is lost: the server did it, and nobody hears of that."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from random import Random


class FlakyWay:
    """Listens on `port` from `open` to `close` and passes HTTP on to the port `leads_to`, which is 0 where it leads
    nowhere; `lost` of `posts` get no reply.

    Each message goes over a connection of its own, so that none meets one that a store left open when it went away:
    a batch gets a reply, and is one of `posts`, as long as the store stays. `on_batch` is called, on a thread of the
    way's, with each batch of the lane's when the store is there and before it is passed on.
    """

    def __init__(self, chance: Random, share: float) -> None:
        self.port = 0
        self.leads_to = 0
        self.posts = 0
        self.lost = 0
        self.on_batch: Callable[[], None] | None = None
        self._chance = chance
        self._share = share
        self._listening: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def open(self) -> FlakyWay:
        self._thread.start()
        self.port = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(timeout=10)
        return self

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    async def _end(self) -> None:
        """Nobody listens, and nothing is on its way any more."""
        if self._listening is not None:
            self._listening.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _listen(self) -> int:
        self._listening = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        return int(self._listening.sockets[0].getsockname()[1])

    async def _pass_on(self, lane: asyncio.StreamReader, to_lane: asyncio.StreamWriter) -> None:
        try:
            while request := await _message(lane):
                is_batch = request.startswith(b"POST /api/v1/envelopes")
                reply = await self._done(request, self.on_batch if is_batch else None)
                if is_batch and reply:
                    self.posts += 1
                    if self._chance.random() < self._share:
                        self.lost += 1
                        break
                if not reply:
                    break
                to_lane.write(reply)
                await to_lane.drain()
        except (OSError, asyncio.IncompleteReadError):
            return  # an end went away: the other shall see it too
        finally:
            to_lane.close()

    async def _done(self, request: bytes, told: Callable[[], None] | None) -> bytes:
        """The store's reply, whole; empty where it went away meanwhile."""
        server, to_server = await asyncio.open_connection("127.0.0.1", self.leads_to)
        try:
            if told is not None:
                told()
            to_server.write(request)
            await to_server.drain()
            return await _message(server)
        finally:
            to_server.close()


async def _message(end: asyncio.StreamReader) -> bytes:
    """One whole HTTP message; empty at the end."""
    try:
        head = await end.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    length = next((int(one[15:]) for one in head.split(b"\r\n") if one.lower().startswith(b"content-length:")), 0)
    return head + await end.readexactly(length)
