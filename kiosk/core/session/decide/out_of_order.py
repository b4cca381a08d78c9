"""The lane can sell no more, but may still write: an open basket is put aside, and the screen shows its code."""

from __future__ import annotations

from kiosk.core.policy import Policy
from kiosk.core.session.decide import offers, saved
from kiosk.core.session.facts import SavedBy
from kiosk.core.session.inputs import Moment
from kiosk.core.session.state import LaneState, Shopping
from kiosk.core.session.turn import Decision, Turn


def put_aside(state: LaneState, moment: Moment, policy: Policy) -> Decision:
    """An open basket is saved under a code that shows; a payment that runs and an empty basket stay as they are."""
    turn = Turn(state, moment, policy)
    session = state.session
    if session is not None and isinstance(session.phase, Shopping) and session.lines:
        saved.suspend(turn, SavedBy.FAULT)
        offers.offer_next(turn)
    return turn.decision()
