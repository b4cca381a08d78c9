"""The keys for a number: what was typed, whether it can be right, and whether it may be looked up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.barcodes.typed import LONGEST, Typed, typed_number
from kiosk.core.session.inputs import CodeKeyTouched, TypeTouched
from kiosk.core.session.notes import TypeView
from kiosk.core.session.touches import NumberTyped
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.digits import Digits
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TypedProps:
    digits: str = ""
    hint: str = ""
    doubtful: bool = False
    complete: bool = False


def derive_typed(scene: Scene, digits: str) -> TypedProps:
    state = typed_number(digits)
    return TypedProps(
        digits=spaced(digits),
        hint=_hint(scene, state),
        doubtful=state is Typed.WRONG,
        complete=state is Typed.WHOLE,
    )


def _hint(scene: Scene, state: Typed) -> str:
    words = scene.words
    match state:
        case Typed.WRONG:
            return words("These digits don't fit together. Please compare them.")
        case Typed.WHOLE:
            return words("Touch Find, or type on.")
        case Typed.BEGUN:
            return words("The digits under the barcode, or on the sticker.")


def spaced(digits: str) -> str:
    """4006381333931 → 4 006381 333931, as it stands beneath a barcode; 96385074 → 9638 5074."""
    if len(digits) <= 8:
        return f"{digits[:4]} {digits[4:]}".strip() if len(digits) > 5 else digits
    return f"{digits[0]} {digits[1:7]} {digits[7:]}"


@QmlElement
class TypedViewModel(QObject):
    digitsChanged = Signal()
    hintChanged = Signal()
    doubtfulChanged = Signal()
    completeChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = TypedProps()
        self._scene: Scene | None = None
        self._digits = Digits(LONGEST)

    def show(self, scene: Scene) -> None:
        self._scene = scene
        if not isinstance(scene.state.view, TypeView):
            self._digits.text = ""
        old, self._props = self._props, derive_typed(scene, self._digits.text)
        emit_changes(self, old, self._props)

    @Slot()
    def open(self) -> None:
        self._post(TypeTouched())

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
            self._post(NumberTyped(self._digits.text))

    def _touched(self) -> None:
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

    @Property(str, notify=digitsChanged)
    def digits(self) -> str:
        return self._props.digits

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=doubtfulChanged)
    def doubtful(self) -> bool:
        return self._props.doubtful

    @Property(bool, notify=completeChanged)
    def complete(self) -> bool:
        return self._props.complete
