"""The buttons of a tactile keypad as the window's keys: what has the focus takes them as if they were a keyboard's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

KEYS = {str(digit): (Qt.Key(Qt.Key.Key_0.value + digit), str(digit)) for digit in range(10)} | {
    "ok": (Qt.Key.Key_Return, "\r"),
    "back": (Qt.Key.Key_Backspace, "\b"),
    "up": (Qt.Key.Key_Up, ""),
    "down": (Qt.Key.Key_Down, ""),
    "left": (Qt.Key.Key_Left, ""),
    "right": (Qt.Key.Key_Right, ""),
}
"""A button by what it is for, the key it is to the window, and the text of that."""


class Keypad(QObject):
    """Lives on the GUI thread. A key of no scan code is nobody's scanner: it goes past `KeyTap`."""

    _pressed = Signal(str)

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self._window = window
        self._pressed.connect(self._send, Qt.ConnectionType.QueuedConnection)

    def press(self, button: str) -> None:
        """The button went down, and up again: it is a key soon. Any thread; never waits."""
        self._pressed.emit(button)

    @Slot(str)
    def _send(self, button: str) -> None:
        if button not in KEYS:
            return
        key, text = KEYS[button]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
