"""The store's sheet of items (CSV, see `docs/catalogue.md`) → items and categories; bad rows become sentences."""

from __future__ import annotations

import csv
import datetime
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kiosk.core.barcodes.currencies import decimals
from kiosk.core.csv_cells import MARK, bare
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.plain import MOST_LETTERS, language, plain
from kiosk.core.sheet_faults import BadCell, Fault, SheetUnreadable, Wrong
from kiosk.core.values import Gtin, Money, gtin_check_digit

NAME = "name:"
COLUMNS = frozenset(
    {"gtin", "plu", "category", "price", "unit", "tax", "tare_g", "piece_g", "min_age", "picture", "picks"}
)
WINDOW = ("from", "until")
"""Columns a sheet may have: a row that fills one of them is a further price of an item."""
PRICED = frozenset({"gtin", "plu", "price", *WINDOW})
LINE_END = re.compile(r"\r\n|\n|\r")
PLU = re.compile("[0-9]{3,5}")
AMOUNT = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,3})?")
PERCENT = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")
WHOLE = re.compile("[0-9]{1,7}")
PICTURE = re.compile("[a-z0-9_]+")
HIGHEST_AGE = 25
LONGEST_KEY = 80
LONGEST_TAX_CODE = 20


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf to pick from. `names` maps a language to the name."""

    key: str
    names: dict[str, str]
    picture: str

    def name(self, language: str) -> str:
        """The name in `language`, else in English, else any."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.key)


@dataclass(frozen=True, slots=True, order=True)
class LaterPrice:
    """Another price of an item, in minor units, from the first moment until before the last: the store's own time as
    ISO 8601 to the second, '' where it has no beginning or no end.
    """

    starts: str
    ends: str
    minor: int

    def holds(self, moment: str) -> bool:
        """Whether it is in force at `moment` (ISO 8601; its zone is the store's own)."""
        when = moment[:19]
        return self.starts <= when and (not self.ends or when < self.ends)


@dataclass(frozen=True, slots=True)
class Row:
    """An item, how often it is picked, and its further prices, the earliest first."""

    item: Item
    picks: int
    later: tuple[LaterPrice, ...] = ()

    def item_at(self, moment: str) -> Item:
        """The item at the price in force at `moment`; of several the one that began last. '' is no moment."""
        if not moment or not self.later:
            return self.item
        found = [price for price in self.later if price.holds(moment)]
        return replace(self.item, price=Money(found[-1].minor, self.item.price.currency)) if found else self.item


@dataclass(slots=True)
class Sheet:
    """A sheet as far as it could be understood. Every row left out has its fault, and its sentence in `problems`."""

    name: str
    categories: list[Category] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    currency: str = ""

    @property
    def problems(self) -> list[str]:
        return [f"{self.name}, line {fault.line}: {fault.sentence}" for fault in self.faults]


