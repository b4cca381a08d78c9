"""The store's database: SQLite in WAL mode, or whatever else the address names."""

from __future__ import annotations

import math
import sqlite3
import stat
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Column, MetaData, String, Table, create_engine, event, inspect, select
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from server.settings import SettingsError

NEWEST = 46
REVISIONS = tuple(f"{number:04d}" for number in range(1, NEWEST + 1))
"""How the tables looked one after the other; `migrations/versions` has the way from each to the next."""
FIRST, REVISION = REVISIONS[0], REVISIONS[-1]
REVISED = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
BUSY_TIMEOUT_S = 10.0
BEGIN = "sqlite_begin"
RESTS, FRESH_S = "rests_since", 1.0
POOL = 20
"""So many connections stay open, of each worker: at a busy moment none is opened for one statement and closed again."""


class DatabaseUnusable(SettingsError):
    """The database that the settings name can't be opened, or is a later program's and left as it is."""


def open_database(address: str) -> Engine:
    """An engine whose tables are today's; raises `DatabaseUnusable` or OSError."""
    engine = open_engine(address)
    try:
        with engine.connect() as connection:
            found = refuse_newer(connection)
        if found != REVISION:
            from server.db.migrate import migrate

            migrate(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        raise DatabaseUnusable(f"database: it cannot be opened: {type(error).__name__}") from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def open_engine(address: str) -> Engine:
    """An engine as the server needs it, whatever tables are there."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        # Those used last first: they have the statements ready, and are not asked whether they live.
        engine = create_engine(url, pool_size=POOL, pool_use_lifo=True)
        event.listen(engine, "checkin", _rests)
        event.listen(engine, "checkout", _is_there)
    else:
        if url.database and url.database != ":memory:":
            _own(Path(url.database))
        engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _rests(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[RESTS] = time.monotonic()


def _is_there(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:  # noqa: ANN401 - the driver's own
    """The server may have gone since; one that answered a moment ago is not asked again."""
    if time.monotonic() - record.info.get(RESTS, math.inf) < FRESH_S:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except Exception as error:
        raise DisconnectionError from error


def revision_of(connection: Connection) -> str:
    """Which of the revisions, perhaps of a later program, the tables have; '' where there are none."""
    tables = inspect(connection).get_table_names()
    if REVISED.name in tables:
        return connection.scalar(select(REVISED.c.version_num)) or ""
    return FIRST if "envelope" in tables else ""


def refuse_newer(connection: Connection) -> str:
    """The revision, or ''; raises `DatabaseUnusable` for one that this program does not know."""
    revision = revision_of(connection)
    if revision and revision not in REVISIONS:
        raise DatabaseUnusable(f"database: a newer program wrote it, as revision {revision}: this one knows {REVISION}")
    return revision


def of_one_moment(engine: Engine) -> Engine:
    """The same, for reading: all that one transaction finds is of one moment, whatever is booked meanwhile."""
    if engine.dialect.name != "postgresql":  # a transaction of SQLite is so by itself
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def at_once(engine: Engine) -> Engine:
    """The same, for what one statement finds or does: it is a transaction by itself, and PostgreSQL hears no word
    before it and none after.
    """
    if engine.dialect.name != "postgresql":  # where no word goes far
        return engine
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def for_writing(engine: Engine) -> Engine:
    """The same database; a transaction takes SQLite's write lock at its start, so that what it read still holds."""
    return engine.execution_options(**{BEGIN: "IMMEDIATE"})


def _own(path: Path) -> None:
    """The file is there, for its owner only; SQLite gives what it writes beside it the same mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():  # a program that opens and closes the file by itself drops its own locks on it
        path.touch(0o600)
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        path.chmod(0o600)


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # transactions are begun by `_begin`
    _write_ahead(connection)
    for order in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {order}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """The file is in WAL mode. SQLite does not wait while another start turns it, but for a transaction."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
        else:
            return


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get(BEGIN, '')}")
