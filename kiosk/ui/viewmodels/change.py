"""What staff are about to change: what is asked for it, what was typed or chosen, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.changes import MOST_WORDS, Why
from kiosk.core.session.inputs import ChangeGiven, CodeKeyTouched
from kiosk.core.session.lane_notes import Changing
from kiosk.core.session.state import Session
from kiosk.core.staff import Act
from kiosk.ui.catalogue_view import CatalogueView
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.acts import ICONS, act_name
from kiosk.ui.viewmodels.change_told import choice_names, hint_told, reason_name, typed_told
from kiosk.ui.viewmodels.deeds import Picked, deed_of, is_exempt, reasons_for, undoes, why_of
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

DIGITS = {Act.QUANTITY: 3, Act.TAX_EXEMPT: 20}
MOST_DIGITS, PERCENT_DIGITS = 7, 3
FIGURES = (Act.PRICE_CHANGE, Act.DISCOUNT, Act.QUANTITY, Act.DEPARTMENT)
FROM_A_LIST = (Act.DEPARTMENT, Act.COUPON)


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    key: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChangeProps:
    """First something may be chosen of a list (`choosing`); then a figure typed (`pad`), or letters (`keys`). `able`:
    nothing is missing. `way` offers to say it another way, `undo` to take it back, `remark` to write something with it;
    '' where there is none. `words` is what was written.
    """

    icon: str = "pencil"
    title: str = ""
    hint: str = ""
    doubtful: bool = False
    typed: str = ""
    pad: bool = False
    keys: bool = False
    choosing: bool = False
    able: bool = False
    way: str = ""
    undo: str = ""
    remark: str = ""
    words: str = ""
    done: str = ""
    reasons: tuple[ChoiceRow, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()


def derive_change(scene: Scene, picked: Picked, catalogue: CatalogueView) -> ChangeProps:
    changing, session, words = scene.state.changing, scene.state.session, scene.words
    if changing is None or session is None:
        return ChangeProps()
    act, name = changing.act, act_name(scene, changing.act)
    deed, why = deed_of(scene, changing, picked, catalogue), why_of(session, act, picked)
    choosing = act in FROM_A_LIST and not picked.choice
    reasons = () if choosing else reasons_for(session, act)
    names = choice_names(scene, act, catalogue) if act in FROM_A_LIST else {}
    back = act is Act.TAX_EXEMPT and is_exempt(session)
    hint = hint_told(scene, session, changing, names.get(picked.choice, ""))
    if choosing and not names:
        hint = words("There is none to choose.")
    if picked.tried:
        hint = words("Please say how much first.") if deed is None else words("Please choose a reason.")
    return ChangeProps(
        icon=ICONS[act],
        title=name,
        hint=hint,
        doubtful=picked.tried,
        typed=typed_told(scene, act, picked.typed, amount=picked.amount),
        pad=act in FIGURES and not choosing,
        keys=act is Act.TAX_EXEMPT and not back,
        choosing=choosing,
        able=deed is not None and why is not None,
        way=_way(scene, act, picked),
        undo=_undo(scene, session, changing),
        remark="" if choosing else words("Change remark") if picked.words.strip() else words("Add remark"),
        words=picked.words,
        done=words("Charge tax again") if back else name,
        reasons=tuple(ChoiceRow(one, reason_name(scene, one), one == why) for one in reasons if len(reasons) > 1),
        choices=tuple(ChoiceRow(key, text, key == picked.choice) for key, text in names.items()),
    )


def _way(scene: Scene, act: Act, picked: Picked) -> str:
    words = scene.words
    if act is Act.DISCOUNT:
        return words("In percent") if picked.amount else words("As an amount")
    if picked.choice:
        return words("Another department") if act is Act.DEPARTMENT else words("Another coupon")
    return ""


def _undo(scene: Scene, session: Session, changing: Changing) -> str:
    if undoes(session, changing) is None:
        return ""
    words = scene.words
    return words("As on the shelf") if changing.act is Act.PRICE_CHANGE else words("No discount")


@QmlElement
class ChangeViewModel(QObject):
    iconChanged = Signal()
    titleChanged = Signal()
    hintChanged = Signal()
    doubtfulChanged = Signal()
    typedChanged = Signal()
    padChanged = Signal()
    keysChanged = Signal()
    choosingChanged = Signal()
    ableChanged = Signal()
    wayChanged = Signal()
    undoChanged = Signal()
    remarkChanged = Signal()
    wordsChanged = Signal()
    writingChanged = Signal()
    doneChanged = Signal()
    reasonsChanged = Signal()
    choicesChanged = Signal()
    digitsChanged = Signal()

    def __init__(self, post: Post, catalogue: CatalogueView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._catalogue = catalogue
        self._props = ChangeProps()
        self._reasons = RowsModel(ChoiceRow, self)
        self._choices = RowsModel(ChoiceRow, self)
        self._scene: Scene | None = None
        self._about: Changing | None = None
        self._picked = Picked()
        self._digits = self._writing = False

    def show(self, scene: Scene) -> None:
        """What was picked for one change is gone with it."""
        self._scene = scene
        if scene.state.changing != self._about:
            self._about, self._picked = scene.state.changing, Picked()
            self._lay(digits=False)
            self._write(writing=False)
        old, self._props = self._props, derive_change(scene, self._picked, self._catalogue)
        self._reasons.show(self._props.reasons)
        self._choices.show(self._props.choices)
        emit_changes(self, old, self._props)

    @Slot(str)
    def type(self, letter: str) -> None:
        about, typed = self._about, self._picked.typed + letter.upper()
        if about is None:
            return
        if self._writing:
            self._pick(replace(self._picked, words=(self._picked.words + letter)[:MOST_WORDS]))
            return
        if about.act in FIGURES:
            typed = typed.lstrip("0") or "0"
        percent = about.act is Act.DISCOUNT and not self._picked.amount
        most = PERCENT_DIGITS if percent else DIGITS.get(about.act, MOST_DIGITS)
        if len(typed) <= most:
            self._pick(replace(self._picked, typed=typed, tried=False))

    @Slot()
    def erase(self) -> None:
        if self._writing:
            self._pick(replace(self._picked, words=self._picked.words[:-1]))
        else:
            self._pick(replace(self._picked, typed=self._picked.typed[:-1], tried=False))

    @Slot()
    def write(self) -> None:
        """A remark is written, in the place of everything else."""
        self._lay(digits=False)
        self._write(writing=True)
        self._post(CodeKeyTouched())

    @Slot()
    def written(self) -> None:
        self._lay(digits=False)
        self._write(writing=False)
        self._post(CodeKeyTouched())

    @Slot()
    def switchKeys(self) -> None:
        self._post(CodeKeyTouched())
        self._lay(digits=not self._digits)

    @Slot(str)
    def because(self, why: str) -> None:
        self._pick(replace(self._picked, why=why, tried=False))

    @Slot(str)
    def choose(self, key: str) -> None:
        self._pick(replace(self._picked, choice=key, tried=False))

    @Slot()
    def otherWay(self) -> None:
        """A discount is said in percent, or as an amount; something else is chosen of the list."""
        self._pick(replace(self._picked, typed="", choice="", amount=not self._picked.amount, tried=False))

    @Slot()
    def takeBack(self) -> None:
        """What was set before is not any more; whoever does it need not say why."""
        session = self._scene.state.session if self._scene is not None else None
        deed = undoes(session, self._about) if session is not None and self._about is not None else None
        if deed is not None:
            self._post(ChangeGiven(deed, Why(self._picked.why or Why.OTHER), self._picked.words.strip()))

    @Slot()
    def give(self) -> None:
        """It is asked to be done; where something is missing, that is said."""
        session = self._scene.state.session if self._scene is not None else None
        if self._scene is None or self._about is None or session is None:
            return
        deed = deed_of(self._scene, self._about, self._picked, self._catalogue)
        why = why_of(session, self._about.act, self._picked)
        if deed is not None and why is not None:
            self._post(ChangeGiven(deed, why, self._picked.words.strip()))
        else:
            self._pick(replace(self._picked, tried=True))

    def _lay(self, *, digits: bool) -> None:
        """The keys are figures, or letters."""
        if self._digits != digits:
            self._digits = digits
            self.digitsChanged.emit()

    def _write(self, *, writing: bool) -> None:
        if self._writing != writing:
            self._writing = writing
            self.writingChanged.emit()

    def _pick(self, picked: Picked) -> None:
        self._picked = picked
        self._post(CodeKeyTouched())
        if self._scene is not None:
            self.show(self._scene)

    @Property(str, notify=iconChanged)
    def icon(self) -> str:
        return self._props.icon

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

    @Property(bool, notify=padChanged)
    def pad(self) -> bool:
        return self._props.pad

    @Property(bool, notify=keysChanged)
    def keys(self) -> bool:
        return self._props.keys

    @Property(bool, notify=digitsChanged)
    def digits(self) -> bool:
        return self._digits

    @Property(bool, notify=choosingChanged)
    def choosing(self) -> bool:
        return self._props.choosing

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(str, notify=wayChanged)
    def way(self) -> str:
        return self._props.way

    @Property(str, notify=undoChanged)
    def undo(self) -> str:
        return self._props.undo

    @Property(str, notify=remarkChanged)
    def remark(self) -> str:
        return self._props.remark

    @Property(str, notify=wordsChanged)
    def words(self) -> str:
        return self._props.words

    @Property(bool, notify=writingChanged)
    def writing(self) -> bool:
        return self._writing

    @Property(str, notify=doneChanged)
    def done(self) -> str:
        return self._props.done

    @Property(QObject, notify=reasonsChanged)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(QObject, notify=choicesChanged)
    def choices(self) -> QObject:
        return self._choices
