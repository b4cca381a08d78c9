"""How the store's charts look: the console's own colours, by day and by night."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

FONT = "Noto Sans, Noto Sans CJK SC, sans-serif"
SIZE = 14


class Look(StrEnum):
    LIGHT = "light"
    DARK = "dark"


class Colours(NamedTuple):
    """`main` draws what is told, `soft` the band around it; `faces` from very bad to very good; `parts` of a whole."""

    ink: str
    ink2: str
    line: str
    main: str
    soft: str
    second: str
    danger: str
    mark: str
    faces: tuple[str, str, str, str, str]
    parts: tuple[str, ...]


COLOURS = {
    Look.LIGHT: Colours(
        ink="#13201a",
        ink2="#46534c",
        line="#cdd3ca",
        main="#0a6847",
        soft="#ddf0e4",
        second="#2f7f9e",
        danger="#8e2f25",
        mark="#3f3187",
        faces=("#8e2f25", "#d98a5b", "#d9c98a", "#7db894", "#0a6847"),
        parts=("#0a6847", "#2f7f9e", "#8e2f25", "#3f3187", "#55625a"),
    ),
    Look.DARK: Colours(
        ink="#f1f5f2",
        ink2="#bcc9c1",
        line="#35423a",
        main="#56d6a0",
        soft="#14382a",
        second="#7cc4e0",
        danger="#ffb4ab",
        mark="#c3b9ff",
        faces=("#e0685b", "#d98a5b", "#d9c98a", "#7db894", "#3aa876"),
        parts=("#3aa876", "#7cc4e0", "#ffb4ab", "#c3b9ff", "#8fa297"),
    ),
}


def config(look: Look) -> dict[str, Any]:
    """What holds for every chart that says nothing else, as Vega-Lite's `config`."""
    colours = COLOURS[look]
    text = {"font": FONT, "fontSize": SIZE, "color": colours.ink2}
    words = {"labelFont": FONT, "labelFontSize": SIZE, "labelColor": colours.ink2}
    titles = {"titleFont": FONT, "titleFontSize": SIZE, "titleFontWeight": "normal", "titleColor": colours.ink2}
    return {
        "background": None,
        "padding": 4,
        "font": FONT,
        "view": {"stroke": None},
        "text": text,
        "axis": {**words, **titles, "domain": False, "ticks": False, "labelPadding": 8, "gridColor": colours.line},
        "axisX": {"grid": False, "labelAngle": 0},
        "legend": {**words, **titles, "orient": "bottom", "symbolType": "square", "symbolSize": 150, "title": None},
        "bar": {"color": colours.main},
        "line": {"color": colours.main, "strokeWidth": 3.5, "strokeJoin": "round", "strokeCap": "round"},
        "area": {"color": colours.soft, "opacity": 1},
        "rule": {"color": colours.ink, "strokeWidth": 2},
        "point": {"color": colours.main, "filled": True, "size": 90, "opacity": 1},
    }
