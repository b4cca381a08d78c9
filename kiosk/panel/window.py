"""The panel as a program: its window, until that is closed."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from kiosk.panel.control import Control
from kiosk.panel.goods import read_goods

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def run_panel(controls: Mapping[str, Control], catalogue: Path, language: str) -> int:
    """Shows the panel until its window is closed, and says `{"ready": true}` when it is there. Raises OSError or
    ValueError for a sheet of items that cannot be read.
    """
    goods = read_goods(catalogue)
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    from PySide6.QtGui import QGuiApplication

    from kiosk.panel.app import PanelUi
    from kiosk.ui.collecting import collecting_here

    app = QGuiApplication(sys.argv[:1])
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: QGuiApplication.quit())
    panel = PanelUi(controls, goods, assets=ASSETS, language=language)
    with collecting_here():
        panel.show()
        sys.stdout.write(json.dumps({"ready": True}) + "\n")
        sys.stdout.flush()
        try:
            return app.exec()
        finally:
            panel.close()
