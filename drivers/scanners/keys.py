"""Keys of a scanner that types: Linux input events (`struct input_event`, 24 bytes), and what they type.

Keys are read by their place on the keyboard as a US layout names them, whatever layout the system has: scanners are set
to that. GS comes as Ctrl+] or F8, where a scanner sends it at all.
"""

from __future__ import annotations

import struct
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from drivers.contract import CodeRead, Reading
from drivers.scanners.aim import GS, LONGEST_READ, garbled, understood, whole_beyond_doubt

RECORD = struct.Struct("<qqHHi")  # seconds, microseconds, type, code, value
EV_SYN, EV_KEY = 0, 1
UP, DOWN, REPEAT = 0, 1, 2

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


def times_only(data: bytes) -> bytes:
    """The records of `data`, same length, without which keys they are about."""
    return b"".join(
        data[start : start + 18] + bytes(len(data[start + 18 : start + RECORD.size]))
        for start in range(0, len(data), RECORD.size)
    )


def types(key: Key) -> bool:
    """It went down, and stands for something by itself."""
    return key.value == DOWN and key.code not in MODIFIERS


def letter_of(code: int, down: AbstractSet[int]) -> str:
    """What the key types while those of `down` are held; with Ctrl the control character, as Ctrl+] is GS."""
    low, high = LETTERS.get(code, ("", ""))
    if code == F8:
        return GS
    if low and down & CONTROLS:
        return chr(ord(low.upper()) & 0x1F)
    return high if down & SHIFTS else low


def read_of(text: str) -> Reading:
    """The read that was typed and ended."""
    if len(text) > LONGEST_READ:
        return garbled(f"more than {LONGEST_READ} characters in one read")
    if text.startswith(GS):  # FNC1 in front, from a scanner that gives no identifiers
        text = "]C1" + text.lstrip(GS)
    return understood(text)


def is_whole(text: str) -> bool:
    """True for what needs no end: 13 digits with their check digit. Eight may be the half of them."""
    return whole_beyond_doubt(CodeRead("]E0", text) if text.isdecimal() else understood(text))


def endless(text: str) -> Reading:
    return garbled(f"{len(text)} characters without an end: the scanner should end each read with Enter")
