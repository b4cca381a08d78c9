"""The store's database: SQLite in WAL mode, or whatever else the address names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url

from server.db.models import Base

BUSY_TIMEOUT_S = 10.0
BEGIN = "sqlite_begin"


def open_database(address: str) -> Engine:
    """An engine whose tables are there; raises SQLAlchemyError or OSError."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True)
    else:
        if url.database and url.database != ":memory:":
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    Base.metadata.create_all(engine)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same database; a transaction takes SQLite's write lock at its start, so that what it read still holds."""
    return engine.execution_options(**{BEGIN: "IMMEDIATE"})


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # transactions are begun by `_begin`
    for order in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {order}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get(BEGIN, '')}")
