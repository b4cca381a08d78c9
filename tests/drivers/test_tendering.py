from __future__ import annotations

import pytest

from drivers.contract import AcceptCash


def test_a_piece_in_other_money_than_is_asked_for_stays_outside() -> None:
    asked = AcceptCash(500, currency="EUR")
    assert (asked.lets_in(100, 500, "EUR"), asked.lets_in(100, 500, "CHF")) == (True, False)
    assert asked.lets_in(100, 500), "a device that names no currency has the lane's"
    assert AcceptCash(500).lets_in(100, 500, "CHF"), "who asks for none takes the device's own"


@pytest.mark.parametrize(
    ("asked", "value", "still", "comes_in"),
    [
        (AcceptCash(500), 5_000, 100, True),  # who says nothing of change takes every piece
        (AcceptCash(500, change_minor=0), 100, 100, True),
        (AcceptCash(500, change_minor=0), 200, 100, False),
        (AcceptCash(500, 100, 50), 200, 100, True),
        (AcceptCash(500, 100, 50), 200, 120, False),  # 80 is not made of halves
        (AcceptCash(500, 50, 50), 200, 100, False),
    ],
)
def test_a_piece_comes_in_where_it_is_all_needed_or_its_rest_can_be_given_back(
    asked: AcceptCash, value: int, still: int, comes_in: bool
) -> None:
    assert asked.lets_in(value, still) is comes_in
