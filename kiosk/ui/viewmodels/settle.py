"""A payment that its terminal cannot tell of: what is known, what each answer does, and what staff rely on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.doubts import Basis
from kiosk.core.session.inputs import BasisGiven, OutcomeTouched
from kiosk.core.session.settle_notes import SettleRun
from kiosk.core.session.state import Attempt, AttemptKind
from kiosk.core.values import Way
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class SettleProps:
    """Of payment `key`. First it is asked whether the money `moved` or `stayed`, and what either does; when that is
    `answered`, what staff rely on, `portal` among it, and the reader's own list where it is `by_reader`. Nothing can be
    touched while the terminal itself is asked, but back: then it is not `able`.
    """

    key: str = ""
    title: str = ""
    hint: str = ""
    able: bool = False
    answered: bool = False
    moved: str = ""
    moved_does: str = ""
    stayed: str = ""
    stayed_does: str = ""
    portal: str = ""
    by_reader: bool = False


def derive_settle(scene: Scene) -> SettleProps:
    attempt, run = scene.state.attempt, scene.state.settle
    if attempt is None or run is None:
        return SettleProps()
    words, by_reader = scene.words, attempt.way is not Way.WALLET
    pays = attempt.kind is AttemptKind.PAYMENT
    return SettleProps(
        key=attempt.id,
        title=_title(scene, attempt, run),
        hint="\n".join(_known(scene, attempt) if run.moved is None else [_said(scene, attempt, run)]),
        able=scene.state.ask_again_at is not None,
        answered=run.moved is not None,
        moved=words("It was charged") if pays else words("It went back"),
        moved_does=words("It is booked as paid.") if pays else words("It is booked as given back."),
        stayed=words("It was not charged") if pays else words("It did not go back"),
        stayed_does=words("Nothing is booked. It can be paid anew.")
        if pays
        else words("Nothing is booked. It can be tried again."),
        portal=words("The bank's portal") if by_reader else words("The payment service's portal"),
        by_reader=by_reader,
    )


def _title(scene: Scene, attempt: Attempt, run: SettleRun) -> str:
    amount = scene.money(attempt.amount)
    if run.moved is not None:
        return scene.words("How do you know?")
    if attempt.kind is AttemptKind.PAYMENT:
        return scene.words("Was {amount} charged?", amount=amount)
    return scene.words("Did {amount} go back?", amount=amount)


def _known(scene: Scene, attempt: Attempt) -> list[str]:
    words, at = scene.words, attempt.at
    name = attempt.id.replace("-", "\N{NON-BREAKING HYPHEN}")
    time = at[11:16] if at[:10] == scene.wall[:10] else at[:16].replace("T", " ")
    which = words("Payment {attempt}, begun at {time}.", attempt=name, time=time)
    told = _of_phone(scene) if attempt.way is Way.WALLET else _of_reader(scene, attempt)
    return [which, told, words("Look it up first. Your answer itself moves no money.")]


def _of_phone(scene: Scene) -> str:
    """What the payment service says of it."""
    if scene.state.ask_again_at is None:
        return scene.words("The payment service is being asked …")
    if scene.state.verdict != UNCLEAR:
        return scene.words("The payment service does not answer.")
    return scene.words("The payment service can't tell what became of it.")


def _of_reader(scene: Scene, attempt: Attempt) -> str:
    """What the card reader says of it."""
    words, terminal = scene.words, attempt.mark.terminal_id or "–"
    here = scene.state.mark
    if scene.state.ask_again_at is None:
        return words("Card reader {terminal} is being asked …", terminal=terminal)
    if here is not None and here.terminal_id != attempt.mark.terminal_id:
        return words("It was card reader {terminal}; here is {other} now.", terminal=terminal, other=here.terminal_id)
    if scene.state.verdict != UNCLEAR:
        return words("Card reader {terminal} does not answer.", terminal=terminal)
    return words("Card reader {terminal} can't tell what became of it.", terminal=terminal)


def _said(scene: Scene, attempt: Attempt, run: SettleRun) -> str:
    words, amount = scene.words, scene.money(attempt.amount)
    if attempt.kind is AttemptKind.PAYMENT:
        told = (
            words("You say: {amount} was charged.", amount=amount)
            if run.moved
            else words("You say: {amount} was not charged.", amount=amount)
        )
    else:
        told = (
            words("You say: {amount} went back.", amount=amount)
            if run.moved
            else words("You say: {amount} did not go back.", amount=amount)
        )
    return f"{told}\n{words('It is written down with your name.')}"


@QmlElement
class SettleViewModel(QObject):
    keyChanged = Signal()
    titleChanged = Signal()
    hintChanged = Signal()
    ableChanged = Signal()
    answeredChanged = Signal()
    movedChanged = Signal()
    movedDoesChanged = Signal()
    stayedChanged = Signal()
    stayedDoesChanged = Signal()
    portalChanged = Signal()
    byReaderChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = SettleProps()
        self._run: SettleRun | None = None

    def show(self, scene: Scene) -> None:
        self._run = scene.state.settle
        old, self._props = self._props, derive_settle(scene)
        emit_changes(self, old, self._props)

    @Slot()
    def sayMoved(self) -> None:
        self._post(OutcomeTouched(moved=True))

    @Slot()
    def sayStayed(self) -> None:
        self._post(OutcomeTouched(moved=False))

    @Slot(str)
    def rely(self, basis: str) -> None:
        """That is how staff know what they said."""
        if self._run is not None and self._run.moved is not None:
            self._post(BasisGiven(self._props.key, self._run.moved, Basis(basis)))

    @Property(str, notify=keyChanged)
    def key(self) -> str:
        return self._props.key

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(bool, notify=answeredChanged)
    def answered(self) -> bool:
        return self._props.answered

    @Property(str, notify=movedChanged)
    def moved(self) -> str:
        return self._props.moved

    @Property(str, notify=movedDoesChanged)
    def movedDoes(self) -> str:
        return self._props.moved_does

    @Property(str, notify=stayedChanged)
    def stayed(self) -> str:
        return self._props.stayed

    @Property(str, notify=stayedDoesChanged)
    def stayedDoes(self) -> str:
        return self._props.stayed_does

    @Property(str, notify=portalChanged)
    def portal(self) -> str:
        return self._props.portal

    @Property(bool, notify=byReaderChanged)
    def byReader(self) -> bool:
        return self._props.by_reader
