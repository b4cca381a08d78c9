"""An earlier program's books become today's: whole or not at all, with every row that was there."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, inspect, select, text
from sqlalchemy.engine import Engine

from server.db import migrations
from server.db.engine import FIRST, REVISION, REVISIONS, DatabaseUnusable, open_database, open_engine, revision_of
from server.db.models import Base, SaleRow, TapRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from tests.server.postgres import empty_schema
from tests.server.sales import sale

ROOT = Path(__file__).resolve().parents[3]
OLD = Path(__file__).with_name("old")
DAYS = sorted({path.name.partition(".")[0] for path in OLD.glob("*.sql")})
NOW = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty_schema() if request.param == "postgresql" else nullcontext(f"sqlite:///{tmp_path / 'store.db'}") as at:
        yield at


def left_behind(address: str, day: str) -> dict[str, int]:
    """The books as the server of that day left them; rows by table."""
    engine = open_engine(address)
    with engine.begin() as connection:
        for line in (OLD / f"{day}.{engine.dialect.name}.sql").read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(line)
    told = rows(engine)
    engine.dispose()
    return told


def rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        return {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in sorted(names)}


def looks(engine: Engine) -> dict[str, list[str]]:
    """What can be asked of each table, as words."""
    with engine.connect() as connection:
        seen = inspect(connection)
        return {
            name: sorted(
                [
                    *(f"{one['name']} {one['type']} {one['nullable']}" for one in seen.get_columns(name)),
                    f"key {seen.get_pk_constraint(name)['constrained_columns']}",
                    *(f"index {one['column_names']}" for one in seen.get_indexes(name)),
                    *(f"unique {one['column_names']}" for one in seen.get_unique_constraints(name)),
                    *(
                        f"{one['constrained_columns']} of {one['referred_table']}"
                        for one in seen.get_foreign_keys(name)
                    ),
                ]
            )
            for name in seen.get_table_names()
        }


def revision(address: str) -> str:
    engine = open_engine(address)
    with engine.connect() as connection:
        told = revision_of(connection)
    engine.dispose()
    return told


def test_models_and_revisions_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_revisions_are_those_that_alembic_walks() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    walked = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == REVISIONS


@pytest.mark.parametrize("day", DAYS)
def test_every_row_is_there_and_the_books_go_on(address: str, day: str) -> None:
    before = left_behind(address, day)
    engine = open_database(address)
    after = rows(engine)
    assert {name: after[name] for name in before} == before
    with engine.connect() as connection:
        sales = connection.scalar(select(func.count()).select_from(SaleRow)) or 0
        assert sales >= 2
        assert connection.scalar(select(func.count()).select_from(TapRow)) == 1 + (day > DAYS[0])
    intake = Intake(engine, lambda: NOW)
    assert intake.take(EnvelopeIn.model_validate(asdict(sale(7, seq=700)))) == ""
    assert rows(engine)["sale"] == sales + 1
    engine.dispose()
    assert revision(address) == REVISION


@pytest.mark.parametrize("day", DAYS)
def test_what_came_before_is_known_afterwards(address: str, day: str) -> None:
    left_behind(address, day)
    engine = open_database(address)
    intake = Intake(engine, lambda: NOW)
    forged = sale(8, seq=10)
    assert intake.take(EnvelopeIn.model_validate(asdict(forged))) == "another content came under the same number before"
    if day == DAYS[-1]:
        assert intake.take(EnvelopeIn.model_validate(asdict(sale(1)))) == ""
    engine.dispose()


@pytest.mark.parametrize("day", DAYS)
def test_books_made_today_look_like_those_that_were_brought_here(engine: Engine, tmp_path: Path, day: str) -> None:
    with empty_schema() if engine.dialect.name == "postgresql" else nullcontext(f"sqlite:///{tmp_path}/old.db") as at:
        left_behind(at, day)
        old = open_database(at)
        assert looks(old) == looks(engine)
        old.dispose()


def test_a_newer_programs_books_are_refused_in_plain_words_and_left_alone(address: str) -> None:
    open_database(address).dispose()
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    engine.dispose()
    with pytest.raises(
        DatabaseUnusable, match=f"a newer program wrote it, as revision 0999: this one knows {REVISION}"
    ):
        open_database(address)
    assert revision(address) == "0999"


def test_a_step_that_fails_is_undone_with_all_before_it(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = left_behind(address, DAYS[0])
    real = command.upgrade

    def fails(config: Config, to: str) -> None:
        real(config, to)
        raise ValueError("the last step does not hold")

    monkeypatch.setattr(command, "upgrade", fails)
    with pytest.raises(ValueError, match="does not hold"):
        open_database(address)
    assert revision(address) == FIRST
    monkeypatch.undo()
    engine = open_database(address)
    after = rows(engine)
    assert {name: after[name] for name in before} == before
    engine.dispose()


def test_of_many_starts_at_once_one_makes_the_tables(address: str) -> None:
    start = threading.Barrier(4)
    failed: list[Exception] = []

    def opens() -> None:
        start.wait()
        try:
            open_database(address).dispose()
        except Exception as error:  # noqa: BLE001 - whatever it is
            failed.append(error)

    starts = [threading.Thread(target=opens) for _ in range(4)]
    for one in starts:
        one.start()
    for one in starts:
        one.join()
    assert failed == []
    assert revision(address) == REVISION


def test_a_start_of_every_day_does_not_wait_for_alembic(tmp_path: Path) -> None:
    told = (
        "import sys; from server.db.engine import open_database; "
        "open_database(sys.argv[1]).dispose(); print('alembic' in sys.modules)"
    )
    for waits in ("True\n", "False\n"):
        run = subprocess.run(
            [sys.executable, "-c", told, f"sqlite:///{tmp_path}/store.db"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert run.stdout == waits
