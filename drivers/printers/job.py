"""One receipt on its way to a printer."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum, auto

from drivers.printers.profile import Confirmation

SLICE_BYTES = 4096  # sent at once; the next slice goes when the printer has come past this one
MARK_LETTERS = b"ABCDEFGHIJKLMNOabcdefghijklmno"  # bit 4 clear: no byte of a mark can be taken for a status


class Phase(Enum):
    CHECKING = auto()  # nothing is sent before the printer says that it can print
    SENDING = auto()
    AWAITING = auto()  # everything is sent, the confirmation is not here


@dataclass(slots=True)
class Job:
    """`until` is when the phase ends by itself, in monotonic seconds; SENDING ends by the printer's silence.

    `request` asks for the confirmation, and may ask again at `ask_again`: an answer can get lost.
    """

    name: str
    slices: deque[bytes]
    mark: bytes
    size: int
    request: bytes
    phase: Phase = Phase.CHECKING
    until: float | None = None
    ask_again: float | None = None


def make_job(name: str, parts: tuple[bytes, ...], mark: bytes, confirmation: Confirmation) -> Job:
    """A job whose last slice asks for the confirmation."""
    slices: deque[bytes] = deque()
    gathered = b""
    for part in parts:
        if gathered and len(gathered) + len(part) > SLICE_BYTES:
            slices.append(gathered)
            gathered = b""
        gathered += part
    request = _request(mark, confirmation)
    slices.append(gathered + request)
    return Job(name, slices, mark, sum(len(piece) for piece in slices), request)


def make_mark(number: int) -> bytes:
    """Four letters; another for each of 810,000 numbers in a row."""
    letters = bytearray()
    for _ in range(4):
        number, digit = divmod(number, len(MARK_LETTERS))
        letters.append(MARK_LETTERS[digit])
    return bytes(letters)


def _request(mark: bytes, confirmation: Confirmation) -> bytes:
    if confirmation is Confirmation.PROCESS_ID:
        return b"\x1d\x28\x48\x06\x00\x30\x30" + mark
    return b"\x1d\x72\x01"
