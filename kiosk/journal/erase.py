"""What facts say of persons is taken out for good: salt and text, so that the digest left in the chain tells nothing.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Integer, cast, delete, func, or_, select
from sqlalchemy.engine import Connection

from kiosk.journal.database import CURSOR, FACT, PARKED, PART, SENT
from kiosk.journal.outbox import on_the_way


def not_settled(connection: Connection, which: ColumnElement[bool]) -> int:
    """Of so many of these places the store server may have been told, and has not said so, or could not take it: told
    again without them they would be other words under the same number.
    """
    told = connection.execute(select(CURSOR.c.seq).union(select(SENT.c.seq)).limit(1)).first() is not None
    may_have = or_(*(PART.c.seq.in_(some) for some in (on_the_way(), select(PARKED.c.seq), select(SENT.c.seq))))
    open_ = select(func.count()).select_from(PART).where(which, may_have)
    return connection.execute(open_).scalar_one() if told else 0


def of_session(session: str) -> ColumnElement[bool]:
    """Of a part: it belongs to the visit `session`."""
    return PART.c.session == session


def from_before(moment: datetime) -> ColumnElement[bool]:
    """Of a part: its fact is from before `moment` (with zone)."""
    return PART.c.seq.in_(select(FACT.c.seq).where(older_than(moment)))


def erase(connection: Connection, which: ColumnElement[bool]) -> int:
    """Nothing there tells of a person afterwards, what was kept to be sent again neither; gives how many places did."""
    connection.execute(delete(SENT).where(SENT.c.seq.in_(select(PART.c.seq).where(which))))
    return connection.execute(delete(PART).where(which)).rowcount


def older_than(moment: datetime) -> ColumnElement[bool]:
    """Of a fact: it is from before `moment`, whatever zone either names; what tells no time is not."""
    return cast(func.strftime("%s", FACT.c.at), Integer) < int(moment.timestamp())
