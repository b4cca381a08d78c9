"""The terminal's end of a serial line: blocks with a checksum, each answered by one byte, or else sent again.

A block is 10 02, the message with each 10 doubled, 10 03 and the checksum, low byte first. The checksum is the CRC of
polynomial 1021 over message and 03 with the bits of each byte, and of the result, in reverse order.
"""

from __future__ import annotations

import binascii
import re
from collections import deque
from collections.abc import Iterator

from drivers.emulators.base import Faults

DLE, ACK, NAK = 0x10, 0x06, 0x15
BYTE_S = 0.2  # the longest pause inside a block
ANSWER_S = 5.0
SENDINGS = 3
LONGEST = 10_000
BACKWARDS = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
BLOCK = re.compile(rb"\x10\x02((?:[^\x10]|\x10\x10)*)\x10\x03(..)", re.DOTALL)
PART = re.compile(rb"\x10(?:\x02(?:[^\x10]|\x10\x10)*(?:\x10(?:\x03.?)?)?)?\Z", re.DOTALL)


def check_bytes(message: bytes) -> bytes:
    crc = binascii.crc_hqx((message + b"\x03").translate(BACKWARDS), 0)
    return int(f"{crc:016b}"[::-1], 2).to_bytes(2, "little")


def make_block(message: bytes) -> bytes:
    return b"\x10\x02" + message.replace(b"\x10", b"\x10\x10") + b"\x10\x03" + check_bytes(message)


class SerialLine:
    """`take` gives the till's messages; what is to go out meanwhile is `said`. `delivered` says that the last piece
    told by `take` was the till's answer to our block; `gave_up` that nobody answered any of three.
    """

    def __init__(self, faults: Faults) -> None:
        self.delivered = False
        self.gave_up = False
        self._faults = faults
        self._heard = bytearray()
        self._heard_at = 0.0
        self._queue: deque[bytes] = deque()
        self._block = b""  # with the till, unanswered
        self._sendings = 0
        self._sent_at = 0.0
        self._last = b""
        self._spoke = False
        self._out = bytearray()

    @property
    def busy(self) -> bool:
        return bool(self._block or self._queue)

    @property
    def deadline(self) -> float | None:
        moments = [self._sent_at + ANSWER_S] if self._block else []
        if self._heard:
            moments.append(self._heard_at + BYTE_S)
        return min(moments, default=None)

    def send(self, message: bytes) -> None:
        self._queue.append(make_block(message))

    def start(self, now: float) -> None:
        """Puts the next block on the wire, unless one is there."""
        if not self._block and self._queue:
            self._block, self._sendings = self._queue.popleft(), 0
            self._spoke = True
            self._put(now)

    def said(self) -> bytes:
        out = bytes(self._out)
        self._out.clear()
        return out

    def take(self, data: bytes, now: float) -> Iterator[bytes]:
        """The till's messages in `data`, one after the other; an empty one where only an answer came."""
        self._heard += data
        self._heard_at = now
        while self._heard:
            self.delivered = False
            if self._heard[0] in (ACK, NAK):
                answer = self._heard.pop(0)
                self._answered(answer, now)
                yield b""
            elif found := BLOCK.match(self._heard):
                message, check = bytes(found[1]).replace(b"\x10\x10", b"\x10"), bytes(found[2])
                del self._heard[: found.end()]
                yield from self._read(message, check, now)
            elif PART.match(self._heard) and len(self._heard) < LONGEST:
                return
            else:
                self._skip()

    def tick(self, now: float) -> None:
        self.gave_up = False
        if self._heard and now >= self._heard_at + BYTE_S:
            self._heard.clear()
            self._out.append(NAK)
        if self._block and now >= self._sent_at + ANSWER_S:
            self._again(now)

    def _read(self, message: bytes, check: bytes, now: float) -> Iterator[bytes]:
        if check != check_bytes(message) or self._faults.take("nak"):
            self._out.append(NAK)
            return
        if not self._faults.take("no_ack"):
            self._out.append(ACK)
        if message == self._last and (self._block or not self._spoke):
            return  # our ACK was lost, so the till said it again
        self._last, self._spoke = message, False
        self.delivered = bool(self._block)  # who goes on has read what we said
        self._block = b""
        yield message
        self.start(now)

    def _answered(self, answer: int, now: float) -> None:
        if not self._block:
            return
        if answer == NAK:
            self._again(now)
            return
        self._block = b""
        self.delivered = True
        self.start(now)

    def _again(self, now: float) -> None:
        if self._sendings < SENDINGS:
            self._put(now)
            return
        self._block = b""
        self._queue.clear()
        self.gave_up = True

    def _put(self, now: float) -> None:
        self._sendings += 1
        self._sent_at = now
        block = self._block
        if self._faults.take("bad_check"):
            block = block[:-1] + bytes([block[-1] ^ 0xFF])
        self._out += block

    def _skip(self) -> None:
        """Drops what cannot begin a block, up to the next byte that may."""
        start = self._heard.find(DLE, 1)
        del self._heard[: start if start > 0 else len(self._heard)]
