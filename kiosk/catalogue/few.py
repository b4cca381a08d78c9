"""Finding one of a few things that are all in memory, as an item is found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from kiosk.catalogue import slips
from kiosk.catalogue.matching import SHORTEST_FUZZY, WORD, Findable, Match, entry_of, fit, fold

Found = TypeVar("Found", bound=Findable)


class SearchIndex(Generic[Found]):
    """Read only after it was made: any thread may search. Of what fits equally well the first given comes first."""

    def __init__(self, items: Iterable[Found], syllables: Iterable[tuple[str, ...]]) -> None:
        self._items = tuple(items)
        self._entries = tuple(entry_of(item, spoken) for item, spoken in zip(self._items, syllables, strict=True))
        vocabulary = frozenset().union(*(entry.words for entry in self._entries))
        self._vocabulary: list[str] = sorted(word for word in vocabulary if len(word) >= SHORTEST_FUZZY - 1)

    def search(self, text: str, language: str, limit: int) -> tuple[Found, ...]:
        """At most `limit` that fit every word of `text`, best first."""
        typed = fold(text)
        words = WORD.findall(typed)
        if not words or limit <= 0:
            return ()
        near = [slips.near_words(word, self._vocabulary) if slips.may_be_a_slip(word) else {} for word in words]
        ranked: list[tuple[int, int]] = []
        for place, entry in enumerate(self._entries):
            match = fit(entry, self._items[place].plu, words, typed.strip(), language, near)
            if match:
                ranked.append((-match, place))
        if any(-match > Match.OTHER_PINYIN for match, _ in ranked):
            ranked = [found for found in ranked if -found[0] != Match.OTHER_PINYIN]
        ranked.sort()
        return tuple(self._items[place] for _, place in ranked[:limit])
