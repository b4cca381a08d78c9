"""The counter: the item in hand goes before a scanner, on the scale or into the bag; a typed code goes there too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.items import Item
from kiosk.panel.bench import Bench, Device
from kiosk.panel.goods import as_scanned, heft
from kiosk.panel.loads import Load
from kiosk.panel.view import Send, View
from kiosk.panel.watcher import Put
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

SCALES = ("scale", "bagging")
HEAVIEST_G = 20_000
LEAN_G = 2_000


@dataclass(frozen=True, slots=True)
class CounterProps:
    """`hand` is the item's name, '' with empty hands; `weight` what of it is put down. Of each scale what it shows,
    what lies on it, and whether it moves.
    """

    hand: str = ""
    picture: str = ""
    code: str = ""
    weight: str = ""
    scans: bool = False
    films: bool = False
    scale_there: bool = False
    scale_shows: str = ""
    scale_holds: str = ""
    scale_moves: bool = False
    bag_there: bool = False
    bag_shows: str = ""
    bag_holds: str = ""
    bag_moves: bool = False


def derive_counter(view: View, item: Item | None, grams: int, loads: dict[str, Load]) -> CounterProps:
    bench, language = view.bench, view.words.language
    scale, bag = (bench.device(name) for name in SCALES)
    return CounterProps(
        hand=item.name(language) if item else "",
        picture=item.picture if item else "",
        code=as_scanned(item) if item else "",
        weight=view.grams(grams),
        scans=bench.device("scanner").there,
        films=bench.device("camera").there,
        scale_there=scale.there,
        scale_shows=_shows(view, scale),
        scale_holds=_holds(loads["scale"]),
        scale_moves=_moves(scale),
        bag_there=bag.there,
        bag_shows=_shows(view, bag),
        bag_holds=_holds(loads["bagging"]),
        bag_moves=_moves(bag),
    )


def _shows(view: View, scale: Device) -> str:
    return view.grams(int(scale.get("indicated_g", scale.get("weight_g", 0)))) if scale.there else "–"


def _moves(scale: Device) -> bool:
    return scale.there and bool(scale.get("motion"))


def _holds(load: Load) -> str:
    return ", ".join(name for name, _ in reversed(load.things))


@QmlElement
class CounterViewModel(QObject):
    handChanged = Signal()
    pictureChanged = Signal()
    codeChanged = Signal()
    weightChanged = Signal()
    scansChanged = Signal()
    filmsChanged = Signal()
    scaleThereChanged = Signal()
    scaleShowsChanged = Signal()
    scaleHoldsChanged = Signal()
    scaleMovesChanged = Signal()
    bagThereChanged = Signal()
    bagShowsChanged = Signal()
    bagHoldsChanged = Signal()
    bagMovesChanged = Signal()

    def __init__(self, send: Send, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._item: Item | None = None
        self._grams = 0
        self._loads = dict.fromkeys(SCALES, Load())
        self._sent: set[str] = set()  # scales whose last load has not been seen on them yet
        self._view: View | None = None
        self._props = CounterProps()

    def show(self, view: View) -> None:
        self._view = view
        for name in SCALES:
            self._compare(view.bench, name)
        old, self._props = self._props, derive_counter(view, self._item, self._grams, self._loads)
        emit_changes(self, old, self._props)

    def take(self, item: Item) -> None:
        """`item` is in hand."""
        self._item, self._grams = item, heft(item)
        self._again()

    @Slot(int)
    def heavier(self, grams: int) -> None:
        """What is put down of it weighs so much more, or less."""
        self._grams = min(max(self._grams + grams, 1), HEAVIEST_G)
        self._again()

    @Slot()
    def scan(self) -> None:
        if self._props.code:
            self._send("scanner", Put({"scan": self._props.code}))

    @Slot()
    def film(self) -> None:
        if self._props.code:
            self._send("camera", Put({"scan": self._props.code}))

    @Slot(str)
    def scanTyped(self, code: str) -> None:
        if code.strip():
            self._send("scanner", Put({"scan": code.strip()}))

    @Slot(str)
    def filmTyped(self, code: str) -> None:
        if code.strip():
            self._send("camera", Put({"scan": code.strip()}))

    @Slot(str)
    def lay(self, scale: str) -> None:
        """The item in hand lies on `scale` as well."""
        if self._item is not None and self._view is not None:
            self._load(scale, self._loads[scale].add(self._item.name(self._view.words.language), self._grams))

    @Slot(str)
    def takeLast(self, scale: str) -> None:
        self._load(scale, self._loads[scale].take_last())

    @Slot(str)
    def clear(self, scale: str) -> None:
        self._load(scale, Load())

    @Slot()
    def lean(self) -> None:
        """Somebody leans on the bags for a moment."""
        self._send("bagging", Put({"lean_g": LEAN_G}))

    @Property(str, notify=handChanged)
    def hand(self) -> str:
        return self._props.hand

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self._props.picture

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        return self._props.code

    @Property(str, notify=weightChanged)
    def weight(self) -> str:
        return self._props.weight

    @Property(bool, notify=scansChanged)
    def scans(self) -> bool:
        return self._props.scans

    @Property(bool, notify=filmsChanged)
    def films(self) -> bool:
        return self._props.films

    @Property(bool, notify=scaleThereChanged)
    def scaleThere(self) -> bool:
        return self._props.scale_there

    @Property(str, notify=scaleShowsChanged)
    def scaleShows(self) -> str:
        return self._props.scale_shows

    @Property(str, notify=scaleHoldsChanged)
    def scaleHolds(self) -> str:
        return self._props.scale_holds

    @Property(bool, notify=scaleMovesChanged)
    def scaleMoves(self) -> bool:
        return self._props.scale_moves

    @Property(bool, notify=bagThereChanged)
    def bagThere(self) -> bool:
        return self._props.bag_there

    @Property(str, notify=bagShowsChanged)
    def bagShows(self) -> str:
        return self._props.bag_shows

    @Property(str, notify=bagHoldsChanged)
    def bagHolds(self) -> str:
        return self._props.bag_holds

    @Property(bool, notify=bagMovesChanged)
    def bagMoves(self) -> bool:
        return self._props.bag_moves

    def _compare(self, bench: Bench, scale: str) -> None:
        """What a look before our own order saw does not count."""
        device = bench.device(scale)
        lies = int(device.get("weight_g", 0))
        given_up = not device.there or (bench.refused is not None and bench.refused[0] == scale)
        if given_up or lies == self._loads[scale].lies:
            self._sent.discard(scale)
        if device.there and scale not in self._sent:
            self._loads[scale] = self._loads[scale].found(lies)

    def _load(self, scale: str, load: Load) -> None:
        self._loads[scale] = load
        self._sent.add(scale)
        self._send(scale, Put({"weight_g": load.lies}))
        self._again()

    def _again(self) -> None:
        if self._view is not None:
            self.show(self._view)
