"""The lane's clock was moved: that is told, and selling goes on. Order is by sequence, durations by the other clock."""

from __future__ import annotations

from kiosk.core.clock import Move
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import ClockJumped
from kiosk.core.session.lane_notes import ClockNoted
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Role


def moved(turn: Turn, move: Move) -> None:
    turn.happened(ClockJumped(lane=turn.policy.lane, move=move), ClockNoted(move))
    turn.effect(PushOutbox())


def seen(turn: Turn, by: Role) -> None:
    """Whoever may set the clock has been at the lane: they need not be told again."""
    if turn.state.clock_moved is not None and by is not Role.HOST:
        turn.happened(ClockNoted(None))
