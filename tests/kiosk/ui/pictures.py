"""Draws every moment in every language: `python -m tests.kiosk.ui.pictures FOLDER [NAME…]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.ui.app import LaneUi
from tests.kiosk.ui.moments import MOMENTS, POLICY, SHELF, clock_of

ROOT = Path(__file__).parents[3]
SETTLE_MS = 60


def settle(milliseconds: int = SETTLE_MS) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(folder: Path, names: list[str]) -> None:
    app = QGuiApplication([])
    now = [0.0]
    ui = LaneUi(
        POLICY,
        SHELF,
        lambda touched: None,
        clock=lambda: now[0],
        wall=lambda: "2026-11-22T10:42:00+01:00",
        assets=ROOT / "assets",
    )
    ui.show()
    folder.mkdir(parents=True, exist_ok=True)
    settle(600)
    for name, make in MOMENTS.items():
        if names and name not in names:
            continue
        for language in POLICY.languages:
            now[0] = clock_of(name)
            ui.receive(make(language))
            settle()
            ui.window.grabWindow().save(str(folder / f"{name}-{language}.png"))
    ui.close()
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
