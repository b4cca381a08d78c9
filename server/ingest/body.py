"""A request's body, unpacked, within limits: nobody fills the server's memory, packed or not."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message, Receive
from typing_extensions import override

MAX_SHORT = 256 * 1024
MAX_PACKED = 1024 * 1024
MAX_PLAIN = 8 * 1024 * 1024
GZIP = 16 + zlib.MAX_WBITS


class ShortRoute(APIRoute):
    """Where FastAPI reads the body by itself, which it does before it asks who sends it: 413 beyond `MAX_SHORT`."""

    @override
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        if self.body_field is None:
            return handle

        async def within(request: Request) -> Response:
            return await handle(Request(request.scope, _counted(request.receive)))

        return within


def _counted(receive: Receive) -> Receive:
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > MAX_SHORT:
            raise HTTPException(413, f"the body is larger than {MAX_SHORT} bytes")
        return message

    return counted


async def read_body(request: Request, most_packed: int = MAX_PACKED, most_plain: int = MAX_PLAIN) -> bytes:
    """The plain bytes; raises 413 (too large), 415 (packed otherwise) or 422 (no gzip, though it says so)."""
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("gzip", "identity"):
        raise HTTPException(415, f"{encoding} is not unpacked here, gzip is")
    most = most_packed if encoding == "gzip" else most_plain
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"the body is larger than {most} bytes")
    return unpack(bytes(body), most_plain) if encoding == "gzip" else bytes(body)


def unpack(packed: bytes, most: int = MAX_PLAIN) -> bytes:
    """Never makes more than `most` bytes, however well they were packed."""
    unpacker = zlib.decompressobj(GZIP)
    try:
        plain = unpacker.decompress(packed, most + 1)
    except zlib.error as error:
        raise HTTPException(422, "the body is not gzip") from error
    if len(plain) > most:
        raise HTTPException(413, f"the body unpacks to more than {most} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise HTTPException(422, "the body is not one whole gzip")
    return plain
