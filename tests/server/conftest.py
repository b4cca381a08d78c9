from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from server.db.engine import open_database
from server.ingest.intake import Intake
from tests.server.ready import on_postgres, sqlite_at
from tests.server.running import Store

NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.made(tmp_path).opens()
    yield made
    made.closes()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(sqlite_at(tmp_path / "store.db"))
    yield opened
    opened.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Whatever the store's database is, the same holds."""
    with on_postgres() if request.param == "postgresql" else nullcontext(sqlite_at(tmp_path / "store.db")) as at:
        opened = open_database(at)
        yield opened
        opened.dispose()


@pytest.fixture
def intake(engine: Engine) -> Intake:
    return Intake(engine, lambda: NOW)
