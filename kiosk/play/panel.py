"""QA's device panel: a plain window that plays shopper and hardware by hand, through the emulators' control.

A process of its own: `python -m kiosk.play.panel --catalogue FILE scanner=PORT scale=PORT …`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable, QQmlApplicationEngine

from kiosk.core.session.light import SIGNALS
from kiosk.core.sheet import read_sheet
from kiosk.play.box import Control

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

SHELF_SIZE = 18


@QmlElement
@QmlUncreatable("made by the panel")
class Panel(QObject):  # type: ignore[operator]
    """What the window may do: one call an order, the answer as a line of text."""

    answered = Signal()
    looked = Signal()

    def __init__(self, controls: dict[str, Control], shelf: list[dict[str, str]]) -> None:
        super().__init__()
        self._controls = controls
        self._shelf = shelf
        self._answer = "ready"
        self._light = ("none", "not looked at yet")

    @Property(list, constant=True)
    def shelf(self) -> list[dict[str, str]]:
        """Items to scan: `code`, `name`."""
        return self._shelf

    @Property(list, constant=True)
    def devices(self) -> list[str]:
        return list(self._controls)

    @Property(str, notify=answered)
    def answer(self) -> str:
        """What the last order came to."""
        return self._answer

    @Slot()
    def look(self) -> None:
        """`light` says what the lamp over the lane shows now."""
        control = self._controls.get("light")
        try:
            state = control.state() if control is not None else {}
        except OSError:
            state = {}
        look = (state.get("colour", "none"), state.get("pattern", "none"))
        meaning = next((one.text for one in SIGNALS.values() if (one.colour, one.pattern) == look), "dark")
        self._light = (str(look[0]), f"{look[0]}, {look[1]}: {meaning}")
        self.looked.emit()

    @Property(str, notify=looked)
    def colour(self) -> str:
        return self._light[0]

    @Property(str, notify=looked)
    def light(self) -> str:
        """Colour, pattern and what they mean."""
        return self._light[1]

    @Slot(str, str)
    def order(self, device: str, values: str) -> None:
        """Changes the physical state of `device`; `values` is a JSON object."""
        self._ask(device, lambda control: control.set(**json.loads(values)))

    @Slot(str, str)
    def breaks(self, device: str, fault: str) -> None:
        self._ask(device, lambda control: control.fault(fault))

    @Slot(str, str)
    def mends(self, device: str, fault: str) -> None:
        self._ask(device, lambda control: control.clear(fault))

    def _ask(self, device: str, order: Callable[[Control], dict[str, object]]) -> None:
        control = self._controls.get(device)
        if control is None:
            self._answer = f"there is no {device} in this store"
        else:
            try:
                state = order(control)
                shown = {key: value for key, value in state.items() if len(str(value)) < 60}
                self._answer = f"{device}: {json.dumps(shown, ensure_ascii=False)}"
            except (OSError, ValueError) as error:
                self._answer = f"{device}: {error}"
        self.answered.emit()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m kiosk.play.panel", description=__doc__)
    parser.add_argument("--catalogue", type=Path, required=True)
    parser.add_argument("controls", nargs="+", metavar="DEVICE=PORT")
    chosen = parser.parse_args(arguments)
    controls = {}
    for text in chosen.controls:
        device, _, port = text.partition("=")
        controls[device] = Control(int(port))
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication(sys.argv[:1])
    panel = Panel(controls, _shelf(chosen.catalogue))
    engine = QQmlApplicationEngine()
    engine.setInitialProperties({"panel": panel})
    engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("panel.qml"))))
    if not engine.rootObjects():
        return 1
    print(json.dumps({"ready": True}), flush=True)
    code = app.exec()
    del engine
    return code


def _shelf(path: Path) -> list[dict[str, str]]:
    """The packed items picked most, as the scanner would send them."""
    items = [row.item for row in read_sheet(path.read_bytes(), path.name).rows if row.item.key.isdigit()]
    return [{"code": _as_scanned(item.key), "name": item.name("en")} for item in items[:SHELF_SIZE]]


def _as_scanned(gtin: str) -> str:
    """A GTIN of 14 digits with the AIM identifier that its symbol has."""
    return f"]E4{gtin[6:]}" if gtin.startswith("000000") else f"]E0{gtin[1:]}"


if __name__ == "__main__":
    sys.exit(main())
