"""The one message that shows: a banner that never covers, or a question that waits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.bagging import BagChoice
from kiosk.core.calls import HelpReason
from kiosk.core.items import name_in
from kiosk.core.pricing.hints import GaveWay
from kiosk.core.session.decide.members import ABOUT
from kiosk.core.session.inputs import (
    BagChoiceTouched,
    CancelConfirmed,
    HelpNotNeeded,
    HelpTouched,
    MessageClosed,
    TypeTouched,
)
from kiosk.core.session.notes import Message, Say
from kiosk.core.session.state import Screen, screen
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.call import call_sentences
from kiosk.ui.viewmodels.cash import about_cash
from kiosk.ui.viewmodels.greeting import about_members
from kiosk.ui.viewmodels.notices import Known, Notice, derive_notice
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.sayings import (
    about_cards,
    about_codes,
    about_coupons,
    about_doubt,
    about_limits,
    about_money_back,
    about_paper,
    about_phones,
    about_scale,
    about_the_bag,
    bag_choice,
    to_staff,
)

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

WARNS = (
    Say.EXPIRED,
    Say.BEST_BEFORE,
    Say.RECALLED,
    Say.PACK_SOLD,
    Say.DECLINED,
    Say.CARD_MISSING,
    Say.WALLET_DECLINED,
    Say.WALLET_MISSING,
    Say.CASH_MISSING,
    Say.CHANGE_OWED,
    Say.CHANGE_UNSURE,
    Say.SEE_ATTENDANT_PAYMENT,
    Say.PART_STAYS,
    Say.TOO_HEAVY,
    Say.PAPER_OUT,
    Say.NOT_PRINTED,
)
ICONS = {
    Say.UNKNOWN_ITEM: "barcode",
    Say.NUMBER_UNKNOWN: "hash",
    Say.UNREADABLE: "barcode",
    Say.EXPIRED: "clock",
    Say.BEST_BEFORE: "clock",
    Say.RECALLED: "warn",
    Say.PACK_IN_BASKET: "barcode",
    Say.PACK_SOLD: "barcode",
    **dict.fromkeys((Say.NOT_TAKEN, Say.COUPON_ASK, Say.COUPON_TWICE, Say.COUPON_USED, Say.COUPON_LIMIT), "tag"),
    Say.NOTHING_TO_PAY: "tag",
    **dict.fromkeys(ABOUT, "star"),
    Say.COUPON_EXPIRED: "clock",
    Say.COUPON_NOT_NOW: "clock",
    **dict.fromkeys((Say.WALLET_DECLINED, Say.WALLET_TIMEOUT, Say.WALLET_MISSING, Say.WALLET_FIRST_PAY), "phone"),
    **dict.fromkeys((Say.CASH_MISSING, Say.CASH_PART, Say.CHANGE_OWED, Say.CHANGE_UNSURE), "cash"),
    **dict.fromkeys((Say.BAG_EXTRA, Say.BAG_OTHER, Say.BAG_TAKEN, Say.BAG_PLACE), "bag"),
    Say.AGE_EARLY: "idcard",
    Say.AGE_REFUSED: "idcard",
    Say.HELP_CALLED: "help",
    Say.RESUMED: "bag",
    Say.ASK_CANCEL: "bag",
    Say.CLEAR_SCALE: "scale",
    Say.TOO_LIGHT: "scale",
    Say.TOO_HEAVY: "scale",
    **dict.fromkeys((Say.NOT_STEADY, Say.LIFT_AGAIN, Say.NO_SCALE_PRICE), "scale"),
    Say.PAPER_OUT: "print",
    Say.NOT_PRINTED: "print",
    Say.QUANTITY_LIMIT: "plus",
    Say.BASKET_FULL: "bag",
    Say.TAKEN_UP: "bag",
    Say.TAKEN_UP_NEW_PRICE: "tag",
    Say.FINISH_FIRST: "bag",
    Say.CODE_UNKNOWN: "qr",
    Say.CODE_WAIT: "clock",
    Say.OFFER_HELP: "help",
    Say.OFFER_GAVE_WAY: "tag",
    Say.LANE_CLOSED: "pause",
    Say.EXPRESS_OVER: "bag",
    Say.BADGE_UNKNOWN: "badge",
    Say.NO_RIGHT: "badge",
    Say.OVER_LIMIT: "badge",
    Say.DRAWER_FIRST: "drawer",
    Say.DRAWER_LATER: "drawer",
    Say.SIGN_OFF_FIRST: "badge",
    Say.RECEIPT_CODE: "qr",
}
KINDS = {
    Say.ASK_CANCEL: "cancel",
    Say.HELP_CALLED: "help",
    Say.OFFER_HELP: "offer",
    Say.RECEIPT_CODE: "offer",
}
TYPED_INSTEAD = (Say.UNKNOWN_ITEM, Say.UNREADABLE)
"""What the number itself may help with."""

TOLD_BY_SCREEN = {
    Screen.PAYING: (Say.ASKING_BANK,),
    Screen.RESTING: (Say.SEE_ATTENDANT_PAYMENT, Say.ASKING_BANK),
    Screen.STAFF: (Say.HELP_CALLED, Say.ASK_CANCEL, Say.SEE_ATTENDANT_PAYMENT),
    Screen.SIGN_ON: (Say.HELP_CALLED, Say.ASK_CANCEL),
}
"""What the screen itself says already, large."""


ABOUT_BAG = (Say.BAG_EXTRA, Say.BAG_OTHER, Say.BAG_TAKEN, Say.BAG_PLACE)

SAYS_IT_ITSELF = (
    Screen.RESTING, Screen.STAFF, Screen.DEBTS, Screen.SETTLE, Screen.CHANGE, Screen.TOTALS, Screen.DRAWER,
    Screen.SHELF,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BagChoiceRow:
    key: str
    name: str
    drawing: str


@dataclass(frozen=True, slots=True)
class MessageProps:
    kind: str = ""  # '' nothing, banner, call and bag (banners too), offer, cancel, help
    tone: str = "info"
    icon: str = "card"
    picture: str = ""
    title: str = ""
    body: str = ""
    typable: bool = False
    choices: tuple[BagChoiceRow, ...] = ()


def derive_message(scene: Scene) -> MessageProps:
    message = scene.state.message
    if message is None or message.say in TOLD_BY_SCREEN.get(screen(scene.state), ()):
        return _open_call(scene)
    title, body = _sentences(scene, message)
    choices = _choices(scene, message)
    kind = "bag" if choices else KINDS.get(message.say, "banner")
    return MessageProps(
        kind=kind,
        tone="warn" if message.say in WARNS else "info",
        icon=ICONS.get(message.say, "card"),
        picture=message.item.picture if message.item is not None else "",
        title=title,
        body=body,
        typable=message.say in TYPED_INSTEAD,
        choices=choices,
    )


def _choices(scene: Scene, message: Message) -> tuple[BagChoiceRow, ...]:
    """What there is to say to a question about the bag."""
    bag = scene.state.bag
    if bag is None or message.say not in ABOUT_BAG:
        return ()
    return tuple(BagChoiceRow(choice, *bag_choice(scene.words, choice)) for choice in bag.choices)


def _open_call(scene: Scene) -> MessageProps:
    """How it stands with the call, as long as nothing else is to be said; a lane that rests says it itself, and so
    does the staff layer.
    """
    call = scene.state.call
    if call is None or call.reason is HelpReason.INTERVENTION:  # the strip and the last check say it
        return MessageProps()
    if screen(scene.state) in SAYS_IT_ITSELF:
        return MessageProps()
    title, body = call_sentences(scene)
    return MessageProps(kind="call", icon="help", title=title, body=body)


def _sentences(scene: Scene, message: Message) -> tuple[str, str]:
    """What is, then what to do."""
    words, policy = scene.words, scene.policy
    name = message.item.name(scene.language) if message.item is not None else ""
    match message.say:
        case Say.UNKNOWN_ITEM:
            return words("We don't know this code yet."), words("Try again or search.")
        case Say.NUMBER_UNKNOWN:
            return words("We don't have an item with this number."), words("Please compare it, or search by picture.")
        case Say.UNREADABLE:
            return words("We couldn't read that code."), words("Turn the barcode to the light.")
        case Say.EXPIRED:
            return words("This one is past its date."), words("Please take a fresh one.")
        case Say.BEST_BEFORE:
            return words("Its best-before date has passed."), words("You can buy it, or take a fresh one.")
        case Say.RECALLED:
            return words("This item was called back."), words("Please leave it with us.")
        case Say.PACK_IN_BASKET:
            return words("This very pack is in your basket already."), words("Please scan the next one.")
        case Say.PACK_SOLD:
            return words("This pack was paid for before."), words("Please take another one, or touch Help.")
        case Say.COUPON_ASK | Say.COUPON_TWICE | Say.COUPON_USED | Say.COUPON_EXPIRED | Say.COUPON_NOT_NOW:
            return about_coupons(words, message.say)
        case Say.MEMBER_NOTED | Say.MEMBER_LATER | Say.MEMBER_HELLO | Say.MEMBER_UNKNOWN | Say.MEMBER_LEFT:
            return about_members(scene, message)
        case Say.NOT_TAKEN:
            return words("We can't take this one at this lane yet."), words("Please keep it, or touch Help.")
        case Say.NOTHING_TO_PAY:
            return words("There is nothing to pay."), words("Please touch Help: a colleague closes this basket.")
        case Say.BAG_EXTRA | Say.BAG_OTHER | Say.BAG_TAKEN | Say.BAG_PLACE:
            return about_the_bag(words, message.say, name, asks=bool(_choices(scene, message)))
        case Say.AGE_EARLY:
            return words("{name} needs a quick ID check.", name=name), words("Keep scanning. We come to you.")
        case Say.AGE_REFUSED:
            return words("We can't sell {name} to you today.", name=name), words("All the rest stays in your basket.")
        case Say.HELP_CALLED:
            return call_sentences(scene)
        case Say.RESUMED:
            return words("The power went off."), words("Your basket is all here.")
        case Say.ASK_CANCEL:
            return words("Cancel your shopping?"), words("Your basket will be emptied. Nothing was charged.")
        case Say.PAY_FIRST_STOP:
            return words("You are paying now."), words("To add more, stop the payment first.")
        case Say.DECLINED | Say.CARD_CANCELLED | Say.CARD_TIMEOUT | Say.CARD_NOT_CHARGED | Say.CARD_MISSING:
            return about_cards(words, message.say)
        case Say.WALLET_DECLINED | Say.WALLET_TIMEOUT | Say.WALLET_MISSING | Say.WALLET_FIRST_PAY:
            return about_phones(words, message.say)
        case (
            Say.AMOUNT_TOO_MUCH
            | Say.PART_PAID
            | Say.PARTS_BACK
            | Say.PART_STAYS
            | Say.RECEIPT_CODE
            | Say.REFUND_AWAY
            | Say.REFUND_CHANGED
            | Say.REFUND_FAILED
            | Say.REFUND_REFUSED
            | Say.REFUND_HELD
        ):
            return about_money_back(words, message.say)
        case Say.ASKING_BANK | Say.SEE_ATTENDANT_PAYMENT:
            return about_doubt(words, message.say)
        case Say.CASH_MISSING | Say.CASH_PART | Say.CHANGE_OWED | Say.CHANGE_UNSURE | Say.GIVE_BY_HAND:
            return about_cash(words, message.say)
        case Say.CLEAR_SCALE | Say.TOO_LIGHT | Say.TOO_HEAVY | Say.NOT_STEADY | Say.LIFT_AGAIN | Say.NO_SCALE_PRICE:
            return about_scale(words, policy, message.say)
        case Say.PAPER_OUT | Say.NOT_PRINTED:
            return about_paper(words, message.say)
        case Say.QUANTITY_LIMIT | Say.COUPON_LIMIT | Say.BASKET_FULL | Say.EXPRESS_OVER:
            return about_limits(words, policy, message.say, scene.state.express_pieces)
        case Say.TAKEN_UP:
            return words("Your basket is back."), words("Go on where you left.")
        case Say.TAKEN_UP_NEW_PRICE:
            return words("Your basket is back, at today's prices."), words("Please look at the total.")
        case Say.FINISH_FIRST | Say.CODE_UNKNOWN | Say.CODE_WAIT:
            return about_codes(words, message.say)
        case Say.LANE_CLOSED:
            return words("This lane is closed now."), words("Please take it to another lane.")
        case (
            Say.BADGE_UNKNOWN | Say.NO_RIGHT | Say.OVER_LIMIT | Say.SIGN_OFF_FIRST | Say.DRAWER_FIRST | Say.DRAWER_LATER
        ):
            return to_staff(words, message.say)
        case Say.OFFER_HELP:
            return words("Shall we help?"), words("A colleague can come to you.")
        case Say.OFFER_GAVE_WAY:
            return _gave_way(scene, message.gave_way)


def _gave_way(scene: Scene, gone: GaveWay | None) -> tuple[str, str]:
    """Which offer went, what took its place, and that nobody pays more for it."""
    if gone is None:
        return scene.words("Another offer is better for you now."), scene.words("Your basket costs no more by it.")
    offer, by = name_in(gone.names, scene.language), name_in(gone.by, scene.language)
    if not by:
        title = scene.words("“{offer}” no longer applies.", offer=offer)
    elif gone.moved:
        title = scene.words("“{offer}” is now for {item}.", offer=offer, item=by)
    else:
        title = scene.words("“{by}” replaces “{offer}”.", by=by, offer=offer)
    if gone.better.minor > 0:
        return title, scene.words("You now save {amount} more.", amount=scene.money(gone.better))
    return title, scene.words("Your basket costs no more by it.")


@QmlElement
class MessageViewModel(QObject):
    kindChanged = Signal()
    toneChanged = Signal()
    iconChanged = Signal()
    pictureChanged = Signal()
    titleChanged = Signal()
    bodyChanged = Signal()
    typableChanged = Signal()
    choicesChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = MessageProps()
        self._choices = RowsModel(BagChoiceRow, self)
        self._scene: Scene | None = None
        self._notice: Notice | None = None
        self._known = Known()

    def show(self, scene: Scene) -> None:
        self._scene = scene
        self._known = self._known.still(scene)
        self._notice = derive_notice(scene, self._known) if scene.state.message is None else None
        old, self._props = self._props, self._derive(scene)
        self._choices.show(self._props.choices)
        emit_changes(self, old, self._props)

    def _derive(self, scene: Scene) -> MessageProps:
        """What the lane has to say; where it says nothing, what a device is about."""
        notice = self._notice
        if notice is None:
            return derive_message(scene)
        return MessageProps(kind="banner", icon=notice.icon, title=notice.title, body=notice.body)

    @Slot()
    def close(self) -> None:
        """OK: the lane is told; that a device is away is the screen's own knowledge."""
        if self._notice is None or self._scene is None:
            self._post(MessageClosed())
            return
        self._known = self._known.told(self._notice)
        self.show(self._scene)

    @Slot()
    def callColleague(self) -> None:
        self._post(HelpTouched())

    @Slot()
    def noHelp(self) -> None:
        self._post(HelpNotNeeded())

    @Slot(str)
    def sayOfBag(self, choice: str) -> None:
        self._post(BagChoiceTouched(BagChoice(choice)))

    @Slot()
    def typeInstead(self) -> None:
        self._post(TypeTouched())

    @Slot()
    def confirmCancel(self) -> None:
        self._post(CancelConfirmed())

    @Property(str, notify=kindChanged)
    def kind(self) -> str:
        return self._props.kind

    @Property(str, notify=toneChanged)
    def tone(self) -> str:
        return self._props.tone

    @Property(str, notify=iconChanged)
    def icon(self) -> str:
        return self._props.icon

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self._props.picture

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=bodyChanged)
    def body(self) -> str:
        return self._props.body

    @Property(bool, notify=typableChanged)
    def typable(self) -> bool:
        return self._props.typable

    @Property(QObject, notify=choicesChanged)
    def choices(self) -> QObject:
        return self._choices
