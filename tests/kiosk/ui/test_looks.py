"""Every shot in every language and layout holds what `look_checks` asks. `--every-look` goes through them all; without
it all shots are looked at in two layouts that differ in everything, and the main ones in two more.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem

from kiosk.gallery.items import visible
from kiosk.gallery.layouts import EVERYWHERE, MAIN_ONLY, Layout, layout
from kiosk.gallery.moments import POLICY
from kiosk.gallery.shots import Shot, every_shot
from kiosk.gallery.stage import Stage
from tests.kiosk.ui.look import Look, look_at
from tests.kiosk.ui.look_checks import CHECKS, translated

ALWAYS = (layout("portrait"), layout("landscape-contrast-large"))
MAINLY = (layout("portrait-large-low"), layout("landscape"))
LAYOUTS = tuple(dict.fromkeys((*ALWAYS, *MAINLY, *EVERYWHERE, *MAIN_ONLY, layout("landscape-low"))))
STAYS = ("helpButton", "easeButton", "payButton", "total", "addWeighedButton", "cardButton", "noPaperButton")
"""What lies in the same place in every state of a screen: its right and lower edge."""


@pytest.fixture
def stage(qtbot):
    stage = Stage()
    yield stage
    stage.close()
    gc.collect()


@pytest.mark.timeout(900)  # hundreds of pictures
@pytest.mark.parametrize("way", LAYOUTS, ids=lambda way: way.name)
def test_every_state_of_every_screen_is_whole_legible_and_touchable(
    stage: Stage, way: Layout, subtests, request: pytest.FixtureRequest
) -> None:
    every = way in ALWAYS or request.config.getoption("--every-look")
    if not every and way not in MAINLY:
        pytest.skip("looked at with --every-look")
    resting: dict[tuple[str, str], tuple[str, tuple[int, int]]] = {}
    for shot in every_shot().values():
        if not (every or shot.main):
            continue
        for language in POLICY.languages:
            with subtests.test(moment=shot.name, language=language, layout=way.name):
                stage.shows(shot, language, way)
                look = look_at(stage.window)
                assert look.controls
                found = [sentence for check in CHECKS for sentence in check(look, way)]
                found += translated(look, language, set())
                found += moved(look, shot, language, resting)
                assert found == []


@pytest.mark.parametrize("way", [*ALWAYS, *MAINLY], ids=lambda way: way.name)
def test_a_basket_longer_than_its_list_ends_in_half_a_row(stage: Stage, way: Layout) -> None:
    stage.shows(every_shot()["basket-long"], "en", way)
    rows = [one for one in look_at(stage.window).controls if one.row]
    parts = [row.seen.height() / row.place.height() for row in sorted(rows, key=lambda row: row.place.top())]
    assert parts[:-1] == [1.0] * (len(parts) - 1)
    assert 0.4 < parts[-1] < 0.6


@pytest.mark.parametrize("way", [*ALWAYS, *MAINLY], ids=lambda way: way.name)
def test_a_chinese_answer_breaks_behind_its_punctuation_and_tears_no_buttons_name(stage: Stage, way: Layout) -> None:
    stage.shows(every_shot()["help-answer"], "zh_CN", way)
    steps = [item for item in visible(stage.window) if item.inherits("QQuickText") and "“" in item.property("text")]
    assert len(steps) == 2
    for step in steps:
        *before, _last = lines(step)
        assert before
        assert {line[-1] for line in before} <= set("，。？！；：")


def lines(item: QQuickItem) -> Iterator[str]:
    """The lines of a text, as Qt breaks them in the width that it has."""
    text = item.property("text")
    laid = QTextLayout(text, item.property("font"))
    laid.setTextOption(QTextOption())
    laid.beginLayout()
    while (line := laid.createLine()).isValid():
        line.setLineWidth(item.width() - item.property("leftPadding") - item.property("rightPadding"))
        yield text[line.textStart() : line.textStart() + line.textLength()].strip("\u2060 ")
    laid.endLayout()


def moved(look: Look, shot: Shot, language: str, resting: dict) -> list[str]:
    found = []
    places = [(text.name, text.box) for text in look.texts] + [(one.name, one.place) for one in look.controls]
    for name, place in places:
        if name not in STAYS:
            continue
        edge = (round(place.right()), round(place.bottom()))
        first, where = resting.setdefault((shot.screen, name), (f"{shot.name} in {language}", edge))
        if max(abs(edge[0] - where[0]), abs(edge[1] - where[1])) > 1:
            found.append(f"{name} ends at {edge}, but at {where} in {first}")
    return found
