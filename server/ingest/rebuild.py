"""What is made of what came, made again: the books of sales, signatures, modes, debts, periods, terminals'
days and visits. And what was parked, tried again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import datetime
from itertools import groupby

from sqlalchemy import and_, delete, select, text, tuple_
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.cash_alarm_wire import CASH_ALARM
from kiosk.core.day_wire import TERMINAL_DAY
from kiosk.core.debt_wire import DEBT
from kiosk.core.period_wire import PERIOD
from kiosk.core.wire import LANE_MODE, SIGNATURE
from server.db.change_models import SaleChangeRow
from server.db.engine import for_writing
from server.db.models import (
    PARKED,
    CashAlarmRow,
    ContentRow,
    DebtRow,
    EnvelopeRow,
    LaneModeRow,
    PeriodRow,
    ReceiptPageRow,
    RefundRow,
    SaleCouponRow,
    SaleExtraRow,
    SaleLineRow,
    SalePackRow,
    SaleRow,
    SignatureRow,
    TenderRow,
    TerminalDayRow,
    VisitRow,
)
from server.experience.chosen import Book
from server.experience.stale import mark_all_stale
from server.ingest.booking import Sent, book
from server.ingest.content import unpack
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import PAYLOADS, Intake
from server.ingest.visit_rows import drop_visits

OF_A_SALE = (SaleExtraRow, SaleLineRow, TenderRow, SalePackRow, SaleCouponRow, SaleChangeRow, ReceiptPageRow, RefundRow)
AT_A_TIME = 500
KEEP_PAGES = text(
    "CREATE TEMPORARY TABLE kept_page AS SELECT sale.lane, sale.journal, sale.seq,"
    " page.page_hash, page.day, page.seller, page.price_on_label, page.slip"
    " FROM receipt_page AS page JOIN sale ON sale.id = page.sale_id"
    " JOIN content ON content.lane = sale.lane AND content.journal = sale.journal AND content.seq = sale.seq"
)
PUT_PAGES = text(
    "INSERT INTO receipt_page (sale_id, page_hash, day, seller, price_on_label, slip)"
    " SELECT sale.id, page.page_hash, page.day, page.seller, page.price_on_label, page.slip FROM kept_page AS page"
    " JOIN sale ON sale.lane = page.lane AND sale.journal = page.journal AND sale.seq = page.seq"
)


def rebuild(engine: Engine) -> int:
    """Sales with all that hangs on them, signatures, modes, debts, periods, terminals' days and visits are what the
    kept contents make of them; so many were read. What came before contents were kept stays as it is. Lanes wait
    meanwhile, and send again.

    Raises SQLAlchemyError; everything is as it was then.
    """
    with Session(for_writing(engine)) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.execute(text("LOCK TABLE envelope IN EXCLUSIVE MODE"))
        session.execute(KEEP_PAGES)
        _drop(session)
        read = 0
        with closing(_came(session)) as together:
            for at, sent in together:
                book(session, sent, at)
                read += len(sent)
        session.execute(PUT_PAGES)
        session.execute(text("DROP TABLE kept_page"))
    return read


def retake(engine: Engine, now: Callable[[], datetime]) -> tuple[int, int]:
    """How many of the parked envelopes this program takes, and how many stay parked."""
    intake, taken = Intake(engine, now), 0
    with Session(engine, expire_on_commit=False) as session:
        parked = session.scalars(select(EnvelopeRow).filter_by(state=PARKED).where(EnvelopeRow.payload != "")).all()
    for row in parked:
        names = ("lane", "journal", "seq", "kind", "version", "payload_hash")
        envelope = {name: getattr(row, name) for name in names}
        taken += not intake.take(EnvelopeIn.model_validate({**envelope, "payload": json.loads(row.payload)}))
    return taken, len(parked) - taken


def _drop(session: Session) -> None:
    """All that is to be made again is gone."""
    ours = and_(SaleRow.lane == ContentRow.lane, SaleRow.journal == ContentRow.journal, SaleRow.seq == ContentRow.seq)
    sales = select(SaleRow.id).join(ContentRow, ours)
    _drop_visits(session)
    for part in OF_A_SALE:
        session.execute(delete(part).where(part.sale_id.in_(sales)).execution_options(synchronize_session=False))
    session.execute(delete(SaleRow).where(SaleRow.id.in_(sales)).execution_options(synchronize_session=False))
    mark_all_stale(session, Book.SALES)
    signed = {
        (row.lane, row.journal, unpack(row.packed)["receipt_no"])
        for row in session.scalars(select(ContentRow).filter_by(kind=SIGNATURE).execution_options(yield_per=AT_A_TIME))
    }
    for key in signed:
        one = tuple_(SignatureRow.lane, SignatureRow.journal, SignatureRow.receipt_no) == tuple_(*key)
        session.execute(delete(SignatureRow).where(one).execution_options(synchronize_session=False))
    made = (
        (LANE_MODE, LaneModeRow),
        (DEBT, DebtRow),
        (CASH_ALARM, CashAlarmRow),
        (PERIOD, PeriodRow),
        (TERMINAL_DAY, TerminalDayRow),
    )
    for kind, row in made:
        told = select(ContentRow.lane, ContentRow.journal).filter_by(kind=kind).distinct()
        for lane, journal in session.execute(told).all():
            session.execute(delete(row).filter_by(lane=lane, journal=journal))


def _drop_visits(session: Session) -> None:
    ours = and_(
        VisitRow.lane == ContentRow.lane, VisitRow.journal == ContentRow.journal, VisitRow.seq == ContentRow.seq
    )
    drop_visits(session, select(VisitRow.id).join(ContentRow, ours))
    mark_all_stale(session, Book.VISITS)


def _came(session: Session) -> Generator[tuple[str, list[Sent]], None, None]:
    """What came together, in the order in which it came, with the server's time then."""
    same = and_(
        EnvelopeRow.lane == ContentRow.lane,
        EnvelopeRow.journal == ContentRow.journal,
        EnvelopeRow.seq == ContentRow.seq,
    )
    order = (ContentRow.lane, ContentRow.journal, EnvelopeRow.received_at, ContentRow.seq)
    wanted = select(ContentRow, EnvelopeRow.received_at, EnvelopeRow.version).join(EnvelopeRow, same).order_by(*order)
    with session.execute(wanted.execution_options(yield_per=AT_A_TIME)) as rows:
        for (_, _, at), group in groupby(rows, lambda row: (row[0].lane, row[0].journal, row[1])):
            sent: list[Sent] = []
            for content, _, version in group:
                payload = PAYLOADS[content.kind, version].model_validate(unpack(content.packed))
                sent.append((payload, content.journal, content.seq))
                if len(sent) == AT_A_TIME:
                    yield at, sent
                    sent = []
            if sent:
                yield at, sent
