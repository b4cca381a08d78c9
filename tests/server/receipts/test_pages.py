"""A receipt is found by its code alone, and forgotten in time."""

from dataclasses import asdict
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.receipt import page_hash
from server.db.models import ReceiptPageRow, SaleRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.receipts.pages import ReceiptPages
from tests.server.sales import code, sale

PAID = date(2026, 11, 22)


@pytest.fixture
def pages(intake: Intake, engine: Engine) -> ReceiptPages:
    intake.take(EnvelopeIn.model_validate(asdict(sale(1))))
    return ReceiptPages(engine, 30)


def count(engine: Engine, table: type) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_code_opens_its_receipt(pages: ReceiptPages) -> None:
    kept = pages.find(code(1), PAID)
    assert kept is not None
    assert (kept.sale.receipt_no, kept.seller.name, kept.kept_until) == (1, "Green Corner", date(2026, 12, 22))


@pytest.mark.parametrize("wrong", ["", "x", "A" * 22, "A" * 2000, "ä" * 22, "4-000001", "' OR 1=1 --"])
def test_nothing_else_does(pages: ReceiptPages, wrong: str) -> None:
    assert pages.find(wrong, PAID) is None


def test_what_the_server_keeps_opens_nothing(pages: ReceiptPages, engine: Engine) -> None:
    """Whoever has the whole database has hashes of 128 random bits, and no code."""
    assert pages.find(page_hash(code(1)), PAID) is None
    with Session(engine) as session:
        told = repr(session.execute(select(ReceiptPageRow.__table__)).all())
    assert code(1) not in told


def test_it_is_shown_to_its_last_day_and_then_forgotten_while_the_books_stay(
    pages: ReceiptPages, engine: Engine
) -> None:
    mine = code(1)
    assert pages.find(mine, date(2026, 12, 22)) is not None
    assert pages.find(mine, date(2026, 12, 23)) is None
    assert (count(engine, ReceiptPageRow), count(engine, SaleRow)) == (0, 1)
