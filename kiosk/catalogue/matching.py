"""How well an item fits what a shopper typed: names with typing errors, pinyin, its initials, produce numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

WORD = re.compile(r"[^\W_]+")
SHORTEST_FUZZY = 4
TWO_ERRORS_FROM = 7
LONGEST = 12
"""Letters of a word that the index knows, and in which typing errors are looked for."""


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
    WHOLE_PINYIN = 9
    WHOLE_START = 10
    NUMBER = 11


START = "\n"
"""Stands before everything that an item may be found by the beginning of: looking for it is one search in one text."""


class Findable(Protocol):
    """What can be looked for: `names` by language, `plu` a produce number or ''."""

    @property
    def names(self) -> Mapping[str, str]: ...

    @property
    def plu(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as it can be found: names and their words by language, its Chinese name spelled from each syllable on."""

    starts: dict[str, str]
    all_starts: str
    spelled: str
    initials: str
    words: frozenset[str]


def fit(entry: Entry, plu: str, words: list[str], phrase: str, language: str, near: list[dict[str, int]]) -> Match:
    """How well all of the folded `words` fit, the worst of them; `phrase` is the whole of what was typed. `near` are
    the known words that each of them may be, with its typing errors.
    """
    found = min(
        _number(word, plu) or _match(entry, word, language, similar) for word, similar in zip(words, near, strict=True)
    )
    if len(words) > 1 and START + phrase in entry.all_starts:
        return Match.WHOLE_START
    return found


def fold(text: str) -> str:
    """`text` without case and accents, so that `Äpfel` and `apfel` are the same."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def entry_of(item: Findable, syllables: tuple[str, ...]) -> Entry:
    names = {language: fold(name) for language, name in item.names.items()}
    words = {language: WORD.findall(name) for language, name in names.items()}
    starts = {language: _beginnings([name, *words[language]]) for language, name in names.items()}
    tails = [syllables[start:] for start in range(len(syllables))]
    return Entry(
        starts=starts,
        all_starts="".join(starts.values()),
        spelled=_beginnings("".join(tail) for tail in tails),
        initials=_beginnings("".join(syllable[0] for syllable in tail) for tail in tails),
        words=frozenset(word[:LONGEST] for spoken in words.values() for word in spoken) | {spelled(syllables)},
    )


def spelled(syllables: tuple[str, ...]) -> str:
    """A Chinese name written in one go, as far as anybody types."""
    return "".join(syllables)[:LONGEST]


def _beginnings(texts: Iterable[str]) -> str:
    return "".join(START + text for text in texts)


def _number(word: str, plu: str) -> Match:
    return Match.NUMBER if plu and word.isdecimal() and plu.startswith(word) else Match.NONE


def _match(entry: Entry, word: str, language: str, near: dict[str, int]) -> Match:
    return max(_by_name(entry, word, language), _by_pinyin(entry, word, language), _by_likeness(entry, near))


def _by_name(entry: Entry, word: str, language: str) -> Match:
    # Chinese has no gaps between words, so there any place is a beginning
    beginning = START + word if word.isascii() else word
    if beginning in entry.starts.get(language, ""):
        return Match.WORD
    if beginning in entry.all_starts:
        return Match.OTHER_LANGUAGE
    return Match.INSIDE if len(word) > 1 and word in entry.all_starts else Match.NONE


def _by_pinyin(entry: Entry, word: str, language: str) -> Match:
    """From any syllable on: in 红苹果 (hong ping guo) both `hong` and `pingguo` are meant. A name that is spelled whole
    comes before one that goes on: `pinggu` is 平菇 (ping gu).
    """
    if f"{entry.spelled}{START}".startswith(START + word + START):
        found = Match.WHOLE_PINYIN
    elif START + word in entry.spelled:
        found = Match.PINYIN
    elif len(word) > 1 and START + word in entry.initials:
        found = Match.INITIALS
    else:
        return Match.NONE
    if language.startswith("zh"):
        return found
    return Match.OTHER_PINYIN if len(word) > 1 else Match.NONE


def _by_likeness(entry: Entry, near: dict[str, int]) -> Match:
    if not near or entry.words.isdisjoint(near):
        return Match.NONE
    errors = min(near[word] for word in entry.words if word in near)
    return Match.ONE_ERROR if errors <= 1 else Match.TWO_ERRORS
