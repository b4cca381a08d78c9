"""Paying: one sentence at a time, the time left, and two ways out while there is one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import MoreTimeTouched, OtherWayTouched
from kiosk.core.session.state import Attempt, AttemptKind, AttemptStage
from kiosk.core.values import Way
from kiosk.ui.figures import time_left
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.cash import Counted, counted, said_of_cash, still_taken
from kiosk.ui.viewmodels.phones import SCANS, said_of_phone
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

WARN_S = 20

# what a terminal says by its intermediate states, two hex digits
BUSY_CODES = ("04", "05", "0E", "17")
TAKE_CARD, INVALID_CARD, WRONG_PIN, APPROVED, DECLINED = "0B", "10", "15", "1C", "1D"


@dataclass(frozen=True, slots=True)
class PayingProps:
    what: str = ""
    amount: str = ""
    step: str = "card"  # card, busy, take, done, asking: which picture; of phone and cash an icon
    phone: bool = False
    cash: bool = False
    put_in: str = ""
    rest_is: str = ""
    rest: str = ""
    code: str = ""  # which the phone is to scan
    title: str = ""
    body: str = ""
    waiting_for: str = ""
    left: str = ""
    fraction: float = 0.0
    hurry: bool = False
    timed: bool = False
    extendable: bool = False
    stoppable: bool = False
    stopping: bool = False


def derive_paying(scene: Scene) -> PayingProps:
    state, words, attempt = scene.state, scene.words, scene.state.attempt
    if attempt is None:
        return PayingProps()
    step, title, body = _said(scene, attempt)
    back = attempt.kind is not AttemptKind.PAYMENT
    sent = attempt.stage is AttemptStage.SENT
    phone, cash = attempt.way is Way.WALLET, attempt.way is Way.CASH
    sums = counted(scene, attempt) if cash else Counted()
    until = state.wallet_until if state.wallet_code else state.patience_until
    timed = sent and until is not None and not state.giving_up
    seconds = scene.seconds_until(until) if timed and until is not None else 0
    whole_s = _whole(scene, until) if until is not None else 1.0
    return PayingProps(
        what=_goes_back(scene, attempt) if back else words("To pay"),
        amount=scene.money(attempt.amount),
        step=step,
        phone=phone,
        cash=cash,
        put_in=sums.put_in,
        rest_is=sums.rest_is,
        rest=sums.rest,
        code="image://qr/" + quote(state.wallet_code, safe="") if step == SCANS else "",
        title=title,
        body=body,
        waiting_for=words("Waiting for your card") if step == "card" else words("Time left"),
        left=time_left(seconds),
        fraction=min(seconds / whole_s, 1.0),
        hurry=timed and seconds <= WARN_S,
        timed=timed,
        extendable=timed and not state.wallet_code,
        stoppable=sent and attempt.kind is AttemptKind.PAYMENT and _may_stop(scene, attempt),
        stopping=state.giving_up,
    )


def _may_stop(scene: Scene, attempt: Attempt) -> bool:
    return still_taken(scene.state, attempt) if attempt.way is Way.CASH else not scene.state.phone_code


def _whole(scene: Scene, until: float) -> float:
    """How long the shopper has in all: a code as long as it is good, else the lane's own patience."""
    state = scene.state
    return max(until - state.wallet_since if state.wallet_code else scene.policy.payment_patience_s, 1.0)


def _goes_back(scene: Scene, attempt: Attempt) -> str:
    words = scene.words
    match attempt.way:
        case Way.WALLET:
            return words("Goes back to your wallet")
        case Way.CASH:
            return words("Comes back to you")
        case Way.CARD:
            return words("Goes back to your card")


def _said(scene: Scene, attempt: Attempt) -> tuple[str, str, str]:
    """The picture, what is, and what to do."""
    state, words = scene.state, scene.words
    if attempt.way is Way.WALLET:
        return said_of_phone(scene, attempt)
    if attempt.way is Way.CASH:
        return said_of_cash(scene, attempt)
    if attempt.kind is AttemptKind.TAKE_BACK:
        return "asking", words("Your card payment goes back."), words("Please wait. The reader needs no card.")
    match attempt.stage:
        case AttemptStage.DOUBT | AttemptStage.PARKED:
            return "asking", words("We are asking the bank."), words("You won't pay twice.")
        case AttemptStage.AUTHORISED:
            return "done", words("Approved"), words("One moment, your receipt comes.")
        case AttemptStage.SENT if state.giving_up:
            return "busy", words("Stopping the payment"), words("One moment. The reader has the last word.")
        case AttemptStage.SENT:
            return _progress(scene)


