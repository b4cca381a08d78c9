"""What the store sells: an item as the catalogue knows it and as a line keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.values import Money


class Unit(StrEnum):
    EACH = "each"
    KG = "kg"


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax class. `rate_bp` is in hundredths of a percent (1900 = 19 %); `inclusive`: shelf prices hold it already."""

    code: str
    rate_bp: int
    inclusive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item with its price now. `key` is the catalogue's: the GTIN as 14 digits, or `plu:4011`.

    `names` maps a language (`en`, `zh_CN`) to the name; `price` is per piece or per kilogram by `unit`; `tare_g` is the
    usual packing of a weighed item; `weight_g` what one piece weighs; `min_age` 0 means anybody.
    """

    key: str
    names: dict[str, str]
    price: Money
    unit: Unit
    tax: Tax
    category: str
    picture: str
    plu: str = ""
    tare_g: int = 0
    weight_g: int = 0
    min_age: int = 0

    def name(self, language: str) -> str:
        """The name in `language`, else in English, else any."""
        return name_in(self.names, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What the code on one pack tells beyond its item; '' where it does not. Days as ISO 8601."""

    lot: str = ""
    serial: str = ""
    expires: str = ""
    best_before: str = ""


def name_in(names: Mapping[str, str], language: str) -> str:
    """The name in `language`, else in English, else any; '' where there is none."""
    return names.get(language) or names.get("en") or next(iter(names.values()), "")
