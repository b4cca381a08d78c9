"""A hopper gives out one coin for a try: its own count says so, and a person that it came and lies in it again."""

from __future__ import annotations

import pytest

from drivers.contract import (
    CashLevels,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    FaultKind,
    PayOutEnded,
    PayOutOutcome,
)
from kiosk.core.guided import Stage, Tick
from kiosk.core.session.inputs import CoinPutBack, HopperTried
from kiosk.diagnostics.guided.giving import BEGINS_S, BOOKS_S, COUNTS_S, WAITS_S, HopperCourse

HOLDS = CashLevels("EU020A", 20, low=False, currency="EUR")


def ended(outcome: PayOutOutcome, minor: int = 0, payout: str = "p") -> PayOutEnded:
    return PayOutEnded(payout_id=payout, outcome=outcome, paid_minor=minor, reason="as it says")


PAID = ended(PayOutOutcome.PAID, 20)


def begun(levels: CashLevels = HOLDS) -> HopperCourse:
    course = HopperCourse("hopper")
    course.told("hopper", levels, 0.0)
    assert course.begin(0.0) == (HopperTried(),)
    return course


def giving(*ends: PayOutEnded, out_minor: int = 0) -> HopperCourse:
    """The lane has begun a payout; the hopper has told `ends`, and the lane has booked `out_minor`."""
    course = begun()
    course.lane_gives("p", 0, 0.1)
    for number, end in enumerate(ends, start=1):
        course.told("hopper", end, float(number))
    if out_minor:
        course.lane_gives("p", out_minor, 1.0)
    return course


def failed(course: HopperCourse) -> str:
    assert course.outcome is not None
    assert not course.outcome.passed
    return course.outcome.reason.english


def keys(course: HopperCourse) -> list[str]:
    return [answer.key for answer in course.page().answers]


def test_a_coin_that_the_hopper_counted_is_put_back_and_the_lane_is_told_so() -> None:
    course = giving(PAID, out_minor=20)
    page = course.page()
    assert page.figure is not None
    assert (page.figure.english, page.todo.english) == ("EUR 0.20", "Take the coin and put it back into the hopper.")
    assert course.touched("back", 2.0) == (CoinPutBack(20),)
    assert (course.outcome, keys(course)) == (None, [])
    assert course.touched("back", 2.1) == ()
    course.lane_gives("p", 0, 2.2)
    assert course.outcome is not None
    assert course.outcome.passed
    assert course.outcome.measured == (("counted", "good"), ("came", "good"), ("back", "good"))


def test_a_coin_that_the_lane_does_not_book_as_back_has_not_passed() -> None:
    course = giving(PAID, out_minor=20)
    course.touched("back", 2.0)
    course.ticked(2.0 + BOOKS_S)
    assert failed(course).startswith("The lane did not book that the coin is back.")
    assert keys(course) == ["one"]


def test_a_coin_that_is_out_since_an_earlier_test_is_put_back_when_this_one_is_over() -> None:
    course = HopperCourse("hopper")
    course.told("hopper", HOLDS, 0.0)
    course.lane_gives("", 20, 0.0)
    course.begin(0.0)
    course.lane_gives("p", 20, 0.1)
    course.told("hopper", PAID, 0.9)
    assert course.outcome is None
    course.lane_gives("p", 40, 1.0)
    assert course.touched("back", 2.0) == (CoinPutBack(20),)
    course.lane_gives("p", 20, 2.1)
    assert course.outcome is not None
    assert course.outcome.passed
    [answer] = course.page().answers
    assert answer.text.places == (("amount", "EUR 0.20"),)
    assert course.touched("one", 3.0) == (CoinPutBack(20),)
    assert (keys(course), course.touched("one", 3.1)) == ([], ())
    course.lane_gives("p", 0, 3.2)
    assert (keys(course), course.touched("one", 3.3)) == ([], ())


