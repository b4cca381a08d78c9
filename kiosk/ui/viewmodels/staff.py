"""The staff layer: what waits first, the shopper's basket second, what can be done last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.calls import HelpReason
from kiosk.core.mode import LaneMode
from kiosk.core.session.decide.staff_acts import offered
from kiosk.core.session.inputs import ChangeOpened, CodeKeyTouched, StaffActed
from kiosk.core.session.override_inputs import ACT_OF
from kiosk.core.session.state import debts_of
from kiosk.core.staff import Act, Role
from kiosk.ui.figures import time_left
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.acts import ActRow, Group, act_rows, groups_of
from kiosk.ui.viewmodels.basket import BasketRow, basket_row, derive_basket, line_told
from kiosk.ui.viewmodels.debts import to_see_to
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.standing import certificate_told, clock_told, devices_told, owed_told

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What the tiles can be about."""

    key: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class StaffProps:
    """`called`: somebody asked for help, other than for what is to be looked at. `debt`: money is to be given back, or
    cash to be looked after; who does that `pays_debt`, by `deed`. `note` says what the lane is up to, `clock` that the
    time is to be looked at, `owed` what the store server does not have yet, `certificate` that the lane's ends,
    `devices` which are away. `line` is the one that was chosen, 0 for none; `changeable`: lines can be chosen. The
    tiles are about `group`; `most` is how many of them any group has, so that their room stays.
    """

    who: str = ""
    signs_off: str = ""
    heading: str = ""
    called: bool = False
    debt: str = ""
    deed: str = ""
    pays_debt: bool = False
    note: str = ""
    clock: str = ""
    owed: str = ""
    certificate: str = ""
    devices: str = ""
    basket: str = ""
    items: tuple[BasketRow, ...] = ()
    changeable: bool = False
    line: int = 0
    group: str = ""
    most: int = 0
    groups: tuple[GroupRow, ...] = ()
    acts: tuple[ActRow, ...] = ()


def derive_staff(scene: Scene, *, line: int = 0, lane: bool = False) -> StaffProps:
    """`line` is the one that was chosen; `lane`: the tiles shall be of the lane, though there is a basket."""
    state, words, who = scene.state, scene.words, scene.state.staff
    if who is None:
        return StaffProps()
    session = state.session
    called, debts = state.call is not None, debts_of(state)
    acts = offered(state, scene.policy.staff.rights_of(who.role), scene.policy)
    open_ = session.interventions if session is not None else ()
    called = called and not (open_ and state.call is not None and state.call.reason is HelpReason.INTERVENTION)
    waits = len(open_) + called + len(debts) + len(state.cash_alarms)
    left = scene.seconds_until(state.staff_until) if state.staff_until is not None else 0
    basket = derive_basket(scene)
    lines = tuple(reversed(session.lines)) if session is not None else ()
    group = _group(acts, line=line, lane=lane)
    rows = {one: act_rows(scene, acts, one, line) for one in Group}
    changeable = bool(lines) and bool(rows[Group.LINE])
    return StaffProps(
        who=words("Staff: {name} · {role}", name=who.name, role=_role(scene, who.role)),
        signs_off=words("Signs off by itself in {time}", time=time_left(left)),
        heading=words("{count} to clear", count=waits) if waits else words("Nothing to clear"),
        called=called,
        debt=to_see_to(scene),
        deed=words("Give back") if debts or not state.cash_alarms else words("See to it"),
        pays_debt=acts.get(Act.DEBTS, False),
        note=_note(scene, group, line),
        clock=clock_told(scene),
        owed=owed_told(scene),
        certificate=certificate_told(scene),
        devices=devices_told(scene, well=group is Group.LANE),
        basket=f"{basket.count} · {basket.total}" if session is not None else "",
        items=tuple(basket_row(scene, line, session) for line in lines if session is not None),
        changeable=changeable,
        line=line,
        group=group,
        most=max(len(rows[one]) for one in Group),
        groups=_groups(scene, group) if rows[Group.BASKET] and rows[Group.LANE] else (),
        acts=rows[group],
    )


def _group(acts: Mapping[Act, bool], *, line: int, lane: bool) -> Group:
    """Whoever comes while somebody shops comes for the basket, where they may change one."""
    if lane or not any(Group.BASKET in groups_of(act) for act in acts):
        return Group.LANE
    return Group.LINE if line else Group.BASKET


