"""Attract: an invitation in every installed language, for whom the lane is, and what came of feedback."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.mode import LaneMode
from kiosk.core.session.inputs import StartTouched
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.said import said_now

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AttractProps:
    """`express`: the lane is for small baskets just now, and up to how many pieces."""

    express: str = ""
    said: str = ""
    did: str = ""


def derive_attract(scene: Scene) -> AttractProps:
    said, did = said_now(scene)
    if scene.state.mode is not LaneMode.EXPRESS:
        return AttractProps(said=said, did=did)
    return AttractProps(scene.words("Up to {count} items", count=scene.state.express_pieces), said, did)


@QmlElement
class AttractViewModel(QObject):
    """The languages are the shell's."""

    expressChanged = Signal()
    saidChanged = Signal()
    didChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = AttractProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_attract(scene)
        emit_changes(self, old, self._props)

    @Slot()
    def start(self) -> None:
        self._post(StartTouched())

    @Property(str, notify=expressChanged)
    def express(self) -> str:
        return self._props.express

    @Property(str, notify=saidChanged)
    def said(self) -> str:
        return self._props.said

    @Property(str, notify=didChanged)
    def did(self) -> str:
        return self._props.did
