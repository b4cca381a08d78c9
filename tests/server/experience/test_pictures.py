"""The charts hold the figures and are drawn, whatever there is to draw."""

from __future__ import annotations

from typing import Any

import pytest

from server.charts.drawing import Drawing
from server.charts.look import COLOURS, Look
from server.experience.figures import NO_TAPS, Taps
from server.experience.pictures import Mark, Size, satisfaction, taps_by_hour
from tests.server.experience.boards import room_words

HOURS = {"09": Taps({5: 3, 1: 1}), "17": Taps({4: 2})}
TREND = {"2026-11-20": Taps({5: 9, 2: 1}), "2026-11-21": NO_TAPS, "2026-11-22": Taps({5: 4})}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", list(Size))
def test_both_charts_are_drawn_in_every_size_and_language(size: Size, language: str) -> None:
    words, drawing = room_words(language), Drawing()
    taps = drawing.svg(taps_by_hour(HOURS, words, Look.LIGHT, size), Look.LIGHT)
    assert words["face_5"] in taps
    assert all(colour in taps for colour in COLOURS[Look.LIGHT].faces)
    days = drawing.svg(satisfaction(TREND, (), Look.DARK, size, language), Look.DARK)
    assert ("20 Nov" if language == "en" else "11月20日") in days


def values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec["data"]["values"]
    return found


def test_a_bar_is_the_taps_of_its_hour() -> None:
    rows = values(taps_by_hour(HOURS, room_words(), Look.LIGHT, Size.WIDE))
    assert {(row["hour"], row["face"]): row["taps"] for row in rows if row["taps"]} == {
        (9, "Very good"): 3,
        (9, "Very bad"): 1,
        (17, "Good"): 2,
    }


def test_a_day_without_a_tap_is_not_a_day_without_satisfaction() -> None:
    rows = values(satisfaction(TREND, (), Look.LIGHT, Size.WIDE, "en"))
    assert [(row["day"], row["share"]) for row in rows] == [("2026-11-20", 90.0), ("2026-11-22", 100.0)]
    assert all(row["low"] <= row["share"] <= row["high"] for row in rows)


def test_an_improvement_stands_at_its_day_and_one_of_another_time_does_not() -> None:
    marks = (Mark("2026-11-22", "bigger pictures"), Mark("2026-10-01", "long ago"))
    svg = Drawing().svg(satisfaction(TREND, marks, Look.LIGHT, Size.WIDE, "en"))
    assert "bigger pictures" in svg
    assert "long ago" not in svg


def test_a_fortnight_without_taps_is_still_drawn() -> None:
    svg = Drawing().svg(satisfaction(dict.fromkeys(TREND, NO_TAPS), (), Look.LIGHT, Size.WIDE, "en"))
    assert "22 Nov" in svg
