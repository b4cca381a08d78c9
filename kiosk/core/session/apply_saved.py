"""Folds what becomes of baskets that were put aside: with this lane, on their way to the store, granted by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.core.interventions import ABOUT_GOODS
from kiosk.core.session.basket_facts import (
    BasketFact,
    BasketHandedOver,
    BasketKept,
    BasketOffered,
    BasketTakenUp,
    SessionResumed,
    SessionSuspended,
)
from kiosk.core.session.state import REMEMBERED, LaneState, Saved
from kiosk.core.session.visit import Session


def apply_basket_fact(state: LaneState, event: BasketFact, nobody: Callable[[LaneState], LaneState]) -> LaneState:
    """The lane after `event`; `nobody` is a lane that its shopper has left."""
    match event:
        case SessionSuspended():
            if state.session is None:
                return state
            kept = Saved(code=event.code, session=_put_aside(state.session), by=event.by, at=event.at)
            return replace(nobody(state), saved=(*state.saved, kept))
        case SessionResumed():
            found = next((one for one in state.saved if one.session.id == event.session), None)
            if found is None:
                return state
            return replace(nobody(dropped(state, event.session)), session=event.visit or found.session)
        case BasketOffered():
            return replace(
                state,
                saved=tuple(
                    replace(one, basket=event.basket) if one.session.id == event.session else one for one in state.saved
                ),
            )
        case BasketKept():
            return replace(
                state,
                saved=tuple(
                    replace(one, basket="", kept=True) if one.basket == event.basket else one for one in state.saved
                ),
            )
        case BasketHandedOver():
            return _without(state, event.basket)
        case BasketTakenUp():
            left = _without(nobody(state), event.basket)
            taken = (*state.taken_baskets, event.basket)[-REMEMBERED:]
            return replace(left, session=event.visit, sessions=state.sessions + 1, taken_baskets=taken)
        case _:
            assert_never(event)


def _put_aside(session: Session) -> Session:
    """Whoever takes it up may be another person, so their age is looked at anew; a check of the goods is still owed."""
    owed = session.owes_check or any(one.kind in ABOUT_GOODS for one in session.interventions)
    return replace(session, interventions=(), age_shown=0, owes_check=owed)


def dropped(state: LaneState, session: str) -> LaneState:
    """The lane without the saved basket of visit `session`."""
    return replace(state, saved=tuple(one for one in state.saved if one.session.id != session))


def _without(state: LaneState, basket: str) -> LaneState:
    return replace(state, saved=tuple(one for one in state.saved if one.basket != basket))
