"""What facts say of persons is taken out for good: salt and text, so that the digest left in the chain tells nothing.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Integer, cast, delete, func, select
from sqlalchemy.engine import Connection

from kiosk.journal.database import FACT, PART, SENT


def erase_session(connection: Connection, session: str) -> int:
    """Nothing that belongs to the visit `session` tells of a person afterwards; gives how many places did."""
    return _erase(connection, PART.c.session == session)


def erase_before(connection: Connection, moment: datetime) -> int:
    """No fact from before `moment` (with zone) tells of a person afterwards; gives how many places did."""
    old = select(FACT.c.seq).where(older_than(moment))
    return _erase(connection, PART.c.seq.in_(old))


def _erase(connection: Connection, which: ColumnElement[bool]) -> int:
    """What is kept of them as it was sent says it all once more: it goes first, and is sent without from now on."""
    connection.execute(delete(SENT).where(SENT.c.seq.in_(select(PART.c.seq).where(which))))
    return connection.execute(delete(PART).where(which)).rowcount


def older_than(moment: datetime) -> ColumnElement[bool]:
    """Of a fact: it is from before `moment`, whatever zone either names; what tells no time is not."""
    return cast(func.strftime("%s", FACT.c.at), Integer) < int(moment.timestamp())
