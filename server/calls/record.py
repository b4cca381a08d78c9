"""What lanes tell of their calls for help → rows."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.db.models import HelpCallRow
from server.ingest.payloads import HelpIn

REPLACED = "replaced"
"""The lane made another call: it has only one at a time, so this one is over."""


def record(session: Session, told: HelpIn, now: str) -> None:
    """The call stands as the lane says, `now` being the server's time. News of a call that was never told change
    nothing.
    """
    row = session.get(HelpCallRow, (told.lane, told.call), with_for_update=True)
    if told.event == "requested":
        if row is None:
            _close_others(session, told, now)
            shown = told.shown.model_dump() if told.shown is not None else None
            row = HelpCallRow(
                lane=told.lane, call=told.call, reason=told.reason, at=told.at, shown=shown, told="called"
            )
            session.add(row)
        return
    if row is None:
        return
    row.told = told.event
    match told.event:
        case "seen":
            row.seen_by, row.seen_at = row.seen_by or told.name, row.seen_at or now
        case "coming":
            if not row.coming_at:
                row.coming_by, row.coming_at, row.seconds = told.name, now, told.seconds
        case "cleared":
            if not row.cleared_at:
                row.cleared_at, row.cleared_by, row.cleared_name = now, told.by, told.name


def _close_others(session: Session, told: HelpIn, now: str) -> None:
    for other in session.scalars(select(HelpCallRow).filter_by(lane=told.lane, cleared_at="")):
        other.cleared_at, other.cleared_by = now, REPLACED
