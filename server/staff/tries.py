"""Wrong PINs at the console, counted in the database, whichever worker is asked: by person, and by address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import for_writing
from server.db.staff_models import HostTryRow
from server.receipts.guesses import caller

MOST_TRIES = 5
PAUSE_S = 600
MOST_FROM = 30
WINDOW_S = 600


class PinTries:
    """Used from any thread. A try counts before it is looked at, so that many at once are not more than the limit."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._writing = for_writing(engine)
        self._now = now

    def from_there(self, address: str) -> bool:
        """Whether a PIN is looked at now for whoever calls from `address`."""
        return self._counts(f"from {caller(address)}", MOST_FROM, WINDOW_S)

    def of_them(self, staff: str) -> bool:
        """Whether a PIN of `staff` is looked at now."""
        return self._counts(f"staff {staff}", MOST_TRIES, PAUSE_S)

    def right(self, staff: str, address: str) -> None:
        """That try was right: the person's count begins anew, and this one was none of the address's."""
        with Session(self._writing) as session, session.begin():
            session.execute(delete(HostTryRow).where(HostTryRow.who == f"staff {staff}"))
            row = session.get(HostTryRow, f"from {caller(address)}", with_for_update=True)
            if row is not None:
                row.tries = max(0, row.tries - 1)

    def _counts(self, who: str, most: int, pause_s: int) -> bool:
        """One try more, unless there were `most`: then none for `pause_s` after the last, and the count begins anew."""
        now = int(self._now().timestamp())
        with Session(self._writing) as session, session.begin():
            if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
                session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(who, 0))))
            row = session.get(HostTryRow, who)
            if row is None:
                session.add(HostTryRow(who=who, tries=1, at=now))
                return True
            if row.tries >= most and 0 <= now - row.at < pause_s:
                return False
            row.tries = 1 if row.tries >= most else row.tries + 1
            row.at = now
            return True