def test_a_coin_that_is_known_of_late_is_put_back_one_by_one_on_the_page_that_is_over() -> None:
    course = giving(ended(PayOutOutcome.UNKNOWN))
    course.ticked(0.1 + COUNTS_S)
    assert keys(course) == []
    course.lane_gives("p", 40, 200.0)
    [*_, back] = course.page().marks
    assert back.note is not None
    assert back.note.places == (("amount", "EUR 0.40"),)
    assert course.touched("one", 201.0) == (CoinPutBack(20),)
    course.lane_gives("p", 20, 201.1)
    assert course.touched("one", 202.0) == (CoinPutBack(20),)


def test_nobody_is_asked_before_what_the_hopper_has_counted_is_booked() -> None:
    course = giving(PAID)
    assert keys(course) == []
    assert course.touched("back", 1.0) == ()
    assert course.page().stage is Stage.RUNNING


def test_what_it_counted_for_somebody_else_is_not_this_coin() -> None:
    course = giving(ended(PayOutOutcome.PAID, 522, payout="a shopper's"))
    assert keys(course) == []


def test_a_count_that_is_told_before_the_lane_says_whose_it_is_counts() -> None:
    course = begun()
    course.told("hopper", ended(PayOutOutcome.FAILED), 0.5)
    assert course.outcome is None
    course.lane_gives("p", 0, 0.6)
    assert failed(course).startswith("The hopper is empty or jammed.")


def test_an_empty_or_jammed_hopper_is_told_with_the_next_step() -> None:
    course = giving(ended(PayOutOutcome.FAILED))
    assert failed(course) == "The hopper is empty or jammed. Fill it, or clear its disc and its exit."
    assert course.page().detail == "as it says"


def test_more_than_one_coin_does_not_pass() -> None:
    assert failed(giving(ended(PayOutOutcome.PAID, 40), out_minor=40)).startswith("It gave out more than one coin.")


@pytest.mark.parametrize(
    ("answer", "why"),
    [("other", "Another coin came out."), ("none", "It counted a coin that never came.")],
)
def test_a_coin_that_never_came_or_is_another_one_does_not_pass(answer: str, why: str) -> None:
    course = giving(PAID, out_minor=20)
    assert course.touched(answer, 2.0) == ()
    assert failed(course).startswith(why)


def test_a_hopper_that_is_not_sure_is_asked_again_and_told_of_as_it_counts_in_the_end() -> None:
    course = giving(ended(PayOutOutcome.UNKNOWN))
    assert course.page().todo.english == "The hopper is asked what is out …"
    course.told("hopper", PAID, 9.0)
    course.lane_gives("p", 20, 9.1)
    assert keys(course) == ["back", "other", "none"]


def test_a_hopper_that_never_gets_sure_is_to_be_counted() -> None:
    course = giving(ended(PayOutOutcome.UNKNOWN))
    course.ticked(0.1 + COUNTS_S)
    assert failed(course).startswith("Nobody can tell whether a coin is out.")


def test_a_lane_that_does_not_let_it_give_says_so() -> None:
    course = begun()
    course.ticked(BEGINS_S)
    assert failed(course).startswith("The hopper cannot give now.")
    assert course.lane_gives("p", 0, BEGINS_S) == ()


def test_a_coin_that_nobody_puts_back_stays_out_in_the_report() -> None:
    course = giving(PAID, out_minor=20)
    course.ticked(1.0 + WAITS_S)
    assert failed(course).startswith("Nobody said that the coin is back.")


def test_a_hopper_that_is_lost_meanwhile_ends_the_test() -> None:
    course = giving()
    course.told("hopper", DeviceOffline(DeviceFault(FaultKind.UNPLUGGED, "pulled out")), 1.0)
    assert failed(course) == "It no longer answers."


def test_few_coins_and_what_ails_it_are_shown() -> None:
    course = begun(CashLevels("EU020A", 20, low=True, currency="EUR"))
    course.told("hopper", DeviceCondition(DeviceFault(FaultKind.MECHANISM, "a coin in its exit")), 0.2)
    [counted, *_] = course.page().marks
    assert (counted.tick, counted.note and counted.note.english) == (Tick.OPEN, "Few coins are left: fill it")
    assert course.page().detail == "a coin in its exit"
