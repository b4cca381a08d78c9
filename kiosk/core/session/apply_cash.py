"""Folds what cash did into the lane: each box's mark, the payment it is for, and what a person must look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.core.cash import UNUSED, Box, BoxMark, CashAlarm, CashRun, PayOutDoubt, PayOutDue
from kiosk.core.session.cash_facts import (
    CashAlarmed,
    CashAlarmSeenTo,
    CashFact,
    CashMarked,
    CashOpened,
    CashTaken,
    ChangeOwed,
    PayOutCleared,
    PayOutQueried,
    PayOutSettled,
    PayOutStarted,
    TriedCoinBack,
)
from kiosk.core.session.state import Attempt, AttemptKind, LaneState, payment_over


def apply_cash(state: LaneState, event: CashFact) -> LaneState:
    match event:
        case CashOpened():
            known = state.boxes.get(event.box, UNUSED)
            state = _run(state, event.attempt, lambda run: replace(run, opened=run.opened | {event.box}))
            return _marked(state, event.box, replace(known, shut=False))
        case CashMarked():
            return _marked(state, event.box, BoxMark(event.mark, event.shut))
        case CashTaken():
            return _taken(state, event)
        case CashAlarmed():
            return _alarmed(_marked_at(state, event.box, event.mark), event)
        case CashAlarmSeenTo():
            rest = tuple(one for one in state.cash_alarms if one.number != event.number)
            return replace(state, cash_alarms=rest)
        case PayOutStarted():
            due = PayOutDue(id=event.payout, amount=event.amount, mark=event.mark)
            return _run(state, event.attempt, lambda run: replace(run, due=due))
        case PayOutQueried():
            return _run(
                state,
                event.attempt,
                lambda run: replace(run, due=replace(run.due, tries=event.tries) if run.due is not None else None),
            )
        case PayOutSettled():
            return _settled(state, event)
        case PayOutCleared():
            return _cleared(state, event)
        case ChangeOwed():
            return replace(state, debts=(*state.debts, event.debt))
        case TriedCoinBack():
            return state  # it moves the period's sums, and nothing here
        case _:
            assert_never(event)


def _taken(state: LaneState, event: CashTaken) -> LaneState:
    return _run(
        _marked_at(state, event.box, event.mark),
        event.attempt,
        lambda run: replace(run, taken=run.taken + event.amount, pieces=run.pieces + 1),
    )


def _alarmed(state: LaneState, event: CashAlarmed) -> LaneState:
    number = event.number or state.alarms_told + 1
    alarm = CashAlarm(
        box=event.box,
        reason=event.reason,
        at=event.at,
        amount=event.amount,
        number=number,
        session=event.session,
        payout=event.payout,
        due=event.due,
    )
    return replace(state, cash_alarms=(*state.cash_alarms, alarm), alarms_told=number)


def _settled(state: LaneState, event: PayOutSettled) -> LaneState:
    """A payout in doubt stays so until the hopper gives out more: then it cannot tell the one from the other. One for a
    test ends with it: there is nothing to be paid.
    """
    attempt, doubt = state.attempt, state.doubt
    run = attempt.cash if attempt is not None and attempt.id == event.attempt else None
    if event.known:
        doubt = doubt if event.paid.minor == 0 else None
    elif attempt is not None and run is not None and run.due is not None:
        doubt = PayOutDoubt(
            payout=event.payout,
            session=event.session,
            attempt=event.attempt,
            amount=run.due.amount,
            mark=run.due.mark,
            change=attempt.kind is AttemptKind.PAYMENT,
        )
    if run is not None and attempt is not None and attempt.kind is AttemptKind.TRY:
        state = payment_over(state)
    before = state.boxes.get(Box.HOPPER, UNUSED).mark
    return _marked(replace(state, doubt=doubt), Box.HOPPER, BoxMark(event.mark or before, shut=event.known))


def _cleared(state: LaneState, event: PayOutCleared) -> LaneState:
    """What is missing is a debt instead of the alarm; an alarm of which nothing is missing tells so. What is due
    meanwhile begins behind it: the hopper has told of the one before anything of the other went out.
    """
    missing = event.paid.minor < event.amount.minor
    alarms = tuple(
        replace(one, told=event.paid) if one.payout == event.payout else one
        for one in state.cash_alarms
        if one.payout != event.payout or not missing
    )
    if state.attempt is not None:
        state = _run(
            state,
            state.attempt.id,
            lambda run: replace(run, due=replace(run.due, mark=event.mark) if run.due is not None else None),
        )
    return _marked(replace(state, doubt=None, cash_alarms=alarms), Box.HOPPER, BoxMark(event.mark, shut=True))


def _run(state: LaneState, attempt: str, change: Callable[[CashRun], CashRun]) -> LaneState:
    known: Attempt | None = state.attempt
    if known is None or known.id != attempt or known.cash is None:
        return state
    return replace(state, attempt=replace(known, cash=change(known.cash)))


def _marked(state: LaneState, box: Box, mark: BoxMark) -> LaneState:
    return replace(state, boxes={**state.boxes, box: mark})


def _marked_at(state: LaneState, box: Box, mark: str) -> LaneState:
    """Its count moved; whether it is shut is as before."""
    return _marked(state, box, replace(state.boxes.get(box, UNUSED), mark=mark)) if mark else state
