"""The store server that scenarios run beside a lane."""

from __future__ import annotations

from datetime import date

from kiosk.play.store_server import days_back


def test_a_visit_over_midnight_is_looked_for_on_both_days_the_newest_first() -> None:
    assert days_back(date(2027, 1, 1), date(2026, 12, 31)) == [date(2027, 1, 1), date(2026, 12, 31)]
    assert days_back(date(2026, 12, 31), date(2026, 12, 31)) == [date(2026, 12, 31)]


def test_a_clock_that_was_set_back_leaves_the_day_it_shows() -> None:
    assert days_back(date(2026, 12, 30), date(2026, 12, 31)) == [date(2026, 12, 30)]
