"""The whole window, offscreen: every moment in every language, touched and looked at."""

import gc
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, qInstallMessageHandler
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.catalogue.help_search import HelpSearch
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    AnswerTouched,
    CancelConfirmed,
    CardTouched,
    FaceTouched,
    HelpNotNeeded,
    HelpPageTouched,
    HelpTouched,
    ItemPicked,
    LanguageTouched,
    MessageClosed,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    StartTouched,
    StayTouched,
)
from kiosk.core.session.notes import HelpPage
from kiosk.core.session.state import LaneState
from kiosk.gallery.goods import BANANAS, SHELF
from kiosk.gallery.items import named, touch, visible
from kiosk.gallery.moments import MOMENTS, clock_of
from kiosk.gallery.shop import store_policy
from kiosk.ui.app import LaneUi

ASSETS = Path(__file__).parents[3] / "assets"


class Window:
    """A lane's window that a test feeds with states and touches by name."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.posted: list[object] = []
        self.now = 1001.5
        self.ui = LaneUi(
            store_policy(),
            SHELF,
            self.posted.append,
            search_help=HelpSearch(store_policy().help).search,
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

    def targets(self) -> dict[str, QRectF]:
        """Everything that can be touched, and where."""
        touchable = (item for item in self.items() if item.inherits("QQuickMouseArea") and item.objectName())
        return {item.objectName(): place(item) for item in touchable}

    def drawings(self) -> list[QRectF]:
        """Where a hint is drawn."""
        kinds = ("ScanHint_QML", "ScaleHint_QML", "HintHand_QML", "Reader_QML")
        return [place(item) for item in self.items() if item.metaObject().className().startswith(kinds)]

    def touches(self, name: str) -> None:
        touch(self.ui.window, name)


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


@pytest.fixture
def window(qtbot):
    window = Window(qtbot)
    yield window
    window.ui.close()
    gc.collect()


TOUCHES = [
    ("attract", "startButton", StartTouched()),
    ("attract", "language_zh_CN", LanguageTouched("zh_CN")),
    ("attract", "helpButton", HelpPageTouched()),
    ("basket", "increaseButton", QuantityTouched(7, 4)),
    ("basket", "removeButton", RemoveTouched(7)),
    ("basket", "payButton", PayTouched()),
    ("basket-unknown", "messageOk", MessageClosed()),
    ("basket", "decreaseButton", QuantityTouched(7, 2)),
    ("basket-cancel", "confirmCancelButton", CancelConfirmed()),
    ("basket-cancel", "keepBasketButton", MessageClosed()),
    ("basket-cancel", "helpButton", HelpPageTouched()),
    ("help", "callButton", HelpTouched()),
    ("help", "closeHelpButton", HelpPageTouched()),
    ("help", "question_scan", AnswerTouched("scan")),
    ("help", "key_C", StayTouched()),
    ("help-answer", "allQuestionsButton", AnswerTouched("")),
    ("basket-offer", "offerCallButton", HelpTouched()),
    ("basket-offer", "offerRefuseButton", MessageClosed()),
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


def test_the_number_that_a_colleague_typed_is_not_met_by_the_next(window: Window) -> None:
    window.shows("find-receipt")
    window.touches("digit_7")
    window.qtbot.waitUntil(lambda: window.text("receiptTyped") == "4-000007")
    window.shows("attract")
    window.shows("find-receipt")
    assert window.text("receiptTyped") == ""


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


def test_a_long_receipt_goes_on_below_and_back(window: Window) -> None:
    window.shows("receipt-long")
    paper = window.named("paper")
    began = paper.property("contentY")
    while not paper.property("atYEnd"):
        before = paper.property("contentY")
        window.touches("receiptMore")
        assert paper.property("contentY") > before
    window.touches("receiptMore")
    window.qtbot.waitUntil(lambda: paper.property("contentY") == began)


def test_an_open_call_leaves_the_screen_free_and_counts_down(window: Window) -> None:
    window.shows("basket-call-coming")
    assert (window.text("messageTitle"), window.text("stateWord")) == (
        "Anna is on the way, about 39 seconds.",
        "Help is coming",
    )
    window.now += 10
    window.qtbot.waitUntil(lambda: window.text("messageTitle") == "Anna is on the way, about 29 seconds.")
    window.touches("noHelpButton")
    assert window.posted == [HelpNotNeeded()]


def test_the_help_page_says_that_help_is_called(window: Window) -> None:
    window.shows("help-called")
    assert window.named("callButton").property("text") == "Help is called"


def test_the_help_page_gives_back_the_very_place(window: Window) -> None:
    window.draws(MOMENTS["pick"]("en"))
    window.touches("key_B")
    window.touches("key_A")
    window.draws(replace(MOMENTS["pick"]("en"), help_page=HelpPage("pick")))
    assert window.text("query") == "Type a word, e.g. weigh or card"
    assert "pickItem_plu:4011" not in {item.objectName() for item in window.items()}
    window.draws(MOMENTS["pick"]("en"))
    assert window.text("query") == "ba"
    window.named("pickItem_plu:4011")


def test_a_hint_covers_no_target_and_moves_none(window: Window, subtests) -> None:
    for name in ("basket-empty-hint", "pick-hint", "weigh-hint-put", "weigh-hint-rest", "weigh-hint-add", "pay-hint",
                 "paying-hint"):  # fmt: skip
        hinted = MOMENTS[name]("en")
        with subtests.test(moment=name):
            window.draws(replace(hinted, hint=None), clock_of(name))
            before = window.targets()
            window.draws(hinted, clock_of(name))
            assert window.targets() == before
            window.qtbot.waitUntil(lambda: window.drawings() != [])
            for drawing in window.drawings():
                assert not any(place.intersects(drawing) for place in before.values())


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
