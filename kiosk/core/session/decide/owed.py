"""What the store server does not have yet is told to staff: never for the moments that sending takes."""

from __future__ import annotations

from kiosk.core.policy import Policy
from kiosk.core.session.lane_notes import OwedNoted
from kiosk.core.session.turn import Turn
from kiosk.core.standing import Owed, Standing


def stood(turn: Turn, standing: Standing) -> None:
    owed = _told(standing, turn.policy)
    if turn.state.owed != owed:
        turn.happened(OwedNoted(owed))


def _told(standing: Standing, policy: Policy) -> Owed | None:
    if not standing.unsent or standing.age_s < policy.owed_told_s:
        return None
    return Owed(standing.unsent, standing.since, late=standing.age_s >= policy.owed_late_s)
