from __future__ import annotations

from PySide6.QtCore import QAbstractListModel

from kiosk.core.items import Item
from kiosk.panel.goods import read_goods
from kiosk.panel.viewmodels.goods import GoodsViewModel
from tests.kiosk.panel.benches import SHEET, view


def rows(model: object, role: bytes = b"name") -> list[object]:
    assert isinstance(model, QAbstractListModel)
    number = next(number for number, name in model.roleNames().items() if name.data() == role)
    return [model.index(place).data(number) for place in range(model.rowCount())]


def test_a_touch_takes_an_item_in_hand() -> None:
    shelf, taken = GoodsViewModel(read_goods(SHEET)), list[Item]()
    shelf.taken.connect(taken.append)
    shelf.show(view())
    shelf.take("plu:4011")
    shelf.take("no such thing")
    assert [item.name("en") for item in taken] == ["Bananas"]


def test_shelves_are_chosen_and_searched() -> None:
    shelf = GoodsViewModel(read_goods(SHEET))
    shelf.show(view())
    assert rows(shelf.categories, b"chosen")[0] is True
    shelf.choose("fruit")
    assert "Lemons" in rows(shelf.rows)
    assert "Whole milk" not in " ".join(map(str, rows(shelf.rows)))
    shelf.seek("lemon")
    assert "Lemons" in rows(shelf.rows)
    assert len(rows(shelf.rows)) < 15
