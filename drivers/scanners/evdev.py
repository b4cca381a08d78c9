"""A scanner that types, read from its own device file instead of the window: `evdev:/dev/input/by-id/…-event-kbd`.

The link has grabbed the device, so that none of its keys reaches a window, whatever has the focus: every key is the
scanner's, however slowly it types. Pulled out it is noticed at once. A read ends with Enter or Tab, or with silence, as
`wedge` has it. Auto-repeat types nothing.
"""

from __future__ import annotations

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
from drivers.scanners.aim import LONGEST_READ, garbled
from drivers.scanners.keys import (
    DOWN,
    ENDS,
    EV_KEY,
    MODIFIERS,
    RECORD,
    UP,
    endless,
    is_whole,
    letter_of,
    read_of,
    times_only,
)

EV_SYN, SYN_DROPPED = 0, 3
LAST_TYPE = 0x1F
REST_S = 1.0  # what comes sooner, by the keys' own time, may be the rest of a read that was cut
PAUSE_S, PAUSE_UNTIL_KNOWN_S, PAUSE_WITH_END_S = 0.1, 0.3, 0.5


class EvdevScanner:
    """Input events to `CodeRead`s. Online as long as the link is open; nothing is ever sent back."""

    def __init__(self) -> None:
        self._rest = b""
        self._down: set[int] = set()
        self._text: list[str] = []
        self._cut = False  # the beginning of this read is gone: it is no code
        self._typed_at = 0.0  # the last key, by its own time
        self._came_at = 0.0  # and by ours
        self._pause_s = PAUSE_UNTIL_KNOWN_S
        self._wanted = True

    @property
    def deadline(self) -> float | None:
        return self._came_at + self._pause_s if self._text else None

    def connected(self, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._forget()
        self._pause_s = PAUSE_UNTIL_KNOWN_S
        return Output(readings=(DeviceOnline(),))

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._forget()
        return Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        data = self._rest + chunk
        whole = len(data) // RECORD.size * RECORD.size
        self._rest = data[whole:]
        readings: list[Reading] = []
        for seconds, micros, kind, code, value in RECORD.iter_unpack(data[:whole]):
            if not 0 <= micros < 1_000_000 or kind > LAST_TYPE:
                return Output(readings=tuple(readings), hang_up="what came is no input event")
            if (kind, code) == (EV_SYN, SYN_DROPPED):
                readings += self._lost_some()
            elif kind == EV_KEY:
                self._came_at = now
                readings += self._key(code, value, seconds + micros / 1e6)
        return Output(readings=tuple(readings))

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        match request:
            case EnableScanner():
                self._wanted = True
            case DisableScanner():
                self._wanted = False
            case _:
                pass
        return NOTHING

    def ticked(self, now: float) -> Output:
        if self.deadline is None or now < self.deadline:
            return NOTHING
        return Output(readings=tuple(self._ended_by_pause()))

    def masked(self, data: bytes) -> bytes:
        """Times only: people hold their bank cards before a scanner, too, and a piece of this is a key or two."""
        return times_only(data)

    def _key(self, code: int, value: int, at: float) -> list[Reading]:
        if value == UP:
            self._down.discard(code)
        if value != DOWN:
            return []
        self._down.add(code)
        if code in MODIFIERS:
            return []
        if self._cut and at - self._typed_at > REST_S:
            self._cut = False
        self._typed_at = at
        letter = letter_of(code, self._down)
        if code in ENDS or letter in ("\r", "\n"):
            self._pause_s = PAUSE_WITH_END_S
            return self._ended()
        if not self._cut and len(self._text) <= LONGEST_READ:
            self._text.append(letter)
        return []

    def _lost_some(self) -> list[Reading]:
        """The kernel had no room: what comes up to the next end, or pause, is no whole read."""
        told, self._cut = self._cut, True
        self._down.clear()
        self._text.clear()
        return [] if told else [garbled("the system lost keys of a read: scan again")]

    def _ended(self) -> list[Reading]:
        text = "".join(self._text)
        self._text.clear()
        self._cut = False
        return self._told(read_of(text)) if text else []

    def _ended_by_pause(self) -> list[Reading]:
        text = "".join(self._text)
        whole = is_whole(text)
        if whole and self._pause_s == PAUSE_UNTIL_KNOWN_S:
            self._pause_s = PAUSE_S
        if whole or self._pause_s == PAUSE_S:
            return self._ended()
        self._text.clear()
        self._cut = True  # half of a read may have been slow on its way
        return self._told(endless(text))

    def _told(self, reading: Reading) -> list[Reading]:
        return [] if isinstance(reading, CodeRead) and not self._wanted else [reading]

    def _forget(self) -> None:
        self._rest = b""
        self._down.clear()
        self._text.clear()
        self._cut = False
