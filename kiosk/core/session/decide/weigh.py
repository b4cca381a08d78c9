"""Weighing: a price only from a stable, in-range net weight of a load that was not sold before (`acceptance.md` §3)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.policy import Policy
from kiosk.core.session.decide import basket, scale_queue
from kiosk.core.session.inputs import Load
from kiosk.core.session.notes import Say, WeighView
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Weighing

ABOUT_SCALE = (Say.CLEAR_SCALE, Say.TOO_LIGHT, Say.TOO_HEAVY, Say.NOT_STEADY)


def sellable(state: LaneState, tare_g: int, policy: Policy) -> Weighing | Say:
    """The load as it may be sold now, or what to tell the shopper."""
    match state.load:
        case Load.SETTLING | Load.MISSING:
            return Say.NOT_STEADY
        case Load.OVERLOAD:
            return Say.TOO_HEAVY
        case Load.UNDER_ZERO:
            return Say.CLEAR_SCALE
        case Load.STABLE:
            if state.grams > policy.max_weight_g:
                return Say.TOO_HEAVY
            if not state.zeroed:
                return Say.CLEAR_SCALE
            if state.grams - tare_g < policy.min_weight_g:
                return Say.TOO_LIGHT
            return Weighing(state.grams, tare_g)


def tare_touched(turn: Turn, tare_g: int) -> None:
    """Tare may be raised at any time, lowered only with nothing on the scale."""
    view = turn.state.view
    if not isinstance(view, WeighView) or tare_g < 0:
        return
    empty = turn.state.load is Load.STABLE and turn.state.grams == 0
    if tare_g < view.tare_g and not empty:
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
    empty = turn.state.load is Load.STABLE and turn.state.grams == 0
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
