"""The store's books in one file, and back: a SQLite database with the same tables, whichever database the store has.

So a backup is looked into with any tool for SQLite, is restored by a later program too, and moves a store from SQLite
to PostgreSQL or back.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table, func, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from server.db.engine import DatabaseUnusable, for_writing, open_database, open_engine, revision_of
from server.db.models import Base

AT_A_TIME = 1000


class NotRestored(Exception):
    """Nothing was restored; the message says why."""


def back_up(engine: Engine, file: Path) -> dict[str, int]:
    """All tables as they are at one moment are in `file`, for its owner only; how many rows of each.

    Selling goes on meanwhile. Raises FileExistsError, other OSErrors and SQLAlchemyError; there is no `file` then.
    """
    if file.exists():
        raise FileExistsError(17, os.strerror(17), str(file))
    partial = file.with_name(file.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        counts = _fill(engine, partial)
        os.link(partial, file)  # unlike a rename it never takes the place of another file
    finally:
        for left in partial.parent.glob(partial.name + "*"):
            left.unlink()
    return counts


def restore(file: Path, address: str) -> dict[str, int]:
    """The empty database at `address` holds what was backed up in `file`; how many rows of each table.

    Raises `NotRestored`, `DatabaseUnusable` (the file, or the database), OSError or SQLAlchemyError; nothing is in the
    database then.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        shutil.copyfile(file, copy)  # the tables of an older program become today's; the backup stays as it is
        _check(file, copy)
        source, target = open_database(f"sqlite:///{copy}"), open_database(address)
        try:
            with source.connect() as old, for_writing(target).begin() as new:
                if any(_count(new, table) for table in Base.metadata.sorted_tables):
                    raise NotRestored("the database holds books already: name an empty one in the settings")
                counts = _copy(old, new)
                _count_on(new)
        finally:
            source.dispose()
            target.dispose()
    return counts


def _check(file: Path, copy: Path) -> None:
    looked_at = open_engine(f"sqlite:///{copy}")
    try:
        with looked_at.connect() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                raise DatabaseUnusable(f"{file} is damaged")
            if not revision_of(connection):
                raise DatabaseUnusable(f"{file} holds no books")
    except SQLAlchemyError as error:
        raise DatabaseUnusable(f"{file} is no backup, or is damaged") from error
    finally:
        looked_at.dispose()


def _fill(engine: Engine, partial: Path) -> dict[str, int]:
    target = open_database(f"sqlite:///{partial}")
    try:
        with _one_moment(engine) as old, for_writing(target).begin() as new:
            counts = _copy(old, new)
        with target.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    finally:
        target.dispose()
    return counts


def _one_moment(engine: Engine) -> Connection:
    """A connection that sees nothing of what others commit from its first look on; SQLite's do by themselves."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def _copy(old: Connection, new: Connection) -> dict[str, int]:
    counts = {}
    for table in Base.metadata.sorted_tables:
        counts[table.name] = 0
        with old.execute(select(table), execution_options={"yield_per": AT_A_TIME}) as rows:
            for some in rows.mappings().partitions():
                new.execute(insert(table), [dict(row) for row in some])
                counts[table.name] += len(some)
    return counts


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count_on(connection: Connection) -> None:
    """New rows get numbers behind those that came; SQLite's do by themselves."""
    if connection.dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
            last = connection.scalar(select(func.max(column)))
            if sequence is not None and last is not None:
                connection.execute(select(func.setval(sequence, last)))
