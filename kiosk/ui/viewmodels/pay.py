"""The ways to pay: the amount, what it is for, and by which way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.change import CashOffer
from kiosk.core.mode import LaneMode
from kiosk.core.session.cash_offer import offer
from kiosk.core.session.decide.parts import may_split
from kiosk.core.session.decide.pay import asked
from kiosk.core.session.inputs import BackTouched, CardTouched, CashTouched, Device, HelpTouched, WalletTouched
from kiosk.core.session.notes import PayView, View
from kiosk.core.session.state import Session
from kiosk.core.values import Way
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.basket import derive_basket
from kiosk.ui.viewmodels.cash import takes_cash
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PICTURES = 15


@dataclass(frozen=True, slots=True)
class PictureRow:
    key: str
    picture: str
    price: str


@dataclass(frozen=True, slots=True)
class PayProps:
    amount: str = ""
    about: str = ""
    saved: str = ""
    more: str = ""
    card_ready: bool = False
    card_hint: str = ""
    phone: bool = False
    phone_ready: bool = False
    phone_hint: str = ""
    cash: bool = False
    cash_ready: bool = False
    cash_hint: str = ""
    returnable: bool = False
    paper: str = ""
    offline: str = ""
    parted: bool = False
    splittable: bool = False
    first: str = "card"
    pictures: tuple[PictureRow, ...] = ()


def derive_pay(scene: Scene) -> PayProps:
    state = scene.state
    if state.session is None:
        return PayProps()
    basket = derive_basket(scene)
    lines = tuple(reversed(state.session.lines))
    shown = lines if len(lines) <= MOST_PICTURES else lines[: MOST_PICTURES - 1]
    left = len(lines) - len(shown)
    training = state.session.training
    ready = state.mark is not None or training
    phone_ready = state.mark_of(Way.WALLET) is not None or training
    phone = _takes_phones(scene)
    cash, cash_ready = takes_cash(scene), training or offer(state, scene.policy) is not CashOffer.NONE
    payable = ready or (phone and phone_ready) or (cash and cash_ready)
    paper = _paper(scene)
    return PayProps(
        amount=scene.money(asked(state.session, state.view) if isinstance(state.view, PayView) else state.session.rest),
        about=_about(scene, state.session, state.view) or f"{basket.count} · {basket.tax}",
        saved=basket.saved,
        more=f"+{left}" if left else "",
        card_ready=ready,
        card_hint=_card_hint(scene, ready=ready),
        paper=paper,
        phone=phone,
        phone_ready=phone_ready,
        phone_hint=_phone_hint(scene, ready=phone_ready),
        cash=cash,
        cash_ready=cash_ready,
        cash_hint=_cash_hint(scene, ready=cash_ready),
        returnable=bool(state.session.parts) and state.mark_of(state.session.parts[-1].way) is not None,
        offline="" if paper or not payable else _offline(scene),
        parted=bool(state.session.parts),
        splittable=payable and not training and may_split(state.session),
        first=_first(scene, {Way.CARD: ready, Way.WALLET: phone and phone_ready, Way.CASH: cash and cash_ready}),
        pictures=tuple(
            PictureRow(str(line.id), line.item.picture, scene.money(state.session.priced(line.id).asked))
            for line in shown
        ),
    )


def _first(scene: Scene, usable: Mapping[Way, bool]) -> str:
    """What the member paid with last, where that can be used now; else what the store has as its usual way."""
    session = scene.state.session
    last = session.known.way if session is not None and session.known is not None else ""
    return next((way.value for way, able in usable.items() if able and way == last), Way.CARD.value)


def _about(scene: Scene, session: Session, view: View) -> str:
    """Of what it is a part, or what was paid already; '' where neither is."""
    if isinstance(view, PayView) and view.part is not None:
        return scene.words("A part of {amount}", amount=scene.money(session.rest))
    paid = session.pricing.to_pay - session.rest
    return scene.words("Paid already: {amount}", amount=scene.money(paid)) if session.parts else ""


def _card_hint(scene: Scene, *, ready: bool) -> str:
    words = scene.words
    if scene.state.mode is LaneMode.TRAINING:
        return words("Practise it on this screen")
    return words("Tap or insert it on the reader") if ready else words("The card reader isn't ready.")


def _takes_phones(scene: Scene) -> bool:
    """By its settings the lane has a gateway, or one has answered or was lost."""
    known = scene.state.wallet_mark is not None or Device.WALLET in scene.state.troubles
    return known or Way.WALLET in scene.policy.ways


def _phone_hint(scene: Scene, *, ready: bool) -> str:
    words = scene.words
    if scene.state.mode is LaneMode.TRAINING:
        return words("Practise it on this screen")
    return words("With your wallet app") if ready else words("Not possible just now.")


def _cash_hint(scene: Scene, *, ready: bool) -> str:
    words = scene.words
    if scene.state.mode is LaneMode.TRAINING:
        return words("Practise it on this screen")
    if not ready:
        return words("Not possible just now.")
    exact = offer(scene.state, scene.policy) is CashOffer.EXACT
    return words("Exact money only") if exact else words("Coins and notes")


def _offline(scene: Scene) -> str:
    return "" if scene.state.server_online else scene.words("We are offline. You can go on and pay as usual.")


def _paper(scene: Scene) -> str:
    """What becomes of the receipt where the lane cannot print: said before anything is paid."""
    state, words = scene.state, scene.words
    if not scene.policy.gives_paper and state.mode is not LaneMode.TRAINING:
        if scene.policy.receipt_page:
            return words("Your receipt will be a code for your phone.")
        return words("There is no paper receipt here. You can pay without one.")
    if state.printer_ready:
        return ""
    if not scene.policy.receipt_page or state.mode is LaneMode.TRAINING:
        return words("No paper just now. You can pay without a receipt.")
    if not state.server_online:
        return words("No paper just now. Your receipt comes to your phone later.")
    return words("No paper just now. Your receipt comes to your phone.")


@QmlElement
class PayViewModel(QObject):
    amountChanged = Signal()
    aboutChanged = Signal()
    savedChanged = Signal()
    moreChanged = Signal()
    cardReadyChanged = Signal()
    cardHintChanged = Signal()
    phoneChanged = Signal()
    phoneReadyChanged = Signal()
    phoneHintChanged = Signal()
    cashChanged = Signal()
    cashReadyChanged = Signal()
    cashHintChanged = Signal()
    returnableChanged = Signal()
    paperChanged = Signal()
    offlineChanged = Signal()
    partedChanged = Signal()
    splittableChanged = Signal()
    firstChanged = Signal()
    picturesChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = PayProps()
        self._pictures = RowsModel(PictureRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_pay(scene)
        self._pictures.show(self._props.pictures)
        emit_changes(self, old, self._props)

    @Slot()
    def payByCard(self) -> None:
        self._post(CardTouched())

    @Slot()
    def payByPhone(self) -> None:
        self._post(WalletTouched())

    @Slot()
    def payInCash(self) -> None:
        self._post(CashTouched())

    @Slot()
    def seeItems(self) -> None:
        self._post(BackTouched())

    @Slot()
    def askHelp(self) -> None:
        self._post(HelpTouched())

    @Property(str, notify=amountChanged)
    def amount(self) -> str:
        return self._props.amount

    @Property(str, notify=aboutChanged)
    def about(self) -> str:
        return self._props.about

    @Property(str, notify=savedChanged)
    def saved(self) -> str:
        return self._props.saved

    @Property(str, notify=moreChanged)
    def more(self) -> str:
        return self._props.more

    @Property(bool, notify=cardReadyChanged)
    def cardReady(self) -> bool:
        return self._props.card_ready

    @Property(str, notify=cardHintChanged)
    def cardHint(self) -> str:
        return self._props.card_hint

    @Property(bool, notify=phoneChanged)
    def phone(self) -> bool:
        return self._props.phone

    @Property(bool, notify=phoneReadyChanged)
    def phoneReady(self) -> bool:
        return self._props.phone_ready

    @Property(str, notify=phoneHintChanged)
    def phoneHint(self) -> str:
        return self._props.phone_hint

    @Property(bool, notify=cashChanged)
    def cash(self) -> bool:
        return self._props.cash

    @Property(bool, notify=cashReadyChanged)
    def cashReady(self) -> bool:
        return self._props.cash_ready

    @Property(str, notify=cashHintChanged)
    def cashHint(self) -> str:
        return self._props.cash_hint

    @Property(bool, notify=returnableChanged)
    def returnable(self) -> bool:
        return self._props.returnable

    @Property(str, notify=paperChanged)
    def paper(self) -> str:
        return self._props.paper

    @Property(str, notify=offlineChanged)
    def offline(self) -> str:
        return self._props.offline

    @Property(bool, notify=partedChanged)
    def parted(self) -> bool:
        return self._props.parted

    @Property(bool, notify=splittableChanged)
    def splittable(self) -> bool:
        return self._props.splittable

    @Property(str, notify=firstChanged)
    def first(self) -> str:
        return self._props.first

    @Property(QObject, notify=picturesChanged)
    def pictures(self) -> QObject:
        return self._pictures
