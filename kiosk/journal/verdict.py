"""What the store server found against this journal: kept in the journal itself, for the next start may be without the
server. It goes only with the journal: another one in its place knows nothing of it.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert

from kiosk.journal.database import META, open_engine, plain_errors, read_meta
from kiosk.journal.key_file import JournalKey

CONTRADICTED = "contradicted"
BUSY_TIMEOUT_S = 2.0


def remember_verdict(path: Path, key: JournalKey, words: str) -> None:
    """The sentence is in the journal at `path`, durably, unless an earlier one is. Raises `JournalError`."""
    engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=BUSY_TIMEOUT_S)
    try:
        with plain_errors(path), engine.begin() as connection:
            connection.execute(insert(META).prefix_with("OR IGNORE").values(name=CONTRADICTED, value=words))
    finally:
        engine.dispose()


def remembered_verdict(path: Path, key: JournalKey) -> str:
    """The sentence that was kept, or ''. Raises `JournalError`."""
    engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=BUSY_TIMEOUT_S, read_only=True)
    try:
        with plain_errors(path), engine.begin() as connection:
            return read_meta(connection, CONTRADICTED)
    finally:
        engine.dispose()
