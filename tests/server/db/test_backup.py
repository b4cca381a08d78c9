"""What was backed up comes back, to the last row, in either database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db import backup
from server.db.backup import NotRestored, back_up, restore
from server.db.engine import DatabaseUnusable, open_database, open_engine
from server.db.models import Base, SaleRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.master.book import MasterBook
from server.master.publishing import publish_sheet
from tests.server.calls.telling import asked
from tests.server.postgres import empty_schema
from tests.server.sales import altered, asked_tap, sale, sale_with_coupon, tap

OLD = Path(__file__).with_name("old")
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
SHEET = Path(__file__).resolve().parents[3] / "assets" / "catalogue" / "sample.csv"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database for what comes back."""
    with ExitStack() as left:
        if request.param == "postgresql":
            yield left.enter_context(empty_schema())
        else:
            yield f"sqlite:///{tmp_path / 'again' / 'store.db'}"


def take(engine: Engine, *envelopes: object) -> list[str]:
    intake = Intake(engine, lambda: NOW)
    return [intake.take(EnvelopeIn.model_validate(asdict(one))) for one in envelopes]  # type: ignore[call-overload]


@pytest.fixture
def books(engine: Engine) -> Engine:
    wrong = altered(5, lambda payload: payload["total"].update(gross_minor=1))
    take(engine, sale(1), asked_tap(15, reasons=["scale-slow"]), sale_with_coupon(2), tap(25), sale(3), wrong, asked())
    take(engine, sale(9, seq=10))
    publish_sheet(MasterBook(engine, lambda: NOW), SHEET.read_bytes(), "sample.csv")
    return engine


def everything(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {
            table.name: sorted(str(tuple(row)) for row in connection.execute(select(table)))
            for table in Base.metadata.sorted_tables
        }


def test_what_was_backed_up_comes_back_whole_and_the_books_go_on(books: Engine, empty: str, tmp_path: Path) -> None:
    before = everything(books)
    counts = back_up(books, tmp_path / "books.backup")
    assert counts == {name: len(rows) for name, rows in before.items()}
    assert min(counts[name] for name in ("sale", "sale_line", "tap_words", "alarm", "help_call", "master_record")) > 0
    assert restore(tmp_path / "books.backup", empty) == counts
    again = open_database(empty)
    assert everything(again) == before
    assert take(again, sale(1), sale(7)) == ["", ""]
    with Session(again) as session:
        assert len({row.id for row in session.scalars(select(SaleRow))}) == counts["sale"] + 1
    again.dispose()


def test_a_backup_is_one_file_for_its_owner_only(books: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(books, folder / "monday")
    assert [path.name for path in folder.iterdir()] == ["monday"]
    assert (folder / "monday").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        back_up(books, folder / "monday")


def test_it_is_of_one_moment_though_selling_goes_on(
    books: Engine, empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(books)
    real: Callable[..., object] = backup.insert
    sold: list[str] = []

    def meanwhile(table: object) -> object:
        if not sold:
            sold.extend(take(books, sale(8)))
        return real(table)

    monkeypatch.setattr(backup, "insert", meanwhile)
    back_up(books, tmp_path / "books.backup")
    monkeypatch.undo()
    assert sold == [""]
    restore(tmp_path / "books.backup", empty)
    again = open_database(empty)
    assert everything(again) == before
    again.dispose()


def test_one_that_fails_leaves_nothing_behind(books: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_table: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "insert", full)
    folder = tmp_path / "backups"
    folder.mkdir()
    with pytest.raises(OSError, match="No space left"):
        back_up(books, folder / "monday")
    assert list(folder.iterdir()) == []


def test_books_that_are_there_are_not_written_over(books: Engine, tmp_path: Path) -> None:
    back_up(books, tmp_path / "books.backup")
    before = everything(books)
    with pytest.raises(NotRestored, match="holds books already"):
        restore(tmp_path / "books.backup", books.url.render_as_string(hide_password=False))
    assert everything(books) == before


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-26"])
def test_a_backup_of_an_earlier_program_is_restored_and_stays_as_it_is(tmp_path: Path, empty: str, day: str) -> None:
    old = tmp_path / "old.backup"
    engine = open_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        for line in (OLD / f"{day}.sqlite.sql").read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(line)
    engine.dispose()
    kept = old.read_bytes()
    assert restore(old, empty)["sale"] >= 2
    assert old.read_bytes() == kept


@pytest.mark.parametrize("content", [b"", b"milk\n" * 1000])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(DatabaseUnusable, match=r"holds no books|is no backup"):
        restore(tmp_path / "file", f"sqlite:///{tmp_path / 'store.db'}")
