"""The saved baskets before staff: those of this lane's own, and what the store has where it can be asked.

What is touched goes on by the way of a shopper's code (`take_up`); what does not come is said, and looked for anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.mode import LaneMode
from kiosk.core.session.decide import saved
from kiosk.core.session.effects import LookAtShelf
from kiosk.core.session.inputs import ShelfListed, ShelfSilent
from kiosk.core.session.lane_notes import AskNoted, StaffStays
from kiosk.core.session.notes import Fetching
from kiosk.core.session.shelf_notes import ShelfRun, ShelfRunNoted
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn


def open_shelf(turn: Turn) -> None:
    turn.hush()
    _look(turn, ShelfRun())


def answered(turn: Turn, event: ShelfListed | ShelfSilent) -> None:
    """What the store has is on the screen, or that it cannot be asked."""
    run = turn.state.shelf
    if run is None or not run.request or run.request != event.request:
        return
    match event:
        case ShelfListed(kept=kept):
            here = tuple(one for one in kept if one.basket not in turn.state.taken_baskets)
            turn.happened(ShelfRunNoted(replace(run, request="", kept=here, away=False)))
        case ShelfSilent():
            turn.happened(ShelfRunNoted(replace(run, request="", kept=(), away=True)))
        case _:
            assert_never(event)


def told(turn: Turn, how: Fetching, lane: str = "") -> None:
    """It is said why the basket does not come, beside what there is now."""
    run = turn.state.shelf
    if run is not None:
        _look(turn, replace(run, told=how, lane=lane))


def leave(turn: Turn) -> bool:
    """One step back from the saved baskets, whether they were shown; one that is on its way is not wanted any more."""
    there = turn.state.shelf is not None
    if there:
        if is_fetching(turn.state):
            turn.happened(AskNoted(None))
        turn.hush()
        turn.happened(ShelfRunNoted(None), _stays(turn))
    return there


def ticked(turn: Turn) -> None:
    run = turn.state.shelf
    if run is not None and run.request and turn.moment.mono >= run.until:
        answered(turn, ShelfSilent(run.request))


def deadline(state: LaneState) -> float | None:
    moments = [state.shelf.until] if state.shelf is not None and state.shelf.request else []
    if state.asking is not None and state.asking.staff:
        moments.append(state.asking.until)
    return min(moments, default=None)


def is_fetching(state: LaneState) -> bool:
    """Whether a basket that staff touched is on its way."""
    return state.asking is not None and bool(state.asking.staff)


def _look(turn: Turn, run: ShelfRun) -> None:
    """The store is asked, where it can be; else there is what is this lane's own."""
    state, policy = turn.state, turn.policy
    if saved.goes_anywhere(state, policy):
        run = replace(run, request=turn.moment.nonce, until=turn.moment.mono + policy.fetch_s)
        turn.effect(LookAtShelf(run.request))
    else:
        away = policy.shares_baskets and state.mode is not LaneMode.TRAINING
        run = replace(run, request="", kept=(), away=away)
    turn.happened(ShelfRunNoted(run), _stays(turn))


def _stays(turn: Turn) -> StaffStays:
    return StaffStays(turn.moment.mono + turn.policy.staff_stays_s)
