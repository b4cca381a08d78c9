"""Finding an item by what a shopper types: names with typing errors, pinyin, its initials, produce numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from kiosk.core.items import Item

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


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as it can be found: names and words by language, its Chinese name spelled from each syllable on."""

    names: dict[str, str]
    words: dict[str, frozenset[str]]
    spelled: tuple[str, ...]
    initials: tuple[str, ...]


class SearchIndex:
    """Read only after it was made: any thread may search. `items` come most picked first."""

    def __init__(self, items: Iterable[Item], syllables: Iterable[tuple[str, ...]]) -> None:
        self._items = tuple(items)
        self._entries = tuple(_entry(item, spoken) for item, spoken in zip(self._items, syllables, strict=True))
        vocabulary: set[str] = set()
        for entry in self._entries:
            vocabulary.update(*entry.words.values(), entry.spelled[:1])
        self._vocabulary: list[str] = sorted(word for word in vocabulary if len(word) >= SHORTEST_FUZZY - 1)

    def load(self) -> None:
        """Loads what only a typing error needs, so that the first of them is answered as fast as the next."""
        _matcher()

    def search(self, text: str, language: str, limit: int) -> tuple[Item, ...]:
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
            if len(words) > 1 and any(name.startswith(typed.strip()) for name in entry.names.values()):
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


def _entry(item: Item, syllables: tuple[str, ...]) -> _Entry:
    names = {language: fold(name) for language, name in item.names.items()}
    starts = range(len(syllables))
    return _Entry(
        names=names,
        words={language: frozenset(WORD.findall(name)) for language, name in names.items()},
        spelled=tuple("".join(syllables[start:]) for start in starts),
        initials=tuple("".join(syllable[0] for syllable in syllables[start:]) for start in starts),
    )


def _number(word: str, plu: str) -> Match:
    return Match.NUMBER if plu and word.isdecimal() and plu.startswith(word) else Match.NONE


def _match(entry: _Entry, word: str, language: str, near: dict[str, int]) -> Match:
    found = max(
        (_by_name(name, entry.words[spoken], word, own=spoken == language) for spoken, name in entry.names.items()),
        default=Match.NONE,
    )
    sounded = _by_pinyin(entry, word)
    if sounded and not language.startswith("zh"):
        sounded = Match.OTHER_PINYIN if len(word) > 1 else Match.NONE
    return max(found, sounded, _by_likeness(entry, near))


def _by_name(name: str, words: frozenset[str], word: str, *, own: bool) -> Match:
    if name.startswith(word) or any(known.startswith(word) for known in words):
        return Match.WORD if own else Match.OTHER_LANGUAGE
    if word in name and not word.isascii():  # Chinese has no gaps between words
        return Match.WORD if own else Match.OTHER_LANGUAGE
    if word in name and len(word) > 1:
        return Match.INSIDE
    return Match.NONE


def _by_pinyin(entry: _Entry, word: str) -> Match:
    """From any syllable on: in 红苹果 (hong ping guo) both `hong` and `pingguo` are meant."""
    if any(spelled.startswith(word) for spelled in entry.spelled):
        return Match.PINYIN
    if len(word) > 1 and any(initials.startswith(word) for initials in entry.initials):
        return Match.INITIALS
    return Match.NONE


def _by_likeness(entry: _Entry, near: dict[str, int]) -> Match:
    known = (word for words in (*entry.words.values(), entry.spelled[:1]) for word in words)
    errors = min((near[word] for word in known if word in near), default=None)
    match errors:
        case None:
            return Match.NONE
        case 0 | 1:
            return Match.ONE_ERROR
        case _:
            return Match.TWO_ERRORS
