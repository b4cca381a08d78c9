"""Finding a question of the help page as an item is found: any language, typing errors, pinyin and its initials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kiosk.catalogue import slips
from kiosk.catalogue.few import SearchIndex
from kiosk.catalogue.matching import WORD, fold
from kiosk.catalogue.pinyin import syllables
from kiosk.core.help import HelpBook, HelpQuestion

SHORTEST_ALONE = 3
"""Letters of a word that may be looked for by itself, where the whole sentence finds nothing."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A question by all of its words: as it is asked, and what it is found by besides."""

    question: HelpQuestion
    names: Mapping[str, str]
    plu: str = ""


class HelpSearch:
    """Frozen after it was made: any thread may search."""

    def __init__(self, book: HelpBook) -> None:
        self._book = book

    def prepare(self) -> None:
        """Loads what `search` needs (pinyin takes 0.3 s); else the first search does. From any thread."""
        slips.prepare()
        self._index.search("a", "en", 1)

    def search(self, text: str, language: str) -> tuple[HelpQuestion, ...]:
        """The questions that fit `text`, best first: every word of it, or else as many as can be."""
        everything = len(self._book.questions)
        found = self._index.search(text, language, everything)
        if not found:
            found = self._by_single_words(text, language)
        return tuple(entry.question for entry in found)

    def _by_single_words(self, text: str, language: str) -> tuple[_Entry, ...]:
        counted: dict[str, tuple[int, _Entry]] = {}
        for word in WORD.findall(fold(text)):
            if word.isascii() and len(word) < SHORTEST_ALONE:
                continue
            for entry in self._index.search(word, language, len(self._book.questions)):
                times, _ = counted.get(entry.question.id, (0, entry))
                counted[entry.question.id] = (times + 1, entry)
        return tuple(entry for _, entry in sorted(counted.values(), key=lambda one: -one[0]))

    @cached_property
    def _index(self) -> SearchIndex[_Entry]:
        entries = tuple(_entry(question) for question in self._book.questions)
        return SearchIndex(entries, (tuple(syllables(entry.names.get("zh_CN", ""))) for entry in entries))


def _entry(question: HelpQuestion) -> _Entry:
    names = {
        language: f"{asked} {question.words.get(language, '')}".strip() for language, asked in question.asks.items()
    }
    return _Entry(question, names)
