"""A shopper's fingers: finds what is on the screen by its name, touches it, and takes pictures.

Used on the Qt thread; waiting turns the event loop, so that the lane's answers arrive meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

PATIENCE_S = 10.0
LOOK_EVERY_MS = 10
FRAME_S = 1.0
REST_S = 1.0


def _turn(ms: int) -> None:
    """Qt's events are handled for so long, and other threads run meanwhile: `QTest.qWait` would hold them up."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class NotOnScreenError(Exception):
    """What was looked for did not come in time; the message says what was there instead."""


class Fingers:
    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._frames = 0
        window.frameSwapped.connect(self._count_frame)

    def wait(self, condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
        """`condition` holds afterwards; raises `NotOnScreenError` naming `what` when it takes too long."""
        until = time.monotonic() + patience_s
        while not condition():
            _turn(LOOK_EVERY_MS)
            if time.monotonic() < until:
                continue
            shown = ", ".join(sorted({item.objectName() for item in self._items() if item.objectName()}))
            raise NotOnScreenError(f"{what} did not come within {patience_s:g} s; on the screen: {shown}")

    def touch(self, name: str, patience_s: float = PATIENCE_S) -> None:
        """Presses and lifts in the middle of the item called `name`, once it is there, at rest and enabled."""
        self.wait(lambda: self._at_rest(name), name, patience_s)
        QTest.mouseClick(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._middle(name))

    def sees(self, name: str) -> bool:
        return self._find(name) is not None

    def text(self, name: str) -> str:
        """What the item called `name` says, or '' when it is not there."""
        item = self._find(name)
        return str(item.property("text")) if item is not None else ""

    def names(self) -> set[str]:
        """Every name on the screen."""
        return {item.objectName() for item in self._items() if item.objectName()}

    def texts(self) -> dict[str, str]:
        """Everything that is written on the screen, by its name, or by a number where it has none."""
        said: dict[str, str] = {}
        for number, item in enumerate(self._items()):
            text = item.property("text")
            if isinstance(text, str) and text and item.width() > 0:
                name = item.objectName()
                said[name if name and name not in said else f"#{number}"] = text
        return said

    def spoken(self) -> list[str]:
        """What a screen reader says of all that is on the screen: the name of each thing, or what is in it."""
        heard = []
        for item in self._items():
            seen = QAccessible.queryAccessibleInterface(item) if item.width() > 0 else None
            said = seen.text(QAccessible.Text.Name) or seen.text(QAccessible.Text.Value) if seen is not None else ""
            if said:
                heard.append(said)
        return heard

    def is_wide(self) -> bool:
        """The window lies on its long side."""
        return self._window.width() > self._window.height()

    def picture(self, path: Path) -> Path:
        """The window as a PNG at `path`, once it has come to rest (or moves on and on: then as it is)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        until = time.monotonic() + REST_S
        before, now = None, self._window.grabWindow()
        while now != before and time.monotonic() < until:
            _turn(LOOK_EVERY_MS * 10)
            before, now = now, self._window.grabWindow()
        if not now.save(str(path)):
            raise OSError(f"{path} could not be written")
        return path

    def _at_rest(self, name: str) -> bool:
        item = self._find(name)
        # a touch area has an `enabled` of its own beside that of every item
        if item is None or not (item.isEnabled() and item.property("enabled")):
            return False
        before = self._middle(name)
        self._see_next_frame()
        return self._find(name) is not None and self._middle(name) == before

    def _see_next_frame(self) -> None:
        """What was put in its place by now stands there: rows and columns move their items for the next frame only."""
        seen, until = self._frames, time.monotonic() + FRAME_S
        self._window.update()
        _turn(LOOK_EVERY_MS)
        while self._frames == seen and time.monotonic() < until:
            _turn(LOOK_EVERY_MS)

    def _count_frame(self) -> None:
        self._frames += 1

    def _middle(self, name: str) -> QPoint:
        item = self._find(name)
        if item is None:
            return QPoint(-1, -1)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _find(self, name: str) -> QQuickItem | None:
        frame = self._window.contentItem()
        for item in self._items():
            if item.objectName() != name or item.width() <= 0:
                continue
            middle = item.mapToItem(frame, QPointF(item.width() / 2, item.height() / 2))
            if 0 <= middle.x() <= frame.width() and 0 <= middle.y() <= frame.height():
                return item
        return None

    def _items(self) -> Iterator[QQuickItem]:
        """Every visible item, front to back not minded."""
        waiting = [self._window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible():
                yield item
                waiting += item.childItems()
