"""A tier is earned within twelve months, and lost when they have passed."""

from __future__ import annotations

import datetime

import pytest

from server.members.ledger import Kind
from server.members.tiers import earned_since, next_tier, tier_of, year_before
from tests.server.members.club import RULES


@pytest.mark.parametrize(
    ("points", "tier", "above"),
    [(0, None, "silver"), (99, None, "silver"), (100, "silver", "gold"), (999, "silver", "gold"), (1000, "gold", None)],
)
def test_points_reach_a_tier_and_the_next_is_above_them(points: int, tier: str | None, above: str | None) -> None:
    found, after = tier_of(points, RULES.tiers), next_tier(points, RULES.tiers)
    assert (found.id if found else None, after.id if after else None) == (tier, above)


def test_only_what_was_bought_counts_less_what_went_back() -> None:
    moves = [
        (Kind.EARNED, "2025-11-22", 500),
        (Kind.EARNED, "2025-11-23", 80),
        (Kind.THANKS, "2026-01-01", 5),
        (Kind.SPENT, "2026-01-02", -60),
        (Kind.RETURNED, "2026-01-03", -20),
    ]
    assert earned_since(moves, "2025-11-22") == 60
    assert earned_since([(Kind.RETURNED, "2026-01-03", -20)], "2025-11-22") == 0


def test_a_year_before_29_february_is_28_february() -> None:
    assert year_before(datetime.date(2028, 2, 29)) == datetime.date(2027, 2, 28)
    assert year_before(datetime.date(2026, 11, 22)) == datetime.date(2025, 11, 22)
