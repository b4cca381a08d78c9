"""How long who came was to wait, kept as it was estimated, so that it can be told what came of what was done."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.action_models import WaitRow
from server.db.engine import for_writing

EVERY_MIN = 5
"""Estimates of neighbouring minutes are much the same: for a case of its own the next one is too near."""
KEPT = timedelta(days=35)
MINUTE = len("2026-11-22T10:05")


class Waits:
    """Used from any thread. Raises SQLAlchemyError."""

    def __init__(self, engine: Engine) -> None:
        self._writing = for_writing(engine)

    def keep(self, now: datetime, seconds: float) -> None:
        """Of every fifth minute; of one that comes twice, as a clock is set back, the later."""
        if now.minute % EVERY_MIN == 0:
            with Session(self._writing) as session, session.begin():
                session.merge(WaitRow(minute=_minute(now), seconds=seconds))

    def forget(self, now: datetime) -> None:
        """What is old is gone."""
        with Session(self._writing) as session, session.begin():
            session.execute(delete(WaitRow).where(WaitRow.minute < _minute(now - KEPT)))


def waits_between(session: Session, since: datetime, until: datetime) -> list[float]:
    """Seconds, as estimated after `since` and not after `until`, the oldest first."""
    wanted = select(WaitRow.seconds).where(WaitRow.minute > _minute(since), WaitRow.minute <= _minute(until))
    return list(session.scalars(wanted.order_by(WaitRow.minute)))


def _minute(at: datetime) -> str:
    return at.isoformat()[:MINUTE]
