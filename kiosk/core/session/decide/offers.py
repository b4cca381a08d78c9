"""Baskets that were put aside go to the store, so that any lane may take them up.

Ownership passes with the first attempt: `BasketOffered` is durable before a byte goes out, and from then on only the
server's grant opens the basket, on this lane too. While the server is away nothing is offered. What it does not take is
this lane's own again, and is offered no more.
"""

from __future__ import annotations

import hashlib

from kiosk.core.session.effects import OfferBasket
from kiosk.core.session.facts import BasketHandedOver, BasketKept, BasketOffered, SavedBy
from kiosk.core.session.lane_notes import ShelfNoted
from kiosk.core.session.state import LaneState, Saved
from kiosk.core.session.turn import Turn


def offer_next(turn: Turn) -> None:
    """The oldest basket that may go to the store is on its way; with the next input the next one."""
    if not turn.policy.shares_baskets or not turn.state.server_online or not turn.state.shelf_there:
        return
    one = next((one for one in turn.state.saved if not one.basket and _is_shared(turn.state, one)), None)
    if one is None:
        return
    name = _name(turn.moment.nonce)
    turn.happened(BasketOffered(session=one.session.id, basket=name, at=turn.moment.wall))
    turn.effect(*(OfferBasket(kept) for kept in turn.state.saved if kept.basket == name))


def started(turn: Turn) -> None:
    """What was on its way when the lane stopped is offered again: nobody knows how far it came."""
    turn.effect(*(OfferBasket(one, again=True) for one in turn.state.saved if one.basket))


def taken(turn: Turn, basket: str) -> None:
    """The store has it."""
    for one in turn.state.saved:
        if one.basket == basket:
            turn.happened(BasketHandedOver(session=one.session.id, basket=basket))


def not_taken(turn: Turn, basket: str) -> None:
    """The store does not have it, and never will."""
    for one in turn.state.saved:
        if basket and one.basket == basket:
            turn.happened(BasketKept(session=one.session.id, basket=basket))


def shelf_missing(turn: Turn) -> None:
    """Nothing is offered or asked for until another server may answer."""
    turn.happened(ShelfNoted(there=False))


def link_changed(turn: Turn) -> None:
    turn.happened(ShelfNoted(there=True))


def _name(nonce: str) -> str:
    """32 hex digits. The same moment may sell, or bring a tap: a basket's name, which the store is told, must lead to
    neither the secret code of that receipt nor that tap.
    """
    return hashlib.sha256(f"basket {nonce}".encode()).hexdigest()[:32]


def _is_shared(state: LaneState, one: Saved) -> bool:
    """A practised basket never leaves its lane, nor one that the store did not take; one that was just left waits for
    whoever comes back in a moment.
    """
    just_left = one.by is SavedBy.ABSENCE and state.come_back_until is not None and one is state.saved[-1]
    return not one.session.training and not one.kept and not just_left
