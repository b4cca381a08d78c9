"""Folds what moved at terminals and gateways into their days, and how those ended."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.days import NEW_DAY, DayEnd, TerminalDay
from kiosk.core.debts import GivenAs
from kiosk.core.sale import Tender
from kiosk.core.session.day_facts import DayEnded, DayEndStarted
from kiosk.core.session.debt_facts import DebtPaid
from kiosk.core.session.facts import PartPaid, PartReturned, SalePaid
from kiosk.core.session.refund_facts import RefundPaid, RefundPartPaid
from kiosk.core.session.state import LaneState
from kiosk.core.values import Money, Way

OfADay = SalePaid | PartPaid | PartReturned | RefundPaid | RefundPartPaid | DebtPaid | DayEndStarted | DayEnded


def of_a_day(state: LaneState, event: OfADay) -> LaneState:
    """`event` is in the day that it belongs to; `state` is the lane before it."""
    match event:
        case SalePaid() | RefundPaid():  # the parts before were told when they moved
            return _moved(state, event.sale.tender)
        case PartPaid() | RefundPartPaid():
            return _moved(state, event.tender)
        case PartReturned():
            return _moved(state, event.tender, back=True)
        case DebtPaid():
            debt = next((one for one in state.debts if one.id == event.debt), None)
            for tender in debt.tenders if debt is not None and event.way is GivenAs.READER else ():
                state = _moved(state, tender, back=True)
            return state
        case DayEndStarted():
            day = state.days.get(event.way, NEW_DAY)
            return _with(state, event.way, replace(day, period=event.period, tries=event.tries, job=event.job))
        case DayEnded():
            return _ended(state, event)
        case _:
            assert_never(event)


def _ended(state: LaneState, event: DayEnded) -> LaneState:
    """Once it ended, the next begins; where it may not have, what was taken since stays to be compared."""
    report = event.report
    day = replace(state.days.get(report.way, NEW_DAY), job="", report=report)
    if report.end in (DayEnd.DONE, DayEnd.NOT_OFFERED):
        day = TerminalDay(report=report)
    elif not report.again:
        day = replace(day, period=0, tries=0)
    return _with(state, report.way, day)


def _moved(state: LaneState, tender: Tender, *, back: bool = False) -> LaneState:
    if tender.way is Way.CASH:
        return state
    amount: Money = -tender.amount if back else tender.amount
    day = state.days.get(tender.way, NEW_DAY)
    taken = {**day.taken, amount.currency: day.taken.get(amount.currency, 0) + amount.minor}
    return _with(state, tender.way, replace(day, taken=taken))


def _with(state: LaneState, way: Way, day: TerminalDay) -> LaneState:
    return replace(state, days={**state.days, way.value: day})
