"""What was made of what came can be dropped and made again, to the last row, whatever came in whatever order."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.mode import LaneMode
from kiosk.core.receipt import page_hash
from kiosk.core.session.lane_facts import ModeChanged
from kiosk.core.wire import Envelope, mode_envelope
from server.db.engine import open_database, open_engine
from server.db.models import Base, ContentRow, LaneModeRow, ReceiptPageRow, SaleLineRow, SaleRow, SignatureRow
from server.ingest import intake as module
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild, retake
from server.receipts.pages import ReceiptPages
from tests.server.ingest.test_intake import AT, failure, signature
from tests.server.sales import JOURNAL, altered, asked_tap, code, sale, sale_with_coupon, tap

MONDAY = datetime.fromisoformat("2026-11-22T11:00:00+01:00")
OLD = Path(__file__).parents[1] / "db" / "old"


def everything(engine: Engine) -> dict[str, list[str]]:
    """All rows; a sale by its place in its journal, for its number in the database may be another one."""
    with engine.connect() as connection:
        sales = {row.id: f"{row.journal}/{row.seq}" for row in connection.execute(select(SaleRow.__table__))}
        told = {}
        for table in Base.metadata.sorted_tables:
            key = "id" if table.name == "sale" else "sale_id"
            told[table.name] = sorted(
                str({name: sales[value] if name == key else value for name, value in row._mapping.items()})
                for row in connection.execute(select(table))
            )
        return told


def came(chance: Random) -> list[Envelope]:
    """Of everything something; what is sent twice, and what is late."""
    mode = ModeChanged(lane="4", mode=LaneMode.CLOSED, was=LaneMode.OPEN, staff="lena", name="Lena K.", at=AT)
    told = [sale(number) for number in range(1, 9)]
    told += [sale_with_coupon(20), sale(2, journal="cd" * 16), tap(15), asked_tap(25, remark="slow")]
    told += [failure(301), signature(302, late=True), mode_envelope(mode, JOURNAL, 303)]
    told += [mode_envelope(replace(mode, mode=LaneMode.OPEN), JOURNAL, 305)]
    told += [altered(9, lambda payload: payload["total"].update(gross_minor=1))]
    chance.shuffle(told)
    return told + chance.sample(told, 4)


@pytest.fixture(params=range(4))
def books(request: pytest.FixtureRequest, engine: Engine) -> Engine:
    """Taken on several days, in any order."""
    chance, day = Random(request.param), [MONDAY]
    intake = Intake(engine, lambda: day[0])
    for envelope in came(chance):
        intake.take(EnvelopeIn.model_validate(asdict(envelope)))
        day[0] += timedelta(seconds=chance.choice([0, 0, 1, 86_400]))
    return engine


def test_the_books_made_again_are_the_books(books: Engine) -> None:
    before = everything(books)
    assert rebuild(books) == 14
    assert everything(books) == before
    assert rebuild(books) == 14
    assert everything(books) == before


def test_what_was_lost_or_changed_comes_back(books: Engine) -> None:
    before = everything(books)
    with Session(books) as session, session.begin():
        for row in session.scalars(select(SaleRow)):
            row.gross_minor += 1
            row.lines[0].quantity += 1
        session.execute(delete(SaleLineRow).where(SaleLineRow.line == 2))
        session.execute(delete(SignatureRow))
        session.execute(delete(LaneModeRow))
    assert everything(books) != before
    rebuild(books)
    assert everything(books) == before


def test_an_e_receipt_that_was_forgotten_stays_so_and_another_one_is_shown(intake: Intake, engine: Engine) -> None:
    for number in (1, 2):
        intake.take(EnvelopeIn.model_validate(asdict(sale(number))))
    with Session(engine) as session, session.begin():
        session.execute(delete(ReceiptPageRow).where(ReceiptPageRow.page_hash == page_hash(code(1))))
        kept = b"".join(row.packed for row in session.scalars(select(ContentRow)))
    rebuild(engine)
    pages = ReceiptPages(engine, 30)
    assert pages.find(code(1), MONDAY.date()) is None
    assert pages.find(code(2), MONDAY.date()) is not None
    assert page_hash(code(1)).encode() not in kept


def test_of_a_tap_nothing_is_kept_but_the_tap(intake: Intake, engine: Engine) -> None:
    intake.take(EnvelopeIn.model_validate(asdict(tap(15))))
    with Session(engine) as session:
        assert session.scalars(select(ContentRow)).all() == []


def test_what_came_before_contents_were_kept_stays(tmp_path: Path) -> None:
    at = f"sqlite:///{tmp_path / 'old.db'}"
    old = open_engine(at)
    with old.begin() as connection:
        for line in (OLD / "2026-11-26.sqlite.sql").read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(line)
    old.dispose()
    engine = open_database(at)
    Intake(engine, lambda: MONDAY).take(EnvelopeIn.model_validate(asdict(sale(7, seq=700))))
    before = everything(engine)
    assert rebuild(engine) == 1
    assert everything(engine) == before
    engine.dispose()


def test_a_rebuild_that_fails_changes_nothing(books: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from server.ingest import rebuild as rebuilding

    before = everything(books)
    real: Callable[..., object] = rebuilding.book

    def fails(*given: object) -> object:
        real(*given)
        raise ValueError("cut")

    monkeypatch.setattr(rebuilding, "book", fails)
    with pytest.raises(ValueError, match="cut"):
        rebuild(books)
    assert everything(books) == before


def test_what_was_parked_is_taken_by_a_program_that_knows_it(
    intake: Intake, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = dict(module.PAYLOADS)
    monkeypatch.setattr(module, "PAYLOADS", {})
    for number in (1, 2):
        intake.take(EnvelopeIn.model_validate(asdict(sale(number))))
    intake.take(EnvelopeIn.model_validate(asdict(altered(3, lambda payload: payload["total"].update(gross_minor=1)))))
    monkeypatch.setattr(module, "PAYLOADS", known)
    assert retake(engine, lambda: MONDAY) == (2, 1)
    assert retake(engine, lambda: MONDAY) == (0, 1)
    with Session(engine) as session:
        assert sorted(row.receipt_no for row in session.scalars(select(SaleRow))) == [1, 2]
