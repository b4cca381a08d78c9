from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.age import birthday, born_by, is_of_age


def test_a_birthday_counts_from_its_first_minute() -> None:
    assert is_of_age(date(2008, 11, 26), 18, date(2026, 11, 26))
    assert not is_of_age(date(2008, 11, 27), 18, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("today", "old_enough"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True), (date(2028, 2, 29), True)]
)
def test_who_was_born_on_a_leap_day_has_a_birthday_in_march_in_other_years(today: date, old_enough: bool) -> None:
    assert is_of_age(date(2008, 2, 29), 18, today) is old_enough


def test_in_a_leap_year_the_birthday_is_the_leap_day_itself() -> None:
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)


def test_what_staff_compare_with_on_a_leap_day_is_the_day_before_march() -> None:
    assert born_by(18, date(2028, 2, 29)) == date(2010, 2, 28)


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)), st.integers(1, 30), st.integers(0, 20_000))
def test_born_on_or_before_that_day_and_no_other_is_old_enough(today: date, years: int, days: int) -> None:
    born = today - timedelta(days=days)
    assert is_of_age(born, years, today) is (born <= born_by(years, today))
