"""The floor of a screen: a window of the lane's size with one text and one place to touch, and nothing behind it."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from scripts.benchmarks.bare_window import bare_window
from scripts.benchmarks.frames import Frames, find
from scripts.benchmarks.small_lane import Terminal


class BareScreen:
    """Bytes on a pseudo terminal become the text at once, by a notifier on the Qt thread."""

    def __init__(self) -> None:
        self._engine = QQmlApplicationEngine()
        self.window = bare_window(self._engine)
        self.frames = Frames(self.window)
        self._wire = Terminal()
        self._notifier = QSocketNotifier(self._wire.near, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._count = 0

    def item(self, name: str) -> QQuickItem:
        return find(self.window, name)

    def scan(self) -> float:
        """Bytes written → the text's frame, in ms."""
        self._count += 1
        text, item = f"{4_000_000_000_000 + self._count}", self.item("said")
        return self.frames.until(
            lambda: item.property("text") == text, lambda: self._wire.send(f"{text}\r".encode()), "the bare text"
        )

    def touch(self, press: Callable[[QQuickWindow, QQuickItem], None]) -> float:
        """A touch → the text's frame, in ms."""
        self._count = int(self.window.property("touches")) + 1
        wanted, item = str(self._count), self.item("touches")
        return self.frames.until(
            lambda: item.property("text") == wanted, lambda: press(self.window, self.item("place")), "the bare figure"
        )

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._wire.close()
        self.window.close()

    def _read(self) -> None:
        self.window.setProperty("said", os.read(self._wire.near, 4096).decode().strip())
