"""The store's master data as records, each a name and a line of canonical JSON: what a lane's file holds, and what the
store server hands out. Two that have the same records have the same checksum, whatever way they got there.

`currency`, `category:KEY`, `item:KEY` and `rules:NAME` are the names.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.plain import language, plain
from kiosk.core.pricing import RuleBook
from kiosk.core.pricing.rule_file import read_rules_text
from kiosk.core.sheet import PICTURE, PLU, Category, LaterPrice, Row, Sheet
from kiosk.core.values import Gtin, Money

CURRENCY = "currency"
CATEGORY = "category:"
ITEM = "item:"
RULES = "rules:"
NAME = re.compile(r"currency|(?:category|item|rules):[^\x00-\x1f\x7f]{1,80}")
VERSION = re.compile(r"[0-9]{1,9}-[0-9a-f]{12}")
"""A version as the server names it: a number that rises, and the beginning of the checksum."""
MOST_MINOR = 10**10
MOST_G = 10**7


class MasterError(ValueError):
    """Master data that cannot be used; one sentence that names the record."""


def version_name(number: int, checksum: str) -> str:
    return f"{number}-{checksum[:12]}"


def checksum(records: Iterable[tuple[str, str]]) -> str:
    """SHA-256 of `records`, which come sorted by name."""
    digest = hashlib.sha256()
    for name, body in records:
        digest.update(f"{name}\t{body}\n".encode())
    return digest.hexdigest()


def difference(have: Mapping[str, str], want: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What to set and what to drop so that `have` becomes `want`."""
    return {name: body for name, body in want.items() if have.get(name) != body}, sorted(have.keys() - want.keys())


def sheet_records(sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield CURRENCY, _text(sheet.currency)
    for place, category in enumerate(sheet.categories):
        told = {"place": place, "names": category.names, "picture": category.picture}
        yield CATEGORY + category.key, _text(told)
    for row in sheet.rows:
        yield ITEM + row.item.key, item_body(row)


def rules_record(name: str, text: str) -> tuple[str, str]:
    """A file of rules as a record; raises ValueError, one sentence with the place, where they cannot be used."""
    read_rules_text(text)
    return RULES + name, _text(json.loads(text))


def item_body(row: Row) -> str:
    item = row.item
    told: dict[str, Any] = {
        "names": item.names,
        "price": item.price.minor,
        "unit": item.unit.value,
        "tax": [item.tax.code, item.tax.rate_bp, item.tax.inclusive],
        "category": item.category,
        "picture": item.picture,
    }
    more = {
        "plu": item.plu,
        "tare_g": item.tare_g,
        "weight_g": item.weight_g,
        "min_age": item.min_age,
        "picks": row.picks,
        "later": [[price.starts, price.ends, price.minor] for price in row.later],
    }
    return _text(told | {name: value for name, value in more.items() if value})


def read_item(key: str, body: str, currency: str) -> Row:
    """The item of a record; raises MasterError."""
    try:
        told = json.loads(body)
        code, rate_bp, inclusive = told["tax"]
        item = Item(
            key=_key(key),
            names=_names(told["names"]),
            price=Money(_whole(told["price"], 1, MOST_MINOR), currency),
            unit=Unit(told["unit"]),
            tax=Tax(_word(code), _whole(rate_bp, 0, 10_000), _flag(inclusive)),
            category=_word(told["category"]),
            picture=_like(PICTURE, told["picture"]),
            plu=_like(PLU, told["plu"]) if "plu" in told else "",
            tare_g=_whole(told.get("tare_g", 0), 0, MOST_G),
            weight_g=_whole(told.get("weight_g", 0), 0, MOST_G),
            min_age=_whole(told.get("min_age", 0), 0, 99),
        )
        later = tuple(
            LaterPrice(_moment(starts), _moment(ends), _whole(minor, 1, MOST_MINOR))
            for starts, ends, minor in told.get("later", ())
        )
        return Row(item, _whole(told.get("picks", 0), 0, MOST_G), later)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MasterError(f"{ITEM}{key}: {type(error).__name__} {error}") from error


def read_category(key: str, body: str) -> tuple[int, Category]:
    """A shelf and its place among the shelves; raises MasterError."""
    try:
        told = json.loads(body)
        names = _names(told["names"])
        if "en" not in names:
            raise ValueError("it has no English name")
        return _whole(told["place"], 0, 9999), Category(key, names, _like(PICTURE, told["picture"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MasterError(f"{CATEGORY}{key}: {type(error).__name__} {error}") from error


def read_book(name: str, body: str) -> RuleBook:
    """The rules of a record; raises MasterError."""
    try:
        return read_rules_text(body)
    except ValueError as error:
        raise MasterError(f"{RULES}{name}: {error}") from error


def read_currency(body: str) -> str:
    """Raises MasterError."""
    try:
        return _like(re.compile("[A-Z]{3}"), json.loads(body))
    except ValueError as error:
        raise MasterError(f"{CURRENCY}: {error}") from error


_text = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def _key(key: str) -> str:
    if key.startswith("plu:"):
        _like(PLU, key.removeprefix("plu:"))
    elif Gtin.parse(key).digits != key:
        raise ValueError("an item's key has 14 digits")
    return key


def _names(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not value:
        raise ValueError("it has no names")
    return {language(spoken): _word(name) for spoken, name in value.items()}


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is missing")  # noqa: TRY004 - the record is wrong, not the program
    return plain(value, "text")


def _like(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(f"{value!r} is not as {pattern.pattern}")
    return value


def _whole(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{value!r} is no whole number from {least} to {most}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")  # noqa: TRY004 - the record is wrong, not the program
    return value


MOMENT = re.compile(r"(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})?")


def _moment(value: object) -> str:
    return _like(MOMENT, value)
