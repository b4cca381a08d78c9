"""Whose journal it is. Numbers of visits and receipts rise within one, and the store server takes its facts from that
lane alone: on another one, as on a disk that was copied to set up a second lane, nothing of it would ever be taken.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from kiosk.journal.database import META, read_meta
from kiosk.journal.errors import JournalForeign
from kiosk.journal.store import Journal

LANE = "lane"


def keep_to(journal: Journal, lane: str) -> None:
    """The journal is `lane`'s from now on, as it is of the first lane that began with it.

    Raises `JournalForeign` where it is another's already, else `JournalError`.
    """

    def whose(connection: Connection) -> str:
        known = read_meta(connection, LANE)
        if not known:
            connection.execute(insert(META).values(name=LANE, value=lane))
        return known or lane

    owner = journal.transact(whose)
    if owner != lane:
        raise JournalForeign(f"the journal {journal.path} is lane {owner}'s: lane {lane} needs a folder of its own")
