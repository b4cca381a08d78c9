"""The staff layer: what waits first, the shopper's basket second, what can be done last."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.calls import HelpReason
from kiosk.core.clock import Move
from kiosk.core.mode import LaneMode
from kiosk.core.session.decide.staff_acts import offered
from kiosk.core.session.inputs import Device, StaffActed
from kiosk.core.session.state import debts_of
from kiosk.core.staff import Act, Role
from kiosk.ui.figures import time_left
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.basket import BasketRow, basket_row, derive_basket
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

ICONS = {
    Act.OPEN_LANE: "door",
    Act.CLOSE_LANE: "pause",
    Act.START_TRAINING: "pencil",
    Act.END_TRAINING: "check",
    Act.REFUND: "undo",
}


@dataclass(frozen=True, slots=True)
class ActRow:
    key: str
    name: str
    icon: str
    able: bool


@dataclass(frozen=True, slots=True)
class StaffProps:
    """`called`: somebody asked for help, other than for what is to be looked at. `debt`: money is to be given back, and
    who looks `pays_debt`. `note` says what the lane is up to, `clock` that the time is to be looked at, `owed` what the
    store server does not have yet, `certificate` that the lane's ends, `devices` which are away.
    """

    who: str = ""
    signs_off: str = ""
    heading: str = ""
    called: bool = False
    debt: str = ""
    pays_debt: bool = False
    note: str = ""
    clock: str = ""
    owed: str = ""
    certificate: str = ""
    devices: str = ""
    basket: str = ""
    items: tuple[BasketRow, ...] = ()
    acts: tuple[ActRow, ...] = ()


def derive_staff(scene: Scene) -> StaffProps:
    state, words, who = scene.state, scene.words, scene.state.staff
    if who is None:
        return StaffProps()
    session = state.session
    called, debts = state.call is not None, debts_of(state)
    acts = offered(state, scene.policy.staff.rights_of(who.role))
    open_ = session.interventions if session is not None else ()
    called = called and not (open_ and state.call is not None and state.call.reason is HelpReason.INTERVENTION)
    waits = len(open_) + called + len(debts)
    left = scene.seconds_until(state.staff_until) if state.staff_until is not None else 0
    basket = derive_basket(scene)
    lines = tuple(reversed(session.lines)) if session is not None else ()
    return StaffProps(
        who=words("Staff: {name} · {role}", name=who.name, role=_role(scene, who.role)),
        signs_off=words("Signs off by itself in {time}", time=time_left(left)),
        heading=words("{count} to clear", count=waits) if waits else words("Nothing to clear"),
        called=called,
        debt=words("{amount} is owed to a shopper", amount=scene.money(debts[0].amount)) if debts else "",
        pays_debt=acts.get(Act.DEBTS, False),
        note=_note(scene),
        clock=_clock(scene),
        owed=_owed(scene),
        certificate=_certificate(scene),
        devices=_devices(scene),
        basket=f"{basket.count} · {basket.total}" if session is not None else "",
        items=tuple(basket_row(scene, line, session) for line in lines if session is not None),
        acts=tuple(ActRow(act, _name(scene, act), ICONS[act], able) for act, able in acts.items() if act in ICONS),
    )


def _role(scene: Scene, role: Role) -> str:
    words = scene.words
    match role:
        case Role.HOST:
            return words("Host")
        case Role.MANAGER:
            return words("Manager")
        case Role.TECHNICIAN:
            return words("Technician")


def _name(scene: Scene, act: Act) -> str:
    words = scene.words
    match act:
        case Act.OPEN_LANE:
            return words("Open lane")
        case Act.CLOSE_LANE:
            return words("Close lane")
        case Act.START_TRAINING:
            return words("Start training")
        case Act.END_TRAINING:
            return words("End training")
        case Act.REFUND:
            return words("Refund")
        case Act.DEBTS:
            return words("Give back")
        case Act.VOID_LINE:
            return words("Void line")
        case Act.PRICE_CHANGE:
            return words("Change price")
        case Act.DISCOUNT:
            return words("Discount")
        case Act.QUANTITY:
            return words("Quantity")
        case Act.DEPARTMENT:
            return words("Department")
        case Act.COUPON:
            return words("Coupon")
        case Act.TAX_EXEMPT:
            return words("Tax exempt")
        case Act.ASSIST:
            return words("Assist")
        case Act.END_ASSIST:
            return words("End assist")
        case Act.SUSPEND:
            return words("Put aside")
        case Act.VOID_SESSION:
            return words("Void sale")
        case Act.REPRINT:
            return words("Print again")
        case Act.CLEAR_CALL:
            return words("Seen to")
        case Act.SIGN_OFF:
            return words("Sign off")
        case Act.CHECK_AGE:
            return words("Check age")
        case Act.CHECK_WEIGHT:
            return words("Check weight")
        case Act.SPOT_CHECK:
            return words("Quick check")
        case _:
            return ""  # nothing to touch in the staff layer


def _note(scene: Scene) -> str:
    state, words = scene.state, scene.words
    match state.mode:
        case LaneMode.CLOSED if state.session is not None:
            return words("The lane closes when this visit is over.")
        case LaneMode.CLOSED:
            return words("The lane is closed.")
        case LaneMode.TRAINING:
            return words("Training: nothing here is booked or sent.")
        case LaneMode.OPEN:
            return words("The lane is open.")


def _clock(scene: Scene) -> str:
    move, words = scene.state.clock_moved, scene.words
    if move is None:
        return ""
    if move.at_start:
        return words("The clock is behind the last sale. Please set it right.")
    return words("The clock was moved: {due} became {shown}. Please check it.", due=_due(move), shown=_shown(move))


def _owed(scene: Scene) -> str:
    """With the day where that is another."""
    owed, words = scene.state.owed, scene.words
    if owed is None:
        return ""
    at = owed.since[11:16] if owed.since[:10] == scene.wall[:10] else owed.since[:16].replace("T", " ")
    if owed.late:
        return words("Not sent yet: {count} since {time}. Please check the network.", count=owed.unsent, time=at)
    return words("Not sent yet: {count} since {time}.", count=owed.unsent, time=at)


def _certificate(scene: Scene) -> str:
    days, words = scene.state.certificate_days, scene.words
    if days is None:
        return ""
    if days < 0:
        return words("The lane's certificate has ended. Please enrol it anew.")
    return words("The lane's certificate ends in {days} days. Please enrol it anew.", days=days)


def _due(move: Move) -> str:
    """With the day where that is another."""
    return move.expected[11:16] if move.expected[:10] == move.found[:10] else move.expected[:16].replace("T", " ")


def _shown(move: Move) -> str:
    return move.found[11:16] if move.expected[:10] == move.found[:10] else move.found[:16].replace("T", " ")


def _devices(scene: Scene) -> str:
    """For staff every device counts, those too that no shopper is told of."""
    words, state = scene.words, scene.state
    names = {
        Device.SCANNER: words("Scanner"),
        Device.WEDGE: words("Scanner"),
        Device.CAMERA: words("Camera"),
        Device.SCALE: words("Scale"),
        Device.BAGGING: words("Bagging scale"),
        Device.PRINTER: words("Printer"),
        Device.TERMINAL: words("Card reader"),
        Device.SIGNER: words("Signing unit"),
        Device.LIGHT: words("Lamp"),
    }
    away = [names[device] for device in Device if device in state.troubles and device in names]
    if state.paper_out and Device.PRINTER not in state.troubles:
        away.append(words("No paper"))
    if not away:
        return words("All devices are well.")
    return words("Not ready: {devices}", devices=", ".join(dict.fromkeys(away)))


@QmlElement
class StaffViewModel(QObject):
    whoChanged = Signal()
    signsOffChanged = Signal()
    headingChanged = Signal()
    calledChanged = Signal()
    debtChanged = Signal()
    paysDebtChanged = Signal()
    noteChanged = Signal()
    clockChanged = Signal()
    owedChanged = Signal()
    certificateChanged = Signal()
    devicesChanged = Signal()
    basketChanged = Signal()
    itemsChanged = Signal()
    actsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = StaffProps()
        self._items = RowsModel(BasketRow, self)
        self._acts = RowsModel(ActRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_staff(scene)
        self._items.show(self._props.items)
        self._acts.show(self._props.acts)
        emit_changes(self, old, self._props)

    @Slot(str)
    def act(self, key: str) -> None:
        self._post(StaffActed(Act(key)))

    @Slot()
    def clearCall(self) -> None:
        self._post(StaffActed(Act.CLEAR_CALL))

    @Slot()
    def payDebt(self) -> None:
        self._post(StaffActed(Act.DEBTS))

    @Slot()
    def signOff(self) -> None:
        self._post(StaffActed(Act.SIGN_OFF))

    @Property(str, notify=whoChanged)
    def who(self) -> str:
        return self._props.who

    @Property(str, notify=signsOffChanged)
    def signsOff(self) -> str:
        return self._props.signs_off

    @Property(str, notify=headingChanged)
    def heading(self) -> str:
        return self._props.heading

    @Property(bool, notify=calledChanged)
    def called(self) -> bool:
        return self._props.called

    @Property(str, notify=debtChanged)
    def debt(self) -> str:
        return self._props.debt

    @Property(bool, notify=paysDebtChanged)
    def paysDebt(self) -> bool:
        return self._props.pays_debt

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self._props.note

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        return self._props.clock

    @Property(str, notify=owedChanged)
    def owed(self) -> str:
        return self._props.owed

    @Property(str, notify=certificateChanged)
    def certificate(self) -> str:
        return self._props.certificate

    @Property(str, notify=devicesChanged)
    def devices(self) -> str:
        return self._props.devices

    @Property(str, notify=basketChanged)
    def basket(self) -> str:
        return self._props.basket

    @Property(QObject, notify=itemsChanged)
    def items(self) -> QObject:
        return self._items

    @Property(QObject, notify=actsChanged)
    def acts(self) -> QObject:
        return self._acts
