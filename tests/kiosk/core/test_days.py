"""Two totals of one day are the same, differ, or cannot be compared."""

from __future__ import annotations

import pytest

from kiosk.core.days import DayEnd, DayReport
from kiosk.core.values import Money, Way


@pytest.mark.parametrize(
    ("told", "difference"),
    [
        (None, None),
        (Money(100, "EUR"), None),
        (Money(150, "EUR"), Money(50, "EUR")),
        (Money(0, "EUR"), Money(-100, "EUR")),
        (Money(150, "CHF"), None),
    ],
)
def test_the_difference_is_what_the_terminal_has_more(told: Money | None, difference: Money | None) -> None:
    report = DayReport(way=Way.CARD, period=1, end=DayEnd.DONE, ours=Money(100, "EUR"), told=told)
    assert report.difference == difference
