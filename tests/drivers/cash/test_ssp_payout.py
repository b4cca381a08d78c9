from __future__ import annotations

import pytest

from drivers.cash.ssp_payout import GOES_ON, IS_OVER, NO_KEY, refusal


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("FA", NO_KEY),
        ("F5 01", "the unit refuses: too little lies in the store"),
        ("F5 03", "the unit refuses: the unit is busy"),
        ("F5 77", "the unit refuses: f5 77"),
        ("F3", "the unit refuses: f3"),
    ],
)
def test_a_unit_that_pays_nothing_is_told_with_its_reason(answer: str, why: str) -> None:
    assert refusal(bytes.fromhex(answer)) == why


def test_a_payout_that_goes_on_is_not_over() -> None:
    assert not GOES_ON & IS_OVER.keys()
