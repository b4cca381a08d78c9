"""What moved at a terminal is in its day, once; an ended day begins anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.days import NEW_DAY, DayEnd, DayReport, TerminalDay
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.day_facts import DayEnded, DayEndStarted
from kiosk.core.session.facts import PartPaid
from kiosk.core.session.state import LaneState
from kiosk.core.values import Money, Way
from tests.server.sales import one_sale
from tests.shop import POLICY

STARTED = DayEndStarted(lane="4", job="e1", way=Way.CARD, period=3, tries=2, at="T1")


def ended(end: DayEnd, *, again: bool = False) -> DayEnded:
    report = DayReport(way=Way.CARD, period=3, end=end, ours=Money(129, "EUR"), again=again)
    return DayEnded(lane="4", job="e1", tries=2, report=report, reason="", at="T2")


def lane(*events: DayEndStarted | DayEnded) -> LaneState:
    tender = one_sale().tender
    state = apply(new_lane(POLICY), PartPaid(session="4-000001", tender=tender, at="T0"), POLICY)
    for event in events:
        state = apply(state, event, POLICY)
    return state


TAKEN = {"EUR": one_sale().tender.amount.minor}


def test_while_it_ends_no_card_is_asked_for() -> None:
    assert lane(STARTED).days["card"] == TerminalDay(taken=TAKEN, period=3, tries=2, job="e1")
    assert lane(STARTED).mark_of(Way.CARD) is None


@pytest.mark.parametrize("end", [DayEnd.DONE, DayEnd.NOT_OFFERED])
def test_an_ended_day_begins_with_nothing(end: DayEnd) -> None:
    told = ended(end)
    assert lane(STARTED, told).days["card"] == TerminalDay(report=told.report)


@pytest.mark.parametrize("end", [DayEnd.REFUSED, DayEnd.NO_ANSWER])
@pytest.mark.parametrize("again", [True, False])
def test_one_that_may_not_have_ended_keeps_what_was_taken_and_is_owed_or_left(end: DayEnd, again: bool) -> None:
    told = ended(end, again=again)
    owed = TerminalDay(taken=TAKEN, period=3, tries=2) if again else TerminalDay(taken=TAKEN)
    assert lane(STARTED, told).days["card"] == replace(owed, report=told.report)


def test_before_anything_moved_there_is_no_day() -> None:
    assert new_lane(POLICY).days == {}
    assert TerminalDay() == NEW_DAY
