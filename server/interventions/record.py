"""What lanes tell of their interventions → rows."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.db.models import InterventionRow
from server.ingest.interventions import InterventionIn

REPLACED = "replaced"
"""The lane is in another visit: what was open in the one before is over."""


def record(session: Session, told: InterventionIn, now: str) -> None:
    """It stands as the lane says, `now` being the server's time. What tells of one that never came changes nothing."""
    row = session.get(InterventionRow, (told.lane, told.intervention), with_for_update=True)
    if told.raised is not None:
        raised = told.raised.model_dump(exclude={"kind"})
        if row is not None:
            row.raised, row.kind = raised, told.raised.kind
            return
        _close_others(session, told, now)
        session.add(
            InterventionRow(
                lane=told.lane,
                intervention=told.intervention,
                session=told.session,
                kind=told.raised.kind,
                at=told.at,
                came_at=now,
                raised=raised,
            )
        )
    elif row is not None and told.cleared is not None:
        cleared = told.cleared
        row.cleared_at, row.cleared_by, row.answer = now, cleared.by, cleared.answer
        row.staff, row.name, row.reason = cleared.staff, cleared.name, cleared.reason


def _close_others(session: Session, told: InterventionIn, now: str) -> None:
    others = select(InterventionRow).filter_by(lane=told.lane, cleared_at="")
    for other in session.scalars(others.where(InterventionRow.session != told.session)):
        other.cleared_at, other.cleared_by = now, REPLACED
