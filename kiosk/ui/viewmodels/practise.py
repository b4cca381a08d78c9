"""Training at the card reader: the amount, and what the reader shall say."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import CardPractised, Practised
from kiosk.core.session.notes import PractiseView
from kiosk.core.values import Way
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class PractiseProps:
    amount: str = ""
    phone: bool = False
    cash: bool = False


def derive_practise(scene: Scene) -> PractiseProps:
    session = scene.state.session
    view = scene.state.view
    way = view.way if isinstance(view, PractiseView) else Way.CARD
    amount = scene.money(session.pricing.to_pay) if session is not None else ""
    return PractiseProps(amount, phone=way is Way.WALLET, cash=way is Way.CASH)


@QmlElement
class PractiseViewModel(QObject):
    amountChanged = Signal()
    phoneChanged = Signal()
    cashChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = PractiseProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_practise(scene)
        emit_changes(self, old, self._props)

    @Slot()
    def approve(self) -> None:
        self._post(CardPractised(Practised.APPROVED))

    @Slot()
    def decline(self) -> None:
        self._post(CardPractised(Practised.DECLINED))

    @Property(str, notify=amountChanged)
    def amount(self) -> str:
        return self._props.amount

    @Property(bool, notify=phoneChanged)
    def phone(self) -> bool:
        return self._props.phone

    @Property(bool, notify=cashChanged)
    def cash(self) -> bool:
        return self._props.cash
