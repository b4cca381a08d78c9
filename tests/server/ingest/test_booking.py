"""Many at once are booked as each would be alone."""

from sqlalchemy import inspect, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import for_writing
from server.db.models import LaneModeRow, SaleRow, TapRow
from server.ingest.booking import book
from server.ingest.payloads import LaneModeIn, SaleIn, TapIn
from tests.server.sales import JOURNAL, asked_tap, sale

AT = "2026-11-22T10:00:00+01:00"


def mode(told: str) -> LaneModeIn:
    return LaneModeIn.model_validate({"lane": "4", "mode": told, "was": "open", "staff": "lena", "at": AT})


def test_a_booking_of_many_kinds_is_one_transaction(engine: Engine) -> None:
    sales = [(SaleIn.model_validate(sale(number).payload), JOURNAL, number) for number in (1, 2)]
    taps = [
        (TapIn.model_validate(asked_tap(3).payload), JOURNAL, 3),
        (TapIn.model_validate(asked_tap(4, of=3, remark="slow").payload), JOURNAL, 4),
    ]
    with Session(for_writing(engine)) as session, session.begin():
        book(session, [*sales, *taps, (mode("closed"), JOURNAL, 5), (mode("open"), JOURNAL, 4)], AT)
        assert inspect(session.connection()).get_table_names()  # it is still the one transaction
        session.rollback()
    with Session(for_writing(engine)) as session:
        assert session.scalars(select(SaleRow)).all() == []
        with session.begin_nested():
            book(session, [*sales, *taps, (mode("closed"), JOURNAL, 5), (mode("open"), JOURNAL, 4)], AT)
        assert [row.receipt_no for row in session.scalars(select(SaleRow).order_by(SaleRow.seq))] == [1, 2]
        (tap,) = session.scalars(select(TapRow))
        assert tap.words is not None
        assert tap.words.remark == "slow"
        assert session.get_one(LaneModeRow, ("4", JOURNAL)).mode == "closed"
