"""Attract: an invitation in every installed language."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.session.inputs import StartTouched
from kiosk.ui.scene import Post

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AttractViewModel(QObject):
    """The screen's words never depend on the lane; the languages are the shell's."""

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post

    @Slot()
    def start(self) -> None:
        self._post(StartTouched())
