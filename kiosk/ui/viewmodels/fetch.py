"""A basket of another lane is on its way, or why it does not come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import BackTouched
from kiosk.core.session.notes import Fetching, FetchView
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

ICONS = {
    Fetching.ASKED: "bag",
    Fetching.AWAY: "offline",
    Fetching.AT_LANE: "store",
    Fetching.HERE: "check",
    Fetching.OVER: "clock",
    Fetching.TWICE: "qr",
    Fetching.STRANGE: "warn",
}


@dataclass(frozen=True, slots=True)
class FetchProps:
    """`waiting`: the store has not answered yet. `lane` is where to go, where that is known."""

    waiting: bool = False
    icon: str = "bag"
    title: str = ""
    hint: str = ""
    lane: str = ""
    closes: str = ""


def derive_fetch(scene: Scene) -> FetchProps:
    view = scene.state.view
    if not isinstance(view, FetchView):
        return FetchProps()
    title, hint = _sentences(scene, view)
    waiting = view.told is Fetching.ASKED
    seconds = scene.seconds_until(view.closes_at)
    return FetchProps(
        waiting=waiting,
        icon=ICONS[view.told],
        title=title,
        hint=hint,
        lane=(view.lane.lstrip("0") or view.lane) if view.told is Fetching.AT_LANE else "",
        closes="" if waiting else scene.words("Closes by itself in {seconds} s.", seconds=seconds),
    )


def _sentences(scene: Scene, view: FetchView) -> tuple[str, str]:
    """What is, then what to do."""
    words = scene.words
    match view.told:
        case Fetching.ASKED:
            return words("We are fetching your basket."), words("It takes a moment.")
        case Fetching.AWAY:
            return (
                words("We can't reach your basket right now."),
                words("It is kept. Please try again soon, or touch Help."),
            )
        case Fetching.AT_LANE:
            lane = view.lane.lstrip("0") or view.lane
            return words("Your basket is at lane {number}.", number=lane), words("Please go on there, or touch Help.")
        case Fetching.HERE:
            return words("This basket was taken up here before."), words("If it wasn't you, please touch Help.")
        case Fetching.OVER:
            return words("This basket is not kept any more."), words("Please touch Help: a colleague looks for it.")
        case Fetching.TWICE:
            return words("Two baskets have this code."), words("Please scan the slip, or touch Help.")
        case Fetching.STRANGE:
            return words("This lane can't open your basket."), words("Please try another lane, or touch Help.")


@QmlElement
class FetchViewModel(QObject):
    waitingChanged = Signal()
    iconChanged = Signal()
    titleChanged = Signal()
    hintChanged = Signal()
    laneChanged = Signal()
    closesChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = FetchProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_fetch(scene)
        emit_changes(self, old, self._props)

    @Slot()
    def leave(self) -> None:
        self._post(BackTouched())

    @Property(bool, notify=waitingChanged)
    def waiting(self) -> bool:
        return self._props.waiting

    @Property(str, notify=iconChanged)
    def icon(self) -> str:
        return self._props.icon

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(str, notify=laneChanged)
    def lane(self) -> str:
        return self._props.lane

    @Property(str, notify=closesChanged)
    def closes(self) -> str:
        return self._props.closes
