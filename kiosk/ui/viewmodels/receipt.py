"""The receipt: the document itself, its code, and paper or not."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.receipt import Align, ReceiptCode, ReceiptLine, ReceiptRule, ReceiptText, receipt_code, receipt_document
from kiosk.core.session.facts import Sale
from kiosk.core.session.inputs import NoPaperTouched, PaperTouched
from kiosk.core.session.notes import ReceiptView
from kiosk.core.session.state import Paid, PrintStage
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the document; `kind` is text or rule."""

    key: str
    kind: str
    text: str = ""
    figure: str = ""
    centred: bool = False
    bold: bool = False
    size: int = 1


@dataclass(frozen=True, slots=True)
class ReceiptProps:
    paid: str = ""
    code: str = ""
    question: str = ""
    print_text: str = ""
    printable: bool = False
    closes: str = ""
    rows: tuple[PaperRow, ...] = ()


def derive_receipt(scene: Scene) -> ReceiptProps:
    """Everything about the paid sale; blank without one."""
    state, words, session = scene.state, scene.words, scene.state.session
    if session is None or not isinstance(session.phase, Paid) or not isinstance(state.view, ReceiptView):
        return ReceiptProps()
    sale = session.phase.sale
    stage = print_stage(scene, sale)
    question, print_text = {
        None: (words("Would you like it on paper too?"), words("Print it")),
        PrintStage.UNKNOWN: (words("Is your receipt on paper?"), words("Print again")),
        PrintStage.MISSING: (words("Your receipt will print again whole."), words("Print again")),
        PrintStage.RUNNING: (words("Your receipt is printing."), words("Printing …")),
        PrintStage.DONE: (words("Your receipt is printed."), words("Print again")),
    }[stage]
    if not state.printer_ready:
        question = words("There is no paper right now.") if state.paper_out else words("The printer isn't ready.")
    return ReceiptProps(
        paid=_paid(scene, sale),
        code="image://qr/" + quote(receipt_code(sale), safe=""),
        question=question,
        print_text=print_text,
        printable=state.printer_ready and stage is not PrintStage.RUNNING,
        closes=words("Closes by itself in {seconds} s.", seconds=scene.seconds_until(state.view.closes_at)),
        rows=paper_rows(receipt_document(sale, scene.policy, copy=False).lines),
    )


def print_stage(scene: Scene, sale: Sale) -> PrintStage | None:
    """How far the paper of this very sale is; None before it was asked for."""
    job = scene.state.print_job
    return job.stage if job is not None and job.sale.session == sale.session else None


def paper_rows(lines: tuple[ReceiptLine, ...]) -> tuple[PaperRow, ...]:
    """The document line by line; its code is drawn beside it."""
    rows: list[PaperRow] = []
    for place, line in enumerate(lines):
        match line:
            case ReceiptText():
                centred = line.align is Align.CENTER
                rows.append(PaperRow(str(place), "text", line.text, line.right, centred, line.bold, line.size))
            case ReceiptRule():
                rows.append(PaperRow(str(place), "rule"))
            case ReceiptCode():
                pass
    return tuple(rows)


def _paid(scene: Scene, sale: Sale) -> str:
    words, tender = scene.words, sale.tender
    amount = scene.money(tender.amount)
    if not tender.card_last4:
        return words("{amount} by card · take your card", amount=amount)
    return words("{amount} by card ending {last4} · take your card", amount=amount, last4=tender.card_last4)


@QmlElement
class ReceiptViewModel(QObject):
    paidChanged = Signal()
    codeChanged = Signal()
    questionChanged = Signal()
    printTextChanged = Signal()
    printableChanged = Signal()
    closesChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = ReceiptProps()
        self._rows = RowsModel(PaperRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_receipt(scene)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot()
    def takePaper(self) -> None:
        self._post(PaperTouched())

    @Slot()
    def noPaper(self) -> None:
        self._post(NoPaperTouched())

    @Property(str, notify=paidChanged)
    def paid(self) -> str:
        return self._props.paid

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        return self._props.code

    @Property(str, notify=questionChanged)
    def question(self) -> str:
        return self._props.question

    @Property(str, notify=printTextChanged)
    def printText(self) -> str:
        return self._props.print_text

    @Property(bool, notify=printableChanged)
    def printable(self) -> bool:
        return self._props.printable

    @Property(str, notify=closesChanged)
    def closes(self) -> str:
        return self._props.closes

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
