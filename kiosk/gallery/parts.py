"""The page of parts: every one in every state that it has, in one picture."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QPointF, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.gallery.items import named
from kiosk.gallery.layouts import Layout
from kiosk.gallery.shop import ASSETS
from kiosk.ui.images import IconProvider, PictureProvider

PAGE = Path(__file__).parent / "qml" / "Parts.qml"


def parts_picture(layout: Layout) -> QImage:
    """In the layout's colours and size of type; raises `RuntimeError` when the page is broken."""
    icons = ASSETS / "icons"
    engine = QQmlApplicationEngine()
    engine.addImageProvider("icon", IconProvider(icons))
    engine.addImageProvider("picture", PictureProvider(ASSETS / "pictures", icons))
    names = sorted(path.stem for path in icons.glob("*.svg"))
    engine.setInitialProperties({"scheme": layout.ease.scheme, "large": layout.ease.large_text, "icons": names})
    engine.load(QUrl.fromLocalFile(PAGE))
    if not engine.rootObjects():
        raise RuntimeError(f"{PAGE} could not be shown")
    (window,) = engine.rootObjects()
    if not isinstance(window, QQuickWindow):
        raise TypeError(f"{PAGE} is no window")
    QCoreApplication.processEvents()
    window.grabWindow()
    pressed = named(window, "pressed")
    middle = pressed.mapToScene(QPointF(pressed.width() / 2, pressed.height() / 2)).toPoint()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QCoreApplication.processEvents()
    image = window.grabWindow()
    shiboken6.delete(engine)
    return image
