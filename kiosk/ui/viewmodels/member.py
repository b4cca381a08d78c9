"""The member whose visit it is: the way in by phone number, what is known of them, the way out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.items import name_in
from kiosk.core.members import Member
from kiosk.core.session.inputs import BackTouched, CodeKeyTouched, MemberLeaves, MemberTouched, PhoneGiven
from kiosk.core.session.member_notes import MemberRun, Told
from kiosk.core.session.notes import MemberView
from kiosk.core.session.state import Session
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.coupons import own_coupons
from kiosk.ui.viewmodels.digits import Digits
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LEAST, MOST = 6, 15
"""Digits of a phone number (E.164)."""
SEEN = 2
"""So many of the last digits are not masked: enough to see that a touch was taken."""
MOST_COUPONS = 3


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One coupon of the member's own, and what it does."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class MemberProps:
    """`label` is the way in, with the first letter of who is known; `keys`: a phone number is asked for. `figure` is
    that letter, '' where there is none.
    """

    offered: bool = False
    label: str = ""
    keys: bool = True
    title: str = ""
    hint: str = ""
    doubtful: bool = False
    typed: str = ""
    able: bool = False
    busy: bool = False
    figure: str = ""
    coupons: tuple[OwnRow, ...] = ()


def derive_member(scene: Scene, digits: str) -> MemberProps:
    """Of `digits` all but the last are masked."""
    words, session, run = scene.words, scene.state.session, scene.state.member
    offered = scene.policy.asks_members
    label = words("Member {initial}", initial=run.initial) if run.initial else words("Member")
    if session is None or session.member is None:
        busy = bool(run.request) and run.by_phone
        hint, doubtful = _asking(scene, run, busy=busy)
        return MemberProps(
            offered=offered,
            label=label,
            title=words("Are you a member?"),
            hint=hint,
            doubtful=doubtful,
            typed=masked_digits(digits),
            able=len(digits) >= LEAST and not busy,
            busy=busy,
        )
    if session.known is None:
        return MemberProps(
            offered=offered,
            label=label,
            keys=False,
            title=words("We have your card."),
            hint=words("Your points are added later. Prices are the usual ones."),
        )
    return MemberProps(
        offered=offered,
        label=label,
        keys=False,
        title=_points(scene, session.known),
        hint=_about(scene, session.known, run),
        figure=run.initial,
        coupons=_coupons(scene, session),
    )


def masked_digits(digits: str) -> str:
    """01701234542 → ••• •••• ••42: only the last two can be read."""
    masked = "•" * max(0, len(digits) - SEEN) + digits[-SEEN:]
    head = len(masked) % 4
    groups = [masked[:head], *(masked[place : place + 4] for place in range(head, len(masked), 4))]
    return " ".join(group for group in groups if group)


def _asking(scene: Scene, run: MemberRun, *, busy: bool) -> tuple[str, bool]:
    """What to do, and whether that is because something did not fit."""
    words = scene.words
    if busy:
        return words("We look for you. You can go on meanwhile."), False
    match run.told:
        case Told.UNKNOWN:
            return words("We don't find this number. Please compare it, or go on without."), True
        case Told.AWAY:
            return words("We can't look just now. Scan your card: the points come later."), True
        case Told.TOO_MANY:
            return words("No more numbers for some minutes. Please scan your card."), True
        case Told.NOTHING if not scene.state.server_online:
            return words("We are offline. Scan your card: the points come later."), False
        case Told.NOTHING:
            return words("Type your phone number, or scan your card."), False


def _points(scene: Scene, known: Member) -> str:
    if known.points == 1:
        return scene.words("1 point")
    return scene.words("{count} points", count=known.points)


def _about(scene: Scene, known: Member, run: MemberRun) -> str:
    """Silver · •••• 42, and that it is their birthday."""
    tier = name_in(known.tier_names, scene.language) if known.tier else ""
    line = " · ".join(part for part in (tier, run.phone) if part) or scene.words("Your member prices apply.")
    return f"{line}\n{scene.words('Happy birthday: your birthday prices apply.')}" if known.birthday else line


def _coupons(scene: Scene, session: Session) -> tuple[OwnRow, ...]:
    rows = own_coupons(scene, session)
    return tuple(OwnRow(row.key, f"{row.name} · {row.effect}") for row in rows[:MOST_COUPONS])


@QmlElement
class MemberViewModel(QObject):
    offeredChanged = Signal()
    labelChanged = Signal()
    keysChanged = Signal()
    titleChanged = Signal()
    hintChanged = Signal()
    doubtfulChanged = Signal()
    typedChanged = Signal()
    ableChanged = Signal()
    busyChanged = Signal()
    figureChanged = Signal()
    couponsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = MemberProps()
        self._coupons = RowsModel(OwnRow, self)
        self._scene: Scene | None = None
        self._digits = Digits(MOST)

    def show(self, scene: Scene) -> None:
        """What was typed is gone with its page."""
        self._scene = scene
        if not isinstance(scene.state.view, MemberView) or scene.state.session is None:
            self._digits.text = ""
        old, self._props = self._props, derive_member(scene, self._digits.text)
        self._coupons.show(self._props.coupons)
        emit_changes(self, old, self._props)

    @Slot()
    def open(self) -> None:
        self._post(MemberTouched())

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
        if self._props.able:
            self._post(PhoneGiven(self._digits.text))

    @Slot()
    def leave(self) -> None:
        self._post(MemberLeaves())

    @Slot()
    def back(self) -> None:
        self._post(BackTouched())

    def _touched(self) -> None:
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

    @Property(bool, notify=offeredChanged)
    def offered(self) -> bool:
        return self._props.offered

    @Property(str, notify=labelChanged)
    def label(self) -> str:
        return self._props.label

    @Property(bool, notify=keysChanged)
    def keys(self) -> bool:
        return self._props.keys

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=doubtfulChanged)
    def doubtful(self) -> bool:
        return self._props.doubtful

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        return self._props.typed

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self._props.busy

    @Property(str, notify=figureChanged)
    def figure(self) -> str:
        return self._props.figure

    @Property(QObject, notify=couponsChanged)
    def coupons(self) -> QObject:
        return self._coupons
