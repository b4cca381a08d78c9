"""The shelf: what of the store's sheet can be taken in hand, and what it is to a scanner and to a scale."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.core.items import Item, Unit
from kiosk.core.sheet import Category, read_sheet

HANDFUL_G = 500
"""Of what is sold by the kilogram."""
LIGHT_G = 100
"""A piece whose weight the sheet does not tell."""
MOST_PICKED = 32


@dataclass(frozen=True, slots=True)
class Goods:
    """The most picked first."""

    items: tuple[Item, ...]
    categories: tuple[Category, ...]

    def of(self, category: str, query: str = "", language: str = "en") -> tuple[Item, ...]:
        """Those of `category`, '' for the most picked of all, or all whose name has `query` in it."""
        if query := query.strip().casefold():
            return tuple(one for one in self.items if query in one.name(language).casefold() or query in one.key)
        if not category:
            return self.items[:MOST_PICKED]
        return tuple(one for one in self.items if one.category == category)


def read_goods(path: Path) -> Goods:
    """The items of the sheet at `path`; raises OSError, or ValueError where it is no sheet."""
    sheet = read_sheet(path.read_bytes(), path.name)
    rows = sorted(sheet.rows, key=lambda row: -row.picks)
    return Goods(tuple(row.item for row in rows), tuple(sheet.categories))


def as_scanned(item: Item) -> str:
    """Its code as a scanner sends it, with the AIM identifier of its symbol; '' where it has none."""
    gtin = item.key
    if not gtin.isdigit():
        return ""
    return f"]E4{gtin[6:]}" if gtin.startswith("000000") else f"]E0{gtin[1:]}"


def heft(item: Item) -> int:
    """What a hand puts down of it, in grams; of loose goods with the packing that the lane takes off."""
    if item.unit is Unit.KG:
        return HANDFUL_G + item.tare_g
    return item.weight_g or LIGHT_G
