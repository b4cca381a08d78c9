"""Which days, hours and shoppers are meant."""

from __future__ import annotations

from server.experience.chosen import Book, By, Chosen, day_after, day_list


def test_the_days_before_are_as_many_and_of_the_same_lane() -> None:
    week = Chosen(first="2026-11-16", last="2026-11-22", lane="3", language="de")
    assert (week.days, week.all_hours, week.by(Book.SALES)) == (7, True, [By.LANE])
    assert week.by() == [By.LANE, By.LANGUAGE]
    assert week.before() == Chosen(first="2026-11-09", last="2026-11-15", lane="3", language="de")
    assert week.lately(14).first == "2026-11-09"


def test_days_go_over_the_end_of_a_year() -> None:
    assert day_list("2026-12-30", "2027-01-02") == ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]
    assert day_list("2026-12-30", "2026-12-30") == ["2026-12-30"]
    assert (day_after("2026-12-31"), day_after("2027-03-01", -1)) == ("2027-01-01", "2027-02-28")
