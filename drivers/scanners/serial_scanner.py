"""What serial scanners have in common: where a read ends, and the host's bytes. What a read means, its make tells.

Reads end with CR, LF or CRLF. A scanner that sends no terminator at all is understood by the pause after each read, but
only after a read that is whole beyond doubt (an EAN with its check digit) has shown that this is its habit, and no
longer once a read came with a terminator: half a code must never pass for a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from drivers.contract import (
    NOTHING,
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DisableScanner,
    EnableScanner,
    GoodReadBeep,
    NotOnFileBeep,
    Output,
    Reading,
    Request,
    ResetScanner,
)
from drivers.scanners.aim import LONGEST_READ, garbled, understood, whole_beyond_doubt
from drivers.scanners.mask import mask

IDENTIFY_WAIT_S = 5.0
RESET_S = 30.0  # the longest that a scanner hears nothing after a reset

_LIKE_A_CODE = re.compile(r"[A-Z]{1,2}[0-9]*")

Understanding = Callable[[bytes], CodeRead | DeviceTrouble]
"""A read as it came, prefix and all, without its end, to what it is; a trouble where this make says no such thing."""


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """The host bytes of one make; an empty one is never sent.

    `ends`: each of these bytes, or several in a row, ends a read; none at all: the pause does, from the first read on.
    `renew_s`: `enable` lasts for one read or some seconds only, and is repeated so often; 0 where it lasts.
    """

    enable: bytes = b"E"
    disable: bytes = b"D"
    identify: bytes = b"i"
    good_read: bytes = b"B"
    not_on_file: bytes = b"F"
    reset: bytes = b"R"
    ends: bytes = b"\r\n"
    renew_s: float = 0.0


USUAL_PROFILE = ScannerProfile()


class _Ending(Enum):
    """What is known of how this scanner ends its reads."""

    UNKNOWN = auto()
    PAUSE = auto()
    TERMINATOR = auto()


_PAUSE_S = {_Ending.UNKNOWN: 0.3, _Ending.PAUSE: 0.1, _Ending.TERMINATOR: 0.5}


class SerialScanner:
    """Bytes to `CodeRead`s, in order. Online as soon as the link is open: a scanner need not answer.

    What can't be a read (control characters, letters in an EAN, half a read, more than `LONGEST_READ`) is told as
    `DeviceTrouble(GARBLED)`. While reads are not wanted none is told, whether or not the scanner obeys.
    """

    def __init__(self, understood: Understanding, profile: ScannerProfile) -> None:
        self._understood = understood
        self._profile = profile
        self._terminator = re.compile(b"[" + re.escape(profile.ends) + b"]+") if profile.ends else None
        self._buffer = bytearray()
        self._ending = _Ending.UNKNOWN
        self._wanted: bool | None = None  # None: nobody has said
        self._link_open = False
        self._skipping = False
        self._last_byte_at = 0.0
        self._identify_until = 0.0
        self._deaf_until: float | None = None
        self._renew_at: float | None = None

    @property
    def deadline(self) -> float | None:
        moments = [moment for moment in (self._pause_ends_at, self._deaf_until, self._renew_at) if moment is not None]
        return min(moments, default=None)

    def connected(self, now: float) -> Output:
        self._link_open = True
        self._ending = _Ending.UNKNOWN if self._profile.ends else _Ending.PAUSE
        self._identify_until = now + IDENTIFY_WAIT_S if self._profile.identify else now
        return Output(send=self._profile.identify + self._wish(now), readings=(DeviceOnline(),))

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._buffer.clear()
        self._skipping = self._link_open = False
        self._deaf_until = self._renew_at = None
        return Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        readings: list[Reading] = []
        self._last_byte_at = now
        self._buffer += chunk
        *ended, rest = self._terminator.split(self._buffer) if self._terminator else [self._buffer]
        self._buffer = bytearray(rest)
        for line in ended:
            readings += self._ended_by_terminator(bytes(line), now)
        if len(self._buffer) > LONGEST_READ:
            self._buffer.clear()
            if not self._skipping:
                self._skipping = True
                readings.append(garbled(f"more than {LONGEST_READ} characters without an end"))
        return self._told(readings, now)

    def requested(self, request: Request, now: float) -> Output:
        match request:
            case EnableScanner():
                self._wanted = True
                return self._sent(self._wish(now))
            case DisableScanner():
                self._wanted = False
                return self._sent(self._wish(now))
            case GoodReadBeep():
                return self._sent(self._profile.good_read)
            case NotOnFileBeep():
                # some stay disabled after it, until they are enabled again
                again = self._profile.enable if self._profile.not_on_file and self._wanted is not False else b""
                return self._sent(self._profile.not_on_file + again)
            case ResetScanner() if self._profile.reset and self._link_open and self._deaf_until is None:
                self._deaf_until = now + RESET_S
                return Output(send=self._profile.reset)
            case _:
                return NOTHING

    def ticked(self, now: float) -> Output:
        send = b""
        if self._deaf_until is not None and now >= self._deaf_until:
            self._deaf_until = None  # what was wished meanwhile it hears now
            send = self._wish(now)
        elif self._renew_at is not None and now >= self._renew_at:
            send = self._wish(now)
        readings: list[Reading] = []
        if self._pause_ends_at is not None and now >= self._pause_ends_at:
            readings = self._ended_by_pause()
        told = self._told(readings, now)
        return Output(send=send + told.send, readings=told.readings)

    def masked(self, data: bytes) -> bytes:
        return mask(data)

    @property
    def _pause_ends_at(self) -> float | None:
        if self._buffer or self._skipping:
            return self._last_byte_at + _PAUSE_S[self._ending]
        return None

    def _wish(self, now: float) -> bytes:
        """The bytes that tell the scanner what is wanted, to be repeated where they don't last."""
        renewed = self._wanted is True and self._profile.renew_s > 0
        self._renew_at = now + self._profile.renew_s if renewed and self._link_open else None
        match self._wanted:
            case True:
                return self._profile.enable
            case False:
                return self._profile.disable
            case None:
                return b""

    def _sent(self, data: bytes) -> Output:
        """`data` on its way, where somebody hears it."""
        return Output(send=data) if self._link_open and self._deaf_until is None else NOTHING

    def _told(self, readings: list[Reading], now: float) -> Output:
        """A read ends an `enable` that does not last, so it is repeated at once."""
        read = any(isinstance(reading, CodeRead) for reading in readings)
        send = self._sent(self._wish(now)).send if read and self._renew_at is not None else b""
        if self._wanted is False:
            readings = [reading for reading in readings if not isinstance(reading, CodeRead)]
        return Output(send=send, readings=tuple(readings))

    def _ended_by_terminator(self, line: bytes, now: float) -> list[Reading]:
        if self._skipping:
            self._skipping = False
            return []
        if not line:
            return []
        if len(line) > LONGEST_READ:
            return [garbled(f"{len(line)} characters in one read")]
        reading = self._understood(line)
        if now < self._identify_until and (name := _name(line, reading)):
            self._identify_until = now
            return [DeviceOnline(name)]
        self._ending = _Ending.TERMINATOR
        return [reading]

    def _ended_by_pause(self) -> list[Reading]:
        line = bytes(self._buffer)
        self._buffer.clear()
        if self._skipping or not line:
            self._skipping = False
            return []
        reading = self._understood(line)
        whole = whole_beyond_doubt(reading)
        if whole and self._ending is _Ending.UNKNOWN:
            self._ending = _Ending.PAUSE
        if whole or self._ending is _Ending.PAUSE:
            return [reading]
        return [garbled(f"{len(line)} characters without an end: the scanner should end each read with CR")]


def aim_understood(line: bytes) -> CodeRead | DeviceTrouble:
    """The read that `line` is, with or without an AIM identifier; bytes that are no text are none."""
    try:
        return understood(line.decode())
    except UnicodeDecodeError:
        return garbled(f"a read of {len(line)} bytes that are no text")


def _name(line: bytes, reading: Reading) -> str:
    """What a scanner says of itself when asked, or '': words, not a marked read and not one that went wrong."""
    if isinstance(reading, CodeRead) and reading.symbology:
        return ""
    match aim_understood(line):
        case CodeRead("", text) if text[0].isalpha() and not _LIKE_A_CODE.fullmatch(text):
            return text
        case _:
            return ""
