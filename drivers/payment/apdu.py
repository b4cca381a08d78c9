"""ZVT messages on the wire: class, instruction, length, data; cut out of a stream however TCP fragments or joins it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LONG_LENGTH = 0xFF  # "two more bytes of length follow, low byte first"
MAX_DATA = 4096  # far above any status or slip; more is not a terminal

ACK = 0x8000
STATUS = 0x040F
PROGRESS = 0x04FF
SET_CLOCK = 0x0401
COMPLETION = 0x060F
ABORTED = 0x061E
PRINT_LINE = 0x06D1
PRINT_BLOCK = 0x06D3
FROM_TERMINAL = frozenset({STATUS, PROGRESS, SET_CLOCK, COMPLETION, ABORTED, PRINT_LINE, PRINT_BLOCK})

REGISTER = 0x0600
AUTHORISE = 0x0601
REVERSE = 0x0630
REFUND = 0x0631
REPEAT_RECEIPT = 0x0620
END_OF_DAY = 0x0650
DIAGNOSE = 0x0670
LOG_OFF = 0x0602
INITIALISE = 0x0693
ABORT = 0x06B0
ENQUIRE = 0x0501

KNOWN_CLASSES = frozenset({0x04, 0x05, 0x06, 0x08, 0x0F, 0x80, 0x84})


class NotZvt(Exception):
    """The bytes cannot be ZVT. The message never quotes them: they might be card data."""


@dataclass(frozen=True, slots=True)
class Apdu:
    """One message. `control` is class and instruction, 0x060F for `06 0F`."""

    control: int
    data: bytes = b""

    def encode(self) -> bytes:
        size = len(self.data)
        length = bytes([size]) if size < LONG_LENGTH else bytes([LONG_LENGTH, size & 0xFF, size >> 8])
        return self.control.to_bytes(2, "big") + length + self.data

    @property
    def is_reply(self) -> bool:
        return self.control >> 8 in (0x80, 0x84)

    @property
    def refusal(self) -> int:
        """The code of an `84 xx`; 0 for `80 00` and for `84 00`, which also means yes."""
        return self.control & 0xFF if self.control >> 8 == 0x84 else 0


ACCEPT = Apdu(ACK).encode()
REFUSE = Apdu(0x8466).encode()
UNSUPPORTED = Apdu(0x8483).encode()


def cut(data: bytes) -> tuple[Apdu, int] | None:
    """The message at the start of `data` and its size on the wire; None if more bytes are needed.

    Raises:
        NotZvt: the bytes cannot begin a message.
    """
    if data and data[0] not in KNOWN_CLASSES:
        raise NotZvt("the bytes received are not ZVT")
    if len(data) < 3:
        return None
    size, start = data[2], 3
    if size == LONG_LENGTH:
        if len(data) < 5:
            return None
        size, start = data[3] | data[4] << 8, 5
    if size > MAX_DATA:
        raise NotZvt(f"a message of {size} bytes is announced, {MAX_DATA} are the most a terminal sends")
    if len(data) < start + size:
        return None
    return Apdu(data[0] << 8 | data[1], data[start : start + size]), start + size


class ApduReader:
    """Collects chunks and gives whole messages. Holds at most one unfinished message."""

    def __init__(self) -> None:
        self._unread = bytearray()

    @property
    def waits_for_more(self) -> bool:
        return bool(self._unread)

    def feed(self, chunk: bytes) -> Iterator[Apdu]:
        """Every message that `chunk` completes; raises `NotZvt` in the place where the stream goes wrong."""
        self._unread += chunk
        while (found := cut(bytes(self._unread))) is not None:
            apdu, size = found
            del self._unread[:size]
            yield apdu

    def clear(self) -> None:
        self._unread.clear()
