"""Lanes with one rule broken each, in the place of `decide`: what must be found by whoever plays with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.policy import Policy
from kiosk.core.session.cash_effects import ConfirmCash
from kiosk.core.session.decide import decide
from kiosk.core.session.effects import QueryPayment
from kiosk.core.session.facts import FailedAs
from kiosk.core.session.inputs import (
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardUnknown,
    CashCame,
    Input,
    Moment,
    NoPaperTouched,
    Ticked,
)
from kiosk.core.session.notes import ReceiptView
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Decision
from kiosk.core.session.visit import AttemptStage, CardResult

Decides = Callable[[LaneState, Input, Moment, Policy], Decision]


def takes_a_decline_as_paid(state: LaneState, event: Input, moment: Moment, policy: Policy) -> Decision:
    attempt = state.attempt
    if isinstance(event, CardFailed) and attempt is not None and attempt.id == event.attempt:
        result = CardResult(
            amount=attempt.amount, terminal_id="1", receipt_no="99", trace_no="99", result_code=event.result_code
        )
        approved = decide(state, CardAuthorised(event.attempt, "", result, attempt.way), moment, policy)
        paid = decide(approved.state, CardApproved(event.attempt, result, ()), moment, policy)
        return Decision((*approved.facts, *paid.facts), (*approved.effects, *paid.effects), paid.state)
    return decide(state, event, moment, policy)


def takes_silence_as_a_decline(state: LaneState, event: Input, moment: Moment, policy: Policy) -> Decision:
    attempt = state.attempt
    if isinstance(event, CardUnknown) and attempt is not None and attempt.id == event.attempt:
        state = replace(state, attempt=replace(attempt, stage=AttemptStage.SENT))
        event = CardFailed(event.attempt, FailedAs.DECLINED, "", event.reason)
    return decide(state, event, moment, policy)


def forgets_a_piece(state: LaneState, event: Input, moment: Moment, policy: Policy) -> Decision:
    if isinstance(event, CashCame):
        return Decision((), (ConfirmCash(event.box, event.token),), state)
    return decide(state, event, moment, policy)


def shows_before_it_is_durable(state: LaneState, event: Input, moment: Moment, policy: Policy) -> Decision:
    decision = decide(state, event, moment, policy)
    lost = isinstance(event, CardApproved)
    return replace(decision, facts=decision.facts[:-1]) if lost else decision


def never_asks_after_a_doubt(state: LaneState, event: Input, moment: Moment, policy: Policy) -> Decision:
    decision = decide(state, event, moment, policy)
    return replace(decision, effects=tuple(one for one in decision.effects if not isinstance(one, QueryPayment)))


def keeps_who_is_done(state: LaneState, event: Input, moment: Moment, policy: Policy) -> Decision:
    leaves = isinstance(state.view, ReceiptView) and isinstance(event, NoPaperTouched | Ticked)
    return Decision((), (), state) if leaves else decide(state, event, moment, policy)
