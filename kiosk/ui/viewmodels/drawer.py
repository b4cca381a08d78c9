"""The cash drawer, as staff open it: why, and what it does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.drawer import NoSale
from kiosk.core.session.drawer_notes import DrawerStage
from kiosk.core.session.inputs import BackTouched, NoSaleGiven
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class DrawerProps:
    """`asking`: it is asked why it shall open; `shut`: it did not, or nobody knows, and staff go on by themselves."""

    title: str = ""
    hint: str = ""
    doubtful: bool = False
    asking: bool = False
    shut: bool = False


def derive_drawer(scene: Scene) -> DrawerProps:
    stage, words = scene.state.drawer, scene.words
    match stage:
        case None:
            return DrawerProps()
        case DrawerStage.ASKING:
            return DrawerProps(words("Why open the drawer?"), words("It is written down with your name."), asking=True)
        case DrawerStage.OPENING:
            return DrawerProps(words("The drawer opens …"), words("Please wait a moment."))
        case DrawerStage.OPEN:
            return DrawerProps(words("The drawer is open."), words("Please shut it."))
        case DrawerStage.SHUT:
            return DrawerProps(
                words("The drawer did not open."), words("Please use the key."), doubtful=True, shut=True
            )
        case DrawerStage.UNKNOWN:
            return DrawerProps(
                words("We can't tell whether it opened."), words("Please look at the drawer."),
                doubtful=True, shut=True,
            )  # fmt: skip


@QmlElement
class DrawerViewModel(QObject):
    titleChanged = Signal()
    hintChanged = Signal()
    doubtfulChanged = Signal()
    askingChanged = Signal()
    shutChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = DrawerProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_drawer(scene)
        emit_changes(self, old, self._props)

    @Slot(str)
    def open(self, why: str) -> None:
        """It shall open, for that."""
        self._post(NoSaleGiven(NoSale(why)))

    @Slot()
    def leave(self) -> None:
        self._post(BackTouched())

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=hintChanged)
    def hint(self) -> str:
        return self._props.hint

    @Property(bool, notify=doubtfulChanged)
    def doubtful(self) -> bool:
        return self._props.doubtful

    @Property(bool, notify=askingChanged)
    def asking(self) -> bool:
        return self._props.asking

    @Property(bool, notify=shutChanged)
    def shut(self) -> bool:
        return self._props.shut
