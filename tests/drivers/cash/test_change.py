from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.change import plan_change

VALUES = (1, 2, 5, 7, 10, 20, 50)


@pytest.mark.parametrize(
    ("amount", "pieces", "plan"),
    [
        (0, {}, {}),
        (380, {200: 5, 100: 5, 50: 5, 20: 5, 10: 5}, {200: 1, 100: 1, 50: 1, 20: 1, 10: 1}),
        (60, {50: 1, 20: 3}, {20: 3}),
        (60, {50: 1, 20: 2}, None),
        (400, {200: 1, 100: 5}, {200: 1, 100: 2}),
        (5, {10: 9}, None),
        (-5, {5: 9}, None),
        (50, {50: 0, 10: 4}, None),
    ],
)
def test_change_is_exact_or_said_to_be_impossible(amount: int, pieces: dict[int, int], plan: object) -> None:
    assert plan_change(amount, pieces) == plan


@given(
    st.integers(0, 60),
    st.dictionaries(st.sampled_from(VALUES), st.integers(0, 4), max_size=4),
)
def test_change_is_what_trying_everything_finds(amount: int, pieces: dict[int, int]) -> None:
    values = list(pieces)
    fits = [
        sum(counts)
        for counts in product(*(range(pieces[value] + 1) for value in values))
        if sum(value * count for value, count in zip(values, counts, strict=True)) == amount
    ]
    plan = plan_change(amount, pieces)
    if not fits:
        assert plan is None
        return
    assert plan is not None
    assert sum(value * count for value, count in plan.items()) == amount
    assert all(0 < count <= pieces[value] for value, count in plan.items())
    assert sum(plan.values()) == min(fits)
