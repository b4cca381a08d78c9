"""A journal read from its end, also where parts of it can no longer be read. Importing this imports SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from kiosk.journal.chain import Row
from kiosk.journal.database import FACT, PAGE, ROW, plain_errors
from kiosk.journal.errors import JournalDamaged

GAPS_MOST = 10_000
"""Facts that are tried one by one where a page cannot be read."""


def newest_rows(connection: Connection, path: Path, end: int) -> Iterator[Row | int]:
    """The rows up to fact `end`, the newest first; of one that cannot be read its number. Nothing is checked."""
    before, tried = end + 1, 0
    while before > 1:
        try:
            rows = _page(connection, path, before, PAGE)
        except JournalDamaged:
            rows = []
            while before > 1 and not rows:
                tried += 1
                if tried > GAPS_MOST:
                    return
                try:
                    rows = _one(connection, path, before - 1)
                except JournalDamaged:
                    rows = []
                if not rows:
                    yield before - 1
                    before -= 1
        if not rows:
            return
        yield from rows
        before = rows[-1].seq


def last_seq(connection: Connection, path: Path) -> int:
    """The last fact's number; 0 without facts."""
    with plain_errors(path):
        return int(connection.execute(select(func.max(FACT.c.seq))).scalar_one() or 0)


def _page(connection: Connection, path: Path, before: int, limit: int) -> list[Row]:
    with plain_errors(path):
        found = connection.execute(
            select(*ROW).where(FACT.c.seq < before).order_by(FACT.c.seq.desc()).limit(limit)
        ).all()
    return [Row(*row) for row in found]


def _one(connection: Connection, path: Path, seq: int) -> list[Row]:
    with plain_errors(path):
        found = connection.execute(select(*ROW).where(FACT.c.seq == seq)).all()
    return [Row(*row) for row in found]
