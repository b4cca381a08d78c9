"""Attract: an invitation in every installed language, and what came of feedback."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import StartTouched
from kiosk.ui.scene import Post, Scene
from kiosk.ui.viewmodels.props import emit_changes
from kiosk.ui.viewmodels.said import said_now

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AttractProps:
    said: str = ""
    did: str = ""


@QmlElement
class AttractViewModel(QObject):
    """The invitation's words never depend on the lane; the languages are the shell's."""

    saidChanged = Signal()
    didChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = AttractProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, AttractProps(*said_now(scene))
        emit_changes(self, old, self._props)

    @Slot()
    def start(self) -> None:
        self._post(StartTouched())

    @Property(str, notify=saidChanged)
    def said(self) -> str:
        return self._props.said

    @Property(str, notify=didChanged)
    def did(self) -> str:
        return self._props.did
