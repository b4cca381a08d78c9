"""What somebody who hesitates is shown to do next: one of `kiosk.core.session.notes.Hint`, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class HintProps:
    step: str = ""


def derive_hint(scene: Scene) -> HintProps:
    return HintProps(scene.state.hint or "")


@QmlElement
class HintViewModel(QObject):
    stepChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._props = HintProps()

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_hint(scene)
        emit_changes(self, old, self._props)

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._props.step
