"""Weighing: a price only from a stable, in-range net weight of a load that was not sold before (`acceptance.md` §3)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.policy import Policy
from kiosk.core.session.decide import basket, scale_queue
from kiosk.core.session.inputs import Load
from kiosk.core.session.notes import Say, WeighView
from kiosk.core.session.price_notes import Unpriced
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Weighing

ABOUT_SCALE = (
    Say.CLEAR_SCALE, Say.TOO_LIGHT, Say.TOO_HEAVY, Say.NOT_STEADY, Say.LIFT_AGAIN, Say.NO_SCALE_PRICE,
)  # fmt: skip
_NO_PRICE = {Unpriced.UNMOVED: Say.LIFT_AGAIN, Unpriced.AWAY: Say.NOT_STEADY}


def sellable(state: LaneState, tare_g: int, policy: Policy) -> Weighing | Say:
    """The load as it may be sold now, or what to tell the shopper."""
    told, by_scale = state.scale_told, state.scale_wish is not None
    if policy.scale_prices and not by_scale:
        return Say.NOT_STEADY
    if isinstance(told, Unpriced):
        return _NO_PRICE.get(told, Say.NO_SCALE_PRICE)
    match state.load:
        case Load.UNDER_ZERO if is_empty(state, tare_g):
            return Say.TOO_LIGHT
        case Load.SETTLING | Load.MISSING:
            return Say.NOT_STEADY
        case Load.OVERLOAD:
            return Say.TOO_HEAVY
        case Load.UNDER_ZERO:
            return Say.CLEAR_SCALE
        case Load.STABLE:
            if state.grams > policy.max_weight_g:
                return Say.TOO_HEAVY
            if not state.zeroed and not by_scale:  # such a scale sees to it itself that each is sold once
                return Say.CLEAR_SCALE
            if state.grams - tare_g < policy.min_weight_g:
                return Say.TOO_LIGHT
            if by_scale:
                return told or Say.NOT_STEADY
            return Weighing(state.grams, tare_g)


def is_empty(state: LaneState, tare_g: int) -> bool:
    """Whether nothing lies on the scale. To one that takes off the tare itself, nothing weighs less than nothing."""
    if state.load is Load.UNDER_ZERO:
        return state.scale_wish is not None and tare_g > 0
    return state.load is Load.STABLE and state.grams == 0


def tare_touched(turn: Turn, tare_g: int) -> None:
    """Tare may be raised at any time, lowered only with nothing on the scale."""
    view = turn.state.view
    if not isinstance(view, WeighView) or tare_g < 0:
        return
    if tare_g < view.tare_g and not is_empty(turn.state, view.tare_g):
        turn.say(Say.CLEAR_SCALE)
        return
    turn.hush(*ABOUT_SCALE)
    turn.open(replace(view, tare_g=tare_g))


def scale_changed(turn: Turn) -> None:
    """A message about the scale goes when its cause has gone."""
    view = turn.state.view
    message = turn.state.message
    if not isinstance(view, WeighView) or message is None or message.say not in ABOUT_SCALE:
        return
    empty = is_empty(turn.state, view.tare_g)
    if (message.say is Say.CLEAR_SCALE and empty) or isinstance(
        sellable(turn.state, view.tare_g, turn.policy), Weighing
    ):
        turn.hush()


def add_weighed(turn: Turn) -> None:
    view = turn.state.view
    if not isinstance(view, WeighView) or turn.state.session is None:
        return
    load = sellable(turn.state, view.tare_g, turn.policy)
    if isinstance(load, Say):
        turn.say(load, view.item)
        return
    if not basket.has_room(turn):
        return
    before = turn.session.pricing
    basket.add_weighed(turn, view.item, load)
    leave(turn)
    basket.tell_what_gave_way(turn, before)


def leave(turn: Turn) -> None:
    """The next item that waits for the scale, or the basket."""
    turn.hush()
    scale_queue.go_on(turn)
