from datetime import date

import pytest

from kiosk.core.values import Money
from kiosk.ui.figures import day, kilograms, money, short_weight, time_left, time_of_day, unbroken


@pytest.mark.parametrize(
    ("amount", "language", "said"),
    [
        (Money(129, "EUR"), "en", "€1.29"),
        (Money(129, "EUR"), "zh_CN", "€1.29"),
        (Money(-199, "EUR"), "en", "-€1.99"),
        (Money(15_294, "CNY"), "zh_CN", "¥152.94"),
        (Money(123_456, "EUR"), "en", "€1,234.56"),
        (Money(500, "JPY"), "en", "¥500"),
        (Money(0, "EUR"), "en", "€0.00"),
    ],
)
def test_money_is_written_as_the_language_does(amount: Money, language: str, said: str) -> None:
    assert money(amount, language) == said


def test_a_weight_has_three_places() -> None:
    assert [kilograms(grams, "en") for grams in (845, 15_000, 5)] == ["0.845", "15.000", "0.005"]


def test_limits_are_short() -> None:
    assert [short_weight(grams) for grams in (5, 100, 1_500, 15_000)] == ["5 g", "100 g", "1500 g", "15 kg"]


def test_a_figure_stays_with_its_unit() -> None:
    names = ("Cream cheese 200 g", "Free-range eggs, 10", "Terracotta pot")
    assert [unbroken(name) for name in names] == ["Cream cheese 200\xa0g", "Free-range eggs, 10", "Terracotta pot"]


def test_time_left_is_minutes_and_seconds() -> None:
    assert [time_left(seconds) for seconds in (72, 9, 120)] == ["1:12", "0:09", "2:00"]


def test_the_time_of_day_is_taken_from_the_wall() -> None:
    assert time_of_day("2026-11-22T10:42:07+01:00") == "10:42"


def test_a_day_is_written_so_that_nobody_takes_it_for_a_month() -> None:
    assert day(date(2008, 11, 6), "en") == "6 Nov 2008"
    assert day(date(2008, 11, 6), "zh_CN") == "2008年11月6日"
