"""The limits of class III, from the table of the standard."""

from __future__ import annotations

import pytest

from kiosk.diagnostics.guided.class_iii import at_verification_mg, in_use_g, limit_halves


@pytest.mark.parametrize(
    ("load_g", "halves"),
    [(0, 1), (2_500, 1), (2_501, 2), (10_000, 2), (10_001, 3), (15_000, 3), (50_000, 3)],
)
def test_a_scale_of_5_g_divisions_may_be_off_by_half_one_or_one_and_a_half(load_g: int, halves: int) -> None:
    assert limit_halves(load_g, 5) == halves


def test_in_use_twice_as_much_is_allowed_as_at_verification() -> None:
    assert in_use_g(5_000, 5) == 10
    assert at_verification_mg(5_000, 5) == 5_000
    assert at_verification_mg(1_000, 5) == 2_500


def test_more_than_ten_thousand_divisions_are_none_of_class_iii() -> None:
    with pytest.raises(ValueError, match="more than 10000 divisions"):
        limit_halves(50_001, 5)
