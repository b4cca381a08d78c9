"""A journal's places as whoever holds it against a memory reads them. Importing this imports SQLAlchemy."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Engine

from kiosk.journal.chain import start_of
from kiosk.journal.database import FACT, open_engine, plain_errors, read_meta
from kiosk.journal.errors import JournalUnreadable
from kiosk.journal.head import read_head
from kiosk.journal.key_file import JournalKey
from kiosk.journal.outbox import answered

BUSY_TIMEOUT_S = 2.0


class JournalPlaces:
    """Reads beside a running lane, over a connection of its own; made by `open`, used by one thread.

    Every method raises `JournalError` when the file cannot be used.
    """

    def __init__(self, path: Path, key: JournalKey, engine: Engine, journal: str) -> None:
        self.journal = journal
        self._key = key
        self._path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path, key: JournalKey) -> JournalPlaces:
        """The places of the journal at `path`, which must be there: `Journal.open` made and checked it."""
        if not path.is_file():
            raise JournalUnreadable(f"there is no journal at {path}")
        engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=BUSY_TIMEOUT_S, read_only=True)
        try:
            with plain_errors(path), engine.connect() as connection, connection.begin():
                return cls(path, key, engine, read_meta(connection, "journal"))
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        self._engine.dispose()

    def base(self) -> int:
        """The fact behind which the journal begins; what came before was dropped."""
        return read_head(self._path, self._key).base_seq

    def end(self) -> tuple[int, str]:
        """The last fact's number and hash; without facts, what stands before the first."""
        with plain_errors(self._path), self._engine.begin() as connection:
            last = connection.execute(
                select(FACT.c.seq, FACT.c.hash).order_by(FACT.c.seq.desc()).limit(1)
            ).one_or_none()
        start = start_of(self.journal)
        return (last.seq, last.hash) if last is not None else (start.seq, start.hash)

    def settled(self) -> int:
        """Up to this fact the store server has said that it has all it is owed."""
        with plain_errors(self._path), self._engine.begin() as connection:
            return answered(connection)

    def hash_at(self, seq: int) -> str | None:
        """The hash of fact `seq`; None where it is not in the journal."""
        if seq == 0:
            return start_of(self.journal).hash
        with plain_errors(self._path), self._engine.begin() as connection:
            found = connection.execute(select(FACT.c.hash).where(FACT.c.seq == seq)).scalar_one_or_none()
        return str(found) if found is not None else None
