"""Each check of the looks finds what it is there to find, on a screen that has that one fault."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QQmlApplicationEngine

from kiosk.gallery.layouts import Layout, layout
from tests.kiosk.ui.look import Look, look_at
from tests.kiosk.ui.look_checks import (
    CHECKS,
    clear_of_controls,
    contrast,
    gaps,
    in_reach,
    named,
    targets,
    translated,
    uncovered,
    whole_text,
)

PAGE = """
import QtQuick
Window {
    visible: true; width: 800; height: 600; color: "white"
    component Touch: MouseArea {
        property string called: "Add"
        width: 100; height: 100
        Accessible.role: Accessible.Button; Accessible.name: called
    }
    component Words: Text { font.pixelSize: 32; color: "black" }
    component Dock: Rectangle { property string shell; y: 520; width: 800; height: 80 }
    %s
}
"""
GOOD = 'Touch { objectName: "add"; x: 50; y: 400 } Words { x: 50; y: 50; text: "Apples" }'


@pytest.fixture
def shown(qtbot) -> Iterator[Callable[[str], Look]]:
    engine = QQmlApplicationEngine()

    def show(items: str) -> Look:
        engine.loadData((PAGE % items).encode())
        window = engine.rootObjects()[-1]
        qtbot.waitUntil(window.isExposed)
        QCoreApplication.processEvents()
        return look_at(window)

    yield show
    shiboken6.delete(engine)
    gc.collect()


UPRIGHT, STARK, LOW = layout("portrait"), layout("portrait-contrast"), layout("portrait-low")

FAULTS: list[tuple[Callable, Layout, str, str]] = [
    (contrast, UPRIGHT, 'Words { text: "Pears"; color: "#8A8A8A" }', "text 'Pears' has a contrast of 3.5, 4.5 wanted"),
    (contrast, STARK, 'Words { text: "Pears"; color: "#595959" }', "text 'Pears' has a contrast of 7.0, 12.0 wanted"),
    (targets, UPRIGHT, 'Touch { objectName: "small"; width: 60 }', "small is 60 px, 60 px (15 mm) wanted"),
    (gaps, UPRIGHT, 'Touch { objectName: "near"; x: 155; y: 400 }', "add and near are 5 px apart, 8 wanted"),
    (gaps, UPRIGHT, 'Touch { objectName: "over"; x: 120; y: 400 }', "add and over lie over each other by 30 px"),
    (uncovered, UPRIGHT, "MouseArea { anchors.fill: parent }", "add is covered: a finger in its middle meets"),
    (uncovered, UPRIGHT, 'Touch { objectName: "out"; x: 750 }', "out leaves the window: 750,0 … 850,100"),
    (
        whole_text,
        UPRIGHT,
        'Words { y: 9; width: 60; text: "Pomegranate"; elide: Text.ElideRight }',
        "'Pomegranate' is cut",
    ),
    (whole_text, UPRIGHT, 'Words { y: 99; width: 60; text: "Pomegranate" }', "px wide in 60"),
    (
        whole_text,
        UPRIGHT,
        'Words { x: 60; y: 52; text: "Pears" }',
        "text 'Apples' and text 'Pears' lie over each other",
    ),
    (whole_text, UPRIGHT, 'Words { x: 780; text: "Pears" }', "text 'Pears' leaves the window"),
    (whole_text, UPRIGHT, 'Words { text: "Pears"; font.pixelSize: 20 }', "text 'Pears' is 20 px high, 28 wanted"),
    (
        whole_text,
        UPRIGHT,
        'Rectangle { x: 300; y: 200; width: 90; height: 20; Words { text: "Pears" } }',
        "leaves its surface 300,200 … 390,220",
    ),
    (whole_text, UPRIGHT, 'Dock { } Words { x: 300; y: 500; text: "Pears" }', "lies under the dock"),
    (clear_of_controls, UPRIGHT, 'Words { x: 20; y: 430; text: "Pears" }', "text 'Pears' lies under add"),
    (named, UPRIGHT, 'Touch { objectName: "mute"; called: "" }', "mute is Button called '' to assistive programs"),
    (in_reach, LOW, 'Touch { objectName: "high"; y: 100 }', "high begins at 100 px, above 270"),
]


@pytest.mark.parametrize(("check", "way", "items", "said"), FAULTS, ids=lambda one: getattr(one, "__name__", None))
def test_a_fault_is_found_and_named(
    shown: Callable[[str], Look], check: Callable, way: Layout, items: str, said: str
) -> None:
    found = list(check(shown(f"{GOOD} {items}"), way))
    assert any(said in sentence for sentence in found), found


@pytest.mark.parametrize("way", [UPRIGHT, STARK, LOW], ids=lambda way: way.name)
def test_a_good_screen_has_no_fault(shown: Callable[[str], Look], way: Layout) -> None:
    look = shown(GOOD)
    assert [sentence for check in CHECKS for sentence in check(look, way)] == []


def test_every_check_is_shown_to_fail() -> None:
    assert {check for check, *_ in FAULTS} == set(CHECKS)


def test_a_word_left_in_english_is_found_on_a_chinese_screen(shown: Callable[[str], Look]) -> None:
    look = shown(f'{GOOD} Words {{ y: 200; text: "0.845 kg 苹果" }}')
    assert list(translated(look, "zh_CN", set())) == ["text 'Apples' is not translated: Apples"]
    assert list(translated(look, "en", set())) == []
