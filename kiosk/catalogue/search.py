"""Finding items by what a shopper types: the index gives a few, `matching` says how well each of them fits.

The index is asked for the best kind of fit first, and for a worse one only while there is room for it. It answers in
the order of picks, so that of each kind the most picked are among the few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.catalogue import slips
from kiosk.catalogue.file import CatalogueFile
from kiosk.catalogue.index import INITIALS, NUMBER, SPELLED, WHOLE, WHOLE_SPELLED, WORDS, letter, typed_head, variants
from kiosk.catalogue.matching import LONGEST, SHORTEST_FUZZY, WORD, Match, fit, fold
from kiosk.core.sheet import Row

MOST_INSIDE = 40
MOST_NEAR = 40
MOST_BEGINNING = 2000
"""Known words that are compared with a typed one."""
SPARE = 16
"""Items looked at beyond those asked for: some of a kind may fit better than the index knows."""


def search(file: CatalogueFile, text: str, language: str, limit: int, mine: Mapping[str, int]) -> tuple[Row, ...]:
    """At most `limit` items that fit every word of `text`, best first. `mine` is what this lane's shoppers bought most,
    and how often: it is always looked at, and its picks are added to the sheet's.
    """
    typed = fold(text)
    words = WORD.findall(typed)
    if not words or limit <= 0:
        return ()
    asked = _Asked(file, words, typed.strip(), language, limit)
    asked.look_at(file.places(mine))
    for expression in asked.exact():
        if asked.enough():
            break
        asked.look_at(file.matching(expression, limit + SPARE))
    else:
        if not asked.enough():
            asked.guess()
    return asked.best(mine)


class _Asked:
    """One search on its way: what was typed, and the items looked at so far."""

    def __init__(self, file: CatalogueFile, words: list[str], phrase: str, language: str, limit: int) -> None:
        self._file = file
        self._words = words
        self._phrase = phrase
        self._language = language
        self._limit = limit
        self._chinese = language.startswith("zh")
        self._near: list[dict[str, int]] = [{} for _ in words]
        self._found: dict[int, tuple[Match, Row]] = {}

    def look_at(self, places: Sequence[int]) -> None:
        new = [place for place in places if place not in self._found]
        for place, found in zip(new, self._file.findable(new), strict=True):
            match = fit(found.entry, found.row.item.plu, self._words, self._phrase, self._language, self._near)
            self._found[place] = (match, found.row)

    def enough(self) -> bool:
        return sum(match > Match.OTHER_PINYIN for match, _ in self._found.values()) >= self._limit

    def exact(self) -> Iterator[str]:
        """What the index is asked for, the best kind of fit first."""
        if len(self._words) > 1:
            yield _any(f'"{kind}{"".join(self._words)[:LONGEST]}"*' for kind in WHOLE[: len(self._file.languages)])
        if any(word.isdecimal() for word in self._words):
            yield self._all(NUMBER + self._own())
        yield self._all(self._own())
        if self._chinese:
            yield f'"{WHOLE_SPELLED}{"".join(self._words)[:LONGEST]}"'
            yield self._all(SPELLED)
            yield self._all(INITIALS)
        yield self._all(NUMBER + self._every() + (SPELLED + INITIALS if self._chinese else ""))

    def guess(self) -> None:
        """What has the typed letters inside a word, or with typing errors; else, as the last, Chinese sounds."""
        self._near = [self._meant(word) for word in self._words]
        inside = [self._inside(word) for word in self._words]
        looked_at = list(self._found)
        self._found.clear()
        kinds = NUMBER + self._every() + (SPELLED + INITIALS if self._chinese else "")
        parts = []
        for word, around, near in zip(self._words, inside, self._near, strict=True):
            guessed = [f'"{kind}{known}"' for known in {*around, *near} for kind in self._every() + SPELLED]
            parts.append(f"({_starts(kinds, word)}{''.join(f' OR {one}' for one in guessed)})")
        self.look_at(looked_at + self._file.matching(" AND ".join(parts), 2 * (self._limit + SPARE)))
        if not self.enough() and not self._chinese:
            self.look_at(self._file.matching(self._all(SPELLED + INITIALS), self._limit + SPARE))

    def best(self, mine: Mapping[str, int]) -> tuple[Row, ...]:
        found = [(place, match, row) for place, (match, row) in self._found.items() if match]
        if any(match > Match.OTHER_PINYIN for _, match, _ in found):
            found = [one for one in found if one[1] is not Match.OTHER_PINYIN]
        ranked = sorted(found, key=lambda one: (-one[1], -one[2].picks - mine.get(one[2].item.key, 0), one[0]))
        return tuple(row for _, _, row in ranked[: self._limit])

    def _own(self) -> str:
        """The kind of the words of the shopper's language."""
        languages = self._file.languages
        return letter(WORDS, languages.index(self._language)) if self._language in languages else ""

    def _every(self) -> str:
        return WORDS[: len(self._file.languages)]

    def _all(self, kinds: str) -> str:
        return " AND ".join(_starts(kinds, word) for word in self._words)

    def _inside(self, word: str) -> tuple[str, ...]:
        if len(word) < 2 or not word.isascii() or word.isdecimal():
            return ()
        return self._file.words_around(word[:LONGEST], MOST_INSIDE)

    def _meant(self, word: str) -> dict[str, int]:
        """The known words that `word` may be meant as, each with its typing errors."""
        if not slips.may_be_a_slip(word):
            return {}
        found = slips.near_words(word, self._file.words_from(self._near_heads(word[:LONGEST]), MOST_BEGINNING))
        return dict(sorted(found.items(), key=lambda one: one[1])[:MOST_NEAR])

    def _near_heads(self, word: str) -> list[str]:
        """Beginnings of known words that some beginning of `word` may be a slip of; none begins with another."""
        head, left_out = typed_head(word)
        heads = self._file.heads(sorted(variants(head, left_out)))
        cut, most = [one[: len(word)] for one in heads], slips.allowed(word)
        near = {
            heads[place]
            for length in range(SHORTEST_FUZZY - most, len(head) + most + 1)
            for _, _, place in slips.within()(word[:length], cut, most)
        }
        return sorted(one for one in near if not any(one[:length] in near for length in range(1, len(one))))


def _starts(kinds: str, word: str) -> str:
    return _any(f'"{kind}{word[:LONGEST]}"*' for kind in kinds)


def _any(expressions: Iterator[str]) -> str:
    return f"({' OR '.join(expressions)})"
