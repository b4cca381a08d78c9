"""The shelf of goods: by category or by name, one touch takes an item in hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.items import Item, Unit
from kiosk.panel.goods import Goods
from kiosk.panel.view import View
from kiosk.ui.rows import RowsModel

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """`loose`: it has no code, and is picked and weighed."""

    key: str
    name: str
    picture: str
    loose: bool


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """The key '' is of the most picked."""

    key: str
    name: str
    chosen: bool


def derive_goods(goods: Goods, category: str, query: str, language: str) -> tuple[GoodsRow, ...]:
    return tuple(
        GoodsRow(one.key, one.name(language), one.picture, loose=one.unit is Unit.KG)
        for one in goods.of(category, query, language)
    )


def derive_categories(goods: Goods, category: str, view: View) -> tuple[CategoryRow, ...]:
    first = CategoryRow("", view.words("Most picked"), chosen=category == "")
    language = view.words.language
    return (first, *(CategoryRow(one.key, one.name(language), one.key == category) for one in goods.categories))


@QmlElement
class GoodsViewModel(QObject):
    rowsChanged = Signal()
    taken = Signal(object)
    """An `Item`, by a touch."""

    def __init__(self, goods: Goods, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._goods = goods
        self._category = ""
        self._query = ""
        self._view: View | None = None
        self._shown: tuple[str, str, str] | None = None
        self._rows = RowsModel(GoodsRow, self)
        self._categories = RowsModel(CategoryRow, self)

    def show(self, view: View) -> None:
        self._view = view
        wanted = (self._category, self._query, view.words.language)
        if wanted != self._shown:
            self._shown = wanted
            self._rows.show(derive_goods(self._goods, *wanted))
            self._categories.show(derive_categories(self._goods, self._category, view))

    @Slot(str)
    def choose(self, category: str) -> None:
        self._category, self._query = category, ""
        self._again()

    @Slot(str)
    def seek(self, query: str) -> None:
        self._query = query
        self._again()

    @Slot(str)
    def take(self, key: str) -> None:
        item: Item | None = next((one for one in self._goods.items if one.key == key), None)
        if item is not None:
            self.taken.emit(item)

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, notify=rowsChanged)
    def categories(self) -> QObject:
        return self._categories

    def _again(self) -> None:
        if self._view is not None:
            self.show(self._view)
