from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.hopper_count import TURNS, Due, HopperCount
from drivers.contract import PayOutOutcome

DUE = Due("p1", 3, 100, "12345:500")


@given(st.integers(0, TURNS - 1), st.integers(0, TURNS - 1))
def test_a_mark_is_the_count_it_came_from(serial: int, coins: int) -> None:
    assert HopperCount.of_mark(HopperCount(serial, coins).mark) == HopperCount(serial, coins)


@given(st.text(max_size=30))
def test_any_words_are_a_mark_or_none(words: str) -> None:
    mark = HopperCount.of_mark(words)
    assert mark is None or mark.coins < TURNS


@pytest.mark.parametrize(
    ("coins", "outcome", "paid_minor"),
    [
        (500, PayOutOutcome.FAILED, 0),
        (502, PayOutOutcome.PARTLY, 200),
        (503, PayOutOutcome.PAID, 300),
        (504, PayOutOutcome.PAID, 400),
        (900, PayOutOutcome.UNKNOWN, 0),
        (499, PayOutOutcome.UNKNOWN, 0),
    ],
)
def test_what_is_out_is_what_the_count_says(coins: int, outcome: PayOutOutcome, paid_minor: int) -> None:
    end = DUE.ended(HopperCount(12345, coins))
    assert (end.outcome, end.paid_minor) == (outcome, paid_minor)


def test_a_count_that_begins_anew_at_its_end_loses_no_coin() -> None:
    end = Due("p1", 3, 100, f"12345:{TURNS - 1}").ended(HopperCount(12345, 2))
    assert (end.outcome, end.paid_minor) == (PayOutOutcome.PAID, 300)


@pytest.mark.parametrize("mark", ["", "999:500", "of another device"])
def test_a_mark_of_another_hopper_says_nothing_of_what_is_out(mark: str) -> None:
    assert Due("p1", 3, 100, mark).ended(HopperCount(12345, 503)).outcome is PayOutOutcome.UNKNOWN
