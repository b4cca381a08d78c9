"""The saved baskets that can go on at this lane, as staff see them: which, from where and when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.baskets import Kept
from kiosk.core.session.decide.saved import takeable
from kiosk.core.session.decide.shelf import is_fetching
from kiosk.core.session.inputs import KeptTouched, StaffActed
from kiosk.core.session.notes import Fetching
from kiosk.core.session.shelf_notes import ShelfRun
from kiosk.core.session.visit import Saved
from kiosk.core.staff import Act
from kiosk.ui import figures
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.saved import spaced

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class KeptRow:
    """`code` as its shopper has it, `digits` of it; `place` is where and when it was put aside."""

    key: str
    code: str
    digits: str
    place: str
    pieces: str
    total: str


@dataclass(frozen=True, slots=True)
class ShelfProps:
    """`looking`: the store is being asked; `able`: one can be touched; `doubtful`: what was touched does not come.
    `none` says that there is nothing, where that is known.
    """

    hint: str = ""
    doubtful: bool = False
    looking: bool = False
    able: bool = False
    none: str = ""
    rows: tuple[KeptRow, ...] = ()


def derive_shelf(scene: Scene) -> ShelfProps:
    run = scene.state.shelf
    if run is None:
        return ShelfProps()
    fetching, looking = is_fetching(scene.state), bool(run.request)
    rows = _rows(scene, run)
    return ShelfProps(
        hint=_hint(scene, run, found=bool(rows)),
        doubtful=run.told is not None and not fetching,
        looking=looking,
        able=not fetching,
        none="" if rows or looking else scene.words("No basket is saved here now."),
        rows=rows,
    )


def _rows(scene: Scene, run: ShelfRun) -> tuple[KeptRow, ...]:
    """The newest first, whoever has them."""
    own = [(one.at, _own(scene, one)) for one in takeable(scene.state)]
    kept = [(one.at, _kept(scene, one)) for one in run.kept]
    newest = sorted((*own, *kept), key=lambda told: datetime.fromisoformat(told[0]), reverse=True)
    return tuple(row for _, row in newest)


def _own(scene: Scene, saved: Saved) -> KeptRow:
    visit, here = saved.session, scene.words("This lane")
    total = scene.money(visit.pricing.to_pay)
    return _row(scene, visit.id, saved.code, here, saved.at, visit.pieces, total)


def _kept(scene: Scene, kept: Kept) -> KeptRow:
    if kept.lane == scene.policy.lane:
        place = scene.words("This lane")
    else:
        place = scene.words("Lane {number}", number=_number(kept.lane))
    return _row(scene, kept.basket, kept.code, place, kept.at, kept.pieces, scene.money(kept.total))


def _row(scene: Scene, key: str, code: str, place: str, at: str, pieces: int, total: str) -> KeptRow:
    words, when = scene.words, figures.time_of_day(at)
    if at[:10] != scene.wall[:10]:
        when = f"{figures.day(datetime.fromisoformat(at).date(), scene.language)} {when}"
    count = words("1 item") if pieces == 1 else words("{count} items", count=pieces)
    return KeptRow(key, spaced(code), code, f"{place} · {when}", count, total)


def _number(lane: str) -> str:
    return lane.lstrip("0") or lane


def _hint(scene: Scene, run: ShelfRun, *, found: bool) -> str:
    """What is, then what to do: of the one that was touched, else of the list."""
    words = scene.words
    if is_fetching(scene.state):
        return words("It is on its way. One moment.")
    if run.told is not None:
        return _why(scene, run.told, run.lane)
    if run.request:
        return words("We are looking in the store.")
    if run.away:
        return words("The store server is away. Only this lane's own are here.")
    return words("Touch the one that goes on here.") if found else ""


def _why(scene: Scene, told: Fetching, lane: str) -> str:
    words = scene.words
    match told:
        case Fetching.AT_LANE:
            return words("Lane {number} has it now. Please go on there.", number=_number(lane))
        case Fetching.AWAY | Fetching.ASKED:
            return words("The store server doesn't answer. Please try again soon.")
        case Fetching.HERE:
            return words("This basket was taken up here before.")
        case Fetching.OVER:
            return words("This basket is not kept any more.")
        case Fetching.TWICE:
            return words("Two baskets have this code.")
        case Fetching.STRANGE:
            return words("This lane can't open it. Please try another lane.")


@QmlElement
class ShelfViewModel(QObject):
    hintChanged = Signal()
    doubtfulChanged = Signal()
    lookingChanged = Signal()
    ableChanged = Signal()
    noneChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = ShelfProps()
        self._rows = RowsModel(KeptRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_shelf(scene)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot(str)
    def takeUp(self, key: str) -> None:
        self._post(KeptTouched(key))

    @Slot()
    def look(self) -> None:
        """Whatever there is by now."""
        self._post(StaffActed(Act.BASKETS))

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=doubtfulChanged)
    def doubtful(self) -> bool:
        return self._props.doubtful

    @Property(bool, notify=lookingChanged)
    def looking(self) -> bool:
        return self._props.looking

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(str, notify=noneChanged)
    def none(self) -> str:
        return self._props.none

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
