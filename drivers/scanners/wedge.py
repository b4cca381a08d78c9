"""A scanner that types like a keyboard. What comes are Linux input events (`struct input_event`, 24 bytes), from the
lane's own window (`keys:window`), or from an emulator over any byte link.

Keys are read by their place on the keyboard as a US layout names them, whatever layout the system has. A scanner is
told from a person by its pace: `BURST` keys in a row, none more than `FAST_S` after the one before. Until that is
certain keys are held back; a person's are sent back down the link, in their order, `HOLD_S` late at most. Of a
scanner's keys nothing comes back. A read ends with Enter or Tab, or with silence, as `serial_aim` has it: only a read
that is whole beyond doubt shows that this scanner sends no end.

The link is all that is known of the device: a cable pulled out of the USB port looks like a scanner at rest.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

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
from drivers.scanners.aim import GS, LONGEST_READ, garbled, understood, whole_beyond_doubt

RECORD = struct.Struct("<qqHHi")  # seconds, microseconds, type, code, value
EV_KEY = 1
UP, DOWN, REPEAT = 0, 1, 2

FAST_S = 0.05
BURST = 4
HOLD_S = 0.15
PAUSE_S, PAUSE_UNTIL_KNOWN_S, PAUSE_WITH_END_S = 0.1, 0.3, 0.5

SHIFTS = frozenset((42, 54))
CONTROLS = frozenset((29, 97))
MODIFIERS = SHIFTS | CONTROLS | {56, 100}
ENDS = frozenset((28, 96, 15))  # Enter, keypad Enter, Tab
F8 = 66  # how some send GS

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),  # the keypad, as if Num Lock were on
    (98, "/", "/"),
)
LETTERS = {first + place: pair for first, low, high in _ROWS for place, pair in enumerate(zip(low, high, strict=True))}
"""Key code → what it types without and with Shift."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key event; `at` is the event's own time in seconds, of use between events only."""

    code: int
    value: int
    at: float
    record: bytes


class WedgeScanner:
    """Input events to `CodeRead`s; the person's events go back (`Output.send`). Online as long as the link is open."""

    def __init__(self) -> None:
        self._rest = b""
        self._held: list[Key] = []
        self._swallowed: set[int] = set()  # keys down that nobody else saw go down
        self._down: set[int] = set()
        self._text: list[str] = []
        self._reading = False
        self._typed_at = 0.0  # the last key, by its own time
        self._came_at = 0.0  # the last key, by ours
        self._pause_s = PAUSE_UNTIL_KNOWN_S
        self._wanted = True

    @property
    def deadline(self) -> float | None:
        if self._reading:
            return self._came_at + self._pause_s
        return self._came_at + HOLD_S if self._held else None

    def connected(self, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._forget()
        self._pause_s = PAUSE_UNTIL_KNOWN_S
        return Output(readings=(DeviceOnline(),))

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._forget()
        return Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        self._rest += chunk
        back: list[Key] = []
        readings: list[Reading] = []
        whole = len(self._rest) // RECORD.size * RECORD.size
        for start in range(0, whole, RECORD.size):
            record = self._rest[start : start + RECORD.size]
            seconds, micros, kind, code, value = RECORD.unpack(record)
            if kind == EV_KEY:
                self._came_at = now
                self._key(Key(code, value, seconds + micros / 1e6, record), back, readings)
        self._rest = self._rest[whole:]
        return Output(send=b"".join(key.record for key in back), readings=tuple(readings))

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
        if self._reading:
            return Output(readings=tuple(self._ended_by_pause()))
        back: list[Key] = []
        self._let_go(back)
        return Output(send=b"".join(key.record for key in back))

    def masked(self, data: bytes) -> bytes:
        """Times only: a person's keys pass here too, a PIN among them."""
        return b"".join(
            data[start : start + 18] + bytes(len(data[start + 18 : start + RECORD.size]))
            for start in range(0, len(data), RECORD.size)
        )

    def _key(self, key: Key, back: list[Key], readings: list[Reading]) -> None:
        if self._reading and key.value == DOWN and key.at - self._typed_at > self._pause_s:
            readings += self._ended_by_pause()
        if self._reading:
            self._read_on(key, readings)
        elif key.value == UP and key.code in self._swallowed:
            self._swallowed.discard(key.code)
        else:
            self._hold(key, back, readings)

    def _hold(self, key: Key, back: list[Key], readings: list[Reading]) -> None:
        """Scanner or person? Held until enough keys in a row were fast, or one was slow."""
        if _types(key):
            if key.at - self._typed_at > FAST_S and any(_types(held) for held in self._held):
                self._let_go(back)
            self._typed_at = key.at
        self._held.append(key)
        if not any(held.value == DOWN for held in self._held):
            self._let_go(back)  # a release, or a repeat, of a key that went down for a person
        elif sum(_types(held) for held in self._held) >= BURST:
            self._begin(readings)

    def _begin(self, readings: list[Reading]) -> None:
        """It is a scanner: what was held is its beginning."""
        held, self._held = self._held, []
        self._down.clear()
        self._reading = True
        for key in held:
            if self._reading:
                self._read_on(key, readings)
            else:  # its end was among them, and these are the next
                self._held.append(key)

    def _read_on(self, key: Key, readings: list[Reading]) -> None:
        if key.value == UP:
            self._swallowed.discard(key.code)
            self._down.discard(key.code)
        elif key.value == DOWN:
            self._swallowed.add(key.code)
            self._down.add(key.code)
        if not _types(key):
            return
        self._typed_at = key.at
        letter = self._letter(key.code)
        if key.code in ENDS or letter in ("\r", "\n"):
            self._pause_s = PAUSE_WITH_END_S
            readings += self._ended()
        elif len(self._text) <= LONGEST_READ:
            self._text.append(letter)

    def _letter(self, code: int) -> str:
        """What the key types; with Ctrl the control character, as Ctrl+] is GS."""
        low, high = LETTERS.get(code, ("", ""))
        if code == F8:
            return GS
        if low and self._down & CONTROLS:
            return chr(ord(low.upper()) & 0x1F)
        return high if self._down & SHIFTS else low

    def _ended_by_pause(self) -> list[Reading]:
        text = "".join(self._text)
        bare = (
            CodeRead("]E0", text) if text.isdecimal() else understood(text)
        )  # 13 digits; eight may be the half of them
        whole = whole_beyond_doubt(bare)
        if whole and self._pause_s == PAUSE_UNTIL_KNOWN_S:
            self._pause_s = PAUSE_S
        if whole or self._pause_s == PAUSE_S:
            return self._ended()
        return self._told(
            garbled(f"{len(text)} characters without an end: the scanner should end each read with Enter")
        )

    def _ended(self) -> list[Reading]:
        text = "".join(self._text)
        if len(text) > LONGEST_READ:
            return self._told(garbled(f"more than {LONGEST_READ} characters in one read"))
        if text.startswith(GS):  # FNC1 in front, from a scanner that gives no identifiers
            text = "]C1" + text.lstrip(GS)
        return self._told(understood(text))

    def _told(self, reading: Reading) -> list[Reading]:
        self._text.clear()
        self._reading = False
        return [reading] if self._wanted else []

    def _let_go(self, back: list[Key]) -> None:
        back += self._held
        self._held.clear()

    def _forget(self) -> None:
        self._rest = b""
        self._held.clear()
        self._swallowed.clear()
        self._down.clear()
        self._text.clear()
        self._reading = False


def _types(key: Key) -> bool:
    """It went down, and stands for something by itself."""
    return key.value == DOWN and key.code not in MODIFIERS
