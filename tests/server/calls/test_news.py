"""What one process changes, another hears of, on either database."""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from server.calls.news import News
from server.db.engine import for_writing, open_database
from tests.waiting import wait_until


@pytest.fixture
def other(engine: Engine) -> Iterator[Engine]:
    """The same database as another worker has it."""
    opened = open_database(engine.url.render_as_string(hide_password=False))
    yield opened
    opened.dispose()


def test_another_worker_hears_in_less_than_a_second(engine: Engine, other: Engine) -> None:
    here: list[float] = []
    there: list[float] = []
    mine = News(engine, lambda _lane: here.append(time.monotonic()))
    theirs = News(other, lambda _lane: there.append(time.monotonic()))
    mine.start()
    theirs.start()
    heard = len(there)
    if engine.dialect.name == "postgresql":
        wait_until(lambda: there)  # it listens
        heard = len(there)
    else:
        wait_until(lambda: _written(engine) and len(there) > heard)
        heard = len(there)
    since = time.monotonic()
    _write(engine)
    mine.tell()
    wait_until(lambda: len(there) > heard)
    assert there[-1] - since < 1.0
    assert here
    mine.stop()
    theirs.stop()


def test_a_listener_comes_back_when_its_connection_was_lost(engine: Engine, other: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no connection to lose")
    heard: list[float] = []
    news = News(other, lambda _lane: heard.append(time.monotonic()))
    news.start()
    wait_until(lambda: heard)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %%'"
        )
    known = len(heard)
    wait_until(lambda: len(heard) > known)  # it rings when it listens again: something may have been missed
    news.stop()


def test_it_stops_though_nobody_ever_told_anything(engine: Engine) -> None:
    news = News(engine, lambda _lane: None)
    news.stop()
    news.start()
    news.stop()


def _write(engine: Engine) -> None:
    with for_writing(engine).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")


def _written(engine: Engine) -> bool:
    _write(engine)
    return True
