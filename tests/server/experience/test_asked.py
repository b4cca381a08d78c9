"""Addresses of the page: what they mean today, and what none may ask."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest
from pydantic import ValidationError

from server.experience.asked import MOST_DAYS_READ, Asked

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (Asked(), ("2026-11-22", "2026-11-22")),
        (Asked(period="yesterday"), ("2026-11-21", "2026-11-21")),
        (Asked(period="week"), ("2026-11-16", "2026-11-22")),
        (Asked(period="year"), ("2025-11-24", "2026-11-22")),
        (Asked(period="days", first="2026-10-01", last="2026-10-03"), ("2026-10-01", "2026-10-03")),
        (Asked(period="days", first="2026-11-20"), ("2026-11-20", "2026-11-22")),
        (Asked(period="days"), ("2026-11-22", "2026-11-22")),
        (Asked(period="days", last="2026-10-03"), ("2026-10-03", "2026-10-03")),
    ],
)
def test_a_period_is_days_of_the_store(asked: Asked, days: tuple[str, str]) -> None:
    chosen = asked.chosen(TODAY)
    assert (chosen.first, chosen.last) == days


def test_an_address_tells_what_is_not_as_usual_and_nothing_else() -> None:
    assert Asked().query() == ""
    asked = Asked(period="week", lane="3", to_hour=14, ease="large", wall=True, lang="zh_CN")
    query = dict(parse_qsl(asked.query(of="lost")))
    assert query == {"period": "week", "lane": "3", "to_hour": "14", "ease": "large", "wall": "1", "of": "lost"}
    assert Asked.model_validate(query).chosen(TODAY) == asked.chosen(TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "2026-02-30"},
        {"first": "yesterday"},
        {"from_hour": 18, "to_hour": 24},
        {"period": "days", "first": "0001-01-01"},
        {"lane": "4'--"},
        {"period": "ever"},
    ],
)
def test_what_no_page_asks_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Asked.model_validate(wrong)


def test_two_choices_at_once_reach_back_as_far_as_visits_are_read() -> None:
    today = date(2026, 11, 22)
    one, two = Asked(period="year", lane="4"), Asked(period="year", lane="4", from_hour=12)
    assert one.chosen(today) == one.in_full(today)
    assert two.chosen(today).days == MOST_DAYS_READ < two.in_full(today).days == 364
    assert two.chosen(today).last == "2026-11-22"


def test_from_and_to_may_be_told_the_wrong_way_round() -> None:
    told = Asked(period="days", first="2026-11-22", last="2026-11-20", from_hour=18, to_hour=9).chosen(TODAY)
    assert (told.first, told.last, told.from_hour, told.to_hour) == ("2026-11-20", "2026-11-22", 9, 18)
