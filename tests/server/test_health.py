"""Live, and ready: whether lanes had better send now."""

import asyncio
from collections import namedtuple
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from server import health
from server.db.engine import open_database
from server.health import Pulse, Readiness
from tests.server.running import Store


def test_a_server_that_answers_is_live_and_ready(store: Store) -> None:
    assert httpx.get(f"{store.address}/health/live").json() == {"live": True}
    ready = httpx.get(f"{store.address}/health/ready")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "why": "", "soon": []})


def test_tables_of_another_program_are_told(engine: Engine) -> None:
    assert Readiness(engine).why_not() == ""
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    assert "of revision 0999" in Readiness(engine).why_not()


def test_a_disk_without_room_is_told(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as shutil's own
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _path: usage(10**9, 10**9 - 2**20, 2**20))
    assert Readiness(sqlite).why_not() == "The disk of the database has 1 MB left."


def test_a_database_that_is_away_is_told(tmp_path: Path) -> None:
    gone = open_database(f"sqlite:///{tmp_path / 'other' / 'store.db'}")
    gone.dispose()
    (tmp_path / "other" / "store.db").unlink()
    (tmp_path / "other").rmdir()
    assert Readiness(gone).why_not() == "The database does not answer."


def test_three_hundred_lanes_that_ask_are_one_question_to_the_database_and_a_no_is_not_kept() -> None:
    asked: list[bool] = []

    class Database:
        def is_well(self) -> bool:
            asked.append(True)
            if len(asked) == 1:
                raise OperationalError("SELECT 1", None, ConnectionError())
            return True

    async def asks() -> None:
        pulse = Pulse(Database())
        with pytest.raises(OperationalError):
            await pulse.well()
        for _ in range(300):
            assert await pulse.well()

    asyncio.run(asks())
    assert len(asked) == 2
