"""What the pictured search asks of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.core.items import Item


class CategoryView(Protocol):
    """One shelf: `names` maps a language to its name there, `en` always among them."""

    @property
    def key(self) -> str: ...

    @property
    def names(self) -> dict[str, str]: ...

    @property
    def picture(self) -> str: ...


class CatalogueView(Protocol):
    """The items as the shopper may look for them, at the prices in force at `at`; quick enough for the GUI thread."""

    def categories(self) -> Sequence[CategoryView]: ...

    def in_category(self, key: str, at: str = "") -> tuple[Item, ...]: ...

    def favourites(self, n: int, at: str = "") -> tuple[Item, ...]: ...

    def search(self, text: str, language: str, limit: int, at: str = "") -> tuple[Item, ...]: ...
