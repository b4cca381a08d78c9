"""Which tier a member is in: the highest whose points they earned within the last twelve months."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from server.members.ledger import Kind
from server.members.rules import TierRule

COUNTS = frozenset({Kind.EARNED, Kind.RETURNED})
"""A thank-you makes nobody golden; goods that went back count against."""


def year_before(today: datetime.date) -> datetime.date:
    """The same day a year ago; of 29 February the 28th."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return today.replace(year=today.year - 1, day=28)


def earned_since(moves: Iterable[tuple[Kind, str, int]], since: str) -> int:
    """Σ points earned after the day `since`, less those for goods that went back; at least 0."""
    return max(0, sum(points for kind, day, points in moves if kind in COUNTS and day > since))


def tier_of(points: int, tiers: Sequence[TierRule]) -> TierRule | None:
    """The highest tier that `points` reach, None for none of them."""
    reached = [tier for tier in tiers if tier.points <= points]
    return max(reached, key=lambda tier: tier.points, default=None)


def next_tier(points: int, tiers: Sequence[TierRule]) -> TierRule | None:
    """The lowest tier that `points` do not reach yet."""
    above = [tier for tier in tiers if tier.points > points]
    return min(above, key=lambda tier: tier.points, default=None)
