"""A guided test on the screen: what to do, what was seen, and what a technician may say to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.core.guided import Page, Play
from kiosk.core.session.inputs import BackTouched, Input, ServiceUsed
from kiosk.gallery.moments.guided import OFFERS, PAGES
from kiosk.ui.viewmodels.guided import GuidedProps, GuidedViewModel, derive_guided
from tests.kiosk.ui.scenes import scene


def shown(name: str, language: str = "en") -> GuidedProps:
    return derive_guided(scene(name, language), PAGES[name], OFFERS)


class Guide:
    """Turns nothing, and keeps what was touched."""

    offers = OFFERS

    def __init__(self) -> None:
        self.touched: list[str] = []
        self.across: bool | None = None
        self.show: Callable[[Page | None], None] = lambda _: None

    def hear(self, show: Callable[[Page | None], None], play: Callable[[Play], None]) -> None:
        self.show = show

    def lies(self, *, across: bool) -> None:
        self.across = across

    def touch(self, key: str) -> None:
        self.touched.append(key)

    def again(self) -> None:
        self.touched.append("again")


def test_without_a_test_there_is_nothing_to_show() -> None:
    assert derive_guided(scene("guided-print"), None, OFFERS) == GuidedProps()


def test_a_running_test_says_what_to_do_and_ticks_what_it_saw() -> None:
    props = shown("guided-print-asks")
    assert (props.stage, props.name, props.todo) == ("running", "Test print", "Look at the slip. Is it whole?")
    assert [(mark.key, mark.tick) for mark in props.marks] == [
        ("end", "good"), ("paper", "good"), ("cover", "good"), ("cutter", "good"),
    ]  # fmt: skip
    assert [(answer.key, answer.judges) for answer in props.judgements] == [
        ("whole", "good"), ("pale", "bad"), ("uncut", "bad"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "stage", "reason"),
    [
        ("guided-weight-passed", "passed", "It is +5 g off. 5 g are allowed in use."),
        ("guided-weight-failed", "failed", "It is −15 g off. 5 g are allowed in use."),
        ("guided-print-failed", "failed", "The cutter is stuck."),
    ],
)
def test_a_test_that_is_over_says_how_and_why_and_asks_no_more(name: str, stage: str, reason: str) -> None:
    props = shown(name)
    assert (props.stage, props.todo) == (stage, reason)
    assert props.choices == props.judgements == ()


def test_it_is_said_in_the_language_of_the_lane() -> None:
    assert shown("guided-weight-passed", "zh_CN").todo == "误差 +5 克，使用中允许 5 克。"
    assert shown("guided-light", "zh_CN").figure == "黄色"


def test_a_grid_has_a_cell_for_each_place_and_colours_fill_the_screen() -> None:
    grid = shown("guided-touch")
    assert (grid.canvas, grid.columns, len(grid.cells)) == ("grid", 8, 112)
    assert sum(cell.touched for cell in grid.cells) == 37
    colours = shown("guided-pixels")
    assert (colours.canvas, colours.first, colours.last) == ("colours", "#000000", "#FFFFFF")


def test_touches_go_to_the_test_and_keep_the_technician_signed_on() -> None:
    posted: list[Input] = []
    guide = Guide()
    model = GuidedViewModel(posted.append, lambda _: None)
    model.take(guide)
    model.show(scene("guided-print-asks"))
    model.touch("whole")
    model.again()
    assert guide.touched == ["whole", "again"]
    assert posted == [ServiceUsed(), ServiceUsed()]


def test_the_keys_of_a_keypad_go_from_button_to_button_and_choose() -> None:
    posted: list[Input] = []
    guide = Guide()
    model = GuidedViewModel(posted.append, lambda _: None)
    model.take(guide)
    model.show(scene("guided-print-asks"))
    model.turn(PAGES["guided-print-asks"])
    model.choose()
    for by in (1, 1, 1, 1, -1):
        model.move(by)
    assert model.property("ahead") == "pale"
    model.choose()
    model.turn(PAGES["guided-print-failed"])
    assert model.property("ahead") == ""
    model.move(1)
    model.choose()
    model.move(1)
    model.choose()
    model.turn(PAGES["guided-pixels"])
    model.choose()
    assert guide.touched == ["pale", "again", "next"]
    assert BackTouched() in posted


def test_the_keys_come_to_what_can_still_be_said_of_a_test_that_is_over() -> None:
    guide = Guide()
    model = GuidedViewModel(lambda _: None, lambda _: None)
    model.take(guide)
    model.show(scene("guided-hopper-still-out"))
    model.turn(PAGES["guided-hopper-still-out"])
    model.move(1)
    model.choose()
    model.move(1)
    model.choose()
    assert guide.touched == ["one", "again"]


def test_done_is_one_step_back() -> None:
    posted: list[Input] = []
    GuidedViewModel(posted.append, lambda _: None).leave()
    assert posted == [BackTouched()]


def test_a_new_page_comes_from_any_thread_and_is_shown_on_the_screens_own(qtbot) -> None:
    guide = Guide()
    model = GuidedViewModel(lambda _: None, lambda _: None)
    model.take(guide)
    model.show(scene("guided-cards"))
    with qtbot.waitSignal(model.stageChanged):
        guide.show(PAGES["guided-cards"])
    assert model.property("stage") == "running"
    assert model.property("figure") == "3 / 8"
