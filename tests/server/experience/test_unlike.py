"""What is unusual today as sentences that lead into the filter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine

from server.experience.asked import Asked
from server.experience.routes import FOLDER
from server.experience.unlike import found, lines, looks_at
from server.wall.words import load_words
from tests.server.actions.shop_day import NOON, Books

NOW = NOON + timedelta(hours=1)
TODAY = NOW.date()


@pytest.fixture
def books(engine: Engine) -> Engine:
    """From noon on a weighing at lane 3 takes twenty seconds, else five."""
    made = Books(engine)
    for place in range(20):
        for lane in "13":
            made.visit(lane, NOON - timedelta(minutes=5 + 4 * place), weighed_s=(5.0 + place % 3,))
            slow = 20.0 if lane == "3" else 5.0
            made.visit(lane, NOON + timedelta(minutes=4 + 2.5 * place), weighed_s=(slow + place % 4,))
    return engine


@pytest.mark.parametrize(("language", "said"), [("en", "Lane 3 · Weighing takes"), ("zh_CN", "3 号机 · 称重")])
def test_a_manager_reads_it_first_and_is_led_to_those_hours(books: Engine, language: str, said: str) -> None:
    asked = Asked()
    [first, *_] = lines(found(books, asked.chosen(TODAY), NOW), asked, load_words(FOLDER / "words.json")[language])
    assert first.said.startswith(said)
    assert first.way == "lane=3&from_hour=12&to_hour=12"
    assert [bar.key for bar in first.bars] == ["here", "before", "others"]
    assert all(0 <= bar.low <= bar.x <= bar.low + bar.width <= 100.1 for bar in first.bars)


def test_another_lane_and_other_hours_have_none_of_it(books: Engine) -> None:
    assert found(books, Asked(lane="1").chosen(TODAY), NOW) == []
    assert found(books, Asked(to_hour=11).chosen(TODAY), NOW) == []


def test_of_many_days_or_of_some_shoppers_nothing_is_told() -> None:
    assert looks_at(Asked(period="yesterday").chosen(TODAY))
    assert not looks_at(Asked(period="week").chosen(TODAY))
    assert not looks_at(Asked(language="zh_CN").chosen(TODAY))
