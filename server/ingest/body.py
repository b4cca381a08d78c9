"""A request's body, unpacked, within limits: nobody fills the server's memory, packed or not."""

from __future__ import annotations

import zlib

from fastapi import HTTPException, Request

MAX_PACKED = 1024 * 1024
MAX_PLAIN = 8 * 1024 * 1024
GZIP = 16 + zlib.MAX_WBITS


async def read_body(request: Request) -> bytes:
    """The plain bytes; raises 413 (too large), 415 (packed otherwise) or 422 (no gzip, though it says so)."""
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("gzip", "identity"):
        raise HTTPException(415, f"{encoding} is not unpacked here, gzip is")
    most = MAX_PACKED if encoding == "gzip" else MAX_PLAIN
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"the body is larger than {most} bytes")
    return unpack(bytes(body)) if encoding == "gzip" else bytes(body)


def unpack(packed: bytes) -> bytes:
    """Never makes more than `MAX_PLAIN` bytes, however well they were packed."""
    unpacker = zlib.decompressobj(GZIP)
    try:
        plain = unpacker.decompress(packed, MAX_PLAIN + 1)
    except zlib.error as error:
        raise HTTPException(422, "the body is not gzip") from error
    if len(plain) > MAX_PLAIN:
        raise HTTPException(413, f"the body unpacks to more than {MAX_PLAIN} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise HTTPException(422, "the body is not one whole gzip")
    return plain
