"""Frames of ccTalk: destination, length, source, header, data, and a byte that makes the sum of all a multiple of 256.

The bus is one wire: what is sent comes back first, and the answer after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import DeviceFault, FaultKind

HOST = 1
ACCEPTOR = 2
BARE = 5  # bytes of a frame without data


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
