"""What there is to do for staff at a lane as it stands: one row for each act that the staff layer offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.core.mode import OWN, SHUT, LaneMode
from kiosk.core.policy import Policy
from kiosk.core.session.decide import receipt
from kiosk.core.session.state import AttemptStage, LaneState, Paid, Paying, Settling, Shopping, debts_of
from kiosk.core.staff import Act, Rights

Says = Callable[[LaneState], bool]


def _always(_state: LaneState) -> bool:
    return True


def _shops(state: LaneState) -> bool:
    """Somebody is here, and has not paid."""
    return state.session is not None and not isinstance(state.session.phase, Paid)


def may_close(state: LaneState) -> bool:
    """No sale is open, and no money on its way."""
    return not _shops(state) and state.attempt is None and state.refund is None


def may_open_drawer(state: LaneState) -> bool:
    """No payment runs, nothing is practised, and it is not being opened already."""
    paying = state.session is not None and isinstance(state.session.phase, Paying | Settling)
    if state.mode is LaneMode.TRAINING:
        return False
    return not paying and state.attempt is None and state.refund is None and state.no_sale is None


def is_stuck(state: LaneState) -> bool:
    """The terminal of a payment could not tell of it, however often it was asked."""
    return state.attempt is not None and state.attempt.stage is AttemptStage.PARKED


def may_serve(state: LaneState) -> bool:
    """Nobody is here and no money moves; or what moved some is stuck, and somebody should look why."""
    idle = state.session is None and state.attempt is None and state.refund is None
    return (idle or is_stuck(state)) and state.no_sale is None


def _opened(state: LaneState) -> bool:
    """Somebody's basket can be changed."""
    return state.session is not None and isinstance(state.session.phase, Shopping)


def _filled(state: LaneState) -> bool:
    return _opened(state) and state.session is not None and bool(state.session.lines)


def _assisted(state: LaneState) -> bool:
    """Staff scan for the shopper."""
    return state.session is not None and state.session.assisted


def is_free(state: LaneState) -> bool:
    """Another visit can begin: nobody is here, or somebody who has not begun."""
    return state.refund is None and (state.session is None or (_opened(state) and not state.session.lines))


@dataclass(frozen=True, slots=True)
class Offer:
    """An act is on the screen as long as it is `there`; it can be done as long as it is `able`."""

    there: Says = _always
    able: Says = _always


OFFERS: Mapping[Act, Offer] = {
    Act.CLEAR_CALL: Offer(there=lambda state: state.call is not None),
    Act.SETTLE: Offer(there=is_stuck),
    Act.VOID_LINE: Offer(there=_filled),
    Act.PRICE_CHANGE: Offer(there=_filled),
    Act.DISCOUNT: Offer(there=_filled),
    Act.QUANTITY: Offer(there=_filled),
    Act.DEPARTMENT: Offer(there=_opened),
    Act.COUPON: Offer(there=_opened),
    Act.TAX_EXEMPT: Offer(there=_filled),
    Act.ASSIST: Offer(there=lambda state: _opened(state) and not _assisted(state)),
    Act.END_ASSIST: Offer(there=lambda state: _opened(state) and _assisted(state)),
    Act.SUSPEND: Offer(there=_filled),
    Act.VOID_SESSION: Offer(there=_filled),
    Act.REPRINT: Offer(there=lambda state: receipt.last(state) is not None),
    Act.OPEN_LANE: Offer(there=lambda state: state.mode in SHUT or state.mode is LaneMode.EXPRESS),
    Act.CLOSE_LANE: Offer(there=lambda state: state.mode is not LaneMode.CLOSED),
    Act.START_TRAINING: Offer(
        there=lambda state: state.mode not in OWN,
        able=lambda state: state.session is None and state.no_sale is None,
    ),
    Act.END_TRAINING: Offer(there=lambda state: state.mode is LaneMode.TRAINING),
    Act.START_SERVICE: Offer(there=lambda state: state.mode not in OWN, able=may_serve),
    Act.END_SERVICE: Offer(there=lambda state: state.mode is LaneMode.SERVICE),
    Act.REFUND: Offer(there=lambda state: state.mode is not LaneMode.TRAINING, able=lambda state: not _shops(state)),
    Act.NO_SALE: Offer(there=lambda state: state.mode is not LaneMode.TRAINING, able=may_open_drawer),
    Act.BASKETS: Offer(there=lambda state: state.mode not in SHUT, able=is_free),
    Act.TOTALS: Offer(there=lambda state: state.mode is not LaneMode.TRAINING),
    Act.CLOSE_PERIOD: Offer(there=lambda state: state.mode is not LaneMode.TRAINING, able=may_close),
    Act.DEBTS: Offer(there=lambda state: bool(debts_of(state) or state.cash_alarms)),
    Act.SIGN_OFF: Offer(),
}
"""In the order of the screen."""


def offered(state: LaneState, rights: Rights, policy: Policy) -> dict[Act, bool]:
    """What is on the screen of who has `rights`, and whether it can be done now."""
    missing = frozenset() if policy.drawer else frozenset({Act.NO_SALE})
    there = {act: offer for act, offer in OFFERS.items() if act in rights.acts - missing and offer.there(state)}
    return {act: offer.able(state) for act, offer in there.items()}
