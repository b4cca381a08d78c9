"""What the catalogue's file keeps beside its items so that few of them have to be looked at to answer a shopper.

Each item has tokens: a letter for the kind, then what it can be found by the beginning of. Each word of the store has
variants: its beginning with a letter or two left out. A word and what was meant by it have a variant in common.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from kiosk.catalogue.matching import LONGEST, SHORTEST_FUZZY, TWO_ERRORS_FROM, WORD, fold, spelled
from kiosk.catalogue.pinyin import CHINESE

NUMBER = "0"
WHOLE_SPELLED = "1"
"""A Chinese name spelled from its first syllable to its last."""
WORDS = "abcdefghijkl"
"""By language, in the order in which the file met them; all further ones share the last."""
WHOLE = "mnopqrstuvwx"
SPELLED = "y"
INITIALS = "z"
HEADS = range(SHORTEST_FUZZY, TWO_ERRORS_FROM)
"""Lengths of the beginnings that typing errors are looked for in."""


def letter(kinds: str, language: int) -> str:
    return kinds[min(language, len(kinds) - 1)]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What an item is found by: its tokens as the index takes them, the words of its names, its name as spelled."""

    tokens: str
    words: frozenset[str]
    spelled: str


def indexed(names: Mapping[str, str], plu: str, syllables: tuple[str, ...], languages: list[str]) -> Indexed:
    """`languages` has all languages of `names`."""
    found: set[str] = set()
    known: set[str] = set()
    for language, name in names.items():
        number = languages.index(language)
        words = WORD.findall(fold(name))
        found.add(letter(WHOLE, number) + "".join(words)[:LONGEST])
        kind = letter(WORDS, number)
        for word in words:
            if word.isascii():
                found.add(kind + word[:LONGEST])
            else:  # other scripts may have no gaps between words, so there any place is a beginning
                found.update(kind + word[start : start + LONGEST] for start in range(len(word)))
            if not CHINESE.match(word):
                known.add(word[:LONGEST])
    if syllables:
        found.add(WHOLE_SPELLED + spelled(syllables))
    for start in range(len(syllables)):
        found.add(SPELLED + spelled(syllables[start:]))
        found.add(INITIALS + "".join(syllable[0] for syllable in syllables[start:])[:LONGEST])
    if plu:
        found.add(NUMBER + plu)
    return Indexed(" ".join(sorted(found)), frozenset(known), spelled(syllables))


def heads(word: str) -> Iterator[tuple[str, int]]:
    """The beginnings of a known word, each with the letters that may be left out of it."""
    for length in HEADS:
        yield word[:length], 2 if length == HEADS[-1] else 1


def typed_head(word: str) -> tuple[str, int]:
    """The beginning of a typed word, and the letters that may be left out of it."""
    return word[: HEADS[-1]], 2 if len(word) >= TWO_ERRORS_FROM else 1


def variants(head: str, left_out: int) -> set[int]:
    """`head` with up to `left_out` letters left out, as numbers; two heads may share one by chance."""
    places = range(len(head))
    return {
        zlib.crc32("".join(head[place] for place in places if place not in out).encode())
        for count in range(left_out + 1)
        for out in combinations(places, count)
    }


def all_variants(words: Iterable[str]) -> set[tuple[int, str]]:
    """Every variant of every beginning of `words`."""
    wanted = {found for word in words if len(word) >= SHORTEST_FUZZY - 1 for found in heads(word)}
    return {(variant, head) for head, left_out in wanted for variant in variants(head, left_out)}
