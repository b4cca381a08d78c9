"""What is wrong with a sheet or a form, in the words of who filled it in: where, what stands there, what is wanted."""

from __future__ import annotations

from kiosk.core.sheet_faults import Fault
from server.wall.words import Words

MOST_LETTERS = 60


def wanted(fault: Fault, words: Words) -> str:
    """What is wrong, and what to do about it."""
    told = words[f"fault_{fault.wrong}"]
    for name, value in fault.values.items():
        told = told.replace(f"{{{name}}}", _short(value))
    return told


def row_of(fault: Fault, words: Words) -> dict[str, str | int]:
    """A line of the table that tells what is wrong with a file; `line` 0 is the file itself."""
    stands = fault.values.get("text") or fault.values.get("number") or ""
    return {"line": fault.line, "column": fault.column, "has": _short(stands), "wanted": wanted(fault, words)}


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"
