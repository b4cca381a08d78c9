"""What is to be looked at: for staff the queue, what was seen and what may be said; for the shopper one sentence."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.age import born_by
from kiosk.core.calls import CallStage
from kiosk.core.interventions import ACT_FOR, Answer, Intervention, InterventionKind
from kiosk.core.session.inputs import InterventionGiven, SpotTouched
from kiosk.core.session.state import Session
from kiosk.core.spot import SpotReason
from kiosk.ui.figures import day, time_left
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

WITH_REASON = frozenset({InterventionKind.AGE, InterventionKind.SPOT_CHECK})
"""Kinds that are refused, or left out, for one of a few reasons."""


@dataclass(frozen=True, slots=True)
class StaffCheckRow:
    """One thing in the queue. `told` is what to compare with, or what was seen; `able`: who is signed on may clear it.

    `asks`: why it is refused is to be said.
    """

    key: str
    kind: str
    icon: str
    picture: str
    name: str
    about: str
    told: str
    since: str
    approve: str
    refuse: str
    able: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class WhyNotRow:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ChecksProps:
    count: int = 0
    rows: tuple[StaffCheckRow, ...] = ()
    reasons: tuple[WhyNotRow, ...] = ()


def check_open(scene: Scene, session: Session) -> str:
    """ID check before payment · Anna is on the way; or that something about the bag was read; '' where nothing is."""
    words, call = scene.words, scene.state.call
    if not session.interventions:
        bag = scene.state.bag
        return words("A question about your bag") if bag is not None and bag.hidden and not bag.claimed else ""
    ages = all(one.kind is InterventionKind.AGE for one in session.interventions)
    what = words("ID check before payment") if ages else words("A quick look before payment")
    if call is None or call.stage is not CallStage.COMING:
        return what
    who = words("{name} is on the way", name=call.name) if call.name else words("A colleague is on the way")
    return f"{what} · {who}"


def check_icon(scene: Scene) -> str:
    """Of what `check_open` says: a card where somebody has to show one, a bag where it is about the bag."""
    session = scene.state.session
    kinds = {one.kind for one in session.interventions} if session is not None else set()
    if not kinds:
        return "bag"
    return "idcard" if InterventionKind.AGE in kinds else _icon(min(kinds))


def derive_checks(scene: Scene, asking: str = "") -> ChecksProps:
    """`asking` is the intervention whose refusal was touched."""
    session, who, words = scene.state.session, scene.state.staff, scene.words
    if session is None or who is None:
        return ChecksProps()
    rows = tuple(
        _row(scene, one, able=scene.policy.staff.may(who.role, ACT_FOR[one.kind]), asking=asking)
        for one in session.interventions
    )
    asked = session.intervention(asking)
    reasons = (WhyNotRow("too_young", words("Too young")), WhyNotRow("no_id", words("No ID")))
    if asked is not None and asked.kind is InterventionKind.SPOT_CHECK:
        reasons = (WhyNotRow("busy", words("Too busy now")), WhyNotRow("not_needed", words("Not needed")))
    return ChecksProps(count=len(rows), rows=rows, reasons=reasons)


def _row(scene: Scene, one: Intervention, *, able: bool, asking: str) -> StaffCheckRow:
    words, age = scene.words, one.kind is InterventionKind.AGE
    name = one.item.name(scene.language) if one.item is not None else ""
    return StaffCheckRow(
        key=one.id,
        kind=one.kind,
        icon=_icon(one.kind),
        picture=one.item.picture if one.item is not None else "",
        name=_name(scene, one.kind),
        about=" · ".join(part for part in (name, words("{age} years", age=one.age) if age else "") if part),
        told=_told(scene, one),
        since=_since(scene, one),
        approve=_approve(scene, one.kind),
        refuse=words("Skip it") if one.kind is InterventionKind.SPOT_CHECK else words("Refuse"),
        able=able,
        asks=one.kind in WITH_REASON and asking == one.id,
    )


def _approve(scene: Scene, kind: InterventionKind) -> str:
    words = scene.words
    match kind:
        case InterventionKind.AGE:
            return words("ID is fine")
        case InterventionKind.SPOT_CHECK:
            return words("Check a few")
        case _:
            return words("All is well")


def _icon(kind: InterventionKind) -> str:
    match kind:
        case InterventionKind.AGE:
            return "idcard"
        case InterventionKind.OTHER_ITEM:
            return "scale"
        case InterventionKind.SPOT_CHECK:
            return "search"
        case InterventionKind.EXTRA | InterventionKind.NOT_PLACED | InterventionKind.TAKEN_OUT:
            return "bag"


def _name(scene: Scene, kind: InterventionKind) -> str:
    words = scene.words
    match kind:
        case InterventionKind.AGE:
            return words("Age check")
        case InterventionKind.EXTRA:
            return words("Something in the bag")
        case InterventionKind.OTHER_ITEM:
            return words("Weight differs")
        case InterventionKind.NOT_PLACED:
            return words("Not in the bag")
        case InterventionKind.TAKEN_OUT:
            return words("Something left the bag")
        case InterventionKind.SPOT_CHECK:
            return words("Quick check")


def _told(scene: Scene, one: Intervention) -> str:
    words, saw = scene.words, one.saw
    if one.kind is InterventionKind.AGE:
        today = datetime.date.fromisoformat(scene.wall[:10])
        return words("Born on or before {day}", day=day(born_by(one.age, today), scene.language))
    if one.kind is InterventionKind.SPOT_CHECK:
        return ", ".join(_why(scene, SpotReason(word)) for word in saw.why)
    if saw.seen_g == 0 and saw.expected_g == 0:
        return ""
    if saw.expected_g == 0:
        return words("{seen} g in the bag", seen=saw.seen_g)
    return words("{expected} g expected, {seen} g in the bag", expected=saw.expected_g, seen=saw.seen_g)


def _why(scene: Scene, reason: SpotReason) -> str:
    words = scene.words
    match reason:
        case SpotReason.RANDOM:
            return words("By chance")
        case SpotReason.MANY_UNDONE:
            return words("Several lines were taken back")
        case SpotReason.REMOVED_WEIGHED:
            return words("A weighed item was removed")
        case SpotReason.CHEAP_AND_HEAVY:
            return words("A heavy item at a low price")
        case SpotReason.ON_WORD:
            return words("Loads in the bag on their word")
        case SpotReason.PUT_ASIDE:
            return words("Not yet looked at when the basket was put aside")


def _since(scene: Scene, one: Intervention) -> str:
    """How long it waits, by the clock on the wall; 0:00 where that was set back."""
    at, now = (datetime.datetime.fromisoformat(wall) for wall in (one.at, scene.wall))
    return scene.words("waiting {time}", time=time_left(max(0, int((now - at).total_seconds()))))


@QmlElement
class ChecksViewModel(QObject):
    countChanged = Signal()
    rowsChanged = Signal()
    reasonsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = ChecksProps()
        self._rows = RowsModel(StaffCheckRow, self)
        self._reasons = RowsModel(WhyNotRow, self)
        self._scene: Scene | None = None
        self._asking = ""

    def show(self, scene: Scene) -> None:
        self._scene = scene
        self._derive()

    @Slot(str)
    def approve(self, key: str) -> None:
        """All is well; a spot check begins."""
        spot = self._kind(key) == InterventionKind.SPOT_CHECK
        self._post(SpotTouched(whole=False) if spot else InterventionGiven(key, Answer.APPROVE))

    @Slot(str)
    def refuse(self, key: str) -> None:
        """Why, is asked first where it is to be said."""
        if self._kind(key) in WITH_REASON:
            self._asking = key
            self._derive()
        else:
            self._post(InterventionGiven(key, Answer.REFUSE))

    @Slot(str, str)
    def refuseFor(self, key: str, reason: str) -> None:
        """A spot check is not refused: it is left out, which is to approve of it."""
        self._asking = ""
        spot = self._kind(key) == InterventionKind.SPOT_CHECK
        self._post(InterventionGiven(key, Answer.APPROVE if spot else Answer.REFUSE, reason))

    @Slot()
    def keep(self) -> None:
        """It was not meant so."""
        self._asking = ""
        self._derive()

    def _kind(self, key: str) -> str:
        return next((one.kind for one in self._props.rows if one.key == key), "")

    def _derive(self) -> None:
        if self._scene is None:
            return
        old, self._props = self._props, derive_checks(self._scene, self._asking)
        self._rows.show(self._props.rows)
        self._reasons.show(self._props.reasons)
        emit_changes(self, old, self._props)

    @Property(int, notify=countChanged)
    def count(self) -> int:
        return self._props.count

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, notify=reasonsChanged)
    def reasons(self) -> QObject:
        return self._reasons
