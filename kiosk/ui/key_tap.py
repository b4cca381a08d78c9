"""The window's keys, whatever has the focus: each goes to the scanner that types first, and comes back if it was none
of its own.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow
from typing_extensions import override

UP, DOWN, REPEATED = 0, 1, 2
FIRST_CODE = 8
"""Qt's scan codes on Linux (xcb, Wayland, libinput, evdev) are the kernel's key codes and 8."""

MOST_WAITING = 512
SAME_S = 1e-4  # what is lost of a time on its way through the wire


class KeyWire(Protocol):
    """Where the keys go. Codes and values are those of Linux: 1 down, 0 up, 2 repeated."""

    def press(self, code: int, value: int, at_s: float) -> bool:
        """False: nobody takes keys now."""

    def answer(self, question: int) -> None:
        """Every key that was there when this was asked is with `press`."""

    def hear(self, listener: Callable[[int, int, float], None], questions: Callable[[int], None]) -> None:
        """`listener` gets each key that goes back, with its time; `questions` each question's number. Any thread."""


class KeyTap(QObject):
    """Filters the keys of `window` from its making on. Keys without a scan code (assistive programs) pass untouched."""

    _came_back = Signal(int, int, float)
    _asked = Signal(int)

    def __init__(self, window: QQuickWindow, wire: KeyWire) -> None:
        super().__init__()
        self._window = window
        self._wire = wire
        self._waiting: deque[tuple[int, int, float, QKeyEvent]] = deque(maxlen=MOST_WAITING)
        self._returning = False
        self._came_back.connect(self._return, Qt.ConnectionType.QueuedConnection)
        self._asked.connect(self._answer_soon, Qt.ConnectionType.QueuedConnection)
        wire.hear(self._came_back.emit, self._asked.emit)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if not isinstance(event, QKeyEvent) or self._returning:
            return False
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        code = event.nativeScanCode() - FIRST_CODE
        if code <= 0:
            return False
        if event.type() == QEvent.Type.KeyPress:
            value = REPEATED if event.isAutoRepeat() else DOWN
        elif event.isAutoRepeat():  # Qt makes an up of each repeat: the keyboard knows none
            return True
        else:
            value = UP
        at_s = event.timestamp() / 1000 if event.timestamp() else time.monotonic()
        if not self._wire.press(code, value, at_s):
            return False
        self._waiting.append((code, value, at_s, _copy(event)))
        return True

    @Slot(int)
    def _answer_soon(self, question: int) -> None:
        """A timer of no time fires when everything that the window system had for us is done."""
        QTimer.singleShot(0, self, lambda: self._wire.answer(question))

    @Slot(int, int, float)
    def _return(self, code: int, value: int, at_s: float) -> None:
        """A person's key is on its way to whatever has the focus. Those before it were the scanner's."""
        while self._waiting:
            known, what, then, event = self._waiting.popleft()
            if (known, what) == (code, value) and abs(then - at_s) < SAME_S:
                self._returning = True
                QCoreApplication.sendEvent(self._window, event)
                self._returning = False
                return


def _copy(event: QKeyEvent) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
