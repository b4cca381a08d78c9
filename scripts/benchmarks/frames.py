"""Waiting for what a window has drawn, in a real event loop. Qt's own thread only."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

PATIENCE_MS = 20_000
REST_MS = (25, 45)
"""Between two measures, by chance: no measure falls into step with a timer of the screen's."""


class NotDrawnError(Exception):
    """What was waited for was not drawn in time."""


class Frames:
    """Tells when a window has handed over a frame that was drawn after something came true.

    Texts change and frames are drawn on the one Qt thread: a frame that is handed over after a text was changed has it.
    """

    def __init__(self, window: QQuickWindow) -> None:
        self._loop = QEventLoop()
        self._drawn: Callable[[], bool] | None = None
        self._at = 0
        window.frameSwapped.connect(self._swapped)

    def until(self, drawn: Callable[[], bool], act: Callable[[], object], what: str) -> float:
        """Milliseconds from before `act` to the first frame for which `drawn` holds; raises `NotDrawnError`."""
        self._drawn, self._at = drawn, 0
        late = QTimer(singleShot=True, interval=PATIENCE_MS)
        late.timeout.connect(self._loop.quit)
        late.start()
        began = time.perf_counter_ns()
        act()
        if not self._at:
            self._loop.exec()
        self._drawn = None
        if not self._at:
            raise NotDrawnError(f"{what} was not drawn within {PATIENCE_MS / 1000:g} s")
        return (self._at - began) / 1e6

    def _swapped(self) -> None:
        now = time.perf_counter_ns()
        if self._drawn is not None and not self._at and self._drawn():
            self._at = now
            self._loop.quit()


def rest(chance: random.Random) -> None:
    """The event loop turns for a moment, so that what one measure stirred up is over before the next."""
    loop = QEventLoop()
    QTimer.singleShot(chance.randint(*REST_MS), loop.quit)
    loop.exec()


def find(window: QQuickWindow, name: str) -> QQuickItem:
    """The visible item with this object name; raises `NotDrawnError` where there is none."""
    for item in _visible(window.contentItem()):
        if item.objectName() == name and item.width() > 0:
            return item
    raise NotDrawnError(f"there is no {name} on the screen")


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _visible(child)
