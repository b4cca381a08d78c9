"""How many wrong codes one address may try to enrol with: counted in the database, whichever worker is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import for_writing
from server.db.models import EnrolTryRow
from server.receipts.guesses import MOST_CALLERS, MOST_CODES, WINDOW_S, caller

WINDOW = timedelta(seconds=WINDOW_S)


class Tries:
    """Used from any thread. The same code tried again counts once."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def too_many(self, address: str) -> bool:
        """Whether whoever calls from `address` has tried enough for now."""
        since = int((self._now() - WINDOW).timestamp())
        tried = select(func.count(EnrolTryRow.code.distinct())).where(
            EnrolTryRow.caller == caller(address), EnrolTryRow.at > since
        )
        with Session(self._engine) as session:
            return (session.scalar(tried) or 0) >= MOST_CODES

    def missed(self, address: str, secret: bytes) -> None:
        """`secret` opened nothing. What is older than the window is forgotten, and the oldest where there are many."""
        now = self._now()
        with Session(self._writing) as session, session.begin():
            session.execute(delete(EnrolTryRow).where(EnrolTryRow.at <= int((now - WINDOW).timestamp())))
            code = hashlib.sha256(secret).hexdigest()
            session.add(EnrolTryRow(caller=caller(address), code=code, at=int(now.timestamp())))
            session.flush()
            newest = select(EnrolTryRow.id).order_by(EnrolTryRow.id.desc()).offset(MOST_CALLERS).limit(1)
            last = session.scalar(newest)
            if last is not None:
                session.execute(delete(EnrolTryRow).where(EnrolTryRow.id <= last))
