"""The store's items as a sheet (CSV, `docs/catalogue.md`), both ways: as it is kept, and as a spreadsheet saves it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.core.barcodes.currencies import decimals
from kiosk.core.csv_cells import guarded
from kiosk.core.items import Tax
from kiosk.core.master import (
    CATEGORY,
    CURRENCY,
    ITEM,
    read_category,
    read_currency,
    read_item,
    sheet_records,
)
from kiosk.core.sheet import LINE_END, NAME, Category, Row, read_sheet
from kiosk.core.sheet_faults import Fault, SheetUnreadable, Wrong
from kiosk.core.values import Money

BOM = "\ufeff"
"""Without it Excel takes the sheet for one of its own code page, and Chinese names for noise."""
FIRST_COLUMNS = ("gtin", "plu")
LAST_COLUMNS = ("category", "price", "unit", "tax", "tare_g", "piece_g", "min_age", "picture", "picks", "from", "until")
COMMA_DECIMAL = re.compile(r"\d{1,7},\d{1,3}")
PERCENT_AT = frozenset({2})
"""Where a declaration of a tax class has its percent."""
BLANK = " ,;\t"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheet programs begin that are no text."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a sheet wants: `records` by name; `faults`, by line, where any row cannot be used."""

    records: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Stock:
    """The items of master data, understood: shelves in their order, rows by key."""

    currency: str
    categories: tuple[Category, ...]
    rows: tuple[Row, ...]

    @property
    def taxes(self) -> dict[str, Tax]:
        return {row.item.tax.code: row.item.tax for row in self.rows}

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that any item has a name in, English first."""
        spoken = {language for row in self.rows for language in row.item.names}
        return tuple(sorted(spoken, key=lambda one: (one != "en", one)))


def stock_of(records: Mapping[str, str]) -> Stock:
    """Raises MasterError for records that no sheet made, and KeyError without a currency."""
    currency = read_currency(records[CURRENCY])
    rows = tuple(
        read_item(name.removeprefix(ITEM), body, currency)
        for name, body in sorted(records.items())
        if name.startswith(ITEM)
    )
    return Stock(currency, _shelves(records), rows)


def _shelves(records: Mapping[str, str]) -> tuple[Category, ...]:
    placed = [
        read_category(name.removeprefix(CATEGORY), body) for name, body in records.items() if name.startswith(CATEGORY)
    ]
    return tuple(shelf for _, shelf in sorted(placed, key=lambda one: (one[0], one[1].key)))


def as_sheet(stock: Stock, rows: Iterable[Row] | None = None) -> str:
    """`stock` as the sheet that `read_sheet` makes it of; with `rows` of its items only those."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")

    def write(cells: Iterable[str]) -> None:
        writer.writerow([guarded(cell) for cell in cells])

    write(["#currency", stock.currency])
    wanted = stock.rows if rows is None else tuple(rows)
    taxes = stock.taxes | {row.item.tax.code: row.item.tax for row in wanted}
    for tax in sorted(taxes.values(), key=lambda one: one.code):
        percent = f"{tax.rate_bp // 100}.{tax.rate_bp % 100:02d}"
        write(["#tax", tax.code, percent, "included" if tax.inclusive else "added"])
    for shelf in stock.categories:
        names = [f"{language}={name}" for language, name in shelf.names.items()]
        write(["#category", shelf.key, shelf.picture, *names])
    languages = stock.languages or ("en",)
    write([*FIRST_COLUMNS, *(f"{NAME}{one}" for one in languages), *LAST_COLUMNS])
    for row in wanted:
        for line in _lines(row, languages):
            write(line)
    return told.getvalue()


def _lines(row: Row, languages: tuple[str, ...]) -> Iterator[list[str]]:
    item = row.item
    gtin = "" if item.key.startswith("plu:") else item.key
    blank = [""] * len(languages)
    yield [
        *(gtin, item.plu),
        *(item.names.get(one, "") for one in languages),
        *(item.category, plain_amount(item.price), item.unit.value, item.tax.code),
        *(str(number or "") for number in (item.tare_g, item.weight_g, item.min_age)),
        *(item.picture, str(row.picks or ""), "", ""),
    ]
    for price in row.later:
        minor = plain_amount(Money(price.minor, item.price.currency))
        yield [gtin, item.plu, *blank, "", minor, *[""] * 7, price.starts, price.ends]


def plain_amount(money: Money) -> str:
    """As a sheet has it: 1.29, or 129 in a currency without cents."""
    places = decimals(money.currency)
    whole, part = divmod(money.minor, 10**places)
    return f"{whole}.{part:0{places}d}" if places else str(whole)


def read_upload(data: bytes) -> Read:
    """What the sheet in `data` wants, as a text editor or a spreadsheet saved it. One bad row and nothing is wanted."""
    try:
        sheet = read_sheet("\n".join(_as_kept(_decoded(data))).encode(), "")
    except SheetUnreadable as error:
        return Read(faults=error.faults)
    if sheet.faults:
        return Read(faults=tuple(sheet.faults))
    return Read(dict(sheet_records(sheet)))


def _decoded(data: bytes) -> str:
    """UTF-8, or the UTF-16 that Excel calls Unicode text; raises SheetUnreadable."""
    if data.startswith(WORKBOOKS):
        raise SheetUnreadable(Wrong.WORKBOOK, "this is a workbook, not a CSV file")
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetUnreadable(Wrong.NOT_TEXT, f"no UTF-8 text (byte {error.start})", byte=error.start) from error


def _as_kept(text: str) -> Iterator[str]:
    """`text` with commas between its cells and points in its amounts, line by line: what is wrong is told by the lines
    of the file itself.
    """
    between, amounts = _between(text), frozenset[int]()
    for line in LINE_END.split(text):
        if not line.strip(BLANK):
            yield ""
        elif between == "," and '"' not in line and not line.startswith("#"):
            amounts = amounts or _amounts(line.split(","))
            yield line
        else:
            cells = _cells(line, between)
            amounts = amounts or _amounts(cells)
            yield line if not cells else _line(cells, amounts)


def _between(text: str) -> str:
    """What stands between cells: after the first declaration, which every sheet has."""
    first = next((line for line in LINE_END.split(text) if line.strip(BLANK)), "")
    return next((one for one in (";", "\t") if first.startswith(f"#currency{one}")), ",")


def _cells(line: str, between: str) -> list[str]:
    """Those of `line`; none where it has a quotation mark too many: the sheet's own reader says so."""
    try:
        return next(csv.reader([line], delimiter=between, strict=True), [])
    except csv.Error:
        return []


def _amounts(cells: Sequence[str]) -> frozenset[int]:
    """Where in rows under this header a price stands; none in any other line."""
    names = [cell.strip() for cell in cells]
    return frozenset({names.index("price")}) if {"price", "gtin"} <= set(names) else frozenset()


def _line(cells: list[str], amounts: frozenset[int]) -> str:
    declares = cells[0].startswith("#")
    if declares:
        while cells and not cells[-1].strip():  # a spreadsheet fills each line up to the longest
            cells.pop()
        amounts = PERCENT_AT if cells[0] == "#tax" else frozenset()
    for place in amounts:
        if place < len(cells) and COMMA_DECIMAL.fullmatch(cells[place].strip()):
            cells[place] = cells[place].strip().replace(",", ".")
    told = io.StringIO()
    csv.writer(told, lineterminator="").writerow(cells)
    return told.getvalue()
