"""A window of the lane's size with two texts and one place to touch: what Qt alone costs."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

QML = b"""
import QtQuick
import QtQuick.Window

Window {
    id: root
    property string said: "0"
    property int touches: 0
    width: 1080
    height: 1920
    visible: true
    Text {
        objectName: "said"
        anchors.centerIn: parent
        font.pixelSize: 38
        text: root.said
    }
    Text {
        objectName: "touches"
        font.pixelSize: 38
        text: root.touches
    }
    MouseArea {
        objectName: "place"
        y: 400
        width: 88
        height: 88
        onClicked: root.touches += 1
    }
}
"""


def bare_window(engine: QQmlApplicationEngine) -> QQuickWindow:
    engine.loadData(QByteArray(QML))
    (window,) = engine.rootObjects()
    if not isinstance(window, QQuickWindow):
        raise TypeError("the bare window is none")
    return window
