"""A program of its own that says, in one JSON line, when its first frame was handed over and how large it was then.

`lane CONFIG` goes the way of `python -m kiosk`; `bare` shows a window of the same size with one text.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from kiosk.compose import RunningLane
    from kiosk.config import Config
    from kiosk.ui.app import LaneUi

SETTLED_MS = 700
"""After the first frame: what was put off until then is there."""


def main() -> int:
    if sys.argv[1] == "bare":
        return _bare()
    from kiosk.__main__ import main as kiosk
    from kiosk.compose import window as compose

    open_ui = compose.open_ui

    def watched(running: RunningLane, config: Config, *, fullscreen: bool = False) -> LaneUi:
        ui = open_ui(running, config, fullscreen=fullscreen)
        _tell_first_frame(ui.window)
        return ui

    compose.open_ui = watched
    return kiosk(["lane", "--config", sys.argv[2]])


def _bare() -> int:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine

    from scripts.benchmarks.bare_window import bare_window

    app = QGuiApplication([])
    engine = QQmlApplicationEngine()
    _tell_first_frame(bare_window(engine))
    code = app.exec()
    del engine
    return code


def _tell_first_frame(window: QQuickWindow) -> None:
    """The program ends afterwards; `frame_ns` is on the machine's monotonic clock, `screen` the QML file drawn."""
    from PySide6.QtCore import QCoreApplication, QObject, QTimer

    told: dict[str, object] = {}

    def swapped() -> None:
        if told:
            return
        told["frame_ns"] = time.monotonic_ns()
        told["resident_mb"] = _resident_mb()
        stage = window.findChild(QObject, "stage")
        told["screen"] = Path(stage.property("source").path()).stem if stage is not None else "bare"
        QTimer.singleShot(SETTLED_MS, settled)

    def settled() -> None:
        told["settled_mb"] = _resident_mb()
        print(json.dumps(told), flush=True)
        QCoreApplication.quit()

    window.frameSwapped.connect(swapped)


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("the kernel does not tell how much memory is resident")


if __name__ == "__main__":
    sys.exit(main())
