"""Charts are drawn in the house's look, once each, from what they hold alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as Xml

import pytest

from server.charts.drawing import Drawing, NotDrawn
from server.charts.look import COLOURS, Look, config

BARS = {
    "width": 200,
    "height": 80,
    "data": {"values": [{"reason": "Age check", "times": 7}, {"reason": "重量不符", "times": 3}]},
    "mark": "bar",
    "encoding": {"y": {"field": "reason", "type": "nominal"}, "x": {"field": "times", "type": "quantitative"}},
}


def test_a_chart_is_a_picture_in_the_look_that_was_asked_for_without_script_or_style() -> None:
    drawing = Drawing()
    for look in Look:
        svg = drawing.svg(BARS, look)
        names = {one.tag.partition("}")[2] for one in Xml.fromstring(svg).iter()}
        assert "path" in names
        assert names.isdisjoint({"script", "style", "foreignObject", "image"})
        assert COLOURS[look].main in svg
        assert "重量不符" in svg
        assert " style=" not in svg


def test_the_same_chart_is_drawn_once_and_the_oldest_is_forgotten() -> None:
    drawing = Drawing(most=2)
    first = drawing.svg(BARS)
    assert drawing.svg({**BARS}) is first
    other = drawing.svg({**BARS, "width": 201})
    assert drawing.svg(BARS) is first
    drawing.svg({**BARS, "width": 202})  # the one that was asked for least lately goes
    assert drawing.svg(BARS) is first
    again = drawing.svg({**BARS, "width": 201})
    assert again == other
    assert again is not other


def test_many_draw_at_the_same_time() -> None:
    drawing = Drawing()
    widths = [100 + 10 * (number % 3) for number in range(12)]
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(lambda width: drawing.svg({**BARS, "width": width}), widths))
    assert len(set(drawn)) == 3
    assert [one == drawing.svg({**BARS, "width": width}) for one, width in zip(drawn, widths, strict=True)] == [
        True
    ] * 12


@pytest.mark.parametrize("data", [{"url": "http://127.0.0.1:9/figures.csv"}, {"url": "file:///etc/hostname"}])
def test_nothing_is_fetched_for_a_chart(data: dict[str, str]) -> None:
    with pytest.raises(NotDrawn):
        Drawing().svg({**BARS, "data": data})


def test_what_is_no_chart_is_said() -> None:
    with pytest.raises(NotDrawn, match="conversion failed"):
        Drawing().svg({**BARS, "mark": "bear"})


def test_both_looks_say_the_same_things() -> None:
    assert config(Look.LIGHT).keys() == config(Look.DARK).keys()
    assert set(COLOURS) == set(Look)
