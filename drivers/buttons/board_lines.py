"""Lines of an input board (`docs/input-board.md`): what is whole and rightly summed, as values; nothing else is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import xor

LONGEST_LINE = 64
WIDEST = 40
LAST_MS = 65535

_SUMMED = re.compile(rb"([\x20-\x7e]*)\*([0-9A-F]{2})\r?")
_GREETING = re.compile(r"INPUTS 1 ([phudlrob0-9-]{1,20}) (\d{1,2}) ?(.*)", re.ASCII)
_REPORT = re.compile(r"(IN|!) (\d{5}) ([01]{1,20})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Greeting:
    """The letter of each input, the characters of the display (0: none), and the board's name."""

    inputs: str
    columns: int
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """How the contacts stood at `at_ms` of the board's clock; `asked`: it answers a question."""

    asked: bool
    at_ms: int
    closed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    word: str


BoardLine = Greeting | Report | Shown | Refused


def parse(line: bytes) -> BoardLine | None:
    """What `line`, without its LF, says; None where it is not one of the page, byte for byte."""
    found = _SUMMED.fullmatch(line) if len(line) < LONGEST_LINE else None
    if found is None or int(found[2], 16) != reduce(xor, found[1], 0):
        return None
    text = found[1].decode("ascii")
    if (report := _REPORT.fullmatch(text)) is not None:
        return _report(report)
    if (greeting := _GREETING.fullmatch(text)) is not None:
        return _greeting(greeting)
    match text.partition(" "):
        case "OK", _, shown:
            return Shown(shown)
        case "NO", _, word:
            return Refused(word)
        case _:
            return None


def show(text: str, columns: int) -> str:
    """`text` as a display of `columns` can have it: one line, ASCII, `?` for what it lacks."""
    return "".join(letter if letter.isascii() and letter.isprintable() else "?" for letter in text)[:columns]


def _report(found: re.Match[str]) -> Report | None:
    at_ms = int(found[2])
    closed = tuple(digit == "1" for digit in found[3])
    return Report(found[1] == "IN", at_ms, closed) if at_ms <= LAST_MS else None


def _greeting(found: re.Match[str]) -> Greeting | None:
    letters = found[1].replace("-", "")
    columns = int(found[2])
    sound = len(set(letters)) == len(letters) and columns <= WIDEST
    return Greeting(found[1], columns, found[3]) if sound else None
