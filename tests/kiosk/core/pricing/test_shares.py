"""Amounts shared out: nothing is lost, nobody gets more than their part allows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.pricing.shares import portion, spread


@given(over=st.lists(st.integers(0, 10_000), min_size=1).filter(sum), percent=st.integers(0, 100))
def test_all_is_shared_and_no_part_is_more_than_what_it_stands_on(over: list[int], percent: int) -> None:
    amount = sum(over) * percent // 100
    parts = spread(amount, over)
    assert sum(parts) == amount
    assert all(0 <= part <= most for part, most in zip(parts, over, strict=True))


def test_what_division_leaves_goes_to_the_largest_remainders() -> None:
    assert spread(100, [1, 1, 1]) == [34, 33, 33]
    assert spread(5, [300, 100]) == [4, 1]


@given(amount=st.integers(-10_000, 10_000), cuts=st.lists(st.integers(1, 9), min_size=1))
def test_portions_add_up_to_the_amount(amount: int, cuts: list[int]) -> None:
    before, parts = 0, []
    for cut in cuts:
        parts.append(portion(amount, sum(cuts), before, cut))
        before += cut
    assert sum(parts) == amount
