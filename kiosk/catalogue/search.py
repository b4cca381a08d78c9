"""Finding things by what a shopper types: names with typing errors, pinyin, its initials, produce numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Generic, Protocol, TypeVar

WORD = re.compile(r"[^\W_]+")
SHORTEST_FUZZY = 4
TWO_ERRORS_FROM = 7


class Match(IntEnum):
    """How well something typed fits an item; higher is better. Within one kind the most picked comes first."""

    NONE = 0
    TWO_ERRORS = 1
    OTHER_PINYIN = 2  # only where nothing else fits: `ban` in English is no 棒 (bang)
    ONE_ERROR = 3
    INSIDE = 4
    OTHER_LANGUAGE = 5
    INITIALS = 6
    PINYIN = 7
    WORD = 8
    WHOLE_START = 9
    NUMBER = 10


START = "\n"
"""Stands before everything that an item may be found by the beginning of: looking for it is one search in one text."""


class Findable(Protocol):
    """What can be looked for: `names` by language, `plu` a produce number or ''."""

    @property
    def names(self) -> Mapping[str, str]: ...

    @property
    def plu(self) -> str: ...


Found = TypeVar("Found", bound=Findable)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as it can be found: names and their words by language, its Chinese name spelled from each syllable on."""

    starts: dict[str, str]
    all_starts: str
    spelled: str
    initials: str
    words: frozenset[str]


class SearchIndex(Generic[Found]):
    """Read only after it was made: any thread may search. `items` come most picked first."""

    def __init__(self, items: Iterable[Found], syllables: Iterable[tuple[str, ...]]) -> None:
        self._items = tuple(items)
        self._entries = tuple(_entry(item, spoken) for item, spoken in zip(self._items, syllables, strict=True))
        vocabulary = frozenset().union(*(entry.words for entry in self._entries))
        self._vocabulary: list[str] = sorted(word for word in vocabulary if len(word) >= SHORTEST_FUZZY - 1)

    def load(self) -> None:
        """Loads what only a typing error needs, so that the first of them is answered as fast as the next."""
        _matcher()

    def search(self, text: str, language: str, limit: int) -> tuple[Found, ...]:
        """At most `limit` items that fit every word of `text`, best first."""
        typed = fold(text)
        words = WORD.findall(typed)
        if not words or limit <= 0:
            return ()
        near = [self._near(word) for word in words]
        ranked: list[tuple[int, int]] = []
        for place, entry in enumerate(self._entries):
            plu = self._items[place].plu
            fit = min(
                _number(word, plu) or _match(entry, word, language, similar)
                for word, similar in zip(words, near, strict=True)
            )
            if len(words) > 1 and START + typed.strip() in entry.all_starts:
                fit = Match.WHOLE_START
            if fit:
                ranked.append((-fit, place))
        if any(-fit > Match.OTHER_PINYIN for fit, _ in ranked):
            ranked = [found for found in ranked if -found[0] != Match.OTHER_PINYIN]
        ranked.sort()
        return tuple(self._items[place] for _, place in ranked[:limit])

    def _near(self, word: str) -> dict[str, int]:
        """The known words that `word` may be, or may become when typed on, each with its typing errors (one or two)."""
        if len(word) < SHORTEST_FUZZY or word.isdecimal():
            return {}
        matcher = _matcher()
        allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
        found: dict[str, int] = {}
        for choices in (self._vocabulary, [known[: len(word)] for known in self._vocabulary]):
            for _, errors, place in matcher(word, choices, allowed):
                known = self._vocabulary[place]
                found[known] = min(int(errors), found.get(known, allowed))
        return found


@cache
def _matcher() -> Callable[[str, Sequence[str], int], Sequence[tuple[str, float, int]]]:
    """Words of a list within some typing errors of another, with the errors and their places. Loads rapidfuzz once."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    return lambda word, known, allowed: process.extract(
        word, known, scorer=OSA.distance, score_cutoff=allowed, limit=None
    )


def fold(text: str) -> str:
    """`text` without case and accents, so that `Äpfel` and `apfel` are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _entry(item: Findable, syllables: tuple[str, ...]) -> _Entry:
    names = {language: fold(name) for language, name in item.names.items()}
    words = {language: WORD.findall(name) for language, name in names.items()}
    starts = {language: _beginnings([name, *words[language]]) for language, name in names.items()}
    tails = [syllables[start:] for start in range(len(syllables))]
    return _Entry(
        starts=starts,
        all_starts="".join(starts.values()),
        spelled=_beginnings("".join(tail) for tail in tails),
        initials=_beginnings("".join(syllable[0] for syllable in tail) for tail in tails),
        words=frozenset(word for spoken in words.values() for word in spoken) | {"".join(syllables)},
    )


def _beginnings(texts: Iterable[str]) -> str:
    return "".join(START + text for text in texts)


def _number(word: str, plu: str) -> Match:
    return Match.NUMBER if plu and word.isdecimal() and plu.startswith(word) else Match.NONE


def _match(entry: _Entry, word: str, language: str, near: dict[str, int]) -> Match:
    return max(_by_name(entry, word, language), _by_pinyin(entry, word, language), _by_likeness(entry, near))


def _by_name(entry: _Entry, word: str, language: str) -> Match:
    # Chinese has no gaps between words, so there any place is a beginning
    beginning = START + word if word.isascii() else word
    if beginning in entry.starts.get(language, ""):
        return Match.WORD
    if beginning in entry.all_starts:
        return Match.OTHER_LANGUAGE
    return Match.INSIDE if len(word) > 1 and word in entry.all_starts else Match.NONE


def _by_pinyin(entry: _Entry, word: str, language: str) -> Match:
    """From any syllable on: in 红苹果 (hong ping guo) both `hong` and `pingguo` are meant."""
    if START + word in entry.spelled:
        found = Match.PINYIN
    elif len(word) > 1 and START + word in entry.initials:
        found = Match.INITIALS
    else:
        return Match.NONE
    if language.startswith("zh"):
        return found
    return Match.OTHER_PINYIN if len(word) > 1 else Match.NONE


def _by_likeness(entry: _Entry, near: dict[str, int]) -> Match:
    if not near or entry.words.isdisjoint(near):
        return Match.NONE
    errors = min(near[word] for word in entry.words if word in near)
    return Match.ONE_ERROR if errors <= 1 else Match.TWO_ERRORS
