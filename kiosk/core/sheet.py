"""The store's sheet of items (CSV, see `docs/catalogue.md`) → items and categories; bad rows become sentences."""

from __future__ import annotations

import csv
import datetime
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kiosk.core.barcodes.currencies import decimals
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.plain import language, plain
from kiosk.core.values import Gtin, Money

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


class SheetUnreadable(ValueError):
    """The sheet as a whole cannot be used; says why in one sentence."""


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
    """A sheet as far as it could be understood. Every row left out has its sentence in `problems`."""

    categories: list[Category] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    currency: str = ""


def read_sheet(data: bytes, name: str) -> Sheet:
    """Reads the sheet in `data`; `name` stands in its sentences. Raises SheetUnreadable if no row can be understood."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetUnreadable(f"{name} is not UTF-8 text (byte {error.start})") from error
    return _Reading(name).read(text)


class _Reading:
    """One pass through a sheet: what the lines before the header declared, and the keys already taken."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._sheet = Sheet()
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
                self._line([cell.strip() for cell in next(csv.reader([line], strict=True))], number)
            except SheetUnreadable:
                raise
            except (ValueError, csv.Error) as error:
                self._sheet.problems.append(f"{self._name}, line {number}: {error}")
        if not self._sheet.rows:
            detail = f": {self._sheet.problems[0]}" if self._sheet.problems else ""
            raise SheetUnreadable(f"{self._name} holds no item that can be sold{detail}")
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
                self._taxes[code] = Tax(
                    plain(code, "tax class", LONGEST_TAX_CODE), int(Decimal(percent) * 100), how == "included"
                )
            case "#category", [key, picture, *names] if key and PICTURE.fullmatch(picture):
                if any(category.key == key for category in self._sheet.categories):
                    raise ValueError(f"the category {key!r} is declared already")
                plain(key, "category", LONGEST_KEY)
                self._sheet.categories.append(Category(key, _category_names(key, names), picture))
            case _:
                raise ValueError(f"{what} with {cells} is not understood; this line is left out")

    def _begin(self, header: list[str]) -> None:
        missing = sorted(COLUMNS - set(header))
        if missing or not any(name.startswith(NAME) for name in header):
            raise SheetUnreadable(f"{self._name} lacks the columns {', '.join(missing) or 'name:en'}")
        try:
            for name in header:
                if name.startswith(NAME):
                    language(name.removeprefix(NAME))
        except ValueError as error:
            raise SheetUnreadable(f"{self._name} has a column of names that fits no language: {error}") from error
        if not self._sheet.currency:
            raise SheetUnreadable(f"{self._name} does not say its currency (#currency,EUR) before its items")
        self._header = header

    def _item_or_price(self, cells: list[str], line: int) -> None:
        if len(cells) != len(self._header):
            raise ValueError(f"the row has {len(cells)} cells instead of {len(self._header)}")
        row = dict(zip(self._header, cells, strict=True))
        if any(row.get(name) for name in WINDOW):
            self._price_later(row)
        else:
            self._sheet.rows.append(self._row(row, line))

    def _price_later(self, row: dict[str, str]) -> None:
        further = sorted(name for name, cell in row.items() if cell and name not in PRICED)
        if further:
            raise ValueError(f"a row with a time is a price only, so {further[0]} must be empty")
        key, plu = _keys(row["gtin"], row["plu"])
        known = self._keys.get(key)
        if known is None or (plu and self._keys.get(f"plu:{plu}") != known):
            raise ValueError(f"the item number {key.removeprefix('plu:')} with a time does not stand above as an item")
        starts, ends = (_moment(row.get(name, "")) for name in WINDOW)
        if ends and starts >= ends:
            raise ValueError(f"until {row['until']!r} must come after from")
        later = self._later.setdefault(known, [])
        if any(price.starts == starts for price in later):
            raise ValueError("another price of this item begins at the same time")
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
            tare_g=_whole(row["tare_g"], "tare"),
            weight_g=_whole(row["piece_g"], "weight of a piece"),
            min_age=_age(row["min_age"]),
        )
        picks = _whole(row["picks"], "number of picks")
        names = {key, f"plu:{plu}"} if plu else {key}
        for name in names:
            if name in self._taken:
                raise ValueError(
                    f"the item number {name.removeprefix('plu:')} stands on line {self._taken[name]} already"
                )
        self._taken.update(dict.fromkeys(names, line))
        self._keys.update(dict.fromkeys(names, key))
        return Row(item, picks)

    def _price(self, text: str) -> Money:
        places = decimals(self._sheet.currency)
        minor = Decimal(text).scaleb(places) if AMOUNT.fullmatch(text) else Decimal(0)
        if minor <= 0 or minor != minor.to_integral_value():
            raise ValueError(f"the price {text!r} is not an amount in {self._sheet.currency}, such as 1.99")
        return Money(int(minor), self._sheet.currency)

    def _tax(self, code: str) -> Tax:
        if code not in self._taxes:
            raise ValueError(f"the tax class {code!r} is none of {', '.join(self._taxes)}")
        return self._taxes[code]

    def _category(self, key: str) -> str:
        if all(category.key != key for category in self._sheet.categories):
            raise ValueError(f"the category {key!r} is not declared")
        return key


def _moment(text: str) -> str:
    if not text:
        return ""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"the time {text!r} is no date such as 2026-12-01 or 2026-12-01T08:00") from None
    if moment.tzinfo is not None:
        raise ValueError(f"the time {text!r} must be the store's own, without a zone")
    return moment.isoformat(timespec="seconds")


def _category_names(key: str, cells: list[str]) -> dict[str, str]:
    pairs = [cell.partition("=") for cell in cells if cell]
    names = {language(spoken): plain(name, "category's name") for spoken, _, name in pairs if spoken and name}
    if not names:
        raise ValueError(f"the category {key!r} has no name, such as en=Fruit")
    return {"en": next(iter(names.values())), **names}


def _keys(gtin: str, plu: str) -> tuple[str, str]:
    if plu and not PLU.fullmatch(plu):
        raise ValueError(f"the produce number {plu!r} does not have three to five digits")
    if gtin:
        return Gtin.parse(gtin).digits, plu
    if not plu:
        raise ValueError("neither an item number (gtin) nor a produce number (plu)")
    return f"plu:{plu}", plu


def _names(row: dict[str, str]) -> dict[str, str]:
    names = {
        column.removeprefix(NAME): plain(cell, "name")
        for column, cell in row.items()
        if column.startswith(NAME) and cell
    }
    if not names:
        raise ValueError("the item has no name")
    return names


def _unit(text: str) -> Unit:
    try:
        return Unit(text)
    except ValueError as error:
        raise ValueError(f"the unit {text!r} is neither 'each' nor 'kg'") from error


def _picture(text: str) -> str:
    if not PICTURE.fullmatch(text):
        raise ValueError(f"the picture {text!r} is not a name of small letters, digits and _")
    return text


def _whole(text: str, what: str) -> int:
    if text and not WHOLE.fullmatch(text):
        raise ValueError(f"the {what} {text!r} is not a whole number")
    return int(text or 0)


def _age(text: str) -> int:
    age = _whole(text, "age limit")
    if age > HIGHEST_AGE:
        raise ValueError(f"the age limit {age} is above {HIGHEST_AGE}")
    return age
