"""What is wrong with a sheet of items: where, what, and what is wanted, in kinds that every language has words for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """The values that each tells are named behind it."""

    CELLS = "cells"  # has, wanted
    QUOTES = "quotes"
    DECLARATION = "declaration"  # what
    SHELF_TWICE = "shelf_twice"  # key
    SHELF_NAME = "shelf_name"  # key
    GTIN = "gtin"  # text, has
    GTIN_CHECK = "gtin_check"  # text, expected
    PLU = "plu"  # text
    NO_NUMBER = "no_number"
    TAKEN = "taken"  # number, line
    NO_NAME = "no_name"
    LETTERS = "letters"  # most, has
    CONTROL = "control"  # text
    LANGUAGE = "language"  # text
    SHELF = "shelf"  # text
    PRICE = "price"  # text, currency
    UNIT = "unit"  # text
    TAX = "tax"  # text, taxes
    WHOLE = "whole"  # text
    AGE = "age"  # text, most
    PICTURE = "picture"  # text
    TIME = "time"  # text
    ZONE = "zone"  # text
    UNTIL = "until"  # text
    PRICE_ONLY = "price_only"
    NO_ITEM = "no_item"  # number
    SAME_TIME = "same_time"
    NOT_TEXT = "not_text"  # byte
    WORKBOOK = "workbook"
    NO_ITEMS = "no_items"
    COLUMNS = "columns"  # missing
    CURRENCY = "currency"
    UNREADABLE = "unreadable"


class BadCell(ValueError):
    """Something in a row cannot be right; the message is one sentence. `column` '' : the row as a whole."""

    def __init__(self, wrong: Wrong, sentence: str, column: str = "", **values: object) -> None:
        super().__init__(sentence)
        self.wrong, self.column = wrong, column
        self.values = {name: str(value) for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in `column` ('' : the whole row) of the file's line `line` (0: the whole file). `sentence` says it
    in English, without the place; `values` are what words of another language tell. `wrong` is a `Wrong`, or what
    somebody else found who fills a sheet in.
    """

    line: int
    column: str
    wrong: StrEnum
    values: Mapping[str, str]
    sentence: str

    @classmethod
    def of(cls, error: BadCell, line: int = 0) -> Fault:
        return cls(line, error.column, error.wrong, error.values, str(error))


class SheetUnreadable(BadCell):
    """The sheet as a whole cannot be used; `faults` are those of its rows, where they are why."""

    def __init__(self, wrong: Wrong, sentence: str, faults: Sequence[Fault] = (), **values: object) -> None:
        super().__init__(wrong, sentence, "", **values)
        self.faults = tuple(faults) or (Fault.of(self),)
