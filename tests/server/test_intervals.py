"""Intervals against published figures, and against resampling itself."""

from __future__ import annotations

import random

import pytest

from server.cases.effect import median
from server.intervals import bootstrapped, newcombe, wilson


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)  # Newcombe, 1998
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert wilson(20, 20)[1] == 1.0


@pytest.mark.parametrize(
    ("first", "second", "interval"),
    [
        ((48, 80), (56, 70), (0.0524, 0.3339)),  # the examples of Newcombe, 1998, table II
        ((3, 10), (9, 10), (0.1705, 0.8090)),
        ((0, 10), (10, 10), (0.6075, 1.0)),
    ],
)
def test_the_interval_of_a_difference_of_shares_is_newcombes(
    first: tuple[int, int], second: tuple[int, int], interval: tuple[float, float]
) -> None:
    assert newcombe(*first, *second) == pytest.approx(interval, abs=1e-4)


def test_the_interval_of_medians_is_that_of_resampling_itself() -> None:
    chance = random.Random(7)
    was = [chance.randrange(20_000, 60_000) for _ in range(60)]
    now = [chance.randrange(15_000, 50_000) for _ in range(45)]
    drawn = sorted(
        median(sorted(chance.choices(now, k=45))) - median(sorted(chance.choices(was, k=60))) for _ in range(4000)
    )
    low, high = bootstrapped(was, now)
    assert low == pytest.approx(drawn[100], abs=2500)
    assert high == pytest.approx(drawn[3899], abs=2500)
    assert bootstrapped(was, now) == (low, high)
