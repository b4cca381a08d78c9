"""Baskets put aside: is the shopper still there, the code of a saved basket, the keys to take one up again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.receipt import saved_code
from kiosk.core.session.decide.saved import DIGITS, come_back, goes_anywhere, may_take_up
from kiosk.core.session.inputs import (
    BackTouched,
    BasketCodeGiven,
    CodeKeyTouched,
    ComeBackTouched,
    SaveTouched,
    StayTouched,
    TakeUpTouched,
)
from kiosk.core.session.notes import SavedView, TakeUpView
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.digits import Digits
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class SavedProps:
    """`asking`: somebody may have left. `come_back` and `offered` are for attract; `typed` shows what is missing."""

    asking: bool = False
    asking_body: str = ""
    seconds: int = 0
    fraction: float = 0.0
    code: str = ""
    scanned_as: str = ""
    printed: str = ""
    closes: str = ""
    come_back: str = ""
    offered: bool = False
    scan_hint: str = ""
    type_hint: str = ""
    typed: str = ""
    complete: bool = False


def derive_saved(scene: Scene, typed: str) -> SavedProps:
    state, words, policy = scene.state, scene.words, scene.policy
    asking_s = 0 if state.leaves_at is None else scene.seconds_until(state.leaves_at)
    view = state.view
    code = view.code if isinstance(view, SavedView) else ""
    closes = scene.seconds_until(view.closes_at) if isinstance(view, SavedView) else 0
    back = come_back(state)
    anywhere = goes_anywhere(state, policy) and not any(one.kept and one.code == code for one in state.saved)
    return SavedProps(
        asking=state.leaves_at is not None,
        asking_body=words("Your basket is kept for {seconds} seconds more.", seconds=asking_s),
        seconds=asking_s,
        fraction=0.0 if state.leaves_at is None else (state.leaves_at - scene.now) / policy.idle_warning_s,
        code=spaced(code),
        scanned_as=saved_code(policy, code) if code else "",
        printed=words("It is printed below, too.") if isinstance(view, SavedView) and view.slip else "",
        closes=words("Closes by itself in {seconds} s.", seconds=closes),
        come_back="" if back is None else words("Go on with {count} items", count=back.session.pieces),
        offered=may_take_up(state, policy),
        scan_hint=words("Scan this code on any lane to go on.") if anywhere else words("Scan this code here to go on."),
        type_hint=words("Or type it there:") if anywhere else words("Or type it on this lane:"),
        typed=spaced(typed + "·" * (DIGITS - len(typed))) if isinstance(view, TakeUpView) else "",
        complete=len(typed) == DIGITS,
    )


def spaced(code: str) -> str:
    """483920 → 483 920."""
    return f"{code[:3]} {code[3:]}".strip()


@QmlElement
class SavedViewModel(QObject):
    askingChanged = Signal()
    askingBodyChanged = Signal()
    secondsChanged = Signal()
    fractionChanged = Signal()
    codeChanged = Signal()
    scannedAsChanged = Signal()
    printedChanged = Signal()
    closesChanged = Signal()
    comeBackChanged = Signal()
    offeredChanged = Signal()
    scanHintChanged = Signal()
    typeHintChanged = Signal()
    typedChanged = Signal()
    completeChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = SavedProps()
        self._scene: Scene | None = None
        self._digits = Digits(DIGITS)

    def show(self, scene: Scene) -> None:
        self._scene = scene
        if not isinstance(scene.state.view, TakeUpView):
            self._digits.text = ""
        old, self._props = self._props, derive_saved(scene, self._digits.text)
        emit_changes(self, old, self._props)

    def _touched(self) -> None:
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

    @Slot()
    def stay(self) -> None:
        self._post(StayTouched())

    @Slot()
    def save(self) -> None:
        self._post(SaveTouched())

    @Slot()
    def openKeys(self) -> None:
        self._post(TakeUpTouched())

    @Slot()
    def comeBackNow(self) -> None:
        self._post(ComeBackTouched())

    @Slot()
    def leave(self) -> None:
        self._post(BackTouched())

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
        if len(self._digits.text) == DIGITS:
            code, self._digits.text = self._digits.text, ""
            self._post(BasketCodeGiven(code))

    @Property(bool, notify=askingChanged)
    def asking(self) -> bool:
        return self._props.asking

    @Property(str, notify=askingBodyChanged)
    def askingBody(self) -> str:
        return self._props.asking_body

    @Property(int, notify=secondsChanged)
    def seconds(self) -> int:
        return self._props.seconds

    @Property(float, notify=fractionChanged)
    def fraction(self) -> float:
        return self._props.fraction

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        return self._props.code

    @Property(str, notify=scannedAsChanged)
    def scannedAs(self) -> str:
        return self._props.scanned_as

    @Property(str, notify=printedChanged)
    def printed(self) -> str:
        return self._props.printed

    @Property(str, notify=closesChanged)
    def closes(self) -> str:
        return self._props.closes

    @Property(str, notify=comeBackChanged)
    def comeBack(self) -> str:
        return self._props.come_back

    @Property(bool, notify=offeredChanged)
    def offered(self) -> bool:
        return self._props.offered

    @Property(str, notify=scanHintChanged)
    def scanHint(self) -> str:
        return self._props.scan_hint

    @Property(str, notify=typeHintChanged)
    def typeHint(self) -> str:
        return self._props.type_hint

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        return self._props.typed

    @Property(bool, notify=completeChanged)
    def complete(self) -> bool:
        return self._props.complete
