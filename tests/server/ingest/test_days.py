"""A receipt's day in the books, when the lane's clock was right and when it was not."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from server.ingest.days import days_of

NOW = "2026-11-22T11:00:00+01:00"
MOMENTS = st.datetimes(min_value=datetime(1970, 1, 2)).map(  # noqa: DTZ001
    lambda one: one.isoformat(timespec="seconds") + "+01:00"
)


def test_each_sale_is_on_the_day_of_its_lane() -> None:
    paid = ["2026-11-20T09:00:00+01:00", "2026-11-20T23:59:59+01:00", "2026-11-21T00:00:03+01:00"]
    assert days_of(paid, "", NOW) == ["2026-11-20", "2026-11-20", "2026-11-21"]


def test_a_lane_a_little_ahead_of_the_server_at_midnight_keeps_its_day() -> None:
    assert days_of(["2026-11-23T00:00:05+01:00"], "2026-11-22", "2026-11-22T23:59:58+01:00") == ["2026-11-23"]


def test_a_clock_that_fell_back_books_on_the_day_of_the_sale_before() -> None:
    assert days_of(["1970-01-01T00:05:00+00:00"] * 2, "2026-11-21", NOW) == ["2026-11-21"] * 2


def test_a_clock_that_jumped_ahead_books_on_today_and_the_next_is_right_again() -> None:
    assert days_of(["2027-03-01T10:00:00+01:00", NOW], "2026-11-22", NOW) == ["2026-11-22"] * 2


def test_days_that_were_booked_too_late_once_do_not_stay() -> None:
    assert days_of([NOW], "2027-03-01", NOW) == ["2026-11-22"]


@given(paid=st.lists(MOMENTS, max_size=8))
def test_whatever_the_clock_did_days_rise_and_none_is_to_come(paid: list[str]) -> None:
    days = days_of(paid, "2026-11-20", NOW)
    assert days == sorted(days)
    assert all("2026-11-20" <= day <= "2026-11-22" for day in days)
