"""The catalogue in memory: frozen after it was opened, so that the lane's thread and the screen's may both use it."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Self

from kiosk.catalogue import store
from kiosk.catalogue.search import SearchIndex
from kiosk.catalogue.sheet import Category, SheetUnreadable, read_sheet
from kiosk.core.items import Item

FORMAT = b"catalogue file 1\n"
"""Goes into the fingerprint: a file made by other tables or other reading rules is made again."""


class Catalogue:
    """Items by key, by category, by what a shopper types. `problems` holds a sentence for each row left out."""

    def __init__(self, stored: store.Stored) -> None:
        self.problems = stored.problems
        self._items = stored.items
        self._syllables = stored.syllables
        self._categories = stored.categories
        self._by_key = {f"plu:{item.plu}": item for item in stored.items if item.plu}
        self._by_key |= {item.key: item for item in stored.items}
        shelves: dict[str, list[Item]] = {category.key: [] for category in stored.categories}
        for item in stored.items:
            shelves[item.category].append(item)
        self._by_category = {key: tuple(items) for key, items in shelves.items()}

    @classmethod
    def open(cls, csv_path: Path, db_path: Path) -> Self:
        """The catalogue of the sheet at `csv_path`; its file at `db_path` is made anew where it is not of this sheet.

        Raises SheetUnreadable (a ValueError) with one sentence, or OSError where the file cannot be written.
        """
        try:
            data = csv_path.read_bytes()
        except OSError as error:
            raise SheetUnreadable(f"the catalogue {csv_path} cannot be read: {error.strerror}") from error
        fingerprint = hashlib.sha256(FORMAT + csv_path.name.encode() + b"\n" + data).hexdigest()
        stored = store.load(db_path, fingerprint)
        if stored is None:
            store.build(db_path, fingerprint, read_sheet(data, csv_path.name))
            stored = store.load(db_path, fingerprint)
        if stored is None:
            raise OSError(f"the catalogue's file {db_path} cannot be read back")
        return cls(stored)

    def find(self, key: str) -> Item | None:
        """The item behind `key`: a GTIN of 14 digits or `plu:4011`."""
        return self._by_key.get(key)

    def items(self) -> tuple[Item, ...]:
        """Every item, most picked first."""
        return self._items

    def categories(self) -> tuple[Category, ...]:
        """The shelves, in the order of the sheet."""
        return self._categories

    def in_category(self, key: str) -> tuple[Item, ...]:
        """A shelf's items, most picked first; none for an unknown shelf."""
        return self._by_category.get(key, ())

    def favourites(self, n: int) -> tuple[Item, ...]:
        """The `n` most picked of the items without a barcode (those with a produce number)."""
        return tuple(item for item in self._items if item.plu)[: max(n, 0)]

    def search(self, text: str, language: str, limit: int) -> tuple[Item, ...]:
        """At most `limit` items for what a shopper typed, best first: name, pinyin, initials or produce number."""
        return self._index.search(text, language, limit)

    def prepare_search(self) -> None:
        """Loads what `search` needs (some 60 ms); else the first search does. From any thread."""
        self._index.load()

    @cached_property
    def _index(self) -> SearchIndex[Item]:
        return SearchIndex(self._items, self._syllables)
