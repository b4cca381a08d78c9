"""Bounds and intervals: against published figures, and against what they promise."""

from math import exp, log
from random import Random

import pytest

from server.actions.chance import (
    Usual,
    change_of_medians,
    change_of_shares,
    median_at_least,
    students,
    times_as_long,
    usual_of,
)


def test_newcombe_as_published() -> None:
    # Newcombe 1998, "Interval estimation for the difference between independent proportions", table II, method 10
    change = change_of_shares([1.0] * 48 + [0.0] * 32, [1.0] * 56 + [0.0] * 14)
    assert (change.by, change.low, change.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert change.is_sure


def test_times_of_a_usual_day_are_about_as_long_and_surely_not_much_longer() -> None:
    usual = Usual(count=100, mean=log(7), spread=0.4)
    ratio, at_least = times_as_long([7, 7, 7], usual)
    assert ratio == pytest.approx(1.0)
    assert at_least == pytest.approx(exp(-students(3, 99) * 0.4 * (1 / 3 + 1 / 100) ** 0.5))


@pytest.mark.parametrize(("degrees", "t"), [(11, 3.850), (19, 3.447), (39, 3.201), (10_000, 3.001)])
def test_a_spread_that_is_known_of_few_is_less_sure(degrees: int, t: float) -> None:
    assert students(3.0, degrees) == pytest.approx(t, rel=0.02)


def test_chance_seldom_looks_slow_where_twelve_visits_tell_what_is_usual() -> None:
    chance, raised = Random(1), 0
    for _ in range(4000):
        logs = [chance.gauss(2, 0.6) for _ in range(12)]
        usual = usual_of(12, sum(logs), sum(one * one for one in logs))
        assert usual is not None
        raised += times_as_long([exp(chance.gauss(2, 0.6)) for _ in range(2)], usual)[1] > 1
    assert raised < 9  # 1 in 740 is promised


def test_two_shoppers_four_times_as_long_are_sure_and_one_a_little_slower_is_not() -> None:
    usual = Usual(count=100, mean=log(7), spread=0.4)
    assert times_as_long([28, 30], usual)[1] > 1.5
    assert times_as_long([9], usual)[1] < 1


def test_one_visit_that_went_wrong_is_not_a_step_that_became_slow() -> None:
    usual = Usual(count=40, mean=log(11), spread=0.4)
    assert times_as_long([11, 250], usual)[1] < 1
    assert times_as_long([44, 250], usual)[1] > 1.5


def test_chance_alone_seldom_looks_slow() -> None:
    chance = Random(4)
    usual = Usual(count=1000, mean=log(7), spread=0.4)
    looks = [times_as_long([exp(chance.gauss(log(7), 0.4)) for _ in range(4)], usual)[1] for _ in range(3000)]
    assert sum(one > 1 for one in looks) < 15  # 1 in 740 is promised
    assert sum(one > 1.5 for one in looks) == 0


def test_what_is_usual_comes_from_sums_and_is_never_too_regular() -> None:
    found = usual_of(4, 4 * log(7), 4 * log(7) ** 2)
    assert found is not None
    assert (found.seconds, found.spread) == (pytest.approx(7.0), 0.25)
    assert usual_of(1, 2.0, 4.0) is None


def test_the_median_is_at_least_the_lowest_of_five_and_more_of_many() -> None:
    assert median_at_least([5, 4, 3, 2, 1]) == 1
    assert median_at_least(list(range(100))) == 41


def test_an_interval_of_medians_holds_the_truth_and_is_the_same_each_time() -> None:
    chance = Random(2)
    before = [chance.gauss(20, 4) for _ in range(40)]
    after = [chance.gauss(8, 2) for _ in range(40)]
    change = change_of_medians(before, after)
    assert change.low < -12 < change.high < 0
    assert change.is_sure
    assert change == change_of_medians(before, after)


def test_two_alike_are_not_said_to_differ() -> None:
    assert not change_of_medians([5, 6, 7, 8, 9], [5, 6, 7, 8, 9]).is_sure
    assert not change_of_shares([1.0, 0.0, 0.0], [0.0, 0.0, 1.0]).is_sure
