"""A guided test as the technician sees it: what to do, what was seen, passed or not."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.guided import Answer, Colours, Grid, Mark, Offer, Page, Play, Said, Stage, TestId, View
from kiosk.core.session.inputs import BackTouched, ServiceUsed
from kiosk.ui.guided import Guide
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

JPEG = "data:image/jpeg;base64,"
QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class MarkRow:
    key: str
    what: str
    tick: str
    note: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """`judges` is good, bad or plain."""

    key: str
    text: str
    judges: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A code in the picture, in parts of its width and height."""

    key: str
    from_left: float
    from_top: float
    wide: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class CellRow:
    key: str
    touched: bool


@dataclass(frozen=True, slots=True)
class GuidedProps:
    """`stage` is '' while no test is open. `makes`: a file is made, nothing is tried. `canvas` is grid or colours where
    one has the whole screen, else ''.
    """

    stage: str = ""
    makes: bool = False
    icon: str = ""
    name: str = ""
    todo: str = ""
    figure: str = ""
    detail: str = ""
    canvas: str = ""
    columns: int = 1
    first: str = "#000000"
    last: str = "#000000"
    picture: str = ""
    marks: tuple[MarkRow, ...] = ()
    choices: tuple[AnswerRow, ...] = ()
    judgements: tuple[AnswerRow, ...] = ()
    cells: tuple[CellRow, ...] = ()
    spots: tuple[SpotRow, ...] = ()


def derive_guided(scene: Scene, page: Page | None, offers: tuple[Offer, ...]) -> GuidedProps:
    if page is None:
        return GuidedProps()
    offer = next((one for one in offers if (one.test, one.device) == (page.test, page.device)), None)
    answers = tuple(_answer(scene, answer) for answer in page.answers)
    canvas = page.canvas
    colours = canvas if isinstance(canvas, Colours) else Colours("#000000")
    grid = canvas if isinstance(canvas, Grid) else Grid(1, 0)
    return GuidedProps(
        stage=page.stage,
        makes=page.test is TestId.SUPPORT,
        icon=offer.icon if offer is not None else "tool",
        name=_said(scene, offer.name) if offer is not None else "",
        todo=_said(scene, page.todo),
        figure=_said(scene, page.figure) if page.figure is not None else "",
        detail=page.detail,
        canvas="" if canvas is None else "grid" if isinstance(canvas, Grid) else "colours",
        columns=grid.columns,
        first=colours.first,
        last=colours.last or colours.first,
        picture="" if page.view is None else JPEG + base64.b64encode(page.view.jpeg).decode(),
        marks=tuple(_mark(scene, mark) for mark in page.marks),
        choices=tuple(answer for answer in answers if answer.judges == "plain"),
        judgements=tuple(answer for answer in answers if answer.judges != "plain"),
        cells=tuple(CellRow(str(number), number in grid.touched) for number in range(grid.columns * grid.rows)),
        spots=_spots(page.view),
    )


def _spots(view: View | None) -> tuple[SpotRow, ...]:
    spots = view.spots if view is not None else ()
    return tuple(
        SpotRow(str(number), spot.left, spot.top, spot.right - spot.left, spot.bottom - spot.top, spot.text)
        for number, spot in enumerate(spots)
    )


def _said(scene: Scene, said: Said) -> str:
    return scene.words(said.sentence, **dict(said.places))


def _mark(scene: Scene, mark: Mark) -> MarkRow:
    note = _said(scene, mark.note) if mark.note is not None else ""
    return MarkRow(mark.key, _said(scene, mark.what), mark.tick, note)


def _answer(scene: Scene, answer: Answer) -> AnswerRow:
    return AnswerRow(answer.key, _said(scene, answer.text), answer.kind, answer.chosen)


