"""Folds what counts into the lane's period, as it happens: no journal is read through for a report."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.cash_totals import CashTotals, Out, came, went
from kiosk.core.debts import Debt
from kiosk.core.session.cash_facts import (
    CashAlarmed,
    CashAlarmSeenTo,
    CashTaken,
    ChangeOwed,
    PayOutCleared,
    PayOutSettled,
    TriedCoinBack,
)
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.drawer_facts import DrawerOpened
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.override_facts import LineChanged, SessionVoided
from kiosk.core.session.pay_facts import PaymentParked
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.state import AttemptKind, LaneState
from kiosk.core.staff import Act
from kiosk.core.totals import Tally, Totals, totals_of
from kiosk.core.values import Money

Counted = (
    SalePaid
    | RefundPaid
    | SessionVoided
    | LineChanged
    | PaymentParked
    | PaymentSettled
    | PartsLeft
    | ChangeOwed
    | CashTaken
    | CashAlarmed
    | CashAlarmSeenTo
    | PayOutSettled
    | PayOutCleared
    | TriedCoinBack
    | DebtPaid
    | DrawerOpened
    | PeriodClosed
)


def counted(state: LaneState, event: Counted) -> LaneState:
    """`event` is in the period that it belongs to; `state` is the lane before it. What is practised counts nowhere."""
    match event:
        case PeriodClosed():
            return replace(state, period=event.period.following(), closed_period=event.period)
        case SalePaid() | RefundPaid():
            sale = event.sale
            return _with(state, totals_of(sale), sale.paid_at, sale.receipt_no)
        case SessionVoided() | LineChanged():
            return _voided(state, event)
        case DrawerOpened():
            return replace(state, period=state.period.with_no_sale(event.at))
        case PaymentParked():
            if state.attempt is None or state.attempt.id != event.attempt:
                return state
            amount = state.attempt.amount
            return _with(state, Totals(currency=amount.currency, parked=_once(amount)))
        case PaymentSettled():
            return _with(state, Totals(currency=event.amount.currency, settled=_once(event.amount)), event.at)
        case PartsLeft() | ChangeOwed():
            owed = event.debt.amount
            return _with(state, Totals(currency=owed.currency, owed=_once(owed)), event.debt.at)
        case CashTaken():
            cash = came(event.box, event.amount.minor, found=not event.attempt)
            return _with(state, Totals(currency=event.amount.currency, cash=cash), event.at)
        case PayOutSettled():
            return _paid_out(state, event)
        case PayOutCleared():
            told = CashTotals(cleared=_once(event.amount))
            if event.paid.minor:
                told += went(event.paid.minor, _cleared_for(event))
            return _with(state, Totals(currency=event.amount.currency, cash=told), event.at)
        case TriedCoinBack():
            back = went(-event.amount.minor, Out.TRIED)
            return _with(state, Totals(currency=event.amount.currency, cash=back), event.at)
        case CashAlarmSeenTo():
            if event.given is None or event.given.minor == 0:
                return state
            handed = CashTotals(handed=_once(event.given))
            return _with(state, Totals(currency=event.given.currency, cash=handed), event.at)
        case CashAlarmed():
            uncounted = event.amount is None
            return replace(state, period=state.period.with_cash_alarm(event.at)) if uncounted else state
        case DebtPaid():
            debt = _debt(state, event.debt)
            if debt is None:
                return state
            given = {event.way.value: _once(debt.amount)}
            return _with(state, Totals(currency=debt.amount.currency, given=given), event.at)
        case _:
            assert_never(event)


def _voided(state: LaneState, event: SessionVoided | LineChanged) -> LaneState:
    change, session = event.change, state.session
    if session is None or session.training or change.act not in (Act.VOID_LINE, Act.VOID_SESSION):
        return state
    out = _once(change.before)
    currency = change.before.currency
    if isinstance(event, SessionVoided):
        return _with(state, Totals(currency=currency, voids=out), change.at)
    return _with(state, Totals(currency=currency, void_lines=out), change.at)


def _paid_out(state: LaneState, event: PayOutSettled) -> LaneState:
    attempt = state.attempt
    if attempt is None or attempt.id != event.attempt or attempt.cash is None or attempt.cash.due is None:
        return state
    if event.known and event.paid.minor == 0:
        return state
    if event.known:
        cash = went(event.paid.minor, OUT[attempt.kind])
    else:
        cash = CashTotals(doubted=_once(attempt.cash.due.amount))
    return _with(state, Totals(currency=event.paid.currency, cash=cash), event.at)


def _cleared_for(event: PayOutCleared) -> Out:
    if not event.session:
        return Out.TRIED
    return Out.CHANGE if event.change else Out.PAID_BACK


OUT = {
    AttemptKind.PAYMENT: Out.CHANGE,
    AttemptKind.TAKE_BACK: Out.PAID_BACK,
    AttemptKind.GIVE_BACK: Out.PAID_BACK,
    AttemptKind.TRY: Out.TRIED,
}
"""What an attempt's payout is for."""


def _with(state: LaneState, more: Totals, at: str = "", receipt_no: int = 0) -> LaneState:
    return replace(state, period=state.period.counting(more, at, receipt_no))


def _once(amount: Money) -> Tally:
    return Tally(1, amount.minor)


def _debt(state: LaneState, name: str) -> Debt | None:
    return next((one for one in state.debts if one.id == name), None)
