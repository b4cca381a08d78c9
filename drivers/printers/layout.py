"""Text to rows of a receipt: cleaned, wrapped, and set in columns, where a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from drivers.contract import TextLine

PLAIN = str.maketrans({"\u2212": "-", "\u2011": "-", "\u2009": " ", "\u202f": " ", "\u00a0": " ", "\u3000": "  "})
CLOSING = frozenset("，。、；：！？）》」』】％…·")  # never at the start of a row


@dataclass(frozen=True, slots=True)
class Row:
    """One row on paper, no wider than its line allows; `align` is left, center or right."""

    text: str
    align: str


def clean(text: str) -> str:
    """`text` without anything that a printer could take for a command: controls become spaces, invisibles go."""
    composed = unicodedata.normalize("NFC", text).translate(PLAIN)
    kept = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in composed)
    return "".join(char for char in kept if not unicodedata.category(char).startswith("C"))


def columns_of(text: str) -> int:
    """How many columns `text` takes: East-Asian wide characters two, combining marks none."""
    return sum(char_columns(char) for char in text)


def char_columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def lay_out(line: TextLine, columns: int) -> list[Row]:
    """The rows of `line` on paper of `columns`; `right` ends at the right edge of the last row of the text."""
    text, right = clean(line.text).rstrip(), clean(line.right).strip()
    if not right:
        return [Row(row, line.align) for row in wrap(text, columns)]
    room = columns - columns_of(right) - 1
    if room < columns // 3 and columns_of(text) > room:
        above = [Row(row, "left") for row in wrap(text, columns)] if text else []
        return above + [Row(row, "right") for row in wrap(right, columns)]
    *above_rows, last = wrap(text, room)
    gap = " " * (columns - columns_of(last) - columns_of(right))
    return [Row(row, "left") for row in above_rows] + [Row(last + gap + right, "left")]


def wrap(text: str, columns: int) -> list[str]:
    """`text` in rows of at most `columns`, broken at spaces and between wide characters, else where it must be."""
    rows: list[str] = []
    row = ""
    for piece in _pieces(text):
        if columns_of(row) + columns_of(piece) <= columns:
            if row or not rows or not piece.isspace():
                row += piece
            continue
        if row.strip():
            rows.append(row.rstrip())
        row = "" if piece.isspace() else piece
        while columns_of(row) > columns:
            head = _fitting(row, columns)
            rows.append(head)
            row = row[len(head) :]
    if row.strip() or not rows:
        rows.append(row.rstrip())
    return rows


def _pieces(text: str) -> Iterator[str]:
    """Runs of spaces, words, and single wide characters with the closing punctuation behind them."""
    piece = ""
    for char in text:
        joins = (
            char in CLOSING
            or char_columns(char) == 0
            or ((char == " ") == piece.endswith(" ") and char_columns(char) == 1 and not _ends_wide(piece))
        )
        if piece and not joins:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _ends_wide(piece: str) -> bool:
    return bool(piece) and char_columns(piece[-1]) == 2


def _fitting(text: str, columns: int) -> str:
    """As much of the start of `text` as fits, at least one character."""
    used = 0
    for index, char in enumerate(text):
        used += char_columns(char)
        if used > columns and index > 0:
            return text[:index]
    return text
