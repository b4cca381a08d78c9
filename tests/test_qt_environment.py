"""What every test of a screen relies on: an offscreen Qt that draws letters, QML that loads, warnings that fail."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQuick import QQuickView

SCREEN = """
import QtQuick
import QtQuick.Controls.Basic
Rectangle { width: 200; height: 80; color: "white"
    Button { objectName: "pay"; text: "Pay 付款" } }
"""
EMITS = """
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(bool, object)
bell = Bell()
heard = []
bell.rung.connect(lambda on, what: heard.append(on))
for _ in range(200_000):
    bell.rung.emit(True, None)
print(len(heard), sum(heard))
"""


def test_a_window_is_drawn_without_a_screen(qtbot, tmp_path: Path) -> None:
    (tmp_path / "Screen.qml").write_text(SCREEN, encoding="utf-8")
    view = QQuickView()
    view.setSource(QUrl.fromLocalFile(str(tmp_path / "Screen.qml")))
    view.show()
    qtbot.waitUntil(view.isExposed)
    picture = view.grabWindow()
    colours = {picture.pixel(x, y) for x in range(0, 200, 2) for y in range(0, 80, 2)}
    assert view.errors() == []
    assert (picture.width(), picture.height()) == (200, 80)
    assert len(colours) > 3


def test_a_signal_may_be_emitted_two_hundred_thousand_times() -> None:
    # Some releases of PySide6 lose a reference to True or None on each emit, and abort within a thousand.
    done = subprocess.run([sys.executable, "-c", EMITS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["200000", "200000"]), done.stderr
