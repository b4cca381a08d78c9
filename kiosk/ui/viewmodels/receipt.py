"""The receipt: the document itself, its code, and paper or not."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.receipt import Align, ReceiptCode, ReceiptLine, ReceiptRule, ReceiptText, page_link, receipt_document
from kiosk.core.session.facts import Sale
from kiosk.core.session.inputs import NoPaperTouched, PaperTouched
from kiosk.core.session.notes import ReceiptView
from kiosk.core.session.state import Paid, PrintJob, PrintStage, cash_waits
from kiosk.core.values import Way
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
    """`code` is '' where no e-receipt is offered; `paper`: whether printing is offered at all."""

    paid: str = ""
    code: str = ""
    code_note: str = ""
    question: str = ""
    print_text: str = ""
    paper: bool = True
    printable: bool = False
    done_icon: str = ""
    done_text: str = ""
    closes: str = ""
    rows: tuple[PaperRow, ...] = ()


def derive_receipt(scene: Scene) -> ReceiptProps:
    """Everything about the paid sale; blank without one."""
    state, words, session = scene.state, scene.words, scene.state.session
    if session is None or not isinstance(session.phase, Paid) or not isinstance(state.view, ReceiptView):
        return ReceiptProps()
    sale = session.phase.sale
    job = print_of(scene, sale)
    link = page_link(sale, scene.policy)
    paper = scene.policy.gives_paper or job is not None
    repeats = job is None or job.may_repeat(scene.policy.receipt_copies)
    print_text = words("Print it") if job is None else words("Print again")
    if job is not None and job.stage is PrintStage.RUNNING:
        print_text = words("Printing …")
    prints_late = scene.policy.unanswered_paper and not session.receipt_chosen and paper and state.printer_ready
    closes = words("Prints by itself in {seconds} s.") if prints_late else words("Closes by itself in {seconds} s.")
    without = paper and job is None and state.printer_ready
    return ReceiptProps(
        paid=_paid(scene, sale),
        code="image://qr/" + quote(link, safe="") if link else "",
        code_note=_code_note(scene),
        question=_question(scene, job, offered=bool(link), paper=paper),
        print_text=print_text,
        paper=paper,
        printable=state.printer_ready and repeats,
        done_icon="leaf" if without else "check",
        done_text=words("No paper, done") if without else words("Done"),
        closes=closes.format(seconds=scene.seconds_until(state.view.closes_at)),
        rows=paper_rows(receipt_document(sale, scene.policy, copy=False).lines),
    )


def _code_note(scene: Scene) -> str:
    if scene.state.server_online:
        return scene.words("Point your camera here.\nNo app needed.")
    return scene.words("We are offline: the page comes a little later.")


def _question(scene: Scene, job: PrintJob | None, *, offered: bool, paper: bool) -> str:
    """What is with the paper, or whether it is wanted."""
    state, words = scene.state, scene.words
    if not paper:
        return words("Your receipt is on your phone.") if offered else words("Thank you for shopping with us.")
    if not state.printer_ready:
        if offered:
            return words("No paper right now. Take it on your phone.")
        return words("There is no paper right now.") if state.paper_out else words("The printer isn't ready.")
    if job is not None and job.stage is not PrintStage.RUNNING and not job.may_repeat(scene.policy.receipt_copies):
        return words("Your receipt is printed. Please ask us for more copies.")
    match job.stage if job is not None else None:
        case None:
            return words("Would you like it on paper too?") if offered else words("Would you like it on paper?")
        case PrintStage.UNKNOWN:
            return words("Is your receipt on paper?")
        case PrintStage.MISSING:
            return words("Your receipt will print again whole.")
        case PrintStage.RUNNING:
            return words("Your receipt is printing.")
        case PrintStage.DONE:
            return words("Your receipt is printed.")


def print_of(scene: Scene, sale: Sale) -> PrintJob | None:
    """The print of this very sale; None before it was asked for."""
    job = scene.state.print_job
    return job if job is not None and job.sale.session == sale.session else None


def print_stage(scene: Scene, sale: Sale) -> PrintStage | None:
    """How far the paper of this very sale is; None before it was asked for."""
    job = print_of(scene, sale)
    return job.stage if job is not None else None


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
    """How it was paid, and what may still lie at the lane."""
    words, tender = scene.words, sale.tender
    take = _left_behind(scene, sale)
    amount = scene.money(sale.pricing.to_pay)
    if sale.earlier:
        how = words("{amount} in {count} parts", amount=amount, count=len(sale.tenders))
    elif tender.way is Way.CASH:
        how = words("{amount} in cash", amount=amount)
    elif tender.way is Way.WALLET:
        how = words("{amount} by phone", amount=amount)
    elif tender.card_last4:
        how = words("{amount} by card ending {last4}", amount=amount, last4=tender.card_last4)
    else:
        how = words("{amount} by card", amount=amount)
    return f"{how} · {take}" if take else how


def _left_behind(scene: Scene, sale: Sale) -> str:
    """What to take away from here; of change only what surely came out."""
    words, change = scene.words, sale.tender.change
    match sale.tender.way:
        case Way.CARD:
            return words("take your card")
        case Way.CASH if change.minor and not cash_waits(scene.state, sale.session):
            return words("take your change: {amount}", amount=scene.money(change))
        case _:
            return ""


@QmlElement
class ReceiptViewModel(QObject):
    paidChanged = Signal()
    codeChanged = Signal()
    codeNoteChanged = Signal()
    questionChanged = Signal()
    printTextChanged = Signal()
    paperChanged = Signal()
    printableChanged = Signal()
    doneIconChanged = Signal()
    doneTextChanged = Signal()
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

    @Property(str, notify=codeNoteChanged)
    def codeNote(self) -> str:
        return self._props.code_note

    @Property(bool, notify=paperChanged)
    def paper(self) -> bool:
        return self._props.paper

    @Property(str, notify=doneIconChanged)
    def doneIcon(self) -> str:
        return self._props.done_icon

    @Property(str, notify=doneTextChanged)
    def doneText(self) -> str:
        return self._props.done_text

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
