"""Keys that reach the lane's window: a scanner's are read and go no further, a person's still work as keys."""

import gc
import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow
from typing_extensions import override

from drivers.contract import CodeRead
from drivers.link.keys import KeysLink
from drivers.pump import Pump
from drivers.scanners.wedge import WedgeScanner
from kiosk.play.typist import Typist
from kiosk.ui.key_tap import FIRST_CODE, KeyTap
from tests.waiting import wait_until

MILK = "4006381333931"
DIGITS = dict(zip("1234567890", range(2, 12), strict=True))
ENTER = 28


class Typed(QObject):
    """What a text field with the focus would get."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[tuple[QEvent.Type, str]] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.keys.append((event.type(), event.text()))
        return False

    @property
    def text(self) -> str:
        return "".join(text for kind, text in self.keys if kind == QEvent.Type.KeyPress)


class Lane:
    """A window whose keys go through a real link and pump."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.window = QQuickWindow()
        self.typed = Typed()
        self.window.installEventFilter(self.typed)  # asked after the tap, which comes later
        self.link = KeysLink("window")
        self.tap = KeyTap(self.window, self.link)
        self.readings: list[object] = []
        self.pump = Pump("wedge", WedgeScanner(), self.link, lambda stamped: self.readings.append(stamped.reading))
        self.pump.start()
        qtbot.waitUntil(lambda: bool(self.readings))

    def codes(self) -> list[str]:
        return [one.text for one in self.readings if isinstance(one, CodeRead)]

    def person_types(self, text: str, *, scan_code: int = 13, every_s: float = 0.2) -> None:
        at = time.monotonic()
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, scan_code, 0, 0, letter)
                event.setTimestamp(int(at * 1000))
                QCoreApplication.postEvent(self.window, event)
            at += every_s


@pytest.fixture
def lane(qtbot):
    lane = Lane(qtbot)
    yield lane
    lane.pump.stop()
    del lane.tap
    gc.collect()


def test_a_scanners_code_is_read_and_not_one_key_of_it_gets_through(lane: Lane) -> None:
    Typist(lane.window).scans([MILK, "]C110AB^21X1"])
    lane.qtbot.waitUntil(lambda: lane.codes() == [MILK, "10AB\x1d21X1"])
    lane.person_types("x")
    lane.qtbot.waitUntil(lambda: lane.typed.text == "x")


def test_a_code_is_whole_when_the_window_stood_still_in_the_middle_of_it(lane: Lane) -> None:
    """It stands still until the driver has run out of patience and asked."""
    at = int(time.monotonic() * 1000)
    strokes = [(DIGITS[digit], digit) for digit in MILK] + [(ENTER, "\r")]
    for place, (code, text) in enumerate(strokes):
        if place == 3:
            QCoreApplication.sendPostedEvents(lane.window)
            wait_until(lambda: any(line.direction == ">" for line in list(lane.pump.trace)))
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, code + FIRST_CODE, 0, 0, text)
        event.setTimestamp(at + place)
        QCoreApplication.postEvent(lane.window, event)
    lane.qtbot.waitUntil(lambda: lane.codes() == [MILK])
    assert lane.typed.text == ""


def test_the_layout_of_the_system_does_not_matter(lane: Lane) -> None:
    """A French keyboard types é and à where a scanner means 2 and 0: its place counts."""
    at = time.monotonic()
    for place, (scan_code, text) in enumerate(
        [(17, "è"), (14, "-"), (13, "("), (12, "'"), (11, '"'), (10, "é"), (19, "à")]
    ):
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, scan_code, 0, 0, text)
        event.setTimestamp(int(at * 1000) + place)
        QCoreApplication.postEvent(lane.window, event)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 36, 0, 0, "\r")
    enter.setTimestamp(int(at * 1000) + 10)
    QCoreApplication.postEvent(lane.window, enter)
    lane.qtbot.waitUntil(lambda: lane.codes() == ["8543210"])
    assert lane.typed.text == ""


def test_a_persons_keys_come_through_in_their_order_down_and_up(lane: Lane) -> None:
    lane.person_types("abc")
    lane.qtbot.waitUntil(lambda: lane.typed.text == "abc")
    lane.qtbot.waitUntil(lambda: len(lane.typed.keys) == 6)
    assert lane.codes() == []


def test_keys_without_a_place_are_an_assistive_programs_and_pass(lane: Lane) -> None:
    lane.person_types("q", scan_code=0)
    lane.qtbot.waitUntil(lambda: lane.typed.text == "q")


def test_with_nobody_at_the_other_end_keys_are_only_keys(lane: Lane) -> None:
    lane.pump.stop()
    lane.person_types("abcd", every_s=0.001)
    lane.qtbot.waitUntil(lambda: lane.typed.text == "abcd")
