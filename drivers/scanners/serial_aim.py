"""A serial barcode scanner that sends an AIM identifier before each read (`]E0`, `]C1`, `]e0`, `]d2`, `]Q3` …).

Reads end with CR, LF or CRLF. A scanner that sends no terminator at all is understood by the pause after each read, but
only after a read that is whole beyond doubt (an EAN with its check digit) has shown that this is its habit, and no
longer once a read came with a terminator: half a code must never pass for a whole one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from drivers.contract import (
    NOTHING,
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DisableScanner,
    EnableScanner,
    Output,
    Reading,
    Request,
)
from drivers.scanners.aim import LONGEST_READ, garbled, understood, whole_beyond_doubt

IDENTIFY_WAIT_S = 5.0
_TERMINATOR = re.compile(rb"[\r\n]+")


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """The host bytes of one make; an empty one is never sent."""

    enable: bytes = b"E"
    disable: bytes = b"D"
    identify: bytes = b"i"


USUAL_PROFILE = ScannerProfile()


class _Ending(Enum):
    """What is known of how this scanner ends its reads."""

    UNKNOWN = auto()
    PAUSE = auto()
    TERMINATOR = auto()


_PAUSE_S = {_Ending.UNKNOWN: 0.3, _Ending.PAUSE: 0.1, _Ending.TERMINATOR: 0.5}


class SerialAimScanner:
    """Bytes to `CodeRead`s, in order. Online as soon as the link is open: a scanner need not answer.

    What can't be a read (control characters, letters in an EAN, half a read, more than `LONGEST_READ`) is told as
    `DeviceTrouble(GARBLED)`.
    """

    def __init__(self, profile: ScannerProfile = USUAL_PROFILE) -> None:
        self._profile = profile
        self._buffer = bytearray()
        self._ending = _Ending.UNKNOWN
        self._wish = b""
        self._link_open = False
        self._skipping = False
        self._last_byte_at = 0.0
        self._identify_until = 0.0

    @property
    def deadline(self) -> float | None:
        if self._buffer or self._skipping:
            return self._last_byte_at + _PAUSE_S[self._ending]
        return None

    def connected(self, now: float) -> Output:
        self._link_open = True
        self._ending = _Ending.UNKNOWN
        self._identify_until = now + IDENTIFY_WAIT_S if self._profile.identify else now
        return Output(send=self._profile.identify + self._wish, readings=(DeviceOnline(),))

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._buffer.clear()
        self._skipping = self._link_open = False
        return Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        readings: list[Reading] = []
        self._last_byte_at = now
        *ended, rest = _TERMINATOR.split(bytes(self._buffer) + chunk)
        self._buffer = bytearray(rest)
        for line in ended:
            readings += self._ended_by_terminator(line, now)
        if len(self._buffer) > LONGEST_READ:
            self._buffer.clear()
            if not self._skipping:
                self._skipping = True
                readings.append(garbled(f"more than {LONGEST_READ} characters without an end"))
        return Output(readings=tuple(readings))

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        match request:
            case EnableScanner():
                self._wish = self._profile.enable
            case DisableScanner():
                self._wish = self._profile.disable
            case _:
                return NOTHING
        return Output(send=self._wish) if self._link_open else NOTHING

    def ticked(self, now: float) -> Output:
        if self.deadline is None or now < self.deadline:
            return NOTHING
        return Output(readings=tuple(self._ended_by_pause()))

    def masked(self, data: bytes) -> bytes:
        return data

    def _ended_by_terminator(self, line: bytes, now: float) -> list[Reading]:
        if self._skipping:
            self._skipping = False
            return []
        if not line:
            return []
        if len(line) > LONGEST_READ:
            return [garbled(f"{len(line)} characters in one read")]
        reading = understood(_decoded(line))
        if now < self._identify_until and isinstance(reading, CodeRead) and _is_name(reading):
            self._identify_until = now
            return [DeviceOnline(reading.text)]
        self._ending = _Ending.TERMINATOR
        return [reading]

    def _ended_by_pause(self) -> list[Reading]:
        line = bytes(self._buffer)
        self._buffer.clear()
        if self._skipping or not line:
            self._skipping = False
            return []
        reading = understood(_decoded(line))
        whole = whole_beyond_doubt(reading)
        if whole and self._ending is _Ending.UNKNOWN:
            self._ending = _Ending.PAUSE
        if whole or self._ending is _Ending.PAUSE:
            return [reading]
        return [garbled(f"{len(line)} characters without an end: the scanner should end each read with CR")]


def _decoded(line: bytes) -> str:
    """The text of a read; '' where the bytes are no text."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return ""


def _is_name(reading: CodeRead) -> bool:
    """Text without identifier that starts with a letter: what a scanner says of itself, if it was asked."""
    return not reading.symbology and reading.text[0].isalpha()
