"""Paying with a phone: the amount, and which of the two shows the code."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.decide.pay import asked
from kiosk.core.session.inputs import ShowCodeTouched
from kiosk.core.session.notes import PayView
from kiosk.core.values import Way
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class WalletProps:
    amount: str = ""
    ready: bool = False


def derive_wallet(scene: Scene) -> WalletProps:
    session, view = scene.state.session, scene.state.view
    if session is None or not isinstance(view, PayView):
        return WalletProps()
    return WalletProps(scene.money(asked(session, view)), scene.state.mark_of(Way.WALLET) is not None)


@QmlElement
class WalletViewModel(QObject):
    amountChanged = Signal()
    readyChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = WalletProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_wallet(scene)
        emit_changes(self, old, self._props)

    @Slot()
    def showCode(self) -> None:
        self._post(ShowCodeTouched())

    @Property(str, notify=amountChanged)
    def amount(self) -> str:
        return self._props.amount

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self._props.ready
