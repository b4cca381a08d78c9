"""The lane can sell no more. While it may still write, an open basket is put aside, and the screen shows its code; what
the store brings later goes back.
"""

from __future__ import annotations

from kiosk.core.calls import Outcome
from kiosk.core.policy import Policy
from kiosk.core.session.decide import offers, saved, visits
from kiosk.core.session.effects import AnswerCommand, Effect, ReleaseBasket
from kiosk.core.session.facts import SavedBy
from kiosk.core.session.inputs import BasketGranted, BasketHanded, Input, Moment
from kiosk.core.session.state import LaneState, Shopping
from kiosk.core.session.turn import Decision, Turn


def put_aside(state: LaneState, moment: Moment, policy: Policy) -> Decision:
    """An open basket is saved under a code that shows; a payment that runs and an empty basket stay as they are."""
    turn = Turn(state, moment, policy)
    session = state.session
    if session is not None and isinstance(session.phase, Shopping) and session.lines:
        saved.suspend(turn, SavedBy.FAULT)
        offers.offer_next(turn)
    visits.follow(turn)
    return turn.decision()


def turned_away(state: LaneState, event: Input) -> tuple[Effect, ...]:
    """A basket that the store grants too late is the store's again, so that another lane gets it; a host who hands one
    over reads that this lane is not free. What was journaled before is this lane's still.
    """
    match event:
        case BasketGranted(request=request, basket=basket) if basket not in state.taken_baskets:
            return (ReleaseBasket(request, basket),)
        case BasketHanded(command=command, basket=basket):
            here = basket in state.taken_baskets
            return (AnswerCommand(command, Outcome.DONE if here else Outcome.OVER),)
        case _:
            return ()
