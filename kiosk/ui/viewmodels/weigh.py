"""Weighing: figures only while the scale stands still on a load that may be sold, dashes else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.items import Item
from kiosk.core.pricing import Line
from kiosk.core.pricing.alone import price_alone, price_of_one
from kiosk.core.session.decide.weigh import sellable
from kiosk.core.session.inputs import AddWeighedTouched, BackTouched, Device, Load, NoBarcodeTouched, TareTouched
from kiosk.core.session.notes import Hint, Say, WeighView
from kiosk.core.values import Weighing
from kiosk.ui.figures import kilograms, short_weight
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.offers import offers, was_price
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

DASHES = "– – –"
BUSY = ("moving", "missing")
RANGES_G = (2_000, 5_000, 15_000)


@dataclass(frozen=True, slots=True)
class TareRow:
    key: str
    tare: int
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TickRow:
    """A mark of the dial. `turn` is its place on the arc, 0 … 1; `label` '' where it has no figure."""

    key: str
    turn: float
    large: bool
    label: str


@dataclass(frozen=True, slots=True)
class WeighProps:
    name: str = ""
    picture: str = ""
    about: str = ""
    look: str = "waiting"  # steady, waiting, moving, over, empty, missing
    chip: str = ""
    chip_icon: str = ""
    net: str = DASHES
    gross: str = ""
    tare: str = ""
    net_weight: str = ""
    fraction: float = 0.0
    limits: str = ""
    advice: str = ""
    sum: str = ""
    price: str = ""
    was: str = ""
    why: str = ""
    addable: bool = False
    action: str = ""
    busy: bool = False
    tares: tuple[TareRow, ...] = ()
    ticks: tuple[TickRow, ...] = ()


def derive_weigh(scene: Scene) -> WeighProps:
    state, words, view = scene.state, scene.words, scene.state.view
    if not isinstance(view, WeighView):
        return WeighProps()
    item, language = view.item, scene.language
    load = sellable(state, view.tare_g, scene.policy)
    look, chip, icon, advice = _said(scene, load)
    still = state.load is Load.STABLE
    reach = _reach(state.load, state.grams)
    unit_price = f"{scene.money(price_of_one(item, scene.policy.rules, scene.shopper))}/kg"
    price, was, why = _costs(scene, item, load)
    known = isinstance(load, Weighing)
    net = scene.weight(load.net_g) if isinstance(load, Weighing) else f"{DASHES} kg"
    return WeighProps(
        name=item.name(language),
        picture=item.picture,
        about=words("{price} · number {number}", price=unit_price, number=item.plu) if item.plu else unit_price,
        look=look,
        chip=chip,
        chip_icon=icon,
        net=kilograms(load.net_g, language) if isinstance(load, Weighing) else DASHES,
        gross=scene.weight(state.grams) if still else f"{DASHES} kg",
        tare=scene.weight(view.tare_g),
        net_weight=net,
        fraction=load.net_g / reach if isinstance(load, Weighing) else 0.0,
        limits=words(
            "Max {most}   Min {least}   e = {division}",
            most=short_weight(scene.policy.max_weight_g),
            least=short_weight(scene.policy.min_weight_g),
            division=short_weight(scene.policy.division_g),
        ),
        advice=words("Touch Add to basket.") if state.hint is Hint.ADD else advice,
        sum=f"{net} × {unit_price}",
        price=price,
        was=was,
        why=why,
        addable=known,
        action=words("Waiting …") if look in BUSY else words("Add to basket"),
        busy=look in BUSY,
        tares=_tares(scene, view),
        ticks=_ticks(reach),
    )


def _costs(scene: Scene, item: Item, load: Weighing | Say) -> tuple[str, str, str]:
    """What the load costs by itself, what it would without its offers, and what these are called."""
    if not isinstance(load, Weighing):
        return "–", "", ""
    line = Line(1, item, weighing=load)
    priced = price_alone(line, scene.policy.rules, scene.shopper)
    return scene.money(priced.shown), was_price(scene, priced), offers(scene, line, priced)


def _reach(load: Load, grams: int) -> int:
    """How far the dial goes, by what lies on the scale."""
    if load is Load.OVERLOAD:
        return RANGES_G[-1]
    return next((most for most in RANGES_G if grams <= most), RANGES_G[-1]) if load is Load.STABLE else RANGES_G[0]


def _said(scene: Scene, load: Weighing | Say) -> tuple[str, str, str, str]:
    """How the dial looks, its chip's word and icon, and what to do."""
    state, words, policy = scene.state, scene.words, scene.policy
    if load is Say.LIFT_AGAIN:
        return "waiting", words("Weighed before"), "warn", words("Please lift it and put it down again.")
    if load is Say.NO_SCALE_PRICE:
        return "missing", words("No price"), "warn", words("The scale can't price this. You can go back or call help.")
    if state.load is Load.MISSING or Device.SCALE in state.troubles:
        return "missing", words("Not ready"), "warn", words("The scale isn't ready. You can go back or call help.")
    if state.load is Load.SETTLING:
        return "moving", words("Steadying"), "clock", words("Let it rest for a moment.")
    if isinstance(load, Weighing):
        return "steady", words("Steady"), "check", ""
    match load:
        case Say.TOO_HEAVY:
            advice = words("Please weigh it in two parts.")
            return "over", words("More than {most}", most=short_weight(policy.max_weight_g)), "warn", advice
        case Say.TOO_LIGHT if state.grams > 0:
            advice = words("We start at {least}.", least=short_weight(policy.min_weight_g))
            return "waiting", words("Too light"), "warn", advice
        case Say.TOO_LIGHT:
            return "empty", words("Empty"), "scale", words("Put it on the scale.")
        case _:
            return "waiting", words("Not empty"), "warn", words("Please empty the scale first.")


