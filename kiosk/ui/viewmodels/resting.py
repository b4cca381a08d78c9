"""The lane rests: closed by staff, out of order, or a payment that a person must look at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.calls import CallStage
from kiosk.core.mode import SHUT, LaneMode
from kiosk.core.receipt import saved_code
from kiosk.core.session.inputs import StaffTouched
from kiosk.core.session.notes import SavedView
from kiosk.core.session.state import AttemptStage
from kiosk.core.values import Way
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.call import call_sentences, is_heard
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.saved import spaced

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Somewhere else to pay; `cashier`: with a person."""

    key: str
    name: str
    cashier: bool


@dataclass(frozen=True, slots=True)
class RestingProps:
    """`kept_code` and `scanned_as` are of a basket that was put aside; `sign_on`: staff may."""

    title: str = ""
    body: str = ""
    advice: str = ""
    kept_title: str = ""
    kept_body: str = ""
    kept_code: str = ""
    scanned_as: str = ""
    staff: str = ""
    sign_on: bool = False
    places: tuple[PlaceRow, ...] = ()


def derive_resting(scene: Scene) -> RestingProps:
    state = scene.state
    if state.failed:
        return _failed(scene)
    if state.attempt is not None and state.attempt.stage is AttemptStage.PARKED:
        return _parked(scene)
    return _closed(scene)


def _closed(scene: Scene) -> RestingProps:
    words = scene.words
    if scene.state.mode not in SHUT:
        return RestingProps()
    served = scene.state.mode is LaneMode.SERVICE
    shopping = scene.state.session is not None and bool(scene.state.session.lines)
    return RestingProps(
        title=words("This lane is closed"),
        body=words("A technician looks after it.") if served else words("We are happy to see you at another one."),
        advice=_advice(scene),
        kept_title=words("Were you shopping here?") if shopping else "",
        kept_body=words("A colleague will take care of your basket.") if shopping else "",
        sign_on=bool(scene.policy.staff.members),
        places=_places(scene),
    )


def _failed(scene: Scene) -> RestingProps:
    """A basket's code is shown only where it was saved; without that nothing is promised but a person's care."""
    state, words = scene.state, scene.words
    code = state.view.code if isinstance(state.view, SavedView) else ""
    shopping = state.session is not None and bool(state.session.lines)
    kept_body = ""
    if code and any(one.code == code and one.basket for one in state.saved):
        kept_body = words("Your basket is kept. Any lane goes on with this code.")
    elif code:
        kept_body = words("Your basket is kept. A colleague goes on with this code.")
    elif shopping:
        kept_body = words("A colleague will take care of your basket.")
    return RestingProps(
        title=words("This lane is resting"),
        body=words("We are sorry. Something needs a technician."),
        advice=_advice(scene),
        kept_title=words("Were you shopping here?") if code or shopping else "",
        kept_body=kept_body,
        kept_code=spaced(code),
        scanned_as=saved_code(scene.policy, code) if code else "",
        staff=words("For staff: {reason}", reason=state.failed),
        places=_places(scene),
    )


def _who_comes(scene: Scene) -> str:
    call = scene.state.call
    if call is None or (call.stage is CallStage.CALLED and is_heard(scene)):
        return scene.words("Please stay here. A colleague comes to you.")
    return " ".join(call_sentences(scene)) if call.stage is CallStage.CALLED else call_sentences(scene)[0]


def _parked(scene: Scene) -> RestingProps:
    words, attempt = scene.words, scene.state.attempt
    if attempt is None:
        return RestingProps()
    return RestingProps(
        title=words("We are checking your payment"),
        body=words("You won't pay twice."),
        advice=_who_comes(scene),
        kept_title=words("Your basket is safe."),
        kept_body=words("We keep asking the payment service. Nothing is lost.")
        if attempt.way is Way.WALLET
        else words("We keep asking the card reader. Nothing is lost."),
        staff=words(
            "For staff: payment {attempt}, {amount}, terminal {terminal}, in doubt. A manager can settle it.",
            attempt=attempt.id.replace("-", "\N{NON-BREAKING HYPHEN}"),
            amount=scene.money(attempt.amount),
            terminal=attempt.mark.terminal_id or "–",
        ),
        sign_on=bool(scene.policy.staff.members),
    )


def _advice(scene: Scene) -> str:
    if _places(scene):
        return scene.words("Please go to")
    return scene.words("Please use another lane, or a till with a cashier.")


def _places(scene: Scene) -> tuple[PlaceRow, ...]:
    """Where the store says that one can pay as well; at most three, with a cashier among them if any."""
    words, policy = scene.words, scene.policy
    tills = tuple(PlaceRow(f"till-{till}", words("Till {number}", number=till), cashier=True) for till in policy.tills)
    lanes = tuple(
        PlaceRow(f"lane-{lane}", words("Lane {number}", number=lane), cashier=False) for lane in policy.other_lanes
    )
    shown = lanes[: MOST_PLACES - 1] if tills else lanes
    return (*shown, *tills)[:MOST_PLACES]


@QmlElement
class RestingViewModel(QObject):
    titleChanged = Signal()
    bodyChanged = Signal()
    adviceChanged = Signal()
    keptTitleChanged = Signal()
    keptBodyChanged = Signal()
    keptCodeChanged = Signal()
    scannedAsChanged = Signal()
    staffChanged = Signal()
    signOnChanged = Signal()
    placesChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = RestingProps()
        self._places = RowsModel(PlaceRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_resting(scene)
        self._places.show(self._props.places)
        emit_changes(self, old, self._props)

    @Slot()
    def signOnStaff(self) -> None:
        self._post(StaffTouched())

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

    @Property(str, notify=keptCodeChanged)
    def keptCode(self) -> str:
        return self._props.kept_code

    @Property(str, notify=scannedAsChanged)
    def scannedAs(self) -> str:
        return self._props.scanned_as

    @Property(str, notify=staffChanged)
    def staff(self) -> str:
        return self._props.staff

    @Property(bool, notify=signOnChanged)
    def signOn(self) -> bool:
        return self._props.sign_on

    @Property(QObject, notify=placesChanged)
    def places(self) -> QObject:
        return self._places
