"""Whoever does something at the lane has all of the idle time again."""

from __future__ import annotations

from kiosk.core.calls import HelpReason
from kiosk.core.session.notes import ActiveNoted, WaitView
from kiosk.core.session.state import Session, Settling, Shopping
from kiosk.core.session.turn import Turn

OPEN = (Shopping, Settling)
"""Phases that wait for the shopper."""


def note(turn: Turn) -> None:
    """The idle time starts anew, longer where a person is waited for or staff scan; nothing where nobody shops."""
    session = turn.state.session
    if session is not None and isinstance(session.phase, OPEN):
        turn.happened(ActiveNoted(turn.moment.mono, turn.moment.mono + patience(turn, session)))


def patience(turn: Turn, session: Session) -> float:
    """So many seconds may pass between two things that a shopper does."""
    call = turn.state.call
    helped = call is not None and (call.reason is not HelpReason.INTERVENTION or isinstance(turn.state.view, WaitView))
    if session.assisted:
        return turn.policy.assisted_idle_s
    return turn.policy.helped_idle_s if helped else turn.policy.idle_s
