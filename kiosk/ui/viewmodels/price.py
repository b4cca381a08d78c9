"""What does it cost? One item with its price now, what it comes with, and the offers there are on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.items import Unit, name_in
from kiosk.core.pricing import Line
from kiosk.core.pricing.alone import KILOGRAM, price_alone
from kiosk.core.pricing.hints import offers_on
from kiosk.core.session.inputs import BackTouched, CountScanned, LabelScanned, PriceTouched, TakeTouched
from kiosk.core.session.notes import PriceView
from kiosk.core.session.touches import Found
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.offers import was_price
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class PriceProps:
    """`price` is what one piece, one kilogram or the labelled pack costs, `per` which of them; `extra` a deposit."""

    known: bool = False
    name: str = ""
    picture: str = ""
    price: str = ""
    per: str = ""
    was: str = ""
    extra: str = ""
    offers: str = ""


def derive_price(scene: Scene) -> PriceProps:
    view, session = scene.state.view, scene.state.session
    if not isinstance(view, PriceView) or view.found is None or session is None:
        return PriceProps()
    line = asked_line(view.found)
    shopper, rules = scene.shopper, scene.policy.rules
    priced = price_alone(line, rules, shopper)
    names = dict.fromkeys(name_in(names, scene.language) for names in offers_on(line, rules, shopper))
    extras = [f"{one.name(scene.language)} {scene.money(one.shown)}" for one in priced.extras]
    return PriceProps(
        known=True,
        name=view.found.item.name(scene.language),
        picture=view.found.item.picture,
        price=scene.money(priced.shown),
        per=_per(scene, view.found),
        was=was_price(scene, priced),
        extra=scene.words("and {extra}", extra=", ".join(extras)) if extras else "",
        offers=scene.words("Offer: {names}", names=", ".join(names)) if names else "",
    )


def asked_line(found: Found) -> Line:
    """What is priced: one piece, so many pieces of a pack, the pack of a label, or one kilogram."""
    match found:
        case LabelScanned():
            return Line(1, found.item, label=found.label)
        case CountScanned():
            return Line(1, found.item, found.count)
        case _ if found.item.unit is Unit.KG:
            return Line(1, found.item, weighing=KILOGRAM)
        case _:
            return Line(1, found.item)


def _per(scene: Scene, found: Found) -> str:
    words = scene.words
    match found:
        case LabelScanned():
            return words("for this pack")
        case CountScanned():
            return words("for {count} pieces", count=found.count)
        case _:
            return words("a kilogram") if found.item.unit is Unit.KG else words("each")


@QmlElement
class PriceViewModel(QObject):
    knownChanged = Signal()
    nameChanged = Signal()
    pictureChanged = Signal()
    priceChanged = Signal()
    perChanged = Signal()
    wasChanged = Signal()
    extraChanged = Signal()
    offersChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = PriceProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_price(scene)
        emit_changes(self, old, self._props)

    @Slot()
    def open(self) -> None:
        self._post(PriceTouched())

    @Slot()
    def take(self) -> None:
        self._post(TakeTouched())

    @Slot()
    def leave(self) -> None:
        self._post(BackTouched())

    @Property(bool, notify=knownChanged)
    def known(self) -> bool:
        return self._props.known

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._props.name

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self._props.picture

    @Property(str, notify=priceChanged)
    def price(self) -> str:
        return self._props.price

    @Property(str, notify=perChanged)
    def per(self) -> str:
        return self._props.per

    @Property(str, notify=wasChanged)
    def was(self) -> str:
        return self._props.was

    @Property(str, notify=extraChanged)
    def extra(self) -> str:
        return self._props.extra

    @Property(str, notify=offersChanged)
    def offers(self) -> str:
        return self._props.offers
