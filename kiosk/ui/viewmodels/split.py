"""The keys for a part of the sum: what was typed, and whether a card can pay it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import AmountGiven, CodeKeyTouched, PartsBackTouched, SplitTouched
from kiosk.core.session.notes import SplitView
from kiosk.core.values import Money
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.digits import Digits
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class SplitProps:
    title: str = ""
    amount: str = ""
    hint: str = ""
    doubtful: bool = False
    complete: bool = False


def derive_split(scene: Scene, digits: str) -> SplitProps:
    session, words = scene.state.session, scene.words
    if session is None:
        return SplitProps()
    rest = session.rest
    part = Money(int(digits or "0"), rest.currency)
    if part.minor > rest.minor:
        hint = words("Only {rest} is left to pay.", rest=scene.money(rest))
    else:
        hint = words("{rest} is left to pay.", rest=scene.money(rest))
    cards_only = len(scene.policy.ways) == 1
    return SplitProps(
        title=words("How much on this card?") if cards_only else words("How much do you pay now?"),
        amount=scene.money(part),
        hint=hint,
        doubtful=part.minor > rest.minor,
        complete=0 < part.minor <= rest.minor,
    )


@QmlElement
class SplitViewModel(QObject):
    titleChanged = Signal()
    amountChanged = Signal()
    hintChanged = Signal()
    doubtfulChanged = Signal()
    completeChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = SplitProps()
        self._scene: Scene | None = None
        self._digits = Digits(MOST_DIGITS, leading_zeros=False)

    def show(self, scene: Scene) -> None:
        self._scene = scene
        if not isinstance(scene.state.view, SplitView):
            self._digits.text = ""
        old, self._props = self._props, derive_split(scene, self._digits.text)
        emit_changes(self, old, self._props)

    @Slot()
    def open(self) -> None:
        self._post(SplitTouched())

    @Slot()
    def takeBack(self) -> None:
        self._post(PartsBackTouched())

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
        if self._props.complete:
            self._post(AmountGiven(int(self._digits.text)))

    def _touched(self) -> None:
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=amountChanged)
    def amount(self) -> str:
        return self._props.amount

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=doubtfulChanged)
    def doubtful(self) -> bool:
        return self._props.doubtful

    @Property(bool, notify=completeChanged)
    def complete(self) -> bool:
        return self._props.complete
