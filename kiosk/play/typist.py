"""A scanner that types into a window: key events with the codes, texts and times that a keyboard would send."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from drivers.emulators.wedge import PLAIN, WedgeEmulator, strokes_of

FIRST_CODE = 8
TEXTS = {code: letter for letter, code in PLAIN.items()} | {28: "\r"}


class Typist:
    """Used on the Qt thread; the events are posted, as the system does it."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._emulator = WedgeEmulator()

    def scans(self, codes: list[str], **how: object) -> None:
        """Types `codes`; `how` is what the emulator can be set to. Raises ValueError for what has no key."""
        acts = self._emulator.set({"scan": codes, **how}, time.monotonic())
        for code, value, at in strokes_of(acts):
            kind = QEvent.Type.KeyPress if value else QEvent.Type.KeyRelease
            text = TEXTS.get(code, "")
            key = ord(text.upper()) if text.isalnum() else Qt.Key.Key_unknown
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code + FIRST_CODE, 0, 0, text)
            event.setTimestamp(int(at * 1000))
            QCoreApplication.postEvent(self._window, event)
