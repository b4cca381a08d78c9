"""ZVT on a serial line: each message in a block with a checksum, and one byte that says how it arrived.

A block is `10 02`, the message with each 10 doubled, `10 03`, and a CRC-16 (reflected, polynomial 8408, from 0) over
the message and 03, low byte first. `06` says that it came, `15` that it shall come again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from drivers.payment.apdu import MAX_DATA

DLE, STX, ETX = 0x10, 0x02, 0x03
ACK, NAK = 0x06, 0x15
LONGEST = MAX_DATA + 5


@dataclass(frozen=True, slots=True)
class Block:
    """A block whose checksum is right."""

    message: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A block that is not to be used: its checksum is wrong, or it cannot be one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the other end says of our block."""

    arrived: bool


Piece = Block | Broken | Answered


def _crc_of(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0x8408 if byte & 1 else 0)
    return byte


CRC_TABLE = tuple(_crc_of(byte) for byte in range(256))


def checksum(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc


def frame(message: bytes) -> bytes:
    """`message` as a block."""
    check = checksum(message + bytes([ETX])).to_bytes(2, "little")
    return bytes([DLE, STX]) + message.replace(b"\x10", b"\x10\x10") + bytes([DLE, ETX]) + check


class _Place(Enum):
    OUTSIDE = auto()
    BEGINNING = auto()  # after a DLE outside
    INSIDE = auto()
    ESCAPED = auto()  # after a DLE inside
    CHECK_LOW = auto()
    CHECK_HIGH = auto()


class FrameReader:
    """Collects bytes and gives blocks and answers. Holds at most one unfinished block; bytes between blocks go."""

    def __init__(self) -> None:
        self._place = _Place.OUTSIDE
        self._message = bytearray()
        self._check = 0

    @property
    def waits_for_more(self) -> bool:
        return self._place is not _Place.OUTSIDE

    def clear(self) -> None:
        self._place = _Place.OUTSIDE
        self._message.clear()

    def feed(self, chunk: bytes) -> Iterator[Piece]:
        for byte in chunk:
            piece = self._step(byte)
            if piece is not None:
                yield piece

    def _step(self, byte: int) -> Piece | None:
        match self._place:
            case _Place.OUTSIDE:
                if byte in (ACK, NAK):
                    return Answered(byte == ACK)
                if byte == DLE:
                    self._place = _Place.BEGINNING
            case _Place.BEGINNING:
                self._begin() if byte == STX else self.clear()
            case _Place.INSIDE:
                return self._inside(byte)
            case _Place.ESCAPED:
                return self._escaped(byte)
            case _Place.CHECK_LOW:
                self._check = byte
                self._place = _Place.CHECK_HIGH
            case _Place.CHECK_HIGH:
                return self._end(self._check | byte << 8)
        return None

    def _begin(self) -> None:
        self._message.clear()
        self._place = _Place.INSIDE

    def _inside(self, byte: int) -> Piece | None:
        if byte == DLE:
            self._place = _Place.ESCAPED
            return None
        self._message.append(byte)
        if len(self._message) > LONGEST:
            self.clear()
            return Broken()
        return None

    def _escaped(self, byte: int) -> Piece | None:
        match byte:
            case 0x10:  # doubled: one of the message
                self._place = _Place.INSIDE
                self._message.append(byte)
            case 0x03:
                self._place = _Place.CHECK_LOW
            case 0x02:  # the one before was cut short
                self._begin()
            case _:
                self.clear()
                return Broken()
        return None

    def _end(self, check: int) -> Piece:
        message = bytes(self._message)
        self.clear()
        return Block(message) if checksum(message + bytes([ETX])) == check else Broken()
