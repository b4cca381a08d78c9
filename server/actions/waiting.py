"""How long those who need somebody have waited by now, while nobody has come."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.calls import HelpReason
from server.db.intervention_models import InterventionRow
from server.db.models import HelpCallRow


def waiting(engine: Engine, now: datetime, window: timedelta) -> list[float]:
    """Seconds of each, of what was raised within `window`: who has waited for longer has long left, and the lane has
    not said so. Raises SQLAlchemyError.

    What lanes want looked at is theirs by itself; the call that they make for it tells only that somebody comes.
    """
    open_calls = select(HelpCallRow).where(HelpCallRow.cleared_at == "")
    doubted = select(InterventionRow).where(InterventionRow.cleared_at == "", InterventionRow.decided_at == "")
    with Session(engine) as session:
        calls = session.scalars(open_calls).all()
        interventions = session.scalars(doubted).all()
    seen = {one.lane for one in calls if one.seen_at or one.coming_at}
    since = [one.at for one in calls if one.lane not in seen and one.reason != HelpReason.INTERVENTION]
    since += [one.came_at for one in interventions if one.lane not in seen]
    waited = (now - datetime.fromisoformat(at) for at in since)
    return [max(0.0, one.total_seconds()) for one in waited if one <= window]
