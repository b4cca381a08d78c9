import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.engine import Engine

from server.db.engine import DatabaseUnusable, for_writing, open_database, open_engine
from server.db.models import Base


def test_the_database_is_durable(sqlite: Engine) -> None:
    with sqlite.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_its_tables_are_there(engine: Engine) -> None:
    assert set(inspect(engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_its_folder_is_made(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/a/b/store.db").dispose()
    assert (tmp_path / "a" / "b" / "store.db").exists()


@pytest.mark.parametrize("before", [None, 0o664])
def test_nobody_else_may_read_it(tmp_path: Path, before: int | None) -> None:
    path = tmp_path / "store.db"
    if before is not None:
        path.touch()
        path.chmod(before)
    opened = open_database(f"sqlite:///{path}")
    with opened.connect():
        assert {file.stat().st_mode & 0o777 for file in tmp_path.glob("store.db*")} == {0o600}
    opened.dispose()


def test_starts_that_turn_a_new_file_to_wal_at_once_wait_for_each_other(tmp_path: Path) -> None:
    starts = 8
    start = threading.Barrier(starts)

    def mode(address: str) -> str:
        engine = open_engine(address)
        start.wait()
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        engine.dispose()
        return found

    with ThreadPoolExecutor(starts) as threads:
        for number in range(100):
            assert list(threads.map(mode, [f"sqlite:///{tmp_path}/{number}.db"] * starts)) == ["wal"] * starts


def test_two_writers_wait_for_each_other(sqlite: Engine) -> None:
    writing = for_writing(sqlite)
    with writing.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE tally (n INTEGER)")
        connection.exec_driver_sql("INSERT INTO tally VALUES (0)")

    def count() -> None:
        for _ in range(20):
            with writing.begin() as connection:
                before = connection.exec_driver_sql("SELECT n FROM tally").scalar_one()
                connection.exec_driver_sql("UPDATE tally SET n = ?", (before + 1,))

    workers = [threading.Thread(target=count) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with sqlite.connect() as connection:
        assert connection.exec_driver_sql("SELECT n FROM tally").scalar_one() == 60


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_text("milk\n" * 1000)
    with pytest.raises(DatabaseUnusable, match="it cannot be opened: DatabaseError"):
        open_database(f"sqlite:///{tmp_path}/store.db")
