"""Who of several drainers sends: one at a time, and the next one soon after it died, stalls or lost its way.

It is a row of the journal's database, so that what a drainer writes there can depend on it in the same transaction. Its
time is the machine's own, which no setting of the clock moves; after a start of the machine it begins anew, and a lease
that would end later than any could is nobody's. Two that send at once do no harm but work: the server takes each fact
once. Importing this imports SQLAlchemy.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy import ColumnElement, delete, insert, or_, update
from sqlalchemy.engine import Connection

from kiosk.journal.database import LEASE

LEASE_S = 8.0
SURE = 0.6
"""This share is left at least when something is sent: longer than an answer may take."""


class Lease:
    """One drainer's claim. `clock` is in seconds, the same for every program of this machine, as is `lease_s`."""

    def __init__(self, clock: Callable[[], float], lease_s: float = LEASE_S) -> None:
        self._clock = clock
        self._lease_s = lease_s
        self._name = secrets.token_hex(8)
        self._until = 0.0

    @property
    def held(self) -> bool:
        """Whether it was this drainer's when last looked at; another may have it by now."""
        return self._until > 0.0

    @property
    def sure(self) -> bool:
        """Whether nobody else has it, nor will while an answer is waited for."""
        return self._until - self._clock() >= SURE * self._lease_s

    def take(self, connection: Connection) -> bool:
        """Whether it is this drainer's, from now on for a whole lease: it was before, or nobody's."""
        now = self._clock()
        nobodys = or_(LEASE.c.until <= now, LEASE.c.until > now + self._lease_s)
        if self._prolong(connection, now, or_(LEASE.c.holder == self._name, nobodys)):
            return True
        row = {"id": 1, "holder": self._name, "until": now + self._lease_s}
        made = connection.execute(insert(LEASE).prefix_with("OR IGNORE").values(row))
        return self._has_it(now, made.rowcount)

    def keep(self, connection: Connection) -> bool:
        """Whether it never was another's since it was taken; then it is this drainer's anew."""
        return self._prolong(connection, self._clock(), LEASE.c.holder == self._name)

    def let_go(self, connection: Connection) -> None:
        """It is anybody's, if it was this drainer's."""
        connection.execute(delete(LEASE).where(LEASE.c.holder == self._name))
        self._until = 0.0

    def _prolong(self, connection: Connection, now: float, which: ColumnElement[bool]) -> bool:
        changed = connection.execute(update(LEASE).where(which).values(holder=self._name, until=now + self._lease_s))
        return self._has_it(now, changed.rowcount)

    def _has_it(self, now: float, rows: int) -> bool:
        self._until = now + self._lease_s if rows else 0.0
        return self.held
