"""A small shop for what devices read."""

from __future__ import annotations

import datetime

from kiosk.core.items import Item
from tests.shop import item

TODAY = datetime.date(2026, 11, 22)
PENS = item("04006381333931", "Pens", 250)


class Shelf:
    """A catalogue of a few items."""

    def __init__(self, *items: Item) -> None:
        self._items = {one.key: one for one in items}

    def find(self, key: str, at: str = "") -> Item | None:
        return self._items.get(key)
