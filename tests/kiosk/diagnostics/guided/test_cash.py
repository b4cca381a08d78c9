"""Coins are put in for a try: each is named, and what is not known or comes back does not pass."""

from __future__ import annotations

import pytest

from drivers.contract import CashCredited, CashUnknown, DeviceFault, DeviceTrouble, FaultKind
from kiosk.core.guided import Tick
from kiosk.core.session.inputs import BoxTried
from kiosk.diagnostics.guided.cash import ASKS_S, OPENS_S, WAITS_S, CashCourse


def coin(minor: int, number: int = 1, currency: str = "EUR") -> CashCredited:
    return CashCredited(token=f"c-{number}", value_minor=minor, currency=currency, piece=f"EU{minor}", mark=str(number))


def begun() -> CashCourse:
    course = CashCourse("coins")
    assert course.begin(0.0) == (BoxTried("coins", open=True),)
    assert course.page().answers == ()
    return course


def taking(*minors: int) -> CashCourse:
    course = begun()
    course.lane_takes("coins", 0.1)
    for number, minor in enumerate(minors):
        course.told("coins", coin(minor, number), 1.0 + number)
    return course


def keys(course: CashCourse) -> list[str]:
    return [answer.key for answer in course.page().answers]


def test_each_piece_is_named_counted_and_summed_and_a_person_says_that_all_were_right() -> None:
    course = taking(50, 200, 50)
    page = course.page()
    assert [(mark.what.english, mark.note and mark.note.english) for mark in page.marks] == [
        ("EUR 0.50", "× 2"),
        ("EUR 2.00", "× 1"),
    ]
    assert page.figure is not None
    assert page.figure.english == "EUR 3.00"
    course.touched("right", 9.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert course.outcome.reason.english == "Each was named, EUR 3.00 in all. A host gives it back."
    assert course.outcome.measured == (("pieces", "3"), ("EUR", "3.00"))
    assert course.left() == (BoxTried("coins", open=False),)


def test_nobody_says_that_all_were_named_before_anything_was() -> None:
    course = taking()
    assert keys(course) == ["back"]
    course.touched("right", 1.0)
    assert course.outcome is None


def test_money_that_nobody_can_count_does_not_pass() -> None:
    course = taking(50)
    course.told("coins", CashUnknown("u-1", "coin 7", "2"), 3.0)
    assert keys(course) == ["other", "back"]
    assert [mark.tick for mark in course.page().marks] == [Tick.GOOD, Tick.BAD]
    course.touched("right", 4.0)
    assert course.outcome is None
    assert course.page().detail == "coin 7"


@pytest.mark.parametrize("answer", ["other", "back"])
def test_a_piece_that_was_named_otherwise_or_came_back_does_not_pass(answer: str) -> None:
    course = taking(50)
    course.touched(answer, 3.0)
    assert course.outcome is not None
    assert not course.outcome.passed


def test_what_the_box_says_of_itself_is_shown() -> None:
    course = taking()
    course.told("coins", DeviceTrouble(DeviceFault(FaultKind.MECHANISM, "a coin lies before the sensor")), 1.0)
    assert course.page().detail == "a coin lies before the sensor"


def test_a_box_that_the_lane_does_not_open_says_so() -> None:
    course = begun()
    course.told("coins", coin(50), 1.0)  # of before
    assert course.ticked(ASKS_S) == (BoxTried("coins", open=True),)
    course.ticked(OPENS_S)
    assert course.outcome is not None
    assert course.outcome.measured == (("pieces", "0"),)


def test_a_box_that_is_shut_meanwhile_or_into_which_nothing_is_put_ends_the_test() -> None:
    shut, idle = taking(50), taking()
    shut.lane_takes("", 2.0)
    idle.ticked(0.1 + WAITS_S)
    assert shut.outcome is not None
    assert idle.outcome is not None
    assert not shut.outcome.passed
    assert not idle.outcome.passed
    assert shut.lane_takes("", 3.0) == ()
