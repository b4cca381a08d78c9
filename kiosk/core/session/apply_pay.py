"""Folds a payment attempt: from its start until money moved by it or did not, for all of a basket or a part."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.cash import CashRun
from kiosk.core.session.facts import (
    FailedAs,
    PartPaid,
    PartReturned,
    PaymentAuthorised,
    PaymentDoubted,
    PaymentFailed,
    PaymentParked,
    PaymentQueried,
    PaymentStarted,
)
from kiosk.core.session.state import (
    Attempt,
    AttemptKind,
    AttemptStage,
    LaneState,
    Paying,
    Settle,
    Settling,
    Shopping,
    mark_after,
    payment_over,
)
from kiosk.core.values import Money, Way


def attempted(
    state: LaneState, event: PaymentStarted | PaymentAuthorised | PaymentDoubted | PaymentQueried | PaymentParked
) -> LaneState:
    if isinstance(event, PaymentStarted):
        attempt = Attempt(
            id=event.attempt,
            session=event.session,
            amount=event.amount,
            mark=event.mark,
            kind=event.kind,
            of=event.of,
            way=event.way,
            at=event.at,
            cash=CashRun(taken=Money(0, event.amount.currency)) if event.way is Way.CASH else None,
        )
        session = state.session
        if session is not None and session.id == event.session:
            session = replace(session, phase=Paying())
        cleared = payment_over(state)
        settled = state.settled
        if settled is not None and settled.attempt.way is event.way:
            settled = replace(settled, past=True)  # what moves by this way next hides what moved by it before
        return replace(cleared, attempt=attempt, attempts=state.attempts + 1, session=session, settled=settled)
    if state.attempt is None or state.attempt.id != event.attempt:
        return state
    match event:
        case PaymentAuthorised():
            attempt = replace(state.attempt, stage=AttemptStage.AUTHORISED, result=event.result)
        case PaymentDoubted():
            attempt = replace(state.attempt, stage=AttemptStage.DOUBT)
        case PaymentQueried():
            attempt = replace(state.attempt, tries=event.tries)
        case PaymentParked():
            attempt = replace(state.attempt, stage=AttemptStage.PARKED)
        case _:
            assert_never(event)
    return replace(state, attempt=attempt)


def failed(state: LaneState, event: PaymentFailed) -> LaneState:
    """No money moved: the basket is open again, or as closed as the parts that stand make it."""
    session, attempt = state.session, state.attempt
    if session is not None and (attempt is None or attempt.session == session.id):
        settling = Settling()
        if attempt is not None and attempt.kind is AttemptKind.TAKE_BACK:
            refused = event.outcome is FailedAs.DECLINED
            settling = Settling(Settle.REFUSED if refused else Settle.STUCK, event.reason)
        phase = settling if session.parts else Shopping()
        session = replace(session, phase=phase, payment_stopped=True)
    return replace(payment_over(state), session=session)


def parted(state: LaneState, event: PartPaid | PartReturned) -> LaneState:
    session, mark = state.session, state.mark
    match event:
        case PartPaid():
            mark = mark_after(state, event.tender.way, event.tender)
            way = Settle.OPEN
            parts = (*session.parts, event.tender) if session is not None else ()
        case PartReturned():
            result = event.result
            if result is not None:
                mark = mark_after(state, event.tender.way, result)
            way = Settle.RETURNING
            parts = tuple(one for one in (session.parts if session else ()) if one.attempt != event.tender.attempt)
        case _:
            assert_never(event)
    if session is not None:
        session = replace(session, parts=parts, phase=Settling(way) if parts else Shopping())
    return replace(payment_over(state), session=session, mark=mark)
