"""The carrier bags that can be bought, most picked first, and how many of each are in the basket."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.items import Item
from kiosk.core.session.inputs import BackTouched, BagBackTouched, BagsTouched, BagTouched
from kiosk.ui.catalogue_view import CatalogueView
from kiosk.ui.figures import unbroken
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

SHELF = "bags"
"""The shelf of the catalogue that holds them. A store without it sells none."""
MOST_KINDS = 3


@dataclass(frozen=True, slots=True)
class BagRow:
    key: str
    name: str
    picture: str
    price: str
    quantity: int


@dataclass(frozen=True, slots=True)
class BagsProps:
    offered: bool = False
    count: str = ""
    total: str = ""
    rows: tuple[BagRow, ...] = ()


def kinds(catalogue: CatalogueView, at: str) -> tuple[Item, ...]:
    """The bags at the prices of `at`."""
    return catalogue.in_category(SHELF, at)[:MOST_KINDS]


def derive_bags(scene: Scene, bags: tuple[Item, ...]) -> BagsProps:
    session, words = scene.state.session, scene.words
    pieces = session.pieces if session is not None else 0
    return BagsProps(
        offered=bool(bags),
        count=words("1 item") if pieces == 1 else words("{count} items", count=pieces),
        total=scene.money(session.pricing.to_pay) if session is not None else "",
        rows=tuple(
            BagRow(
                bag.key,
                unbroken(bag.name(scene.language)),
                bag.picture,
                scene.price_of(bag),
                sum(line.quantity for line in session.lines if line.item == bag) if session is not None else 0,
            )
            for bag in bags
        ),
    )


@QmlElement
class BagsViewModel(QObject):
    offeredChanged = Signal()
    countChanged = Signal()
    totalChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, post: Post, catalogue: CatalogueView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._catalogue = catalogue
        self._bags: tuple[Item, ...] = ()
        self._since = ""
        self._props = BagsProps()
        self._rows = RowsModel(BagRow, self)
        self._scene: Scene | None = None

    def show(self, scene: Scene) -> None:
        self._scene = scene
        session = scene.state.session
        if session is not None and session.started_at != self._since:
            self._since = session.started_at
            self._bags = kinds(self._catalogue, self._since)
        old, self._props = self._props, derive_bags(scene, self._bags)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot()
    def open(self) -> None:
        self._post(BagsTouched())

    @Slot(str)
    def more(self, key: str) -> None:
        for bag in self._bags:
            if bag.key == key:
                self._post(BagTouched(bag))

    @Slot(str)
    def less(self, key: str) -> None:
        for bag in self._bags:
            if bag.key == key:
                self._post(BagBackTouched(bag))

    @Slot()
    def leave(self) -> None:
        self._post(BackTouched())

    @Property(bool, notify=offeredChanged)
    def offered(self) -> bool:
        return self._props.offered

    @Property(str, notify=countChanged)
    def count(self) -> str:
        return self._props.count

    @Property(str, notify=totalChanged)
    def total(self) -> str:
        return self._props.total

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
