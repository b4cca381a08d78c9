"""The pictured search: shelves, a grid of pictures in pages, and a field that narrows it letter by letter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.items import Item
from kiosk.core.session.inputs import ItemPicked, StayTouched
from kiosk.core.session.notes import PickView
from kiosk.ui.catalogue_view import CatalogueView
from kiosk.ui.figures import unbroken
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene, ease_of
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

FAVOURITES = "favourites"
SHELVES = "shelves"
"""What is chosen where the pictures are the shelves themselves."""
PAGE, LARGE_PAGE, LOW_PAGE, LOW_LARGE_PAGE = 9, 6, 6, 4
MOST_HITS = 45
MOST_FAVOURITES = 27
LONGEST_QUERY = 18


@dataclass(frozen=True, slots=True)
class CategoryRow:
    key: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PickRow:
    key: str
    name: str
    picture: str
    price: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the shopper looks for: a category, or what was typed; and how many pages on."""

    category: str = FAVOURITES
    query: str = ""
    page: int = 0
    digits: bool = False


@dataclass(frozen=True, slots=True)
class PickProps:
    """`size` is how many pictures a page has room for."""

    query: str = ""
    digits: bool = False
    total: str = ""
    title: str = ""
    note: str = ""
    single: bool = False
    size: int = PAGE
    page: int = 0
    pages: int = 1
    categories: tuple[CategoryRow, ...] = ()
    rows: tuple[PickRow, ...] = ()


def found(asked: Asked, catalogue: CatalogueView, language: str, at: str = "") -> tuple[Item, ...]:
    """All items that answer `asked` at the prices of `at`, most picked first."""
    if asked.query:
        return catalogue.search(asked.query, language, MOST_HITS, at)
    if asked.category == SHELVES:
        return ()
    if asked.category == FAVOURITES:
        return catalogue.favourites(MOST_FAVOURITES, at)
    return catalogue.in_category(asked.category, at)