@QmlElement
class GuidedViewModel(QObject):
    stageChanged = Signal()
    makesChanged = Signal()
    iconChanged = Signal()
    nameChanged = Signal()
    todoChanged = Signal()
    figureChanged = Signal()
    detailChanged = Signal()
    canvasChanged = Signal()
    columnsChanged = Signal()
    firstChanged = Signal()
    lastChanged = Signal()
    pictureChanged = Signal()
    marksChanged = Signal()
    choicesChanged = Signal()
    judgementsChanged = Signal()
    cellsChanged = Signal()
    spotsChanged = Signal()
    aheadChanged = Signal()

    _paged = Signal(object)
    _toned = Signal(object)

    def __init__(self, post: Post, play: Callable[[Play], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post, self._play = post, play
        self._guide: Guide | None = None
        self._page: Page | None = None
        self._scene: Scene | None = None
        self._props = GuidedProps()
        self._ahead = ""
        self._marks = RowsModel(MarkRow, self)
        self._choices = RowsModel(AnswerRow, self)
        self._judgements = RowsModel(AnswerRow, self)
        self._cells = RowsModel(CellRow, self)
        self._spots = RowsModel(SpotRow, self)
        self._paged.connect(self.turn, Qt.ConnectionType.QueuedConnection)
        self._toned.connect(self._tone, Qt.ConnectionType.QueuedConnection)

    def take(self, guide: Guide) -> None:
        """`guide` turns the tests from now on."""
        self._guide = guide
        guide.hear(self._paged.emit, self._toned.emit)

    def show(self, scene: Scene) -> None:
        self._scene = scene
        if self._guide is not None:
            self._guide.lies(across=scene.across)
        offers = self._guide.offers if self._guide is not None else ()
        old, self._props = self._props, derive_guided(scene, self._page, offers)
        self._marks.show(self._props.marks)
        self._choices.show(self._props.choices)
        self._judgements.show(self._props.judgements)
        self._cells.show(self._props.cells)
        self._spots.show(self._props.spots)
        if self._ahead not in self._buttons():
            self._put_ahead("")
        emit_changes(self, old, self._props)

    @Slot(object)
    def turn(self, page: Page | None) -> None:
        """That page is shown."""
        self._page = page
        if self._scene is not None:
            self.show(self._scene)

    @Slot(object)
    def _tone(self, play: Play) -> None:
        self._play(play)

    @Slot(str)
    def touch(self, key: str) -> None:
        self._post(ServiceUsed())
        if self._guide is not None:
            self._guide.touch(key)

    @Slot()
    def again(self) -> None:
        self._post(ServiceUsed())
        if self._guide is not None:
            self._guide.again()

    @Slot(int)
    def move(self, by: int) -> None:
        """The keys of a keypad go so many buttons on."""
        buttons = self._buttons()
        if buttons:
            at = buttons.index(self._ahead) + by if self._ahead in buttons else 0
            self._put_ahead(buttons[max(0, min(at, len(buttons) - 1))])

    @Slot()
    def choose(self) -> None:
        """What the keys are on is touched; where colours have the whole screen, the next one comes."""
        match self._ahead:
            case _ if self._props.canvas == "colours":
                self.touch("next")
            case "":
                return
            case "again":
                self.again()
            case "done":
                self.leave()
            case key:
                self.touch(key)

    def _buttons(self) -> tuple[str, ...]:
        """In the order that they lie in."""
        answers = tuple(answer.key for answer in (*self._props.choices, *self._props.judgements))
        return (*answers, "again", "done") if self.over else answers

    def _put_ahead(self, key: str) -> None:
        if key != self._ahead:
            self._ahead = key
            self.aheadChanged.emit()

    @Property(str, notify=aheadChanged)
    def ahead(self) -> str:
        """The button that the keys are on, '' for none."""
        return self._ahead

    @Slot()
    def leave(self) -> None:
        self._post(BackTouched())

    @Property(str, notify=stageChanged)
    def stage(self) -> str:
        return self._props.stage

    @Property(bool, notify=makesChanged)
    def makes(self) -> bool:
        return self._props.makes

    @Property(bool, notify=stageChanged)
    def over(self) -> bool:
        return self._props.stage in (Stage.PASSED, Stage.FAILED)

    @Property(str, notify=iconChanged)
    def icon(self) -> str:
        return self._props.icon

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._props.name

    @Property(str, notify=todoChanged)
    def todo(self) -> str:
        return self._props.todo

    @Property(str, notify=figureChanged)
    def figure(self) -> str:
        return self._props.figure

    @Property(str, notify=detailChanged)
    def detail(self) -> str:
        return self._props.detail

    @Property(str, notify=canvasChanged)
    def canvas(self) -> str:
        return self._props.canvas

    @Property(int, notify=columnsChanged)
    def columns(self) -> int:
        return self._props.columns

    @Property(str, notify=firstChanged)
    def first(self) -> str:
        return self._props.first

    @Property(str, notify=lastChanged)
    def last(self) -> str:
        return self._props.last

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self._props.picture

    @Property(QObject, notify=spotsChanged)
    def spots(self) -> QObject:
        return self._spots

    @Property(QObject, notify=marksChanged)
    def marks(self) -> QObject:
        return self._marks

    @Property(QObject, notify=choicesChanged)
    def choices(self) -> QObject:
        return self._choices

    @Property(QObject, notify=judgementsChanged)
    def judgements(self) -> QObject:
        return self._judgements

    @Property(QObject, notify=cellsChanged)
    def cells(self) -> QObject:
        return self._cells
