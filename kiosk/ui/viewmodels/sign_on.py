"""The keys of a sign-on: a staff number, where no badge is at hand, and the PIN as dots."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.decide.staff import PIN_DIGITS, is_locked
from kiosk.core.session.inputs import CodeKeyTouched, PinGiven, StaffNumberGiven
from kiosk.core.staff import Member, Proof
from kiosk.ui.figures import time_left
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

DOT, PLACE = "●", "○"
NUMBER_DIGITS = (3, 8)


@dataclass(frozen=True, slots=True)
class SignOnProps:
    """`typed` is the number, or a dot for each digit of the PIN: never a digit of it. Without `keys` a badge is waited
    for.
    """

    title: str = ""
    body: str = ""
    typed: str = ""
    able: bool = False
    busy: bool = False
    refused: bool = False
    keys: bool = True


def derive_sign_on(scene: Scene, typed: str) -> SignOnProps:
    """Of a PIN only the number of digits in `typed` is looked at."""
    pad, words = scene.state.pad, scene.words
    if pad is None:
        return SignOnProps()
    if pad.member is None:
        least, _ = NUMBER_DIGITS
        return SignOnProps(
            title=words("Your staff number"),
            body=words("We don't know this number. Please look again.")
            if pad.refused
            else words("Or hold your badge to the scanner."),
            typed=typed or PLACE * 4,
            able=len(typed) >= least,
            refused=pad.refused,
        )
    if pad.wants is Proof.BADGE:
        return SignOnProps(
            title=pad.member.name, body=words("Your badge is needed too. Hold it to the scanner."), keys=False
        )
    least, _ = PIN_DIGITS
    locked = is_locked(scene.state, pad.member, scene.now)
    return SignOnProps(
        title=pad.member.name,
        body=_body(scene, pad.member, locked=locked, refused=pad.refused, also=pad.act is not None),
        typed=DOT * len(typed) + PLACE * (least - len(typed)),
        able=len(typed) >= least and not locked and not pad.checking,
        busy=pad.checking,
        refused=pad.refused or locked,
    )


def _body(scene: Scene, member: Member, *, locked: bool, refused: bool, also: bool) -> str:
    words, state = scene.words, scene.state
    if locked:
        left = scene.seconds_until(state.pin_locked[member.id])
        return words("Too many tries. Please try again in {time}.", time=time_left(left))
    if refused:
        left = scene.policy.pin_tries - state.pin_tries.get(member.id, 0)
        return words("This PIN was not right. Tries left: {count}.", count=left)
    if also:
        return words("Your PIN is needed too. Type it, please.")
    return words("Your PIN, please: four to eight digits.")


@QmlElement
class SignOnViewModel(QObject):
    titleChanged = Signal()
    bodyChanged = Signal()
    typedChanged = Signal()
    ableChanged = Signal()
    busyChanged = Signal()
    refusedChanged = Signal()
    keysChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = SignOnProps()
        self._scene: Scene | None = None
        self._typed = ""

    def show(self, scene: Scene) -> None:
        """What was typed for one person, or for none, is gone with them."""
        pad, before = scene.state.pad, self._scene.state.pad if self._scene is not None else None
        if pad is None or before is None or pad.member != before.member:
            self._typed = ""
        self._scene = scene
        old, self._props = self._props, derive_sign_on(scene, self._typed)
        emit_changes(self, old, self._props)

    def _type(self, typed: str) -> None:
        pad = self._scene.state.pad if self._scene is not None else None
        if self._scene is None or pad is None or pad.checking or not self._props.keys:
            return
        _, most = PIN_DIGITS if pad.member is not None else NUMBER_DIGITS
        self._typed = typed[:most]
        self._post(CodeKeyTouched())
        self.show(self._scene)

    @Slot(str)
    def digit(self, digit: str) -> None:
        self._type(self._typed + digit)

    @Slot()
    def erase(self) -> None:
        self._type(self._typed[:-1])

    @Slot()
    def give(self) -> None:
        """The number or PIN goes to the lane, and is forgotten here."""
        pad = self._scene.state.pad if self._scene is not None else None
        if self._scene is None or pad is None or not self._props.able:
            return
        typed, self._typed = self._typed, ""
        self._post(PinGiven(typed) if pad.member is not None else StaffNumberGiven(typed))
        self.show(self._scene)

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=bodyChanged)
    def body(self) -> str:
        return self._props.body

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        return self._props.typed

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self._props.busy

    @Property(bool, notify=refusedChanged)
    def refused(self) -> bool:
        return self._props.refused

    @Property(bool, notify=keysChanged)
    def keys(self) -> bool:
        return self._props.keys
