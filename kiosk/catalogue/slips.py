"""Words that a typed one may be meant as: within one or two typing errors, typed whole or only begun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from kiosk.catalogue.matching import LONGEST, SHORTEST_FUZZY, TWO_ERRORS_FROM


def prepare() -> None:
    """Loads what is needed, so that the first typing error is answered as fast as the next."""
    within()


def may_be_a_slip(word: str) -> bool:
    return len(word) >= SHORTEST_FUZZY and not word.isdecimal()


def allowed(word: str) -> int:
    """Typing errors that `word` may have."""
    return 2 if len(word) >= TWO_ERRORS_FROM else 1


def near_words(word: str, known: Sequence[str]) -> dict[str, int]:
    """Those of `known` that `word` may be, or may become when typed on, each with its typing errors (one or two)."""
    word = word[:LONGEST]
    found: dict[str, int] = {}
    for choices in (known, [one[: len(word)] for one in known]):
        for _, errors, place in within()(word, choices, allowed(word)):
            found[known[place]] = min(int(errors), found.get(known[place], allowed(word)))
    return found


@cache
def within() -> Callable[[str, Sequence[str], int], Sequence[tuple[str, float, int]]]:
    """Words of a list within some typing errors of another, with the errors and their places. Loads rapidfuzz once."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    return lambda word, known, most: process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
