"""On which day a sale is booked, whatever a lane's clock said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

AHEAD = timedelta(minutes=15)
"""So far a lane's clock may be before the server's."""
DAY = len("2026-11-22")


def days_of(paid_at: Sequence[str], last: str, now: str) -> list[str]:
    """The days of sales of one journal, in its order, after one that was booked on `last` ('' for none).

    A sale belongs to the day on the lane's wall when it was paid; but never to one before that of the sale before it,
    and never to one that is still to come at the server's `now`.
    """
    days = []
    for at in paid_at:
        last = max(_not_to_come(at, now), min(last, now[:DAY]))
        days.append(last)
    return days


def _not_to_come(at: str, now: str) -> str:
    ahead = datetime.fromisoformat(at) - datetime.fromisoformat(now) > AHEAD
    return min(at[:DAY], now[:DAY]) if ahead else at[:DAY]
