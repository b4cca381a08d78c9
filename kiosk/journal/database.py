"""The journal's tables in SQLCipher, and its errors in the journal's own words. Importing this imports SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import (
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    func,
    insert,
    select,
)
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from kiosk.core.session.facts import LaneCarried
from kiosk.journal.chain import Head, Row
from kiosk.journal.errors import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalFailed,
    JournalFull,
    JournalNewer,
    JournalReadOnly,
    JournalUnreadable,
)
from kiosk.journal.key_file import JournalKey
from kiosk.journal.personal import Part, StandIn, digests, nothing, tell, unfit

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""How the tables looked one after the other; `migrations/versions` has the way from each to the next."""
FIRST, WITH_PARTS, REVISION = "0001", "0003", REVISIONS[-1]
PAGE = 500  # rows read at a time: a reader's snapshot stays short, and the log behind it can be recycled
PAGES_KB = 2_000
"""So much of the file a connection keeps in memory: it is written at its end and read in order, and SQLCipher's own
eight megabytes would fill over days, for each lane.
"""

METADATA = MetaData()
REVISED = Table("alembic_version", METADATA, Column("version_num", String(32), primary_key=True))
META = Table("meta", METADATA, Column("name", String, primary_key=True), Column("value", String, nullable=False))
FACT = Table(
    "fact",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("session", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("data", String, nullable=False),
    Column("batch", Integer, nullable=False),
    Column("hash", String, nullable=False),
)
CARRIED = Index("fact_carried", FACT.c.seq, sqlite_where=FACT.c.kind == LaneCarried.__name__)
ROW = tuple(FACT.c[field.name] for field in fields(Row))  # the columns in the order of a `Row`
PART = Table(
    "personal",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("digest", String, primary_key=True),
    Column("session", String, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("text", String, nullable=False),
    Index("personal_session", "session"),
)
CURSOR = Table(
    "outbox_cursor", METADATA, Column("id", Integer, primary_key=True), Column("seq", Integer, nullable=False)
)
PARKED = Table(
    "outbox_parked", METADATA, Column("seq", Integer, primary_key=True), Column("reason", String, nullable=False)
)
LEASE = Table(
    "outbox_lease",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("holder", String, nullable=False),
    Column("until", Float, nullable=False),
)
SENT = Table(
    "outbox_sent", METADATA, Column("seq", Integer, primary_key=True), Column("envelope", String, nullable=False)
)

# SQLite's primary result codes
_WORDS: dict[int, tuple[type[JournalError], str]] = {
    3: (JournalUnreadable, "may not be opened"),
    5: (JournalBusy, "is held by another writer"),
    6: (JournalBusy, "is held by another writer"),
    8: (JournalReadOnly, "may not be written here"),
    10: (JournalFailed, "cannot be written or read: the disk failed"),
    11: (JournalDamaged, "is damaged"),
    13: (JournalFull, "cannot grow: the disk is full"),
    14: (JournalUnreadable, "cannot be opened: even to be read it needs a folder that takes files"),
    26: (JournalDamaged, "is damaged or is no journal"),
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """What SQLite raises inside comes out as a `JournalError`."""
    try:
        yield
    except DBAPIError as error:
        raise _plain(path, error.orig) from error
    except sqlcipher.Error as error:
        raise _plain(path, error) from error


def _plain(path: Path, error: BaseException | None) -> JournalError:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return JournalDamaged(f"the journal {path} cannot be used: {error}")
    kind, words = _WORDS.get(code & 0xFF, (JournalFailed, f"cannot be used: {error}"))
    return kind(f"the journal {path} {words}")


def open_engine(
    path: Path, key: JournalKey, *, synchronous: str, busy_timeout_s: float, read_only: bool = False
) -> Engine:
    """An engine on the encrypted file with one connection, which any one thread at a time may use.

    Every transaction begins with BEGIN, so that the tables' making is whole or not at all too.
    """

    def open_it() -> Any:  # noqa: ANN401 - sqlcipher3 has no types
        connection = sqlcipher.connect(
            f"file:{_uri(path)}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=busy_timeout_s,
        )
        for order in (
            "cipher_log_level=NONE",
            f"key=\"x'{key.secret.hex()}'\"",
            f"synchronous={synchronous}",
            "secure_delete=ON",  # what is erased is overwritten
            f"cache_size=-{PAGES_KB}",
            f"query_only={'ON' if read_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {order}")
        return connection

    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=open_it, poolclass=QueuePool, pool_size=1, max_overflow=0
    )
    event.listen(engine, "begin", _begin)
    return engine


def _uri(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def has_tables(connection: Connection) -> bool:
    """Whether the file holds a journal; raises a database error when it cannot be read."""
    found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").scalar_one()
    return bool(found)


def make_tables(connection: Connection, journal: str) -> None:
    """The tables of `REVISION`, empty but for the journal's id."""
    METADATA.create_all(connection)
    connection.execute(insert(REVISED).values(version_num=REVISION))
    connection.execute(insert(META).values(name="journal", value=journal))


def revision_of(connection: Connection) -> str:
    """Which of the revisions, perhaps of a later program, the tables have."""
    told = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").scalar_one()
    if not told:
        return FIRST
    return str(connection.execute(select(REVISED.c.version_num)).scalar_one_or_none() or FIRST)


def refuse_newer(connection: Connection, path: Path) -> str:
    """The revision, which is one that this program knows; raises `JournalNewer`."""
    revision = revision_of(connection)
    if revision not in REVISIONS:
        raise JournalNewer(
            f"the journal {path} was written by a newer program, as revision {revision}: this one knows {REVISION}"
        )
    return revision


def read_meta(connection: Connection, name: str) -> str:
    return str(connection.execute(select(META.c.value).where(META.c.name == name)).scalar_one_or_none() or "")


def carried_place(connection: Connection, head: Head) -> Head:
    """Where a start applies the journal from: right before the last `LaneCarried` up to `head`, else its beginning."""
    carried = select(func.max(FACT.c.seq)).where(FACT.c.kind == LaneCarried.__name__, FACT.c.seq <= head.seq)
    before = (connection.execute(carried).scalar_one() or 1) - 1
    hash_ = connection.execute(select(FACT.c.hash).where(FACT.c.seq == before)).scalar_one_or_none()
    return head.base if hash_ is None or before <= head.base_seq else Head(head.journal, before, hash_)


def empty_log(engine: Engine, wait_s: float) -> bool:
    """Whether the write-ahead log is empty afterwards: nothing that was overwritten stands in it any more then.

    Whoever reads just then is waited for so long; else the log is emptied when it is next begun anew.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            return False
        ((before,),) = driver.execute("PRAGMA busy_timeout").fetchall()
        driver.execute(f"PRAGMA busy_timeout={round(wait_s * 1000)}")
        try:
            ((busy, _, _),) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            driver.execute(f"PRAGMA busy_timeout={before}")
    return not busy


def insert_rows(connection: Connection, rows: list[Row], parts: Sequence[Part] = ()) -> None:
    connection.execute(insert(FACT), [_values(row) for row in rows])
    if parts:
        connection.execute(insert(PART), [_values(part) for part in parts])


def _values(row: Row | Part) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__slots__}


def told_rows(connection: Connection, rows: Sequence[Row], stand_in: StandIn = nothing) -> list[Row]:
    """The same rows with what they say of persons, and `stand_in` where that was erased.

    They are for reading: their hashes are those of the rows as the chain has them. Raises `JournalDamaged` where
    something is not what the chain tells of.
    """
    marked = {row.seq for row in rows if digests(row.data)}
    parts = read_parts(connection, sorted(marked)) if marked else []
    wrong = unfit(parts)
    if wrong is not None:
        raise JournalDamaged(f"what fact {wrong.seq} says of a person was changed after it was written", wrong.seq)
    texts = {part.digest: part.text for part in parts}
    return [replace(row, data=tell(row.data, texts, stand_in)) if row.seq in marked else row for row in rows]


def read_parts(connection: Connection, seqs: Sequence[int]) -> list[Part]:
    """What the facts `seqs`, a page of them at most, say of persons and is not erased."""
    found = connection.execute(select(PART).where(PART.c.seq.in_(seqs)))
    return [Part(**part) for part in found.mappings()]


def read_page(connection: Connection, after: int, limit: int) -> list[Row]:
    """At most `limit` rows that come after the row `after`."""
    found = connection.execute(select(*ROW).where(FACT.c.seq > after).order_by(FACT.c.seq).limit(limit))
    return [Row(*row) for row in found]