def derive_pick(scene: Scene, asked: Asked, items: tuple[Item, ...], catalogue: CatalogueView) -> PickProps:
    """`items` is what `found` gave for `asked`."""
    words, session = scene.words, scene.state.session
    size = page_size(scene)
    chosen = "" if asked.query else asked.category
    shelves = [
        PickRow(known.key, known.names.get(scene.language, known.names["en"]), known.picture, "")
        for known in catalogue.categories()
    ]
    pictured = shelves if chosen == SHELVES else [_picture(scene, item) for item in items]
    pages = max(1, -(-len(pictured) // size))
    page = min(asked.page, pages - 1)
    categories = (
        CategoryRow(FAVOURITES, words("Favourites"), chosen == FAVOURITES),
        CategoryRow(SHELVES, words("All shelves"), chosen == SHELVES),
        *(CategoryRow(shelf.key, shelf.name, chosen == shelf.key) for shelf in shelves),
    )
    return PickProps(
        query=asked.query,
        digits=asked.digits,
        total=words("Total {amount}", amount=scene.money(session.pricing.to_pay)) if session is not None else "",
        title=words("Which item is it?") if _for_price(scene) else words("What are you buying?"),
        note=_note(scene, asked, items),
        single=len(items) == 1,
        size=size,
        page=page,
        pages=pages,
        categories=categories,
        rows=tuple(pictured[page * size : (page + 1) * size]),
    )


def _picture(scene: Scene, item: Item) -> PickRow:
    return PickRow(item.key, unbroken(item.name(scene.language)), item.picture, scene.price_of(item))


def _for_price(scene: Scene) -> bool:
    return isinstance(scene.state.view, PickView) and scene.state.view.for_price


def page_size(scene: Scene) -> int:
    """How many pictures there is room for: fewer with low reach, and with large words across or beside a message."""
    ease = ease_of(scene.state)
    crowded = ease.large_text and (scene.state.message is not None or (scene.across and not ease.low_reach))
    if not ease.low_reach:
        return LARGE_PAGE if crowded else PAGE
    if not ease.large_text:
        return LOW_PAGE
    return LOW_LARGE_PAGE // 2 if crowded else LOW_LARGE_PAGE


def _note(scene: Scene, asked: Asked, items: tuple[Item, ...]) -> str:
    if asked.query and not items:
        return scene.words("Nothing found.\nTry fewer letters, or touch Help.")
    return ""


@QmlElement
class PickViewModel(QObject):
    queryChanged = Signal()
    digitsChanged = Signal()
    totalChanged = Signal()
    titleChanged = Signal()
    noteChanged = Signal()
    singleChanged = Signal()
    sizeChanged = Signal()
    pageChanged = Signal()
    pagesChanged = Signal()
    categoriesChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, post: Post, catalogue: CatalogueView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._catalogue = catalogue
        self._props = PickProps()
        self._categories = RowsModel(CategoryRow, self)
        self._rows = RowsModel(PickRow, self)
        self._scene: Scene | None = None
        self._asked = Asked()
        self._items: tuple[Item, ...] = ()

    def begin(self) -> None:
        """The search is as if never used: for the next time it opens."""
        self._asked = Asked()
        self._scene = None

    def show(self, scene: Scene) -> None:
        known = self._scene
        self._scene = scene
        if known is None or known.language != scene.language:
            self._look_up()
        self._derive()

    @Slot(str)
    def choose(self, category: str) -> None:
        self._ask(Asked(category, digits=self._asked.digits))

    @Slot(str)
    def pick(self, key: str) -> None:
        """The item of that picture is picked, or the shelf is opened."""
        if self._asked.category == SHELVES and not self._asked.query:
            self.choose(key)
            return
        for item in self._items:
            if item.key == key:
                self._post(ItemPicked(item))

    @Slot(str)
    def type(self, letter: str) -> None:
        if len(self._asked.query) < LONGEST_QUERY and (self._asked.query or letter.strip()):
            self._ask(replace(self._asked, query=self._asked.query + letter, page=0))

    @Slot()
    def erase(self) -> None:
        self._ask(replace(self._asked, query=self._asked.query[:-1], page=0))

    @Slot()
    def clear(self) -> None:
        self._ask(replace(self._asked, query="", page=0))

    @Slot()
    def switchKeys(self) -> None:
        self._asked = replace(self._asked, digits=not self._asked.digits)
        self._derive()
        self._post(StayTouched())

    @Slot(int)
    def turnPage(self, by: int) -> None:
        page = min(max(self._props.page + by, 0), self._props.pages - 1)
        self._asked = replace(self._asked, page=page)
        self._derive()
        self._post(StayTouched())

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self._look_up()
        self._derive()
        self._post(StayTouched())

    def _look_up(self) -> None:
        if self._scene is not None:
            session = self._scene.state.session
            at = session.started_at if session is not None else self._scene.wall
            self._items = found(self._asked, self._catalogue, self._scene.language, at)

    def _derive(self) -> None:
        if self._scene is None:
            return
        new = derive_pick(self._scene, self._asked, self._items, self._catalogue)
        old, self._props = self._props, new
        self._categories.show(new.categories)
        self._rows.show(new.rows)
        emit_changes(self, old, new)

    @Property(str, notify=queryChanged)
    def query(self) -> str:
        return self._props.query

    @Property(bool, notify=digitsChanged)
    def digits(self) -> bool:
        return self._props.digits

    @Property(str, notify=totalChanged)
    def total(self) -> str:
        return self._props.total

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self._props.note

    @Property(bool, notify=singleChanged)
    def single(self) -> bool:
        return self._props.single

    @Property(int, notify=sizeChanged)
    def size(self) -> int:
        return self._props.size

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        return self._props.page

    @Property(int, notify=pagesChanged)
    def pages(self) -> int:
        return self._props.pages

    @Property(QObject, notify=categoriesChanged)
    def categories(self) -> QObject:
        return self._categories

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