def _groups(scene: Scene, group: Group) -> tuple[GroupRow, ...]:
    names = {Group.BASKET: scene.words("Whole basket"), Group.LANE: scene.words("This lane")}
    return tuple(GroupRow(one, name, one is group) for one, name in names.items())


def _role(scene: Scene, role: Role) -> str:
    words = scene.words
    match role:
        case Role.HOST:
            return words("Host")
        case Role.MANAGER:
            return words("Manager")
        case Role.TECHNICIAN:
            return words("Technician")


def _note(scene: Scene, group: Group, number: int) -> str:
    state, words = scene.state, scene.words
    line = state.session.line(number) if state.session is not None else None
    if group is Group.LINE and line is not None and state.session is not None:
        return line_told(scene, state.session, line)
    if group is Group.BASKET:
        return words("Touch a line to change it.")
    match state.mode:
        case LaneMode.CLOSED if state.session is not None:
            return words("The lane closes when this visit is over.")
        case LaneMode.CLOSED:
            return words("The lane is closed.")
        case LaneMode.SERVICE:
            return words("The lane is closed for service.")
        case LaneMode.TRAINING:
            return words("Training: nothing here is booked or sent.")
        case LaneMode.OPEN:
            return words("The lane is open.")
        case LaneMode.EXPRESS:
            return words("The lane is for up to {count} items.", count=state.express_pieces)


@QmlElement
class StaffViewModel(QObject):
    whoChanged = Signal()
    signsOffChanged = Signal()
    headingChanged = Signal()
    calledChanged = Signal()
    debtChanged = Signal()
    deedChanged = Signal()
    paysDebtChanged = Signal()
    noteChanged = Signal()
    clockChanged = Signal()
    owedChanged = Signal()
    certificateChanged = Signal()
    devicesChanged = Signal()
    basketChanged = Signal()
    itemsChanged = Signal()
    changeableChanged = Signal()
    lineChanged = Signal()
    groupChanged = Signal()
    mostChanged = Signal()
    groupsChanged = Signal()
    actsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = StaffProps()
        self._items = RowsModel(BasketRow, self)
        self._groups = RowsModel(GroupRow, self)
        self._acts = RowsModel(ActRow, self)
        self._scene: Scene | None = None
        self._visit, self._line, self._lane = "", 0, False

    def show(self, scene: Scene) -> None:
        """What was chosen is forgotten with the visit, with whoever chose it, and with its line."""
        session, who = scene.state.session, scene.state.staff
        visit = f"{session.id} {who.staff}" if session is not None and who is not None else ""
        if visit != self._visit:
            self._visit, self._line, self._lane = visit, 0, False
        if session is None or session.line(self._line) is None:
            self._line = 0
        self._scene = scene
        old, self._props = self._props, derive_staff(scene, line=self._line, lane=self._lane)
        self._items.show(self._props.items)
        self._groups.show(self._props.groups)
        self._acts.show(self._props.acts)
        emit_changes(self, old, self._props)

    @Slot(str)
    def act(self, key: str) -> None:
        act = Act(key)
        if act in ACT_OF.values():
            self._post(ChangeOpened(act, self._line))
        else:
            self._post(StaffActed(act))

    @Slot(int)
    def choose(self, line: int) -> None:
        """It is what the tiles are about; touched again, the whole basket is."""
        self._choose(0 if line == self._line else line, lane=False)

    @Slot(str)
    def showGroup(self, key: str) -> None:
        self._choose(0, lane=Group(key) is Group.LANE)

    def _choose(self, line: int, *, lane: bool) -> None:
        self._line, self._lane = line, lane
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

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

    @Property(str, notify=deedChanged)
    def deed(self) -> str:
        return self._props.deed

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

    @Property(bool, notify=changeableChanged)
    def changeable(self) -> bool:
        return self._props.changeable

    @Property(int, notify=lineChanged)
    def line(self) -> int:
        return self._props.line

    @Property(str, notify=groupChanged)
    def group(self) -> str:
        return self._props.group

    @Property(int, notify=mostChanged)
    def most(self) -> int:
        return self._props.most

    @Property(QObject, notify=groupsChanged)
    def groups(self) -> QObject:
        return self._groups

    @Property(QObject, notify=actsChanged)
    def acts(self) -> QObject:
        return self._acts
