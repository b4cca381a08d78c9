"""What comes of visits for the store's figures: followed step by step, and told once when a visit has ended."""

from __future__ import annotations

from kiosk.core.session.apply_visit import followed, record_of
from kiosk.core.session.turn import Turn
from kiosk.core.session.visit_facts import VisitTold


def follow(turn: Turn) -> None:
    """Where the visit stands is in its log, and what has ended is told."""
    turn.state = followed(turn.state, turn.time)
    for log, ended in turn.state.visits_over:
        turn.happened(VisitTold(session=log.session, lane=turn.policy.lane, record=record_of(log, ended)))
