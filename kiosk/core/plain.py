"""Texts that go everywhere an item goes: on the screen, on paper, into the journal, over the wire."""

from __future__ import annotations

import re

MOST_LETTERS = 200
CONTROL = re.compile("[\x00-\x1f\x7f]")
LANGUAGE = re.compile("[A-Za-z]{2,3}(?:[_-][A-Za-z]{2,8})*")


def plain(text: str, what: str, most: int = MOST_LETTERS) -> str:
    """`text` itself; raises ValueError, a sentence about `what`, where it is empty, too long or holds a control
    character.
    """
    if not 0 < len(text) <= most:
        raise ValueError(f"the {what} must have 1 to {most} letters, not {len(text)}")
    if CONTROL.search(text):
        raise ValueError(f"the {what} {text!r} holds a control character")
    return text


def one_line(text: str, most: int = MOST_LETTERS) -> str:
    """`text` as every place takes it: without control characters, and its first letters where it is too long."""
    return CONTROL.sub("", text)[:most]


def language(text: str) -> str:
    """`text` itself, a language such as en or zh_CN; raises ValueError."""
    if not LANGUAGE.fullmatch(text):
        raise ValueError(f"{text!r} names no language, such as en or zh_CN")
    return text
