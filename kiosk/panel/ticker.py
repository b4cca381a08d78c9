"""What passed on the wires, for people: folded where it repeats itself, and spoken out byte by byte. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.panel.control import Passage

NOTE = "!"
RECENT = 2
"""Of each way: so many different lines back a repetition is known (a bit that turns over makes two of one)."""
PICTURE = ("picture",)
CONTROLS = {byte: chr(0x2400 + byte) for byte in range(0x20)} | {0x7F: "\u2421"}
"""A control character has a sign of its own: ␍ for CR."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`last` stands for `count` lines that say the same, `first` being the first of them."""

    first: Passage
    last: Passage
    count: int


def fold(lines: Iterable[Passage]) -> tuple[Folded, ...]:
    """One device's lines, each repetition counted where it was said first: what is new stands out."""
    folded: list[Folded] = []
    recent: dict[str, list[int]] = {}
    for line in lines:
        places = recent.setdefault(line.way, [])
        same = next((place for place in places if _says(folded[place].last) == _says(line)), None)
        if same is not None and line.way != NOTE:
            folded[same] = replace(folded[same], last=line, count=folded[same].count + 1)
            continue
        places.append(len(folded))
        del places[:-RECENT]
        folded.append(Folded(line, line, 1))
    return tuple(folded)


def _says(line: Passage) -> tuple[object, ...]:
    return PICTURE if line.means == PICTURE and line.way == "<" else (line.data, line.size)


def spoken(line: Passage) -> str:
    """Text as text with signs for its control characters, anything else as hex; … where more passed than is kept."""
    more = " …" if line.size > len(line.data) else ""
    text = line.data.decode("ascii", "replace")
    if text.isascii() and sum(char.isprintable() for char in text) * 2 >= len(text):
        return text.translate(CONTROLS) + more
    return line.data.hex(" ").upper() + more
