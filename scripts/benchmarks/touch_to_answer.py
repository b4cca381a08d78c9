"""A finger on + → the drawn quantity, journaled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.core.session.inputs import QuantityTouched
from scripts.benchmarks.bare import BareScreen
from scripts.benchmarks.report import Result, Row, Target, interleaved
from scripts.benchmarks.screen_lane import ScreenLane

TARGET = Target("p95", 50.0)
LINES = 10
MOST = 15
BARE = "bare: touch → MouseArea → Text → frame"


def measure(folder: Path, *, quick: bool) -> Result:
    """The same finger on the bare window, in turns."""
    rounds, warm_up = (3, 1) if quick else (200, 15)
    app = QGuiApplication([])
    screen = QTest.createTouchDevice()

    def press(window: QQuickWindow, item: QQuickItem) -> None:
        """Down and up again at once: what is measured has no finger's time in it."""
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        finger = QTest.touchEvent(window, screen)
        finger.press(0, middle, window)
        finger.commit()
        finger.release(0, middle, window)
        finger.commit()

    lane, bare = ScreenLane(folder), BareScreen()
    lane.fill(LINES)
    known: list[float] = []

    def bare_touch() -> float:
        lane.rest()
        return bare.touch(press)

    def touched() -> float:
        if lane.quantity >= MOST:
            lane.post(QuantityTouched(LINES, 1))
            while lane.quantity > 1:
                lane.rest()
        lane.rest()
        taken = lane.touch_more(press)
        known.append(lane.known_ms)
        return taken

    floor, drawn = interleaved(rounds, warm_up, bare_touch, touched)
    lane.close()
    bare.close()
    del app
    return Result(
        "touch-to-answer",
        f"a touch on + → the quantity's frame handed over, journaled; {LINES} lines",
        (
            Row(BARE, floor),
            Row("touch → durable and known", tuple(known[warm_up:]), (BARE,)),
            Row("touch → quantity drawn", drawn, (BARE,), TARGET),
        ),
    )
