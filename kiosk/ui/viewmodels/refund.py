"""Goods come back: which receipt, how many of what, how much money, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.pricing import Line
from kiosk.core.refund import LAST, Wanted, left, returned
from kiosk.core.sale import Sale
from kiosk.core.session.decide.refunds import card_helps
from kiosk.core.session.inputs import (
    AllBackTouched,
    BackTouched,
    CodeKeyTouched,
    PaperTouched,
    ReceiptGiven,
    RefundTouched,
    UnitsTouched,
)
from kiosk.core.session.lane_notes import Desk
from kiosk.core.session.state import AttemptKind, AttemptStage, PrintStage
from kiosk.core.values import Money, Way
from kiosk.ui.figures import kilograms
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.digits import Digits
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class ReturnRow:
    key: str
    name: str
    picture: str
    price: str
    quantity: int


@dataclass(frozen=True, slots=True)
class RefundProps:
    """`step`: ask, choose, run or done. `reader` is how the card reader is drawn: wants a card, or busy with none.
    `again`: the receipt of what went back may be printed once more; `to_card`: what a wallet refused may go to a card.
    """

    step: str = "ask"
    title: str = ""
    hint: str = ""
    typed: str = ""
    lane: str = ""
    doubtful: bool = False
    able: bool = False
    amount: str = ""
    reader: str = ""
    rows: tuple[ReturnRow, ...] = ()
    again: bool = False
    to_card: bool = False


def derive_refund(scene: Scene, typed: str, lane: str = "") -> RefundProps:
    """`typed` are digits of a receipt number; `lane` is another one that it is of."""
    state, words = scene.state, scene.words
    if state.refund is not None:
        return _running(scene)
    desk = state.desk or Desk()
    if desk.done is not None:
        number, job = f"{desk.done.lane}-{desk.done.receipt_no:06d}", state.print_job
        mine = job is not None and job.sale.session == desk.done.session
        doubtful = mine and job is not None and job.stage in (PrintStage.UNKNOWN, PrintStage.MISSING)
        return RefundProps(
            "done",
            title=words("{amount} went back", amount=scene.money(-desk.done.pricing.to_pay)),
            hint=words("Receipt {number}. It may not be on paper.", number=number)
            if doubtful
            else words("Receipt {number}. Please give it to the shopper.", number=number),
            again=doubtful,
        )
    if desk.sale is not None:
        return _choosing(scene, desk, desk.sale)
    of = lane or scene.policy.lane
    if desk.missing and desk.away:
        hint = words("The store can't be asked for it now. Please try again later.")
    elif desk.missing:
        hint = words("There is no such receipt. Please compare the number.")
    else:
        hint = words("Scan the code on it, or type its number.")
    return RefundProps(
        "ask",
        title=words("Which receipt?"),
        hint=words("Looking for it …") if desk.looking else hint,
        typed=f"{of}-{typed:0>6}" if typed else "",
        lane=words("Of lane {number}", number=of) if scene.policy.other_lanes else "",
        doubtful=desk.missing,
        able=bool(typed) and desk.looking is None,
    )


def _choosing(scene: Scene, desk: Desk, sale: Sale) -> RefundProps:
    words, still = scene.words, left(sale, desk.returns)
    owed = Money(0, sale.pricing.to_pay.currency)
    if desk.chosen:
        owed = -returned(sale, desk.returns, desk.chosen)[1].to_pay
    return RefundProps(
        "choose",
        title=words("What comes back?"),
        hint=words("Receipt {number}", number=f"{sale.lane}-{sale.receipt_no:06d}")
        if any(still.values())
        else words("All of it went back before."),
        able=owed.minor > 0,
        to_card=card_helps(scene.state),
        amount=scene.money(owed),
        rows=tuple(
            ReturnRow(
                str(line.id),
                line.item.name(scene.language),
                line.item.picture,
                _what(scene, line, still[line.id], _worth(desk, sale, line)),
                desk.chosen.get(line.id, 0),
            )
            for line in sale.lines
            if still[line.id]
        ),
    )


def _what(scene: Scene, line: Line, still: int, worth: Money | None) -> str:
    """How much of a line can still come back, and what goes back for what is chosen of it."""
    if line.net_g:
        much = f"{kilograms(line.net_g, scene.language)} kg"
    else:
        much = scene.words("{count} of {most} left", count=still, most=line.units)
    return f"{much} · {scene.money(worth)}" if worth is not None else much


def _worth(desk: Desk, sale: Sale, line: Line) -> Money | None:
    """What goes back for this line alone; the lines come to the whole."""
    units = desk.chosen.get(line.id, 0)
    return -returned(sale, desk.returns, {line.id: units})[1].to_pay if units else None


def _running(scene: Scene) -> RefundProps:
    words, attempt, refund = scene.words, scene.state.attempt, scene.state.refund
    if refund is not None and not refund.done and (attempt is None or attempt.session != refund.id):
        return RefundProps("run", title=words("One moment"), hint=words("We are asking the store."))
    if attempt is None or refund is None:
        title, hint = words("A part went back"), words("Please try the rest again.")
        return RefundProps("run", title=title, hint=hint, able=True, to_card=card_helps(scene.state))
    amount, reader = scene.money(attempt.amount), "asking"
    if attempt.stage in (AttemptStage.DOUBT, AttemptStage.PARKED):
        hint = words("We are asking the bank.")
    elif attempt.kind is AttemptKind.GIVE_BACK and attempt.stage is AttemptStage.SENT:
        hint, reader = words("The shopper holds their card to the reader."), "card"
    elif attempt.way is Way.WALLET:
        hint = words("Please wait. There is nothing to do.")
    else:
        hint = words("Please wait. The reader needs no card.")
    title = words("{amount} goes back", amount=amount)
    return RefundProps("run", title=title, hint=hint, amount=amount, reader=reader)


@QmlElement
class RefundViewModel(QObject):
    stepChanged = Signal()
    titleChanged = Signal()
    hintChanged = Signal()
    typedChanged = Signal()
    laneChanged = Signal()
    doubtfulChanged = Signal()
    ableChanged = Signal()
    amountChanged = Signal()
    readerChanged = Signal()
    rowsChanged = Signal()
    againChanged = Signal()
    toCardChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = RefundProps()
        self._rows = RowsModel(ReturnRow, self)
        self._scene: Scene | None = None
        self._digits = Digits(MOST_DIGITS, leading_zeros=False)
        self._lane = 0  # of this one and the others, in their order

    def show(self, scene: Scene) -> None:
        self._scene = scene
        if scene.state.desk is None or scene.state.desk.sale is not None:
            self._digits.text, self._lane = "", 0
        old, self._props = self._props, derive_refund(scene, self._digits.text, self._of(scene))
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot(str)
    def digit(self, digit: str) -> None:
        self._digits.add(digit)
        self._touched()

    @Slot()
    def erase(self) -> None:
        self._digits.erase()
        self._touched()

    @Slot()
    def give(self) -> None:
        if self._props.step == "ask" and self._props.able:
            lane = self._of(self._scene) if self._scene is not None else ""
            self._post(ReceiptGiven(Wanted(int(self._digits.text), lane)))

    @Slot()
    def last(self) -> None:
        self._post(ReceiptGiven(LAST))

    @Slot()
    def nextLane(self) -> None:
        """The number is of the next of the store's lanes."""
        self._lane += 1
        self._touched()

    @Slot(str, int)
    def count(self, line: str, more: int) -> None:
        self._post(UnitsTouched(int(line), more))

    @Slot()
    def everything(self) -> None:
        self._post(AllBackTouched())

    @Slot()
    def refund(self) -> None:
        self._post(RefundTouched())

    @Slot()
    def refundToCard(self) -> None:
        self._post(RefundTouched(to_card=True))

    @Slot()
    def printAgain(self) -> None:
        self._post(PaperTouched())

    @Slot()
    def leave(self) -> None:
        self._post(BackTouched())

    def _of(self, scene: Scene) -> str:
        lanes = ("", *scene.policy.other_lanes)
        return lanes[self._lane % len(lanes)]

    def _touched(self) -> None:
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._props.step

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        return self._props.typed

    @Property(str, notify=laneChanged)
    def lane(self) -> str:
        return self._props.lane

    @Property(bool, notify=doubtfulChanged)
    def doubtful(self) -> bool:
        return self._props.doubtful

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(str, notify=amountChanged)
    def amount(self) -> str:
        return self._props.amount

    @Property(str, notify=readerChanged)
    def reader(self) -> str:
        return self._props.reader

    @Property(bool, notify=againChanged)
    def again(self) -> bool:
        return self._props.again

    @Property(bool, notify=toCardChanged)
    def toCard(self) -> bool:
        return self._props.to_card

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
