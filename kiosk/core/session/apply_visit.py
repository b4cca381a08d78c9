"""Keeps the log of the visit that runs, and makes its record when it has ended.

Apart from `apply`, for this needs to know when something happened, and `apply` must not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from kiosk.core.policy import Policy
from kiosk.core.session.apply import apply
from kiosk.core.session.basket_facts import BasketTakenUp, SessionResumed, SessionSuspended
from kiosk.core.session.facts import EndReason, Fact, SavedBy, SessionEnded, SessionStarted, TapGiven
from kiosk.core.session.screens import Screen
from kiosk.core.session.state import LaneState, Paid, screen
from kiosk.core.session.views import TapView
from kiosk.core.session.visit_folds import fold
from kiosk.core.session.visit_log import Ended, PaymentAt, StepAt, Time, VisitLog
from kiosk.core.visit_record import MOST_STEPS, Outcome, PaymentCame, PaymentTried, Step, StepTaken, VisitRecord

ENDED: Mapping[EndReason, Outcome] = {
    EndReason.PAID: Outcome.PAID,
    EndReason.CANCELLED: Outcome.CANCELLED,
    EndReason.ABANDONED: Outcome.ABANDONED,
    EndReason.VOIDED: Outcome.CANCELLED,
}
PUT_ASIDE: Mapping[SavedBy, Outcome] = {
    SavedBy.SHOPPER: Outcome.SAVED,
    SavedBy.STAFF: Outcome.SAVED,
    SavedBy.ABSENCE: Outcome.ABANDONED,
    SavedBy.FAULT: Outcome.FAILED,
}
STEPS: Mapping[Screen, Step] = {
    Screen.BASKET: Step.SCAN,
    Screen.PRICE: Step.SCAN,
    Screen.MEMBER: Step.SCAN,
    Screen.PICK: Step.SEARCH,
    Screen.TYPE: Step.SEARCH,
    Screen.WEIGH: Step.WEIGH,
    Screen.BAGS: Step.BAGS,
    Screen.PAY: Step.PAY,
    Screen.SPLIT: Step.PAY,
    Screen.PAYING: Step.PAY,
    Screen.WALLET: Step.PAY,
}
"""Any other screen of a visit shows that a person is waited for, or is there."""
AT_THE_GOODS = frozenset({Step.SCAN, Step.SEARCH, Step.WEIGH, Step.BAGS})


def written(state: LaneState, fact: Fact, at: str, policy: Policy) -> LaneState:
    """The lane after `fact`, as a journal has it that was written `at`."""
    before, state, time = state, apply(state, fact, policy), Time(at)
    return followed(noted(before, state, fact, time), time)


def noted(before: LaneState, state: LaneState, fact: Fact, time: Time) -> LaneState:
    """`state`, which is `before` after `fact`, with what the fact tells of a visit in its log."""
    match fact:
        case SessionStarted() | SessionResumed() | BasketTakenUp():
            return _begun(state, fact, time)
        case SessionEnded() if fact.reason in ENDED:
            return _ended(before, state, fact.session, ENDED[fact.reason], time)
        case SessionSuspended():
            return _ended(before, state, fact.session, PUT_ASIDE[fact.by], time)
        case TapGiven() if state.visit is not None:  # a journal tells of no screens
            return replace(state, visit=replace(state.visit, asked=fact.question))
        case _:
            return _folded(state, fact, time)


def followed(state: LaneState, time: Time) -> LaneState:
    """The step that the lane stands at is in the log of the visit."""
    log = state.visit
    if log is None or log.over_ms is not None:
        return state
    if screen(state) is Screen.TAP:
        log, view = log.at(time), state.view
        asked = view.question if isinstance(view, TapView) else ""
        return replace(state, visit=replace(log, over_ms=log.ms, over_at=time.wall, asked=asked))
    step = _step(state)
    if step is log.steps[-1].step or len(log.steps) == MOST_STEPS:
        return state
    log = log.at(time)
    return replace(state, visit=replace(log, steps=(*log.steps, StepAt(step, log.ms))))


def record_of(log: VisitLog, ended: Ended) -> VisitRecord:
    """What came of the visit that `log` is of."""
    basket = ended.basket
    total = log.ms if log.over_ms is None else log.over_ms
    starts = [*(one.at_ms for one in log.steps), total]
    steps = [StepTaken(one.step, end - start) for one, (start, end) in zip(log.steps, pairwise(starts), strict=True)]
    return VisitRecord(
        started_at=log.started_at,
        ended_at=log.over_at or log.wall,
        language=basket.language,
        ease=basket.ease,
        outcome=ended.outcome,
        lines=len(basket.lines),
        pieces=basket.pieces,
        total=basket.pricing.to_pay,
        total_ms=total,
        had_item=log.had_item,
        searched=any(one.step is Step.SEARCH for one in log.steps),
        weighed=any(line.weighing is not None for line in basket.lines),
        member=basket.member is not None,
        steps=tuple(steps),
        needs=tuple(one.need for one in log.needs),
        nudges=log.nudges,
        payments=tuple(_tried(one, total) for one in log.payments),
        check=log.check,
        asked=log.asked,
    )


def _tried(one: PaymentAt, total: int) -> PaymentTried:
    ms = one.ms if one.came is not PaymentCame.OPEN else max(0, total - one.at_ms)
    return PaymentTried(way=one.way.value, came=one.came, reason=one.reason, ms=ms)


def _step(state: LaneState) -> Step:
    session, call = state.session, state.call
    if session is not None and isinstance(session.phase, Paid):
        return Step.RECEIPT
    step = STEPS.get(screen(state), Step.HELP)
    called = session is not None and call is not None and call.session == session.id
    return Step.HELP if called and step in AT_THE_GOODS else step


def _begun(state: LaneState, fact: SessionStarted | SessionResumed | BasketTakenUp, time: Time) -> LaneState:
    """Practised visits are nobody's figures."""
    session = state.session
    if session is None or session.training:
        return replace(state, visit=None)
    had_item = bool(session.lines)
    log = VisitLog(session=session.id, started_at=fact.at, wall=time.wall, base=time.mono, had_item=had_item)
    return replace(state, visit=log)


def _ended(before: LaneState, state: LaneState, session: str, outcome: Outcome, time: Time) -> LaneState:
    """A basket put aside long ago that is dropped was told as it was put aside."""
    log, basket = state.visit, before.session
    if log is None or basket is None or basket.id != session or log.session != session:
        return state
    return replace(state, visit=None, visits_over=(*state.visits_over, (log.at(time), Ended(outcome, basket))))


def _folded(state: LaneState, fact: Fact, time: Time) -> LaneState:
    """Into the log of its visit: the one that runs, or one that has just ended."""
    session = getattr(fact, "session", "")
    if not session:
        return state
    if state.visit is not None and state.visit.session == session:
        log = state.visit.at(time)
        after = fold(log, fact)
        return state if after == log else replace(state, visit=after)
    if not state.visits_over:
        return state
    over = ((fold(log, fact), ended) if log.session == session else (log, ended) for log, ended in state.visits_over)
    return replace(state, visits_over=tuple(over))
