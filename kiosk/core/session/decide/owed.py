"""What staff are told of the link to the store server: what it does not have yet, never for the moments that sending
takes, and that the lane's certificate ends, which renews itself before while all is well.
"""

from __future__ import annotations

from kiosk.core.policy import Policy
from kiosk.core.session.lane_notes import CertificateNoted, OwedNoted
from kiosk.core.session.turn import Turn
from kiosk.core.standing import Owed, Standing


def stood(turn: Turn, standing: Standing) -> None:
    owed = _told(standing, turn.policy)
    if turn.state.owed != owed:
        turn.happened(OwedNoted(owed))


def certificate_counted(turn: Turn, days: int) -> None:
    told = days if days < turn.policy.certificate_told_days else None
    if turn.state.certificate_days != told:
        turn.happened(CertificateNoted(told))


def _told(standing: Standing, policy: Policy) -> Owed | None:
    if not standing.unsent or standing.age_s < policy.owed_told_s:
        return None
    return Owed(standing.unsent, standing.since, late=standing.age_s >= policy.owed_late_s)
