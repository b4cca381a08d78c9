"""The lane rests: out of order, or a payment that a person must look at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.core.calls import CallStage
from kiosk.core.session.state import AttemptStage
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.call import call_sentences, is_heard
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class RestingProps:
    title: str = ""
    body: str = ""
    advice: str = ""
    kept_title: str = ""
    kept_body: str = ""
    staff: str = ""


def derive_resting(scene: Scene) -> RestingProps:
    state, words, attempt = scene.state, scene.words, scene.state.attempt
    if not state.failed and attempt is not None and attempt.stage is AttemptStage.PARKED:
        return RestingProps(
            title=words("Please see an attendant"),
            body=words("Your payment is being checked. You won't pay twice."),
            advice=_who_comes(scene),
            kept_title=words("Your basket is safe."),
            kept_body=words("We keep asking the card reader. Nothing is lost."),
            staff=words(
                "For staff: payment {attempt}, {amount}, terminal {terminal}, in doubt",
                attempt=attempt.id,
                amount=scene.money(attempt.amount),
                terminal=attempt.mark.terminal_id or "–",
            ),
        )
    shopping = state.session is not None and bool(state.session.lines)
    return RestingProps(
        title=words("This lane is resting"),
        body=words("We are sorry. Something needs a technician."),
        advice=words("Please use another lane, or a till with a cashier."),
        kept_title=words("Were you shopping here?") if shopping else "",
        kept_body=words("A colleague will take care of your basket.") if shopping else "",
        staff=words("For staff: {reason}", reason=state.failed),
    )


def _who_comes(scene: Scene) -> str:
    call = scene.state.call
    if call is None or (call.stage is CallStage.CALLED and is_heard(scene)):
        return scene.words("Please stay here. A colleague comes to you.")
    return " ".join(call_sentences(scene)) if call.stage is CallStage.CALLED else call_sentences(scene)[0]


@QmlElement
class RestingViewModel(QObject):
    titleChanged = Signal()
    bodyChanged = Signal()
    adviceChanged = Signal()
    keptTitleChanged = Signal()
    keptBodyChanged = Signal()
    staffChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._props = RestingProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_resting(scene)
        emit_changes(self, old, self._props)

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=bodyChanged)
    def body(self) -> str:
        return self._props.body

    @Property(str, notify=adviceChanged)
    def advice(self) -> str:
        return self._props.advice

    @Property(str, notify=keptTitleChanged)
    def keptTitle(self) -> str:
        return self._props.kept_title

    @Property(str, notify=keptBodyChanged)
    def keptBody(self) -> str:
        return self._props.kept_body

    @Property(str, notify=staffChanged)
    def staff(self) -> str:
        return self._props.staff