def read_sheet(data: bytes, name: str) -> Sheet:
    """Reads the sheet in `data`; `name` stands in its sentences. Raises SheetUnreadable if no row can be understood."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetUnreadable(
            Wrong.NOT_TEXT, f"{name} is not UTF-8 text (byte {error.start})", byte=error.start
        ) from error
    return _Reading(name).read(text)


class _Reading:
    """One pass through a sheet: what the lines before the header declared, and the keys already taken."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._sheet = Sheet(name)
        self._shelves: set[str] = set()
        self._later: dict[str, list[LaterPrice]] = {}
        self._keys: dict[str, str] = {}
        self._taxes: dict[str, Tax] = {}
        self._header: list[str] = []
        self._taken: dict[str, int] = {}

    def read(self, text: str) -> Sheet:
        # line by line: a quotation mark left open spoils its own row and no other
        for number, line in enumerate(LINE_END.split(text), start=1):
            if not line.strip(" ,"):
                continue
            try:
                cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
                self._line([bare(cell) for cell in cells] if MARK in line else cells, number)
            except SheetUnreadable:
                raise
            except BadCell as error:
                self._sheet.faults.append(Fault.of(error, number))
            except csv.Error as error:
                self._sheet.faults.append(Fault(number, "", Wrong.QUOTES, {}, str(error)))
        if not self._sheet.rows:
            detail = f": {self._sheet.problems[0]}" if self._sheet.faults else ""
            raise SheetUnreadable(
                Wrong.NO_ITEMS, f"{self._name} holds no item that can be sold{detail}", self._sheet.faults
            )
        for place, row in enumerate(self._sheet.rows) if self._later else ():
            if row.item.key in self._later:
                self._sheet.rows[place] = replace(row, later=tuple(sorted(self._later[row.item.key])))
        return self._sheet

    def _line(self, cells: list[str], number: int) -> None:
        if cells[0].startswith("#"):
            self._declare(cells[0], cells[1:])
        elif not self._header:
            self._begin(cells)
        else:
            self._item_or_price(cells, number)

    def _declare(self, what: str, cells: list[str]) -> None:
        match what, cells:
            case "#currency", [currency] if re.fullmatch("[A-Z]{3}", currency):
                self._sheet.currency = currency
            case "#tax", [code, percent, "included" | "added" as how] if code and PERCENT.fullmatch(percent):
                code = _plain(code, "tax class", "", LONGEST_TAX_CODE)
                self._taxes[code] = Tax(code, int(Decimal(percent) * 100), how == "included")
            case "#category", [key, picture, *names] if key and PICTURE.fullmatch(picture):
                if key in self._shelves:
                    raise BadCell(Wrong.SHELF_TWICE, f"the category {key!r} is declared already", key=key)
                _plain(key, "category", "", LONGEST_KEY)
                self._sheet.categories.append(Category(key, _category_names(key, names), picture))
                self._shelves.add(key)
            case _:
                raise BadCell(
                    Wrong.DECLARATION, f"{what} with {cells} is not understood; this line is left out", what=what
                )

    def _begin(self, header: list[str]) -> None:
        missing = sorted(COLUMNS - set(header))
        if missing or not any(name.startswith(NAME) for name in header):
            lacks = ", ".join(missing) or "name:en"
            raise SheetUnreadable(Wrong.COLUMNS, f"{self._name} lacks the columns {lacks}", missing=lacks)
        try:
            for name in header:
                if name.startswith(NAME):
                    _language(name.removeprefix(NAME))
        except BadCell as error:
            sentence = f"{self._name} has a column of names that fits no language: {error}"
            raise SheetUnreadable(Wrong.LANGUAGE, sentence, text=error.values["text"]) from error
        if not self._sheet.currency:
            sentence = f"{self._name} does not say its currency (#currency,EUR) before its items"
            raise SheetUnreadable(Wrong.CURRENCY, sentence)
        self._header = header

    def _item_or_price(self, cells: list[str], line: int) -> None:
        if len(cells) != len(self._header):
            has, wanted = len(cells), len(self._header)
            raise BadCell(Wrong.CELLS, f"the row has {has} cells instead of {wanted}", has=has, wanted=wanted)
        row = dict(zip(self._header, cells, strict=True))
        if any(row.get(name) for name in WINDOW):
            self._price_later(row)
        else:
            self._sheet.rows.append(self._row(row, line))

    def _price_later(self, row: dict[str, str]) -> None:
        further = sorted(name for name, cell in row.items() if cell and name not in PRICED)
        if further:
            raise BadCell(
                Wrong.PRICE_ONLY, f"a row with a time is a price only, so {further[0]} must be empty", further[0]
            )
        key, plu = _keys(row["gtin"], row["plu"])
        known = self._keys.get(key)
        if known is None or (plu and self._keys.get(f"plu:{plu}") != known):
            number = key.removeprefix("plu:")
            sentence = f"the item number {number} with a time does not stand above as an item"
            raise BadCell(Wrong.NO_ITEM, sentence, "gtin" if row["gtin"] else "plu", number=number)
        starts, ends = (_moment(row.get(name, ""), name) for name in WINDOW)
        if ends and starts >= ends:
            raise BadCell(Wrong.UNTIL, f"until {row['until']!r} must come after from", "until", text=row["until"])
        later = self._later.setdefault(known, [])
        if any(price.starts == starts for price in later):
            raise BadCell(Wrong.SAME_TIME, "another price of this item begins at the same time", "from")
        later.append(LaterPrice(starts, ends, self._price(row["price"]).minor))

    def _row(self, row: dict[str, str], line: int) -> Row:
        key, plu = _keys(row["gtin"], row["plu"])
        item = Item(
            key=key,
            names=_names(row),
            price=self._price(row["price"]),
            unit=_unit(row["unit"]),
            tax=self._tax(row["tax"]),
            category=self._category(row["category"]),
            picture=_picture(row["picture"]),
            plu=plu,
            tare_g=_whole(row["tare_g"], "tare", "tare_g"),
            weight_g=_whole(row["piece_g"], "weight of a piece", "piece_g"),
            min_age=_age(row["min_age"]),
        )
        picks = _whole(row["picks"], "number of picks", "picks")
        names = {key, f"plu:{plu}"} if plu else {key}
        for name in names:
            if name in self._taken:
                number, before = name.removeprefix("plu:"), self._taken[name]
                sentence = f"the item number {number} stands on line {before} already"
                column = "plu" if name.startswith("plu:") else "gtin"
                raise BadCell(Wrong.TAKEN, sentence, column, number=number, line=before)
        self._taken.update(dict.fromkeys(names, line))
        self._keys.update(dict.fromkeys(names, key))
        return Row(item, picks)

    def _price(self, text: str) -> Money:
        places = decimals(self._sheet.currency)
        minor = Decimal(text).scaleb(places) if AMOUNT.fullmatch(text) else Decimal(0)
        if minor <= 0 or minor != minor.to_integral_value():
            currency = self._sheet.currency
            sentence = f"the price {text!r} is not an amount in {currency}, such as 1.99"
            raise BadCell(Wrong.PRICE, sentence, "price", text=text, currency=currency)
        return Money(int(minor), self._sheet.currency)

    def _tax(self, code: str) -> Tax:
        if code not in self._taxes:
            taxes = ", ".join(self._taxes)
            raise BadCell(Wrong.TAX, f"the tax class {code!r} is none of {taxes}", "tax", text=code, taxes=taxes)
        return self._taxes[code]

    def _category(self, key: str) -> str:
        if key not in self._shelves:
            raise BadCell(Wrong.SHELF, f"the category {key!r} is not declared", "category", text=key)
        return key


