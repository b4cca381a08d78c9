"""Packets of SSP: 7F, sequence and address, length, data, and a check of 16 bits, low byte first.

A 7F inside a packet is doubled, so a single one always begins a packet. Source: Innovative Technology's public SSP
manual; the check is CRC 8005 from FFFF, highest bit first, over all between the 7F and itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

STX = 0x7F
SEQUENCE = 0x80
AROUND = 4  # bytes of a packet beside 7F and data


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole packet: `sequence` is 0 or 80 (hex) as in the question, `data` begins with how it was taken."""

    sequence: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Garbled:
    """A packet that is not what was sent."""

    body: bytes


def packet(sequence: int, data: bytes) -> bytes:
    """The packet that says `data` to the device at address 0."""
    body = bytes([sequence, len(data)]) + data
    body += check_of(body).to_bytes(2, "little")
    return bytes([STX]) + body.replace(b"\x7f", b"\x7f\x7f")


def check_of(body: bytes) -> int:
    check = 0xFFFF
    for byte in body:
        check ^= byte << 8
        for _ in range(8):
            check = (check << 1 ^ 0x8005 if check & 0x8000 else check << 1) & 0xFFFF
    return check


class Packets:
    """Takes a wire's bytes in any pieces; keeps one packet's at most."""

    def __init__(self) -> None:
        self._body: bytearray | None = None
        self._single = False  # the last byte was a 7F that may begin a packet or be the first of two
        self._skipping = False
        self.discarded = 0  # packets that could not be used, and runs of bytes that were of none

    def clear(self) -> None:
        self._body, self._single = None, False

    def take(self, chunk: bytes) -> Iterator[Reply | Garbled]:
        """The packets that end in `chunk`."""
        for byte in chunk:
            if self._single and byte != STX:
                self.discarded += self._body is not None  # one that never ended
                self._body = bytearray()
            elif byte == STX and not self._single:
                self._single = True
                continue
            self._single = False
            if self._body is None:
                self.discarded += not self._skipping
                self._skipping = True
                continue
            self._skipping = False
            self._body.append(byte)
            if len(self._body) > 1 and len(self._body) == self._body[1] + AROUND:
                body, self._body = bytes(self._body), None
                found = _read(body)
                self.discarded += isinstance(found, Garbled)
                yield found


class OnPackets:
    """What a machine that reads by `_packets` threw away is what those did."""

    _packets: Packets

    @property
    def discarded(self) -> int:
        return self._packets.discarded


def _read(body: bytes) -> Reply | Garbled:
    data = body[2:-2]
    if not data or body[0] & ~SEQUENCE or check_of(body[:-2]) != int.from_bytes(body[-2:], "little"):
        return Garbled(body)
    return Reply(body[0], data)
