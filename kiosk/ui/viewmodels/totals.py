"""What the lane took in, as staff see it: the report itself, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.decide.days import asking, reports
from kiosk.core.session.decide.staff_acts import may_close
from kiosk.core.session.decide.totals import shown
from kiosk.core.session.inputs import LastPeriodTouched, PeriodCloseTouched, TotalsPrintTouched
from kiosk.core.session.state import PrintStage
from kiosk.core.session.totals_notes import TotalsRun
from kiosk.core.totals_report import totals_report
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.receipt import PaperRow, paper_rows

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TotalsProps:
    """`closing`: it is asked whether period `number` is over, and it is `able` to be; `older`: the report before can be
    shown.
    """

    number: int = 0
    title: str = ""
    hint: str = ""
    closing: bool = False
    able: bool = False
    print_text: str = ""
    printable: bool = False
    older: bool = False
    rows: tuple[PaperRow, ...] = ()


def derive_totals(scene: Scene) -> TotalsProps:
    state, words, run = scene.state, scene.words, scene.state.totals
    if run is None:
        return TotalsProps()
    period = shown(state)
    printing = run.stage is PrintStage.RUNNING
    ends = reports(state) if run.last else ()
    report = totals_report(period, scene.policy, state.language, at=scene.wall, days=ends)
    return TotalsProps(
        number=period.number,
        title=_title(scene, run, period.number),
        hint=_hint(scene, run),
        closing=run.closing,
        able=may_close(state),
        print_text=words("Printing …") if printing else words("Print again") if run.job else words("Print"),
        printable=not printing,
        older=state.closed_period is not None and not run.last,
        rows=paper_rows(report.lines),
    )


def _title(scene: Scene, run: TotalsRun, number: int) -> str:
    words = scene.words
    if run.last:
        return words("Period {number} is closed", number=number)
    return (
        words("Close period {number}?", number=number)
        if run.closing
        else words("Period {number} so far", number=number)
    )


def _hint(scene: Scene, run: TotalsRun) -> str:
    """How the print stands, else what comes of a touch."""
    state, words = scene.state, scene.words
    if run.stage is not None and run.stage is not PrintStage.DONE and not state.printer_ready:
        return words("No paper. Put some in, then print.") if state.paper_out else words("The printer isn't ready.")
    if run.last and run.stage is None and state.report_waits and asking(state):
        return words("The terminal is ending its day. Then the report is printed.")
    if run.last and run.stage is not PrintStage.RUNNING and any(day.difference is not None for day in reports(state)):
        return words("The terminal's own total is another one. Please look into it.")
    match run.stage:
        case PrintStage.RUNNING:
            return words("The report is printing.")
        case PrintStage.DONE:
            return words("The report is printed.")
        case PrintStage.MISSING:
            return words("It is not all on paper. Please print it again.")
        case PrintStage.UNKNOWN:
            return words("Is the report on paper? If not, print it again.")
        case None:
            pass
    if run.closing and not may_close(state):
        return words("Somebody is still shopping or paying. Please wait for that.")
    if run.closing:
        return words("The Z report is printed, and a new period begins.")
    return words("It stays here until the next one.") if run.last else words("Looking changes nothing.")


@QmlElement
class TotalsViewModel(QObject):
    numberChanged = Signal()
    titleChanged = Signal()
    hintChanged = Signal()
    closingChanged = Signal()
    ableChanged = Signal()
    printTextChanged = Signal()
    printableChanged = Signal()
    olderChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = TotalsProps()
        self._rows = RowsModel(PaperRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_totals(scene)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot()
    def close(self) -> None:
        """The period that shows is over."""
        self._post(PeriodCloseTouched(self._props.number))

    @Slot()
    def last(self) -> None:
        self._post(LastPeriodTouched())

    @Slot()
    def printIt(self) -> None:
        self._post(TotalsPrintTouched())

    @Property(int, notify=numberChanged)
    def number(self) -> int:
        return self._props.number

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=closingChanged)
    def closing(self) -> bool:
        return self._props.closing

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(str, notify=printTextChanged)
    def printText(self) -> str:
        return self._props.print_text

    @Property(bool, notify=printableChanged)
    def printable(self) -> bool:
        return self._props.printable

    @Property(bool, notify=olderChanged)
    def older(self) -> bool:
        return self._props.older

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