def _moment(text: str, column: str) -> str:
    if not text:
        return ""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        sentence = f"the time {text!r} is no date such as 2026-12-01 or 2026-12-01T08:00"
        raise BadCell(Wrong.TIME, sentence, column, text=text) from None
    if moment.tzinfo is not None:
        sentence = f"the time {text!r} must be the store's own, without a zone"
        raise BadCell(Wrong.ZONE, sentence, column, text=text)
    return moment.isoformat(timespec="seconds")


def _category_names(key: str, cells: list[str]) -> dict[str, str]:
    pairs = [cell.partition("=") for cell in cells if cell]
    names = {_language(spoken): _plain(name, "category's name", "") for spoken, _, name in pairs if spoken and name}
    if not names:
        raise BadCell(Wrong.SHELF_NAME, f"the category {key!r} has no name, such as en=Fruit", key=key)
    return {"en": next(iter(names.values())), **names}


def _keys(gtin: str, plu: str) -> tuple[str, str]:
    if plu and not PLU.fullmatch(plu):
        raise BadCell(Wrong.PLU, f"the produce number {plu!r} does not have three to five digits", "plu", text=plu)
    if gtin:
        return _gtin(gtin), plu
    if not plu:
        raise BadCell(Wrong.NO_NUMBER, "neither an item number (gtin) nor a produce number (plu)", "gtin")
    return f"plu:{plu}", plu


def _gtin(text: str) -> str:
    try:
        return Gtin.parse(text).digits
    except ValueError as error:
        if text.isascii() and text.isdigit() and len(text) in (8, 12, 13, 14):
            expected = gtin_check_digit(text[:-1])
            raise BadCell(Wrong.GTIN_CHECK, str(error), "gtin", text=text, expected=expected) from None
        raise BadCell(Wrong.GTIN, str(error), "gtin", text=text, has=len(text)) from None


def _names(row: dict[str, str]) -> dict[str, str]:
    names = {
        column.removeprefix(NAME): _plain(cell, "name", column)
        for column, cell in row.items()
        if column.startswith(NAME) and cell
    }
    if not names:
        raise BadCell(Wrong.NO_NAME, "the item has no name", f"{NAME}en")
    return names


def _plain(text: str, what: str, column: str, most: int = MOST_LETTERS) -> str:
    try:
        return plain(text, what, most)
    except ValueError as error:
        wrong = Wrong.CONTROL if 0 < len(text) <= most else Wrong.LETTERS
        raise BadCell(wrong, str(error), column, text=text, most=most, has=len(text)) from None


def _language(text: str) -> str:
    try:
        return language(text)
    except ValueError as error:
        raise BadCell(Wrong.LANGUAGE, str(error), text=text) from None


def _unit(text: str) -> Unit:
    try:
        return Unit(text)
    except ValueError as error:
        raise BadCell(Wrong.UNIT, f"the unit {text!r} is neither 'each' nor 'kg'", "unit", text=text) from error


def _picture(text: str) -> str:
    if not PICTURE.fullmatch(text):
        sentence = f"the picture {text!r} is not a name of small letters, digits and _"
        raise BadCell(Wrong.PICTURE, sentence, "picture", text=text)
    return text


def _whole(text: str, what: str, column: str) -> int:
    if text and not WHOLE.fullmatch(text):
        raise BadCell(Wrong.WHOLE, f"the {what} {text!r} is not a whole number", column, text=text)
    return int(text or 0)


def _age(text: str) -> int:
    age = _whole(text, "age limit", "min_age")
    if age > HIGHEST_AGE:
        sentence = f"the age limit {age} is above {HIGHEST_AGE}"
        raise BadCell(Wrong.AGE, sentence, "min_age", text=text, most=HIGHEST_AGE)
    return age
