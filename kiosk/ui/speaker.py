"""Plays the lane's sounds where there is something to play them on; silent and unharmed where there is not."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QUrl
from PySide6.QtGui import QGuiApplication

from kiosk.core.guided import Play, Side
from kiosk.ui.sounds import Sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

log = logging.getLogger(__name__)


class Speaker:
    """Made with a folder of sounds; `prepare` loads them. On the GUI thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._effects: dict[Sound, QSoundEffect] = {}
        self._tones: dict[Side, QSoundEffect] = {}

    def prepare(self) -> None:
        """Every sound is decoded and ready to start at once; none where the machine has no audio output.

        A lane that draws nowhere sounds nowhere: on the offscreen platform the sound system is left alone.
        """
        if QGuiApplication.platformName() == "offscreen":
            return
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # tells of every sound system that is not there
        try:
            from PySide6.QtMultimedia import QMediaDevices  # a library of the system's may be missing
        except ImportError as error:
            log.warning("no sound: %s", error)
            return
        if not QMediaDevices.audioOutputs():
            log.info("no sound: there is no audio output")
            return
        self._effects = {sound: self._effect(sound) for sound in Sound}
        self._tones = {side: self._effect(f"tone_{side}") for side in Side}

    def _effect(self, name: str) -> QSoundEffect:
        from PySide6.QtMultimedia import QSoundEffect

        effect = QSoundEffect()
        effect.setSource(QUrl.fromLocalFile(self._folder / f"{name}.wav"))
        return effect

    def play(self, sound: Sound) -> None:
        """`sound` is heard soon; never waits. Nothing before `prepare`, and without an audio output."""
        effect = self._effects.get(sound)
        if effect is not None:
            effect.play()

    def sound(self, play: Play) -> None:
        """A tone from one side, as loud as it says; as `play` otherwise."""
        effect = self._tones.get(play.side)
        if effect is not None:
            effect.setVolume(play.volume)
            effect.play()

    def stop(self) -> None:
        """Nothing is heard afterwards, and the audio output is free."""
        self._effects.clear()
        self._tones.clear()
