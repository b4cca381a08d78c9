"""The basket: the open line large, the others one row each, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.pricing import Line, PricedLine, Pricing
from kiosk.core.session.inputs import (
    CouponTouched,
    NoBarcodeTouched,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    UndoTouched,
    WaitTouched,
)
from kiosk.core.session.state import Session
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.checks import check_icon, check_open
from kiosk.ui.viewmodels.coupons import CouponRow, coupon_rows
from kiosk.ui.viewmodels.offers import WhyRow, offers, one_more, reasons, was_price
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

NONE = 0
"""No line: ids start at 1."""


@dataclass(frozen=True, slots=True)
class BasketRow:
    key: str
    number: int
    name: str
    picture: str
    reckoning: str
    price: str
    was: str = ""
    saving: str = ""


@dataclass(frozen=True, slots=True)
class BasketProps:
    empty: bool = True
    line: int = NONE
    name: str = ""
    picture: str = ""
    reckoning: str = ""
    price: str = ""
    was: str = ""
    reasons: tuple[WhyRow, ...] = ()
    quantity: int = 0
    countable: bool = False
    asks_removal: bool = False
    undoable: bool = False
    earlier: int = 0
    offer: str = ""
    count: str = ""
    tax: str = ""
    saved: str = ""
    total: str = ""
    rows: tuple[BasketRow, ...] = ()
    coupons: tuple[CouponRow, ...] = ()
    check: str = ""
    check_icon: str = "idcard"


def derive_basket(scene: Scene, *, opened: int = NONE, asks_removal: bool = False) -> BasketProps:
    """`opened` is the line that the shopper touched; the newest where it is `NONE` or gone."""
    session = scene.state.session
    if session is None:
        return BasketProps()
    pricing = session.pricing
    if not session.lines:
        return BasketProps(
            total=scene.money(pricing.to_pay),
            count=_count(scene, session),
            coupons=coupon_rows(scene, session),
            check=check_open(scene, session),
            check_icon=check_icon(scene),
        )
    newest = session.lines[-1]
    line = session.line(opened) or newest
    priced = session.priced(line.id)
    return BasketProps(
        empty=False,
        line=line.id,
        name=line.item.name(scene.language),
        picture=line.item.picture,
        reckoning=reckoning(scene, line, priced),
        price=scene.money(priced.asked),
        was=was_price(scene, priced),
        reasons=reasons(scene, line, priced),
        quantity=line.quantity,
        countable=line.countable,
        asks_removal=asks_removal,
        undoable=line is newest,
        earlier=len(session.lines) - 1,
        offer=one_more(scene, line, session),
        count=_count(scene, session),
        tax=_tax(scene, pricing),
        saved=scene.words("You save {amount}", amount=scene.money(pricing.saved)) if pricing.saved.minor else "",
        total=scene.money(pricing.to_pay),
        rows=tuple(basket_row(scene, other, session) for other in reversed(session.lines) if other is not line),
        coupons=coupon_rows(scene, session),
        check=check_open(scene, session),
        check_icon=check_icon(scene),
    )


def basket_row(scene: Scene, line: Line, session: Session) -> BasketRow:
    priced = session.priced(line.id)
    return BasketRow(
        key=str(line.id),
        number=line.id,
        name=line.item.name(scene.language),
        picture=line.item.picture,
        reckoning=reckoning(scene, line, priced),
        price=scene.money(priced.asked),
        was=was_price(scene, priced),
        saving=offers(scene, line, priced),
    )


def line_told(scene: Scene, session: Session, line: Line) -> str:
    """Whole milk 1 l · €1.29"""
    return f"{line.item.name(scene.language)} · {scene.money(session.priced(line.id).asked)}"


def reckoning(scene: Scene, line: Line, priced: PricedLine) -> str:
    """2 × €1.29 + deposit €0.50, 0.845 kg net × €1.99/kg, or that the price stands on the pack."""
    extras = "".join(f" + {extra.name(scene.language)} {scene.money(extra.shown)}" for extra in priced.extras)
    return _reckoned(scene, line) + extras


def _reckoned(scene: Scene, line: Line) -> str:
    price = scene.money(line.unit_price)
    if not line.is_load:
        return f"{line.quantity} × {price}"
    if line.label is not None and line.label.price is not None:
        return scene.words("1 pack, price as labelled")
    return scene.words("{weight} net × {price}/kg", weight=scene.weight(line.net_g), price=price)


def _count(scene: Scene, session: Session) -> str:
    if session.pieces == 1:
        return scene.words("1 item")
    return scene.words("{count} items", count=session.pieces)


def _tax(scene: Scene, pricing: Pricing) -> str:
    """Tax that the shelf prices leave out is told apart: it is why the total is more than the rows add up to."""
    extra = pricing.to_pay
    for priced in pricing.lines:
        extra -= priced.asked
    if extra.minor:
        return scene.words("Tax added {amount}", amount=scene.money(extra))
    return scene.words("Tax included {amount}", amount=scene.money(pricing.tax))


@QmlElement
class BasketViewModel(QObject):
    emptyChanged = Signal()
    lineChanged = Signal()
    nameChanged = Signal()
    pictureChanged = Signal()
    reckoningChanged = Signal()
    priceChanged = Signal()
    wasChanged = Signal()
    reasonsChanged = Signal()
    quantityChanged = Signal()
    countableChanged = Signal()
    asksRemovalChanged = Signal()
    undoableChanged = Signal()
    earlierChanged = Signal()
    offerChanged = Signal()
    countChanged = Signal()
    taxChanged = Signal()
    savedChanged = Signal()
    totalChanged = Signal()
    rowsChanged = Signal()
    couponsChanged = Signal()
    checkChanged = Signal()
    checkIconChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = BasketProps()
        self._rows = RowsModel(BasketRow, self)
        self._coupons = RowsModel(CouponRow, self)
        self._reasons = RowsModel(WhyRow, self)
        self._scene: Scene | None = None
        self._visit = ""
        self._opened = NONE
        self._asks_removal = False
        self._wanted: int | None = None
        self._lines: tuple[Line, ...] = ()

    def show(self, scene: Scene) -> None:
        session = scene.state.session
        if session is not None and session.id != self._visit:
            # another shopper: what the last one had opened is none of theirs
            self._visit, self._lines = session.id, ()
            self._opened, self._asks_removal, self._wanted = NONE, False, None
        lines = session.lines if session is not None else ()
        if lines != self._lines:
            # a change of the basket ends what the shopper had begun with one line, but not looking at it
            self._asks_removal = False
            if len(lines) > len(self._lines) or all(line.id != self._opened for line in lines):
                self._opened = NONE
            self._lines = lines
        self._scene = scene
        before = self._props.line
        self._derive()
        if self._props.line != before or self._props.quantity == self._wanted or scene.state.message is not None:
            self._wanted = None

    @Slot(int)
    def openLine(self, number: int) -> None:
        self._opened, self._asks_removal, self._wanted = number, False, None
        self._derive()

    @Slot()
    def increase(self) -> None:
        self._want(self._quantity + 1)

    @Slot()
    def decrease(self) -> None:
        """One piece less; the last one is asked about, by the button that removes."""
        if self._quantity > 1:
            self._want(self._quantity - 1)
        else:
            self._asks_removal = True
            self._derive()

    @property
    def _quantity(self) -> int:
        """What was asked for last counts before the lane has answered: quick fingers lose no touch."""
        return self._props.quantity if self._wanted is None else self._wanted

    def _want(self, quantity: int) -> None:
        self._wanted = quantity
        self._post(QuantityTouched(self._props.line, quantity))

    @Slot()
    def remove(self) -> None:
        self._post(RemoveTouched(self._props.line))

    @Slot()
    def undo(self) -> None:
        self._post(UndoTouched())

    @Slot(str)
    def removeCoupon(self, key: str) -> None:
        self._post(CouponTouched(key))

    @Slot()
    def noBarcode(self) -> None:
        self._post(NoBarcodeTouched())

    @Slot()
    def pay(self) -> None:
        self._post(PayTouched())

    @Slot()
    def openCheck(self) -> None:
        self._post(WaitTouched())

    def _derive(self) -> None:
        if self._scene is None:
            return
        new = derive_basket(self._scene, opened=self._opened, asks_removal=self._asks_removal)
        old, self._props = self._props, new
        self._rows.show(new.rows)
        self._coupons.show(new.coupons)
        self._reasons.show(new.reasons)
        emit_changes(self, old, new)

    @Property(bool, notify=emptyChanged)
    def empty(self) -> bool:
        return self._props.empty

    @Property(int, notify=lineChanged)
    def line(self) -> int:
        return self._props.line

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._props.name

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self._props.picture

    @Property(str, notify=reckoningChanged)
    def reckoning(self) -> str:
        return self._props.reckoning

    @Property(str, notify=priceChanged)
    def price(self) -> str:
        return self._props.price

    @Property(str, notify=wasChanged)
    def was(self) -> str:
        return self._props.was

    @Property(QObject, notify=reasonsChanged)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(int, notify=quantityChanged)
    def quantity(self) -> int:
        return self._props.quantity

    @Property(bool, notify=countableChanged)
    def countable(self) -> bool:
        return self._props.countable

    @Property(bool, notify=asksRemovalChanged)
    def asksRemoval(self) -> bool:
        return self._props.asks_removal

    @Property(bool, notify=undoableChanged)
    def undoable(self) -> bool:
        return self._props.undoable

    @Property(int, notify=earlierChanged)
    def earlier(self) -> int:
        return self._props.earlier

    @Property(str, notify=offerChanged)
    def offer(self) -> str:
        return self._props.offer

    @Property(str, notify=countChanged)
    def count(self) -> str:
        return self._props.count

    @Property(str, notify=taxChanged)
    def tax(self) -> str:
        return self._props.tax

    @Property(str, notify=savedChanged)
    def saved(self) -> str:
        return self._props.saved

    @Property(str, notify=totalChanged)
    def total(self) -> str:
        return self._props.total

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, notify=couponsChanged)
    def coupons(self) -> QObject:
        return self._coupons

    @Property(str, notify=checkChanged)
    def check(self) -> str:
        return self._props.check

    @Property(str, notify=checkIconChanged)
    def checkIcon(self) -> str:
        return self._props.check_icon
