"""HTTP/1.1 as cheap as it can be had: one connection, kept open, one request at a time, its bytes made by who asks."""

from __future__ import annotations

import asyncio
from typing import NamedTuple, cast

from typing_extensions import override

CONNECT_S = 1.0


class Answer(NamedTuple):
    status: int
    body: bytes


class Away(Exception):
    """No whole answer came; what was asked may have been done."""


class Way:
    """To the server at `port`; opened when it is needed, and again after it was lost."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._line: _Line | None = None

    async def ask(self, request: bytes, patience_s: float) -> Answer:
        """Raises `Away`."""
        if self._line is None or self._line.is_closed:
            self._line = await self._open()
        try:
            return await self._line.ask(request, patience_s)
        except Away:
            self.close()
            raise

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    async def _open(self) -> _Line:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECT_S):
                _, line = await loop.create_connection(_Line, "127.0.0.1", self._port)
        except (OSError, TimeoutError) as error:
            raise Away(f"no connection: {type(error).__name__}") from error
        return line


class _Line(asyncio.Protocol):
    """Answers have a length, or none: the server sends no other here."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._came = b""
        self._waits: asyncio.Future[Answer] | None = None
        self.is_closed = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # which uvloop's is not by name

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self.is_closed = True
        self._fails("the connection was lost")

    @override
    def data_received(self, data: bytes) -> None:
        self._came += data
        head, found, rest = self._came.partition(b"\r\n\r\n")
        if not found:
            return
        length = _length(head)
        if len(rest) >= length and self._waits is not None and not self._waits.done():
            self._came = rest[length:]
            self._waits.set_result(Answer(int(head[9:12]), rest[:length]))

    async def ask(self, request: bytes, patience_s: float) -> Answer:
        loop = asyncio.get_running_loop()
        if self._transport is None or self.is_closed:
            raise Away("the connection was lost")
        self._waits = loop.create_future()
        late = loop.call_later(patience_s, self._fails, "no answer in time")
        self._transport.write(request)
        try:
            return await self._waits
        finally:
            late.cancel()

    def close(self) -> None:
        self.is_closed = True
        if self._transport is not None:
            self._transport.abort()

    def _fails(self, why: str) -> None:
        if self._waits is not None and not self._waits.done():
            self._waits.set_exception(Away(why))


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
