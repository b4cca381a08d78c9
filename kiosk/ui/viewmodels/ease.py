"""Easier to use: the shopper's own colours, size of type, reach and sound."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.ease import AS_DRAWN, Ease, Scheme
from kiosk.core.session.inputs import EaseTouched
from kiosk.ui.scene import Post, Scene, ease_of
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class EaseProps:
    scheme: str = Scheme.LIGHT
    large: bool = False
    low_reach: bool = False
    sound: bool = True
    changed: bool = False


def derive_ease(scene: Scene) -> EaseProps:
    ease = ease_of(scene.state)
    return EaseProps(ease.scheme, ease.large_text, ease.low_reach, ease.sound, ease != scene.policy.ease)


@QmlElement
class EaseViewModel(QObject):
    schemeChanged = Signal()
    largeChanged = Signal()
    lowReachChanged = Signal()
    soundChanged = Signal()
    changedChanged = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._props = EaseProps()
        self._ease: Ease = AS_DRAWN
        self._usual: Ease = AS_DRAWN

    def show(self, scene: Scene) -> None:
        old, self._props = self._props, derive_ease(scene)
        self._ease, self._usual = ease_of(scene.state), scene.policy.ease
        emit_changes(self, old, self._props)

    @Slot(str)
    def toggleScheme(self, scheme: str) -> None:
        """That scheme; touched again, the light one."""
        wanted = Scheme.LIGHT if self._ease.scheme == scheme else Scheme(scheme)
        self._choose(replace(self._ease, scheme=wanted))

    @Slot()
    def toggleLarge(self) -> None:
        self._choose(replace(self._ease, large_text=not self._ease.large_text))

    @Slot()
    def toggleLowReach(self) -> None:
        self._choose(replace(self._ease, low_reach=not self._ease.low_reach))

    @Slot()
    def toggleSound(self) -> None:
        self._choose(replace(self._ease, sound=not self._ease.sound))

    @Slot()
    def reset(self) -> None:
        """As the store has it."""
        self._choose(self._usual)

    def _choose(self, ease: Ease) -> None:
        self._ease = ease  # two quick touches: the second counts on from the first
        self._post(EaseTouched(ease))

    @Property(str, notify=schemeChanged)
    def scheme(self) -> str:
        return self._props.scheme

    @Property(bool, notify=largeChanged)
    def large(self) -> bool:
        return self._props.large

    @Property(bool, notify=lowReachChanged)
    def lowReach(self) -> bool:
        return self._props.low_reach

    @Property(bool, notify=soundChanged)
    def sound(self) -> bool:
        return self._props.sound

    @Property(bool, notify=changedChanged)
    def changed(self) -> bool:
        return self._props.changed
