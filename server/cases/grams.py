"""A remark in pieces that a model can count: of Chinese one and two characters, of other scripts parts of words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.core.said import FALLBACK

CHINESE = "zh_CN"
LENGTHS = (3, 4, 5)
_RUN = re.compile(r"([\u3400-\u9fff]+)|([^\W\d_\u3400-\u9fff]+)")


@dataclass(frozen=True, slots=True)
class Gram:
    """A countable piece `text` of the word `word`, which is what a person reads."""

    text: str
    word: str


def grams(remark: str) -> list[Gram]:
    """The pieces of `remark`, in its order; none where it has no letters."""
    found: list[Gram] = []
    for run in _RUN.finditer(unicodedata.normalize("NFKC", remark).lower()):
        han, word = run.groups()
        found += _of_han(han) if han else _of_word(word)
    return found


def language_of(remark: str, chosen: str = FALLBACK) -> str:
    """Chinese where a fifth or more of its letters are, else `chosen`, the language that the lane spoke: English where
    that was Chinese.
    """
    letters = [one for one in remark if one.isalpha()]
    han = sum("\u3400" <= one <= "\u9fff" for one in letters)
    if han * 5 >= max(len(letters), 1):
        return CHINESE
    return FALLBACK if chosen.startswith("zh") else chosen


def _of_han(run: str) -> list[Gram]:
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    return [Gram(one, one) for one in pairs] + [Gram(one, one) for one in run]


def _of_word(word: str) -> list[Gram]:
    padded = f"_{word}_"
    parts = {padded[start : start + length] for length in LENGTHS for start in range(len(padded) - length + 1)}
    return [Gram(one, word) for one in sorted({padded, *parts})]
