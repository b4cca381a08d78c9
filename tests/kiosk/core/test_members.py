"""What a lane and the store have to agree on about members."""

from __future__ import annotations

import datetime

import pytest

from kiosk.core.members import card_hash, is_birthday, masked, points_for


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("minor", "per_point", "points"),
    [(1099, 100, 10), (1100, 100, 11), (99, 100, 0), (0, 100, 0), (-500, 100, 0), (1099, 0, 0)],
)
def test_a_point_is_earned_for_each_whole_amount_and_none_for_nothing(minor: int, per_point: int, points: int) -> None:
    assert points_for(minor, per_point) == points


@pytest.mark.parametrize(
    ("born", "today", "days", "is_it"),
    [
        ("05-17", "2026-05-17", 0, True),
        ("05-17", "2026-05-18", 0, False),
        ("05-17", "2026-05-19", 2, True),
        ("05-17", "2026-05-20", 2, False),
        ("05-17", "2026-05-16", 2, False),
        ("12-31", "2027-01-02", 2, True),
        ("02-29", "2028-02-29", 0, True),
        ("02-29", "2028-02-28", 0, False),
        ("02-29", "2026-02-28", 0, True),
        ("02-29", "2026-03-01", 0, False),
        ("", "2026-05-17", 31, False),
    ],
)
def test_a_birthday_is_on_its_day_and_some_days_after_and_on_28_february_where_there_is_no_29th(
    born: str, today: str, days: int, is_it: bool
) -> None:
    assert is_birthday(born, day(today), days) is is_it


def test_of_a_phone_number_two_digits_are_shown_whatever_is_given() -> None:
    assert masked("42") == "•••• 42"
    assert masked("1234542") == "•••• 42"
    assert masked("") == ""


def test_the_blanks_around_a_code_are_not_part_of_it() -> None:
    assert card_hash(" M1234567890128 ") == card_hash("M1234567890128") != card_hash("M1234567890129")
    assert len(card_hash("M1234567890128")) == 64
