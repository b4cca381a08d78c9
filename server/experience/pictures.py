"""The charts of the page, as Vega-Lite specifications with the figures in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from server.charts.look import COLOURS, Look
from server.experience.cards import CSAT_GOAL
from server.experience.figures import Taps
from server.experience.writing import day_words
from server.wall.words import Words

FACES = (1, 2, 3, 4, 5)
MOST_LETTERS, MARK_STEP = 24, 20
"""Of a mark's words on the picture, and how far one stands below the other, in px."""


class Size(StrEnum):
    """For how wide a place: letters stay as large as those around."""

    WIDE = "wide"
    NARROW = "narrow"
    WALL = "wall"


SIZES = {Size.WIDE: (470, 230), Size.NARROW: (300, 230), Size.WALL: (440, 250)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was improved on `day`, as it is called."""

    day: str
    words: str


def taps_by_hour(hours: Mapping[str, Taps], words: Words, look: Look, size: Size) -> dict[str, Any]:
    """Shares of the faces in each hour that had taps, the worst below; the line is where the goal begins."""
    names = {face: words[f"face_{face}"] for face in FACES}
    rows = [
        {"hour": int(hour), "face": names[face], "order": face, "taps": taps.by_face.get(face, 0)}
        for hour, taps in hours.items()
        for face in FACES
    ]
    order = [names[face] for face in FACES]
    colour = {"domain": order, "range": list(COLOURS[look].faces)}
    bars = {
        "mark": {"type": "bar", "width": {"band": 0.76}},
        "encoding": {
            "x": {"field": "hour", "type": "ordinal", "title": None},
            "y": {
                "field": "taps",
                "type": "quantitative",
                "stack": "normalize",
                "title": None,
                "axis": {"format": ".0%", "values": [0, 0.5, 1]},
            },
            "order": {"field": "order"},
            "color": {"field": "face", "type": "nominal", "scale": colour, "sort": order, "legend": _legend(size)},
        },
    }
    goal = {"data": {"values": [{"goal": 1 - CSAT_GOAL}]}, **_dashed("goal")}
    return {**_frame(size), "data": {"values": rows}, "layer": [bars, goal]}


def satisfaction(
    trend: Mapping[str, Taps], marks: Sequence[Mark], look: Look, size: Size, language: str
) -> dict[str, Any]:
    """The share of good taps by day, in percent, with its 95 % band; days without a tap leave a gap in the line."""
    rows: list[dict[str, Any]] = []
    for day, taps in trend.items():
        share, interval = taps.satisfied.value, taps.satisfied.interval
        if share is not None and interval is not None:
            rows.append({"day": day, "share": share * 100, "low": interval.low * 100, "high": interval.high * 100})
    days = [*trend]
    x = {
        "field": "day",
        "type": "ordinal",
        "scale": {"domain": days, "type": "point", "padding": 0.3},
        "title": None,
        "axis": {
            "values": [days[0], days[-1]],
            "labelExpr": _names({day: day_words(day, language) for day in (days[0], days[-1])}),
            "labelBound": True,
        },
    }
    low = min((row["low"] for row in rows), default=80.0)
    y: dict[str, Any] = {
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [min(80.0, max(0.0, low // 10 * 10)), 100], "nice": False, "zero": False},
        "axis": {"tickCount": 4},
    }
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "area"}, "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}},
        {"data": {"values": [{"goal": CSAT_GOAL * 100}]}, **_dashed("goal")},
        {"mark": {"type": "line"}, "encoding": {"x": x, "y": {**y, "field": "share"}}},
        {
            "transform": [{"filter": {"field": "day", "equal": rows[-1]["day"] if rows else ""}}],
            "mark": {"type": "point"},
            "encoding": {"x": x, "y": {**y, "field": "share"}},
        },
    ]
    middle = (len(days) - 1) / 2
    there = sorted((one for one in marks if one.day in trend), key=lambda one: -abs(days.index(one.day) - middle))
    for place, one in enumerate(there):  # the outermost stand highest: their words reach over the others' rules
        top = MARK_STEP // 2 - MARK_STEP * (len(there) - place)
        layers += _marked(one, x, COLOURS[look].mark, top, late=days.index(one.day) > middle)
    return {**_frame(size), "data": {"values": rows}, "layer": layers}


def _marked(one: Mark, x: Mapping[str, Any], colour: str, top: int, *, late: bool) -> list[dict[str, Any]]:
    """A rule at its day, up to `top`; there, above all lines, the words or their beginning stand on the side that has
    more room.
    """
    words = one.words if len(one.words) <= MOST_LETTERS else f"{one.words[: MOST_LETTERS - 1].rstrip()}…"
    data = {"values": [{"day": one.day, "words": words}]}
    text = {"type": "text", "align": "right" if late else "left", "dx": -6 if late else 6, "fontWeight": "bold"}
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": colour},
            "encoding": {"x": x, "y": {"value": top - 8}, "y2": {"value": "height"}},
        },
        {
            "data": data,
            "mark": {**text, "color": colour},
            "encoding": {"x": x, "y": {"value": top}, "text": {"field": "words"}},
        },
    ]


def _frame(size: Size) -> dict[str, Any]:
    width, height = SIZES[size]
    return {"width": width, "height": height, "autosize": {"type": "fit", "contains": "padding"}}


def _legend(size: Size) -> dict[str, Any]:
    return {"columns": 2 if size is Size.NARROW else 5}


def _dashed(field: str) -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "strokeDash": [7, 6]},
        "encoding": {"y": {"field": field, "type": "quantitative"}},
    }


def _names(words: Mapping[str, str]) -> str:
    """A Vega expression that writes each value in its words; days and their words have no quotation mark."""
    told = "".join(f"datum.value === '{value}' ? '{text}' : " for value, text in words.items())
    return f"{told}datum.value"
