"""Taps lie in the order of their random ids, as if all of an hour had come at once: PostgreSQL keeps of each row where
it was written and by which transaction, and that would lead from a tap to the sale or the thanks beside it.
"""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.bulk import Values, among, insert_all
from server.db.models import TapRow, TapWordsRow, table_of

AT_ONCE = 20_000
"""So many at most are written by one transaction: all that a store has of a day."""


def mix(writing: Engine, before: str) -> int:
    """The taps of hours before `before` that were not mixed yet are written anew, ordered by their ids; so many.

    SQLite keeps nothing of a row but the row (these tables have no row ids), so there is nothing to do.
    """
    if writing.dialect.name != "postgresql":
        return 0
    total = 0
    while True:
        with Session(writing) as session, session.begin():
            mixed = _mix_some(session, before)
        total += mixed
        if mixed < AT_ONCE:
            return total


def _mix_some(session: Session, before: str) -> int:
    taps, words = table_of(TapRow), table_of(TapWordsRow)
    came = select(taps).where(~taps.c.mixed, taps.c.hour < before).order_by(taps.c.tap).limit(AT_ONCE)
    rows: list[Values] = [{**row, "mixed": True} for row in session.execute(came.with_for_update()).mappings()]
    ids = [row["tap"] for row in rows]
    if not ids:
        return 0
    said = select(words).where(among(session, TapWordsRow.tap, ids)).order_by(words.c.tap)
    of_words: list[Values] = [dict(row) for row in session.execute(said).mappings()]
    session.execute(delete(words).where(among(session, TapWordsRow.tap, ids)))
    session.execute(delete(taps).where(among(session, TapRow.tap, ids)))
    insert_all(session, taps, rows)
    insert_all(session, words, of_words)
    return len(rows)
