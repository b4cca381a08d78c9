"""The whole window, offscreen: every moment in every language, touched and looked at."""

import gc
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, qInstallMessageHandler
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.core.session.inputs import (
    AddWeighedTouched,
    CancelConfirmed,
    CardTouched,
    FaceTouched,
    HelpTouched,
    ItemPicked,
    LanguageTouched,
    MessageClosed,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    StartTouched,
)
from kiosk.core.session.state import LaneState
from kiosk.gallery.items import named, touch, visible
from kiosk.gallery.moments import BANANAS, MOMENTS, POLICY, SHELF, clock_of
from kiosk.ui.app import LaneUi

ASSETS = Path(__file__).parents[3] / "assets"


class Window:
    """A lane's window that a test feeds with states and touches by name."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.posted: list[object] = []
        self.now = 1001.5
        self.ui = LaneUi(
            POLICY,
            SHELF,
            self.posted.append,
            clock=lambda: self.now,
            wall=lambda: "2026-11-22T10:42:07+01:00",
            assets=ASSETS,
        )
        self.ui.show()
        qtbot.waitUntil(self.ui.window.isExposed)

    def draws(self, state: LaneState, now: float = 1001.5) -> None:
        self.now = now
        self.ui.receive(state)
        drawn: list[int] = []
        self.ui.window.frameSwapped.connect(lambda: drawn.append(1))
        self.ui.window.update()
        self.qtbot.waitUntil(lambda: bool(drawn))

    def shows(self, name: str, language: str = "en") -> None:
        self.draws(MOMENTS[name](language), clock_of(name))

    def items(self) -> list[QQuickItem]:
        return visible(self.ui.window)

    def named(self, name: str) -> QQuickItem:
        return named(self.ui.window, name)

    def text(self, name: str) -> str:
        return str(self.named(name).property("text"))

    def touches(self, name: str) -> None:
        touch(self.ui.window, name)


@pytest.fixture
def window(qtbot):
    window = Window(qtbot)
    yield window
    window.ui.close()
    gc.collect()


TOUCHES = [
    ("attract", "startButton", StartTouched()),
    ("attract", "language_zh_CN", LanguageTouched("zh_CN")),
    ("attract", "helpButton", HelpTouched()),
    ("basket", "increaseButton", QuantityTouched(7, 4)),
    ("basket", "removeButton", RemoveTouched(7)),
    ("basket", "payButton", PayTouched()),
    ("basket-unknown", "messageOk", MessageClosed()),
    ("basket", "decreaseButton", QuantityTouched(7, 2)),
    ("basket-cancel", "confirmCancelButton", CancelConfirmed()),
    ("basket-cancel", "keepBasketButton", MessageClosed()),
    ("basket-cancel", "helpButton", HelpTouched()),
    ("pick", "pickItem_plu:4011", ItemPicked(BANANAS)),
    ("weigh-steady", "addWeighedButton", AddWeighedTouched()),
    ("weigh-moving", "addWeighedButton", AddWeighedTouched()),
    ("pay", "cardButton", CardTouched()),
    ("pay-no-reader", "cardButton", CardTouched()),
    ("tap", "face_4", FaceTouched(4)),
]


def test_a_touch_on_an_item_is_posted(window: Window, subtests) -> None:
    for name, target, posted in TOUCHES:
        with subtests.test(moment=name, target=target):
            window.shows(name)
            window.posted.clear()
            window.touches(target)
            assert window.posted == [posted]


def test_the_language_is_changed_without_leaving_the_basket(window: Window) -> None:
    window.shows("basket")
    window.touches("languageButton")
    window.qtbot.waitUntil(lambda: any(item.objectName() == "language_zh_CN" for item in window.items()))
    window.touches("language_zh_CN")
    assert window.posted == [LanguageTouched("zh_CN")]
    window.shows("basket", "zh_CN")
    assert (window.text("openName"), window.text("total")) == ("海盐味薯片 150 克", "€24.58")
    assert window.named("removeButton").property("text") == "删除"
    window.shows("basket", "en")
    assert window.named("removeButton").property("text") == "Remove"


def test_what_was_typed_survives_a_change_of_language(window: Window) -> None:
    window.shows("pick")
    for key in "BAN":
        window.touches(f"key_{key}")
    window.shows("pick", "zh_CN")
    assert window.text("query") == "ban"


def test_a_finger_is_answered_at_once(window: Window) -> None:
    window.shows("basket")
    pay = window.named("payButton")
    middle = pay.mapToScene(QPointF(pay.width() / 2, pay.height() / 2)).toPoint()
    before = window.ui.window.grabWindow().pixelColor(middle - QPoint(400, 0))
    QTest.mousePress(window.ui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    pressed = window.ui.window.grabWindow().pixelColor(middle - QPoint(400, 0))
    QTest.mouseRelease(window.ui.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert (before.name(), pressed.name()) == ("#0a6847", "#07472f")


def test_a_state_of_the_lane_thread_is_shown(window: Window) -> None:
    state = MOMENTS["pay"]("en")
    lane = threading.Thread(target=window.ui.receive, args=(state,))
    lane.start()
    lane.join()
    window.qtbot.waitUntil(lambda: any(item.objectName() == "cardButton" for item in window.items()))
    assert window.text("amount") == "€24.58"


def test_seconds_are_counted_down_without_the_lane(window: Window) -> None:
    window.shows("receipt")
    assert window.text("closes") == "Closes by itself in 24 s."
    window.now += 10
    window.qtbot.waitUntil(lambda: window.text("closes") == "Closes by itself in 14 s.")


def test_help_is_put_aside_and_asked_for_again(window: Window) -> None:
    window.shows("basket-help")
    window.touches("goOnButton")
    window.qtbot.waitUntil(lambda: all(item.objectName() != "goOnButton" for item in window.items()))
    assert (window.posted, window.text("stateWord")) == ([], "Help is coming")
    window.touches("helpButton")
    window.qtbot.waitUntil(lambda: any(item.objectName() == "goOnButton" for item in window.items()))


def test_the_window_closes_without_a_word(qtbot) -> None:
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, where, text: said.append(text))
    try:
        window = Window(qtbot)
        window.shows("basket")
        window.ui.close()
        gc.collect()
    finally:
        qInstallMessageHandler(before)
    assert said == []
