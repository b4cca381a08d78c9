"""One last check: what a colleague has to look at before payment, who comes and when, and the way without us."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.calls import CallStage
from kiosk.core.interventions import WITHOUT_STAFF, Intervention, InterventionKind
from kiosk.core.session.inputs import BackTouched, WithoutTouched
from kiosk.ui.rows import RowsModel
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.call import is_coming_soon, is_heard
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing to look at. `icon` is drawn where there is no `picture`."""

    key: str
    icon: str
    picture: str
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """`stage`: done, now or next; `told` is when it was, or in what time it will be."""

    key: str
    stage: str
    icon: str
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class WaitProps:
    """`note` says that the light calls too, that it takes longer, or what to do where nobody can be called; `without`
    is the way without us, '' where there is none.
    """

    title: str = ""
    safe: str = ""
    icon: str = ""
    hint: str = ""
    note: str = ""
    note_icon: str = ""
    without: str = ""
    checks: tuple[CheckRow, ...] = ()
    steps: tuple[StepRow, ...] = ()


def derive_wait(scene: Scene) -> WaitProps:
    session, words = scene.state.session, scene.words
    if session is None or not session.interventions:
        return WaitProps()
    open_ = session.interventions
    alone = all(one.kind in WITHOUT_STAFF for one in open_)
    kinds = {one.kind for one in open_}
    note, note_icon = _note(scene)
    return WaitProps(
        title=words("One last check"),
        safe=words("Your basket is safe. Nothing is lost."),
        icon="idcard" if kinds == {InterventionKind.AGE} else "search",
        hint=_hint(scene, open_[0]) if len(open_) == 1 else words("A colleague looks at it, then you can pay."),
        note=note,
        note_icon=note_icon,
        without=words("Pay without it") if alone else "",
        checks=tuple(_check(scene, one) for one in open_),
        steps=_steps(scene),
    )


def _hint(scene: Scene, one: Intervention) -> str:
    words = scene.words
    match one.kind:
        case InterventionKind.AGE:
            return words("A colleague will look at your ID, then you can pay.")
        case InterventionKind.SPOT_CHECK:
            return words("A quick check today. It takes about a minute.")
        case _:
            return words("A colleague looks at it, then you can pay.")


def _check(scene: Scene, one: Intervention) -> CheckRow:
    words, session = scene.words, scene.state.session
    language = session.language if session is not None else scene.state.language
    name = one.item.name(language) if one.item is not None else ""
    picture = one.item.picture if one.item is not None else ""
    match one.kind:
        case InterventionKind.AGE:
            hint = words("From {age} years. Please have your ID ready.", age=one.age)
            return CheckRow(one.id, "idcard", picture, name, hint)
        case InterventionKind.EXTRA:
            title, hint = words("Something in the bag"), words("It is not in your basket yet.")
            return CheckRow(one.id, "bag", "", title, hint)
        case InterventionKind.OTHER_ITEM:
            return CheckRow(one.id, "scale", picture, name, words("The bag weighs more or less than we know of it."))
        case InterventionKind.NOT_PLACED:
            return CheckRow(one.id, "bag", picture, name, words("It is not in the bag."))
        case InterventionKind.TAKEN_OUT:
            return CheckRow(one.id, "bag", picture, name or words("Something left the bag"), "")
        case InterventionKind.SPOT_CHECK:
            return CheckRow(one.id, "search", "", words("Quick check"), words("A colleague scans a few things again."))


def _steps(scene: Scene) -> tuple[StepRow, ...]:
    """Called, who comes, looked at."""
    words, call, session = scene.words, scene.state.call, scene.state.session
    heard = is_heard(scene) or scene.state.light_ready
    at = call.at[11:16] if call is not None else ""
    called = StepRow("called", "done", "check", words("Called"), at)
    if not heard:
        called = StepRow("called", "now", "hand", words("See a colleague"), "")
    ages = session is not None and all(one.kind is InterventionKind.AGE for one in session.interventions)
    looked = StepRow("looked", "next", "", words("ID checked") if ages else words("Looked at"), "")
    if call is None or call.stage is CallStage.CALLED:
        return (called, StepRow("coming", "next", "user", words("A colleague comes"), ""), looked)
    if call.stage is CallStage.SEEN:
        return (called, StepRow("coming", "now", "user", words("Someone has seen it."), ""), looked)
    until = scene.state.coming_until
    left = scene.seconds_until(until) if until is not None else 0
    told = words("about {seconds} s", seconds=left) if left else ""
    name = words("{name} is on the way", name=call.name) if call.name else words("A colleague is on the way")
    return (called, StepRow("coming", "now", "user", name, told), looked)


def _note(scene: Scene) -> tuple[str, str]:
    """Of what may be said, the one thing that counts now; with its icon."""
    words, call = scene.words, scene.state.call
    late = call is not None and call.stage is CallStage.COMING and not is_coming_soon(scene)
    if late:
        return words("It takes a little longer. Thank you for waiting."), "clock"
    if scene.state.light_ready:
        return words("The light above your lane calls us too."), "light"
    if not is_heard(scene):
        return words("We can't call anyone from here. Please wave to a colleague."), "hand"
    return "", ""


@QmlElement
class WaitViewModel(QObject):
    titleChanged = Signal()
    safeChanged = Signal()
    iconChanged = Signal()
    hintChanged = Signal()
    noteChanged = Signal()
    noteIconChanged = Signal()
    withoutChanged = Signal()
    checksChanged = Signal()
    stepsChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = WaitProps()
        self._checks = RowsModel(CheckRow, self)
        self._steps = RowsModel(StepRow, self)

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_wait(scene)
        self._checks.show(self._props.checks)
        self._steps.show(self._props.steps)
        emit_changes(self, old, self._props)

    @Slot()
    def more(self) -> None:
        """Scan more meanwhile."""
        self._post(BackTouched())

    @Slot()
    def leaveOut(self) -> None:
        """Without all that would have to be looked at."""
        for check in self._props.checks:
            self._post(WithoutTouched(check.key))

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(str, notify=safeChanged)
    def safe(self) -> str:
        return self._props.safe

    @Property(str, notify=iconChanged)
    def icon(self) -> str:
        return self._props.icon

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self._props.note

    @Property(str, notify=noteIconChanged)
    def noteIcon(self) -> str:
        return self._props.note_icon

    @Property(str, notify=withoutChanged)
    def without(self) -> str:
        return self._props.without

    @Property(QObject, notify=checksChanged)
    def checks(self) -> QObject:
        return self._checks

    @Property(QObject, notify=stepsChanged)
    def steps(self) -> QObject:
        return self._steps
