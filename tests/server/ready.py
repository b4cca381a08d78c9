"""A store's database as its first start leaves it: migrated once a process, and copied for each test."""

from __future__ import annotations

import atexit
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from server.db.engine import open_database
from tests.server.postgres import server

_numbers = itertools.count(1)
READY = "ready"


def sqlite_at(path: Path) -> str:
    """The address of a new database in the file `path`, which is not there yet."""
    shutil.copy(_migrated_file(), path)
    return f"sqlite:///{path}"


def is_at(address: str) -> None:
    """A database that is a file of its own is there, new where it was not."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        sqlite_at(Path(url.database))


@contextmanager
def on_postgres() -> Iterator[str]:
    """The address of a new database on the tests' server; it is gone afterwards."""
    name = f"store_{next(_numbers)}"
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {_migrated_database()} STRATEGY FILE_COPY")  # type: ignore[arg-type]
        yield _address(name).render_as_string(hide_password=False)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


@cache
def _migrated_file() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    open_database(f"sqlite:///{folder / 'store.db'}").dispose()
    return folder / "store.db"


@cache
def _migrated_database() -> str:
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {READY}")  # type: ignore[arg-type]
    open_database(_address(READY).render_as_string(hide_password=False)).dispose()
    return READY


def _address(database: str) -> URL:
    return make_url(server()).set(drivername="postgresql+psycopg", database=database)
