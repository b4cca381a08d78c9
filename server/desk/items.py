"""The items of the store as the desk shows them, and one item as somebody fills its form in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from kiosk.core.csv_cells import guarded
from kiosk.core.items import Tax, Unit
from kiosk.core.master import ITEM, item_body
from kiosk.core.sheet import LINE_END, NAME, Row, read_sheet
from kiosk.core.sheet_faults import Fault, SheetUnreadable
from kiosk.core.values import Money
from server.desk.sheet_text import Stock, as_sheet, plain_amount, stock_of
from server.master.book import MasterBook

NEW = "new"
FIELDS = ("gtin", "plu", "category", "price", "unit", "tax", "tare_g", "piece_g", "min_age", "picture", "picks")
LANGUAGES = ("en", "zh_CN")
"""Names that the form always asks for; those in other languages stay as they are."""
MOST_LATER = 6
LATER = ("price", "from", "until")


class Shelves:
    """What is published, understood once a version. Used from any thread."""

    def __init__(self, book: MasterBook) -> None:
        self._book = book
        self._of = lru_cache(1)(self._read)

    def stock(self) -> Stock | None:
        """None where nothing was published yet."""
        version = self._book.version()
        return self._of(version) if version else None

    def _read(self, _version: str) -> Stock:
        return stock_of(self._book.records())


@dataclass(frozen=True, slots=True)
class Filled:
    """The record that a form makes, None with what is wrong, by the form's fields."""

    name: str = ""
    body: str | None = None
    faults: tuple[Fault, ...] = ()


class Misfilled(StrEnum):
    """What is wrong with a form that no sheet could have."""

    LATER_TIME = "later_time"
    NUMBER_STAYS = "number_stays"  # number
    THERE = "there"  # number


def found(stock: Stock, text: str, shelf: str, language: str) -> list[Row]:
    """The items whose name in any language, or number, has `text` in it, on `shelf` or on any; by name."""
    wanted = text.strip().casefold()
    rows = [
        row for row in stock.rows if (not shelf or row.item.category == shelf) and (not wanted or _has(row, wanted))
    ]
    return sorted(rows, key=lambda row: (row.item.name(language).casefold(), row.item.key))


def _has(row: Row, wanted: str) -> bool:
    names = (name.casefold() for name in row.item.names.values())
    return wanted in row.item.key or wanted in row.item.plu or any(wanted in name for name in names)


def form_of(row: Row) -> dict[str, str]:
    """The fields of `row` as its form shows them."""
    item = row.item
    told = {
        "gtin": "" if item.key.startswith("plu:") else item.key,
        "plu": item.plu,
        "category": item.category,
        "price": plain_amount(item.price),
        "unit": item.unit.value,
        "tax": item.tax.code,
        "tare_g": str(item.tare_g or ""),
        "piece_g": str(item.weight_g or ""),
        "min_age": str(item.min_age or ""),
        "picture": item.picture,
        "picks": str(row.picks or ""),
        **{f"{NAME}{language}": item.names.get(language, "") for language in LANGUAGES},
    }
    for place, price in enumerate(row.later):
        minor = plain_amount(Money(price.minor, item.price.currency))
        told |= {f"later_price_{place}": minor, f"later_from_{place}": price.starts, f"later_until_{place}": price.ends}
    return told


def filled(given: Mapping[str, str], stock: Stock, known: Row | None) -> Filled:
    """The record of what somebody filled in, read as a row of a sheet is: the same rules hold. `known` is the item as
    it was; its number cannot be changed.
    """
    names = {**(known.item.names if known is not None else {})}
    for language in LANGUAGES:
        name = given.get(f"{NAME}{language}", "").strip()
        names.pop(language, None)
        if name:
            names[language] = name
    cells = {name: given.get(name, "").strip() for name in FIELDS}
    if known is not None:
        cells["gtin"] = "" if known.item.key.startswith("plu:") else known.item.key
        cells["plu"] = cells["plu"] or (known.item.plu if known.item.key.startswith("plu:") else "")
    further = _later(given)
    later = {place: one for place, one in further.items() if one[1] or one[2]}  # without a time it is no price
    faults = [_misfilled(Misfilled.LATER_TIME, f"later_from_{place}") for place in further if place not in later]
    declared = _declared(stock)
    try:
        sheet = read_sheet((declared + _rows(cells, names, list(later.values()))).encode(), "")
    except SheetUnreadable as error:
        return Filled(faults=(*(_of_form(fault, declared, list(later)) for fault in error.faults), *faults))
    if faults := [*(_of_form(fault, declared, list(later)) for fault in sheet.faults), *faults]:
        return Filled(faults=tuple(faults))
    [row] = sheet.rows
    if known is not None and row.item.key != known.item.key:
        return Filled(faults=(_misfilled(Misfilled.NUMBER_STAYS, "plu", known.item.key),))
    if known is None and any(one.item.key == row.item.key for one in stock.rows):
        return Filled(faults=(_misfilled(Misfilled.THERE, "gtin" if cells["gtin"] else "plu", row.item.key),))
    return Filled(ITEM + row.item.key, item_body(row))


def _later(given: Mapping[str, str]) -> dict[int, tuple[str, str, str]]:
    """Place in the form → price, from and until of each further price that was filled in."""
    found = {}
    for place in range(MOST_LATER):
        price, starts, ends = (given.get(f"later_{part}_{place}", "").strip() for part in ("price", "from", "until"))
        if price or starts or ends:
            found[place] = (price, starts, ends)
    return found


def _misfilled(wrong: Misfilled, field: str, number: str = "") -> Fault:
    return Fault(0, field, wrong, {"number": number.removeprefix("plu:")}, wrong.value)


def _of_form(fault: Fault, declared: str, places: Sequence[int]) -> Fault:
    """The same by the form's field: the sheet had its declarations, a header, the item, then the further prices."""
    later = fault.line - declared.count("\n") - 3
    column = f"later_{fault.column}_{places[later]}" if later >= 0 and fault.column in LATER else fault.column
    return replace(fault, line=0, column=column)


def _declared(stock: Stock) -> str:
    """The shelves and tax classes of `stock`, as a sheet begins."""
    return "".join(f"{line}\n" for line in LINE_END.split(as_sheet(stock, ())) if line.startswith("#"))


def _rows(cells: Mapping[str, str], names: Mapping[str, str], later: Sequence[tuple[str, str, str]]) -> str:
    """The header and the rows of a sheet of one item."""
    columns = [*FIELDS, *(f"{NAME}{language}" for language in names or ("en",)), "from", "until"]
    told = io.StringIO()
    writer = csv.DictWriter(told, columns, restval="", lineterminator="\n")
    writer.writeheader()
    written = {**cells, **{f"{NAME}{language}": name for language, name in names.items()}}
    writer.writerow({name: guarded(cell) for name, cell in written.items()})
    for price, starts, ends in later:
        number = {"gtin": cells["gtin"], "plu": cells["plu"]}
        writer.writerow({**number, "price": price, "from": starts, "until": ends})
    return told.getvalue()


def taxes(stock: Stock) -> list[Tax]:
    return sorted(stock.taxes.values(), key=lambda tax: tax.code)


UNITS = tuple(Unit)
