"""Items of a window found by name and touched, as a shopper's finger would."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest


def visible(window: QQuickWindow) -> list[QQuickItem]:
    """Every item that can be seen, outermost first."""
    found: list[QQuickItem] = []
    left = [window.contentItem()]
    while left:
        item = left.pop(0)
        if item.isVisible():
            found.append(item)
            left.extend(item.childItems())
    return found


def named(window: QQuickWindow, name: str) -> QQuickItem:
    """The one item of that name; raises `LookupError` where there is none, or more."""
    items = visible(window)
    matches = [item for item in items if item.objectName() == name]
    if len(matches) != 1:
        raise LookupError(f"{name}: {len(matches)} among {sorted({item.objectName() for item in items} - {''})}")
    return matches[0]


def places_of(window: QQuickWindow) -> list[tuple[str, QRectF]]:
    """Where everything lies that is read or touched, in the window."""
    return [
        (item.objectName(), item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))
        for item in visible(window)
        if item.inherits("QQuickText") or item.inherits("QQuickMouseArea")
    ]


def touch(window: QQuickWindow, name: str) -> None:
    """A short touch in the middle of the item."""
    item = named(window, name)
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
