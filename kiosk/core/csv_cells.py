"""Cells of a CSV that a spreadsheet may open: none is taken for a formula, and each comes back as it was."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins so for a formula: it may call a program, or send what other cells hold."""
MARK = "'"
"""Before a text, for a spreadsheet: it is nothing but text."""


def guarded(text: str) -> str:
    """`text` as it may stand in a file."""
    return MARK + text if text.startswith((*FORMULA, MARK)) else text


def bare(cell: str) -> str:
    """What was `guarded`; any other cell as it is."""
    return cell[1:] if cell.startswith(MARK) and cell[1:].startswith((*FORMULA, MARK)) else cell