def _tares(scene: Scene, view: WeighView) -> tuple[TareRow, ...]:
    """The item's usual packing, nothing, and whatever else is chosen."""
    words = scene.words
    usual = view.item.tare_g
    offered = [0] if usual == 0 else [usual, 0]
    if view.tare_g not in offered:
        offered.append(view.tare_g)
    names = {0: words("Nothing")}
    return tuple(
        TareRow(
            key=str(tare),
            tare=tare,
            name=names.get(tare) or words("Thin bag {weight}", weight=short_weight(tare)),
            chosen=tare == view.tare_g,
        )
        for tare in offered
    )


def _ticks(reach_g: int) -> tuple[TickRow, ...]:
    """A mark each 100 g up to 2 kg, each 250 g up to 5 kg, else each 500 g; figures at whole kilograms."""
    step = {RANGES_G[0]: 100, RANGES_G[1]: 250}.get(reach_g, 500)
    every = 1_000 if reach_g <= RANGES_G[1] else 5_000
    return tuple(
        TickRow(
            key=str(grams),
            turn=grams / reach_g,
            large=grams % (500 if reach_g <= RANGES_G[1] else 1_000) == 0,
            label=str(grams // 1_000) if grams % every == 0 else "",
        )
        for grams in range(0, reach_g + 1, step)
    )


@QmlElement
class WeighViewModel(QObject):
    nameChanged = Signal()
    pictureChanged = Signal()
    aboutChanged = Signal()
    lookChanged = Signal()
    chipChanged = Signal()
    chipIconChanged = Signal()
    netChanged = Signal()
    grossChanged = Signal()
    tareChanged = Signal()
    netWeightChanged = Signal()
    fractionChanged = Signal()
    limitsChanged = Signal()
    adviceChanged = Signal()
    sumChanged = Signal()
    priceChanged = Signal()
    wasChanged = Signal()
    whyChanged = Signal()
    addableChanged = Signal()
    actionChanged = Signal()
    busyChanged = Signal()
    taresChanged = Signal()
    ticksChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = WeighProps()
        self._tares = RowsModel(TareRow, self)
        self._ticks = RowsModel(TickRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_weigh(scene)
        self._tares.show(self._props.tares)
        self._ticks.show(self._props.ticks)
        emit_changes(self, old, self._props)

    @Slot(int)
    def packIn(self, tare: int) -> None:
        self._post(TareTouched(tare))

    @Slot()
    def add(self) -> None:
        self._post(AddWeighedTouched())

    @Slot()
    def changeItem(self) -> None:
        self._post(BackTouched())
        self._post(NoBarcodeTouched())

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._props.name

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self._props.picture

    @Property(str, notify=aboutChanged)
    def about(self) -> str:
        return self._props.about

    @Property(str, notify=lookChanged)
    def look(self) -> str:
        return self._props.look

    @Property(str, notify=chipChanged)
    def chip(self) -> str:
        return self._props.chip

    @Property(str, notify=chipIconChanged)
    def chipIcon(self) -> str:
        return self._props.chip_icon

    @Property(str, notify=netChanged)
    def net(self) -> str:
        return self._props.net

    @Property(str, notify=grossChanged)
    def gross(self) -> str:
        return self._props.gross

    @Property(str, notify=tareChanged)
    def tare(self) -> str:
        return self._props.tare

    @Property(str, notify=netWeightChanged)
    def netWeight(self) -> str:
        return self._props.net_weight

    @Property(float, notify=fractionChanged)
    def fraction(self) -> float:
        return self._props.fraction

    @Property(str, notify=limitsChanged)
    def limits(self) -> str:
        return self._props.limits

    @Property(str, notify=adviceChanged)
    def advice(self) -> str:
        return self._props.advice

    @Property(str, notify=sumChanged)
    def sum(self) -> str:
        return self._props.sum

    @Property(str, notify=priceChanged)
    def price(self) -> str:
        return self._props.price

    @Property(str, notify=wasChanged)
    def was(self) -> str:
        return self._props.was

    @Property(str, notify=whyChanged)
    def why(self) -> str:
        return self._props.why

    @Property(bool, notify=addableChanged)
    def addable(self) -> bool:
        return self._props.addable

    @Property(str, notify=actionChanged)
    def action(self) -> str:
        return self._props.action

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self._props.busy

    @Property(QObject, notify=taresChanged)
    def tares(self) -> QObject:
        return self._tares

    @Property(QObject, notify=ticksChanged)
    def ticks(self) -> QObject:
        return self._ticks
