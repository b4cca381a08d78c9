"""What facts say of persons is taken out for good: salt and text, so that the digest left in the chain tells nothing.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Integer, cast, delete, func, select
from sqlalchemy.engine import Connection

from kiosk.journal.database import FACT, PART


def erase_session(connection: Connection, session: str) -> int:
    """Nothing that belongs to the visit `session` tells of a person afterwards; gives how many places did."""
    return connection.execute(delete(PART).where(PART.c.session == session)).rowcount


def erase_before(connection: Connection, moment: datetime) -> int:
    """No fact from before `moment` (with zone) tells of a person afterwards; gives how many places did."""
    old = select(FACT.c.seq).where(older_than(moment))
    return connection.execute(delete(PART).where(PART.c.seq.in_(old))).rowcount


def older_than(moment: datetime) -> ColumnElement[bool]:
    """Of a fact: it is from before `moment`, whatever zone either names; what tells no time is not."""
    return cast(func.strftime("%s", FACT.c.at), Integer) < int(moment.timestamp())
