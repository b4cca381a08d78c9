"""A spot check at the lane: what was seen of the basket, what is not in it, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.pricing import Line
from kiosk.core.session.decide.spot import may_end
from kiosk.core.session.inputs import SpotDone, SpotLeft, SpotLineTouched, SpotTouched
from kiosk.core.session.spot_notes import SpotRun
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class SpotRow:
    """`line` 0: not in the basket. `done`: all pieces of it were seen."""

    key: str
    line: int
    name: str
    told: str
    done: bool


@dataclass(frozen=True, slots=True)
class SpotProps:
    """`whole`: all goods are looked at; `lacks`: of these some were not seen. `mayEnd`: enough was looked at."""

    running: bool = False
    whole: bool = False
    lacks: bool = False
    mayEnd: bool = False
    title: str = ""
    rows: tuple[SpotRow, ...] = ()


def derive_spot(scene: Scene) -> SpotProps:
    session, run, words = scene.state.session, scene.state.spot, scene.words
    if session is None or run is None:
        return SpotProps()
    extra = tuple(
        SpotRow(f"extra_{place}", 0, scan.item.name(scene.language), words("Not in the basket"), done=False)
        for place, scan in enumerate(run.extra)
    )
    others = tuple(line.id for line in session.lines if line.id in run.seen and line.id not in run.asked)
    looked = [line for line in map(session.line, (*run.asked, *others)) if line is not None]
    seen = sum(run.seen.count(line.id) for line in looked)
    pieces = sum(line.pieces for line in looked)
    return SpotProps(
        running=True,
        whole=run.whole,
        lacks=run.whole and seen < pieces,
        mayEnd=may_end(session, run),
        title=words("{seen} of {count} seen", seen=seen, count=pieces),
        rows=(*extra, *(_row(scene, line, run) for line in looked)),
    )


def _row(scene: Scene, line: Line, run: SpotRun) -> SpotRow:
    seen = run.seen.count(line.id)
    told = scene.words("{seen} of {count} seen", seen=seen, count=line.pieces)
    return SpotRow(str(line.id), line.id, line.item.name(scene.language), told, done=seen >= line.pieces)


@QmlElement
class SpotViewModel(QObject):
    runningChanged = Signal()
    wholeChanged = Signal()
    lacksChanged = Signal()
    mayEndChanged = Signal()
    titleChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = SpotProps()
        self._rows = RowsModel(SpotRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_spot(scene)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot(int)
    def tick(self, line: int) -> None:
        """A piece without a code was seen."""
        self._post(SpotLineTouched(line))

    @Slot()
    def lookAtAll(self) -> None:
        self._post(SpotTouched(whole=True))

    @Slot()
    def finish(self) -> None:
        self._post(SpotDone())

    @Slot()
    def finishWithout(self) -> None:
        """What was not there is not charged."""
        self._post(SpotDone(void=True))

    @Slot()
    def leave(self) -> None:
        self._post(SpotLeft())

    @Property(bool, notify=runningChanged)
    def running(self) -> bool:
        return self._props.running

    @Property(bool, notify=wholeChanged)
    def whole(self) -> bool:
        return self._props.whole

    @Property(bool, notify=lacksChanged)
    def lacks(self) -> bool:
        return self._props.lacks

    @Property(bool, notify=mayEndChanged)
    def mayEnd(self) -> bool:
        return self._props.mayEnd

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
