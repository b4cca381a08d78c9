"""Guided tests in a real window: a finger wipes over the grid, colours fill the screen, and both come to an end."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.core.guided import TestId
from kiosk.core.session.inputs import BackTouched, ServiceUsed
from kiosk.diagnostics.guided.course import NotSeen
from kiosk.diagnostics.guided.guide import Guide
from kiosk.diagnostics.guided.offers import course
from kiosk.diagnostics.guided.touching import LONG, SHORT
from kiosk.gallery.items import named, touch, visible
from kiosk.gallery.moments.guided import BENCH, OFFERS, PAGES, shown
from kiosk.ui.health import NoHealth
from tests.kiosk.ui.test_app import Window


class Tried(Window):
    """A lane's window, with a guide that turns real tests."""

    def __init__(self, qtbot) -> None:
        super().__init__(qtbot)
        self.ended: list[object] = []
        self.guide = Guide(
            OFFERS,
            lambda offer, *, across: course(offer.test, offer.device, BENCH, name="n", at="10:42", across=across),
            lambda device, request: None,
            lambda what: NotSeen("nothing is looked at"),
            self.ended.append,
            lambda: 0.0,
        )
        self.ui.serve(NoHealth(), self.guide)
        self.guide.start()

    def opens(self, test: TestId, language: str = "en") -> None:
        state = shown(language, PAGES[f"guided-{test}"])
        self.guide.saw(state)
        self.draws(state)

    def names(self) -> set[str]:
        return {item.objectName() for item in visible(self.ui.window)}


@pytest.fixture
def tried(qtbot):
    tried = Tried(qtbot)
    yield tried
    tried.guide.stop()
    tried.ui.close()
    gc.collect()


def test_a_finger_wipes_over_every_cell_and_the_screen_passes(tried: Tried) -> None:
    tried.opens(TestId.TOUCH)
    tried.qtbot.waitUntil(lambda: "guidedCanvas" in tried.names())
    assert "helpButton" not in tried.names()  # the dock gives way, its cells are wiped too
    window = tried.ui.window
    wide, high = window.width() / SHORT, window.height() / LONG
    for row in range(LONG):
        places = [QPoint(round((column + 0.5) * wide), round((row + 0.5) * high)) for column in range(SHORT)]
        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
        for place in places[1:]:
            QTest.mouseMove(window, place)
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[-1])
    tried.qtbot.waitUntil(lambda: "guidedVerdict" in tried.names())
    assert tried.text("guidedVerdict") == "Passed"
    assert "helpButton" in tried.names()
    tried.qtbot.waitUntil(lambda: len(tried.ended) == 1)


def test_each_touch_shows_the_next_colour_until_a_person_is_asked(tried: Tried) -> None:
    tried.opens(TestId.PIXELS)
    tried.qtbot.waitUntil(lambda: "guidedCanvas" in tried.names())
    seen = {tried.ui.window.grabWindow().pixelColor(5, 5).name()}
    for _ in range(2):
        first = tried.ui.window.grabWindow().pixelColor(5, 5).name()
        touch(tried.ui.window, "guidedCanvas")
        tried.qtbot.waitUntil(lambda first=first: tried.ui.window.grabWindow().pixelColor(5, 5).name() != first)
        seen.add(tried.ui.window.grabWindow().pixelColor(5, 5).name())
    assert seen == {"#ffffff", "#000000", "#ff0000"}
    for _ in range(7):
        tried.guide.touch("next")
    tried.qtbot.waitUntil(lambda: "guided_clean" in tried.names())
    touch(tried.ui.window, "guided_clean")
    tried.qtbot.waitUntil(lambda: "guidedDoneButton" in tried.names())
    assert tried.text("guidedTodo") == "No spot, and every colour is even."


def test_again_begins_anew_and_done_goes_one_step_back(tried: Tried) -> None:
    tried.opens(TestId.STORE)
    tried.qtbot.waitUntil(lambda: "guidedAgainButton" in tried.names())
    touch(tried.ui.window, "guidedAgainButton")
    tried.qtbot.waitUntil(lambda: len(tried.ended) == 2)
    touch(tried.ui.window, "guidedDoneButton")
    tried.qtbot.waitUntil(lambda: BackTouched() in tried.posted)
    assert ServiceUsed() in tried.posted


@pytest.mark.parametrize(
    ("language", "verdict", "again"),
    [("en", "No file was made", "Make it again"), ("zh_CN", "未生成文件", "重新生成")],
)
def test_a_file_that_is_made_is_no_test_that_passed(tried: Tried, language: str, verdict: str, again: str) -> None:
    tried.opens(TestId.SUPPORT, language)
    tried.qtbot.waitUntil(lambda: "guidedVerdict" in tried.names())
    assert (tried.text("guidedVerdict"), tried.text("guidedAgainButton")) == (verdict, again)


def test_a_weight_is_chosen_by_touch(tried: Tried) -> None:
    tried.opens(TestId.WEIGHT)
    tried.qtbot.waitUntil(lambda: "guided_2000" in tried.names())
    touch(tried.ui.window, "guided_2000")
    tried.qtbot.waitUntil(lambda: bool(named(tried.ui.window, "guided_2000").property("chosen")))
    assert not named(tried.ui.window, "guided_1000").property("chosen")
