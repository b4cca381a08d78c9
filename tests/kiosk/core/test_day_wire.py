"""A terminal's day on its way to the server."""

from __future__ import annotations

import pytest

from kiosk.core.day_wire import day_envelope
from kiosk.core.days import DayEnd, DayReport
from kiosk.core.session.day_facts import DayEnded
from kiosk.core.values import Money, Way


@pytest.mark.parametrize(("told", "minor"), [(Money(1200, "EUR"), 1200), (None, None)])
def test_both_totals_go_in_minor_units_of_one_currency(told: Money | None, minor: int | None) -> None:
    report = DayReport(way=Way.CARD, period=3, end=DayEnd.DONE, ours=Money(1234, "EUR"), told=told, first="0041")
    fact = DayEnded(lane="4", job="4-e3", tries=2, report=report, reason="so", at="T1")
    sent = day_envelope(fact, "j" * 32, 9)
    assert (sent.kind, sent.version, sent.lane, sent.seq) == ("terminal_day", 1, "4", 9)
    assert sent.payload == {
        "lane": "4", "number": 3, "way": "card", "tries": 2, "end": "done", "again": False, "currency": "EUR",
        "ours_minor": 1234, "told_minor": minor, "first": "0041", "last": "", "reason": "so", "at": "T1",
    }  # fmt: skip