def _progress(scene: Scene) -> tuple[str, str, str]:
    words = scene.words
    code = scene.state.card_code.upper()
    if code in BUSY_CODES:
        return "busy", words("One moment"), words("The reader is talking to your bank.")
    if code == TAKE_CARD:
        return "take", words("Please take your card"), words("It is still in the reader.")
    if code == INVALID_CARD:
        return "card", words("This card doesn't work here"), words("Please try another card.")
    if code == WRONG_PIN:
        return "card", words("That PIN wasn't right"), words("Please try again on the reader.")
    if code == APPROVED:
        return "done", words("Approved"), words("One moment, your receipt comes.")
    if code == DECLINED:
        return "busy", words("Your bank said no"), words("Nothing was charged. Try another way.")
    return (
        "card",
        words("Tap or insert your card"),
        words("on the reader beside this screen.\nLeave it in until the reader says so."),
    )


def is_stoppable(scene: Scene) -> bool:
    attempt = scene.state.attempt
    if attempt is None or attempt.kind is AttemptKind.TAKE_BACK:
        return False
    return attempt.stage is AttemptStage.SENT and not scene.state.giving_up


@QmlElement
class PayingViewModel(QObject):
    whatChanged = Signal()
    amountChanged = Signal()
    stepChanged = Signal()
    titleChanged = Signal()
    bodyChanged = Signal()
    waitingForChanged = Signal()
    leftChanged = Signal()
    fractionChanged = Signal()
    hurryChanged = Signal()
    timedChanged = Signal()
    phoneChanged = Signal()
    cashChanged = Signal()
    putInChanged = Signal()
    restIsChanged = Signal()
    restChanged = Signal()
    codeChanged = Signal()
    extendableChanged = Signal()
    stoppableChanged = Signal()
    stoppingChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = PayingProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_paying(scene)
        emit_changes(self, old, self._props)

    @Slot()
    def otherWay(self) -> None:
        self._post(OtherWayTouched())

    @Slot()
    def moreTime(self) -> None:
        self._post(MoreTimeTouched())

    @Property(str, notify=whatChanged)
    def what(self) -> str:
        return self._props.what

    @Property(str, notify=amountChanged)
    def amount(self) -> str:
        return self._props.amount

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._props.step

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=bodyChanged)
    def body(self) -> str:
        return self._props.body

    @Property(str, notify=waitingForChanged)
    def waitingFor(self) -> str:
        return self._props.waiting_for

    @Property(str, notify=leftChanged)
    def left(self) -> str:
        return self._props.left

    @Property(float, notify=fractionChanged)
    def fraction(self) -> float:
        return self._props.fraction

    @Property(bool, notify=hurryChanged)
    def hurry(self) -> bool:
        return self._props.hurry

    @Property(bool, notify=timedChanged)
    def timed(self) -> bool:
        return self._props.timed

    @Property(bool, notify=phoneChanged)
    def phone(self) -> bool:
        return self._props.phone

    @Property(bool, notify=cashChanged)
    def cash(self) -> bool:
        return self._props.cash

    @Property(str, notify=putInChanged)
    def putIn(self) -> str:
        return self._props.put_in

    @Property(str, notify=restIsChanged)
    def restIs(self) -> str:
        return self._props.rest_is

    @Property(str, notify=restChanged)
    def rest(self) -> str:
        return self._props.rest

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        return self._props.code

    @Property(bool, notify=extendableChanged)
    def extendable(self) -> bool:
        return self._props.extendable

    @Property(bool, notify=stoppableChanged)
    def stoppable(self) -> bool:
        return self._props.stoppable

    @Property(bool, notify=stoppingChanged)
    def stopping(self) -> bool:
        return self._props.stopping
