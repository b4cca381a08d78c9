"""Whether the lane offers cash now, and what change it promises: no more than it can surely give."""

from __future__ import annotations

from kiosk.core.cash import TAKERS, UNUSED, Box
from kiosk.core.change import NO_CHANGE, CashOffer, Change, held, offered
from kiosk.core.policy import Policy
from kiosk.core.sale import MOST_TENDERS
from kiosk.core.session.notes import PayView
from kiosk.core.session.state import AttemptKind, LaneState
from kiosk.core.values import Way

LEAST_COIN = 1


def takers(state: LaneState) -> tuple[Box, ...]:
    """Those that can take cash now: they answer, and all that they took before is booked."""
    return tuple(box for box in TAKERS if box in state.boxes_there and state.boxes.get(box, UNUSED).shut)


def taking(state: LaneState) -> tuple[Box, ...]:
    """Those that were let to take cash for the open payment, and have not said since that nothing more can come in."""
    run = state.attempt.cash if state.attempt is not None else None
    opened = run.opened if run is not None else ()
    return tuple(box for box in TAKERS if box in opened and not state.boxes.get(box, UNUSED).shut)


def left_open(state: LaneState) -> tuple[Box, ...]:
    """Those that answer, and have not said yet that nothing more can come in."""
    return tuple(box for box in TAKERS if box in state.boxes_there and not state.boxes.get(box, UNUSED).shut)


def cash_moves(state: LaneState) -> bool:
    """Whether cash may yet come in, or is on its way out."""
    run = state.attempt.cash if state.attempt is not None else None
    return bool(left_open(state)) or (run is not None and run.due is not None)


def change(state: LaneState, policy: Policy) -> Change:
    """None from a hopper that is away, is low, does not say whether it is, or could not be asked what is out."""
    counts = Box.HOPPER in state.boxes_there and bool(state.boxes.get(Box.HOPPER, UNUSED).mark)
    return held(state.hopper_value, policy.sure_coins) if counts and state.hopper_low is False else NO_CHANGE


def offer(state: LaneState, policy: Policy) -> CashOffer:
    """For what is to be paid next, or is still to be put in where cash is being paid.

    What is put in may be less than is asked, and stands as a part: the last part of a sale is none for cash.
    """
    session, attempt = state.session, state.attempt
    if session is None or session.training:
        return CashOffer.NONE
    if attempt is not None and attempt.cash is not None and attempt.kind is AttemptKind.PAYMENT:
        boxes, rest = taking(state), attempt.amount.minor - attempt.cash.taken.minor
    elif attempt is None and isinstance(state.view, PayView) and len(session.parts) + 1 < MOST_TENDERS:
        part = state.view.part
        boxes, rest = takers(state), min(part, session.rest).minor if part is not None else session.rest.minor
    else:
        return CashOffer.NONE
    least = LEAST_COIN if Box.COINS in boxes else policy.least_note if boxes else 0
    other_way = any(state.mark_of(way) is not None for way in (Way.CARD, Way.WALLET))
    return offered(rest, change(state, policy), least, other_way=other_way)
