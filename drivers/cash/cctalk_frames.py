"""Frames of ccTalk: destination, length, source, header, data, and a byte that makes the sum of all a multiple of 256.

The bus is one wire: what is sent comes back first, and the answer after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drivers.contract import DeviceFault, FaultKind

HOST = 1
ACCEPTOR = 2
BARE = 5  # bytes of a frame without data
PIN_HEADERS = frozenset({218, 219})
"""With them a host gives a device its PIN, or a new one."""
BLANK = 0xEE
PACKED = re.compile(b"[" + b"".join(b"\\x%x0-\\x%x9" % (tens, tens) for tens in range(10)) + b"]{4,}")
"""Bytes that may each be two digits, eight digits and more;"""
TELLING = 3
"""so many of them above nine make a number of it: a bus counts with those below."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer to what was sent. Header 0 is the usual one; 5 says no, 6 says busy."""

    header: int
    data: bytes


def frame(to: int, header: int, data: bytes = b"") -> bytes:
    """The host's frame with `header` for the device at address `to`."""
    body = bytes([to, len(data), HOST, header]) + data
    return body + bytes([-sum(body) % 256])


def answer_to(sent: bytes, heard: bytes) -> Answer | DeviceFault | None:
    """The answer in `heard`, what came since `sent` was sent; None while it is not whole."""
    if heard[: len(sent)] != sent[: len(heard)]:
        if heard[0] == HOST:
            return DeviceFault(FaultKind.SETTINGS, "what is sent does not come back: the adapter swallows the echo")
        return _garbled(heard)
    said = heard[len(sent) :]
    if len(said) < BARE or len(said) < BARE + said[1]:
        return None
    if len(said) > BARE + said[1] or said[0] != HOST or said[2] != sent[0] or sum(said) % 256:
        return _garbled(said)
    return Answer(said[3], said[4:-1])


def _garbled(said: bytes) -> DeviceFault:
    return DeviceFault(FaultKind.GARBLED, f"answer {said[:32].hex(' ')}")


def mask(data: bytes) -> bytes:
    """`data` as it may stand in a trace, same length: whole frames but for a PIN, and of what is none no number of two
    digits a byte, lest something else was plugged in there.
    """
    shown, at = bytearray(), 0
    for start, end in _frames(data):
        shown += _without_numbers(data[at:start]) + data[start : start + 4]
        said = data[start + 4 : end]
        shown += bytes([BLANK]) * len(said) if data[start + 3] in PIN_HEADERS else said
        at = end
    return bytes(shown) + _without_numbers(data[at:])


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """Where whole frames begin and end."""
    at = 0
    while at + BARE <= len(data):
        end = at + BARE + data[at + 1]
        if end <= len(data) and sum(data[at:end]) % 256 == 0 and HOST in (data[at], data[at + 2]):
            yield at, end
            at = end
        else:
            at += 1


def _without_numbers(data: bytes) -> bytes:
    def blank(found: re.Match[bytes]) -> bytes:
        return bytes([BLANK]) * len(found[0]) if sum(byte > 9 for byte in found[0]) >= TELLING else found[0]

    return PACKED.sub(blank, data)
