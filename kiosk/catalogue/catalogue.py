"""The catalogue as the lane uses it: items by key, by shelf, by what a shopper types. From any thread."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from kiosk.catalogue import search, slips
from kiosk.catalogue.file import CatalogueFile
from kiosk.catalogue.making import make
from kiosk.core.items import Item
from kiosk.core.master import sheet_records
from kiosk.core.pricing import RuleBook
from kiosk.core.sheet import Category, Row, read_sheet
from kiosk.core.sheet_faults import SheetUnreadable, Wrong

FORMAT = b"catalogue file 2\n"
"""Goes into the fingerprint: a file made by other tables or other reading rules is made again."""
MOST_ON_A_SHELF = 270


def nothing_bought() -> Mapping[str, int]:
    return {}


class Catalogue:
    """The items of one file, which `use` exchanges for another. `at` is the moment whose prices count (ISO 8601): the
    beginning of a visit; without it those of the sheet's own rows do.
    """

    def __init__(self, file: CatalogueFile) -> None:
        self._file = file
        self._bought: Callable[[], Mapping[str, int]] = nothing_bought

    @classmethod
    def open(cls, csv_path: Path, db_path: Path) -> Self:
        """The catalogue of the sheet at `csv_path`; its file at `db_path` is made anew where it is not of this sheet.

        Raises SheetUnreadable (a ValueError) with one sentence, or OSError where the file cannot be written.
        """
        try:
            data = csv_path.read_bytes()
        except OSError as error:
            sentence = f"the catalogue {csv_path} cannot be read: {error.strerror}"
            raise SheetUnreadable(Wrong.UNREADABLE, sentence) from error
        fingerprint = hashlib.sha256(FORMAT + csv_path.name.encode() + b"\n" + data).hexdigest()
        file = CatalogueFile.open(db_path, fingerprint)
        if file is None:
            sheet = read_sheet(data, csv_path.name)
            make(db_path, fingerprint, sheet_records(sheet), problems=sheet.problems)
            file = CatalogueFile.open(db_path, fingerprint)
        if file is None:
            raise OSError(f"the catalogue's file {db_path} cannot be read back")
        return cls(file)

    def rank_by(self, bought: Callable[[], Mapping[str, int]]) -> None:
        """`bought` tells what this lane's shoppers bought most, and how often: that comes before the sheet's picks."""
        self._bought = bought

    def use(self, file: CatalogueFile) -> None:
        """Everything asked from now on is answered from `file`. What is being answered ends as it began."""
        self._file = file

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each row of the sheet that was left out."""
        return self._file.problems

    @property
    def currency(self) -> str:
        return self._file.currency

    @property
    def books(self) -> tuple[RuleBook, ...]:
        """The rules of price that came with the items."""
        return self._file.books

    def find(self, key: str, at: str = "") -> Item | None:
        """The item behind `key`: a GTIN of 14 digits or `plu:4011`."""
        row = self._file.find(key)
        return row.item_at(at) if row is not None else None

    def items(self) -> tuple[Item, ...]:
        """Every item, most picked first; all of them in memory, so this is for small stores and tools."""
        return tuple(row.item for row in self._file.rows("ORDER BY place"))

    def weighed(self, n: int) -> tuple[tuple[int, int, int], ...]:
        """Grams, price in minor units and picks of those of the `n` most picked items whose weight is known."""
        rows = self._file.rows("ORDER BY place LIMIT ?", n)
        return tuple((row.item.weight_g, row.item.price.minor, row.picks) for row in rows if row.item.weight_g)

    def categories(self) -> tuple[Category, ...]:
        """The shelves, in the order of the sheet."""
        return self._file.categories

    def in_category(self, key: str, at: str = "") -> tuple[Item, ...]:
        """A shelf's most picked items; none for an unknown shelf."""
        return self._most_picked("category = ?", (key,), MOST_ON_A_SHELF, at)

    def favourites(self, n: int, at: str = "") -> tuple[Item, ...]:
        """The `n` most picked of the items without a barcode (those with a produce number)."""
        return self._most_picked("plu <> ''", (), max(n, 0), at)

    def search(self, text: str, language: str, limit: int, at: str = "") -> tuple[Item, ...]:
        """At most `limit` items for what a shopper typed, best first: name, pinyin, initials or produce number."""
        found = search.search(self._file, text, language, limit, self._bought())
        return tuple(row.item_at(at) for row in found)

    def prepare_search(self) -> None:
        """Loads what `search` needs; else the first search does. From any thread."""
        slips.prepare()
        self.search("a", "en", 1)

    def _most_picked(self, condition: str, values: tuple[str, ...], n: int, at: str) -> tuple[Item, ...]:
        """The `n` of most picks: those of the sheet, and those this lane's shoppers made."""
        file, mine = self._file, self._bought()
        rows = {row.item.key: row for row in file.rows(f"WHERE {condition} ORDER BY place LIMIT ?", *values, n)}
        if mine:
            marks = ",".join("?" * len(mine))
            bought = file.rows(f"WHERE {condition} AND key IN ({marks})", *values, *mine)
            rows |= {row.item.key: row for row in bought}

        def picks(row: Row) -> int:
            return row.picks + mine.get(row.item.key, 0)

        return tuple(row.item_at(at) for row in sorted(rows.values(), key=picks, reverse=True)[:n])
