"""Points in double entry: each entry moves them between accounts and comes to zero, so that a balance is a sum and
nothing is ever made or lost.

Accounts: a member's id has what they may use; `issued` is below zero by what the store gave out; `spent` and `expired`
have what was used and what ran out; `erased` has the past of those who are forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

ISSUED, SPENT, EXPIRED, ERASED = "issued", "spent", "expired", "erased"
STORE = frozenset({ISSUED, SPENT, EXPIRED, ERASED})


class Kind(StrEnum):
    EARNED = "earned"
    THANKS = "thanks"  # for a tap; which one nobody knows
    RETURNED = "returned"  # goods went back
    SPENT = "spent"
    EXPIRED = "expired"


AGAINST: Mapping[Kind, str] = {
    Kind.EARNED: ISSUED,
    Kind.THANKS: ISSUED,
    Kind.RETURNED: ISSUED,
    Kind.SPENT: SPENT,
    Kind.EXPIRED: EXPIRED,
}
GIVES = frozenset({Kind.EARNED, Kind.THANKS})


class Unbalanced(ValueError):
    """Postings that do not come to zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`key` names what it is for: it is booked once. `day` is ISO 8601."""

    key: str
    kind: Kind
    day: str
    postings: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        """Raises `Unbalanced`."""
        if sum(points for _, points in self.postings) != 0:
            raise Unbalanced(f"{self.kind} {self.key}: the postings do not come to zero")


def entry(kind: Kind, key: str, member: str, points: int, day: str) -> Entry:
    """`points`, 0 or more, come to `member` or leave them, as `kind` says."""
    if points < 0:
        raise ValueError("points are counted, and the kind says which way they go")
    moved = points if kind in GIVES else -points
    return Entry(key=key, kind=kind, day=day, postings=((member, moved), (AGAINST[kind], -moved)))


def balances(entries: Iterable[Entry]) -> dict[str, int]:
    """Account → the sum of its postings."""
    found: dict[str, int] = {}
    for one in entries:
        for account, points in one.postings:
            found[account] = found.get(account, 0) + points
    return found


def expired(moves: Iterable[tuple[str, int]], before: str) -> int:
    """Of a member's `moves`, each a day with the points that came or left, how many of those that came before the day
    `before` are still there.

    What leaves is taken from the oldest: max(0, Σ came before − Σ ever left), at most what is there now.
    """
    came, left, balance = 0, 0, 0
    for day, points in moves:
        balance += points
        if points < 0:
            left -= points
        elif day < before:
            came += points
    return max(0, min(came - left, balance))
