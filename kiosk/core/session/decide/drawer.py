"""The cash drawer opens without a sale: for who may, with a reason, once for each touch, and never while money moves.

What was under way when the lane stopped has an unknown end: the pulse is not sent again. So has what the printer says
nothing of any more; until then no money begins to move.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.session.decide import rights
from kiosk.core.session.decide.staff_acts import may_open_drawer
from kiosk.core.session.drawer_facts import (
    DrawerDoubted,
    DrawerOpened,
    DrawerStayedShut,
    DrawerStoodOpen,
    NoSaleStarted,
)
from kiosk.core.session.drawer_notes import DrawerNoted, DrawerSeen, DrawerStage, DrawerWaits
from kiosk.core.session.effects import OpenDrawer, PushOutbox
from kiosk.core.session.inputs import DrawerDone, DrawerInput, DrawerShowed, DrawerTried, Input, NoSaleGiven
from kiosk.core.session.lane_notes import StaffStays
from kiosk.core.session.notes import Say
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act

STAGES = {
    DrawerEnd.OPENED: DrawerStage.OPEN,
    DrawerEnd.WAS_OPEN: DrawerStage.OPEN,
    DrawerEnd.STAYED_SHUT: DrawerStage.SHUT,
    DrawerEnd.UNKNOWN: DrawerStage.UNKNOWN,
}


def open_page(turn: Turn) -> None:
    """Staff are asked why it shall open."""
    turn.hush()
    _show(turn, DrawerStage.ASKING)


def happened(turn: Turn, event: DrawerInput) -> None:
    match event:
        case NoSaleGiven():
            _open(turn, event)
        case DrawerShowed():
            _showed(turn, is_open=event.open)
        case DrawerDone():
            if turn.state.no_sale is not None and turn.state.no_sale.kick == event.kick:
                _ended(turn, turn.state.no_sale, event.end, event.reason)
        case _:
            assert_never(event)


def leave(turn: Turn) -> bool:
    """One step back from the page; whether it was there. What is under way ends by itself."""
    there = turn.state.drawer is not None
    if there:
        turn.happened(DrawerNoted(None), _stays(turn))
    return there


def started(turn: Turn) -> None:
    """A new run: what was under way is settled, and not done again."""
    if turn.state.no_sale is not None:
        _ended(turn, turn.state.no_sale, DrawerEnd.UNKNOWN, "the lane was stopped while it opened")


def ticked(turn: Turn) -> None:
    """A printer that never answers holds no payment up for good."""
    state = turn.state
    if state.no_sale is not None and state.no_sale_until is not None and turn.moment.mono >= state.no_sale_until:
        _ended(turn, state.no_sale, DrawerEnd.UNKNOWN, "nothing was heard of it")


def try_out(turn: Turn, event: DrawerTried) -> None:
    """A technician's guided test opens it as staff do, to look at it: with the right, and written down."""
    _pulse(turn, event, NoSale.CHECK)


def _open(turn: Turn, event: NoSaleGiven) -> None:
    if turn.state.drawer is not DrawerStage.ASKING:
        return  # a second touch on the reason
    if _pulse(turn, event, event.why):
        _show(turn, DrawerStage.OPENING)


def _pulse(turn: Turn, event: Input, why: NoSale) -> bool:
    """It is told to open, once, by who may; whether it is."""
    state, who = turn.state, rights.allowed(turn, Act.NO_SALE, event)
    if who is None:
        return False
    if not turn.policy.drawer or not may_open_drawer(state):
        rights.refuse(turn, Act.NO_SALE, NotDone.NOT_NOW, who.staff)
        leave(turn)
        turn.say_for_a_while(Say.DRAWER_LATER)
        return False
    kick = f"{turn.policy.lane}-d-{turn.moment.nonce}"
    turn.happened(
        NoSaleStarted(
            lane=turn.policy.lane,
            kick=kick,
            session=state.session.id if state.session is not None else "",
            staff=who.staff,
            why=why,
            at=turn.moment.wall,
        )
    )
    turn.happened(DrawerWaits(turn.moment.mono + turn.policy.drawer_ends_s))
    turn.effect(OpenDrawer(kick))
    return True


def _showed(turn: Turn, *, is_open: bool) -> None:
    """Shut again it is off the screen; opened by its key, there is nothing to tell any more but to shut it."""
    turn.happened(DrawerSeen(is_open))
    stage = turn.state.drawer
    if is_open and stage in (DrawerStage.SHUT, DrawerStage.UNKNOWN):
        _show(turn, DrawerStage.OPEN)
    elif not is_open and stage is DrawerStage.OPEN:
        leave(turn)


def _ended(turn: Turn, asked: NoSaleStarted, end: DrawerEnd, reason: str) -> None:
    lane, kick, session, staff, why = asked.lane, asked.kick, asked.session, asked.staff, asked.why
    at = turn.moment.wall
    match end:
        case DrawerEnd.OPENED:
            turn.happened(DrawerOpened(lane=lane, kick=kick, session=session, staff=staff, why=why, at=at))
        case DrawerEnd.WAS_OPEN:
            turn.happened(DrawerStoodOpen(lane=lane, kick=kick, session=session, staff=staff, why=why, at=at))
        case DrawerEnd.STAYED_SHUT:
            turn.happened(
                DrawerStayedShut(lane=lane, kick=kick, session=session, staff=staff, why=why, at=at, reason=reason)
            )
        case DrawerEnd.UNKNOWN:
            turn.happened(
                DrawerDoubted(lane=lane, kick=kick, session=session, staff=staff, why=why, at=at, reason=reason)
            )
    turn.effect(PushOutbox())
    turn.hush(Say.DRAWER_FIRST)
    if turn.state.drawer is DrawerStage.OPENING:
        _show(turn, STAGES[end])


def _show(turn: Turn, stage: DrawerStage) -> None:
    turn.happened(DrawerNoted(stage), _stays(turn))


def _stays(turn: Turn) -> StaffStays:
    return StaffStays(turn.moment.mono + turn.policy.staff_stays_s)
