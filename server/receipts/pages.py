"""The e-receipts that are kept, found by the hash of their code, and forgotten when their time is over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, joinedload, selectinload

from kiosk.core.members import SaleMember
from kiosk.core.policy import Seller
from kiosk.core.receipt import page_hash
from kiosk.core.session.facts import Sale
from kiosk.core.values import Money
from server.db.engine import for_writing
from server.db.models import MemberSaleRow, ReceiptPageRow, ReceiptTappedRow, SaleRow, SignatureRow
from server.receipts.sold import sale_of, seller_of
from server.refunds.sales import refunds_of

CODE = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class KeptReceipt:
    """One e-receipt; `kept_until` is the last day on which it is shown, `returns` what went back of it since."""

    sale: Sale
    seller: Seller
    kept_until: date
    lane: str = ""
    returns: tuple[tuple[str, int, Money], ...] = ()


class ReceiptPages:
    """Used from any thread. A receipt is kept for `keep_days` after the day on which it was paid."""

    def __init__(self, engine: Engine, keep_days: int) -> None:
        self._engine = engine
        self._kept = timedelta(days=keep_days)
        self._tidied: date | None = None

    def find(self, code: str, today: date) -> KeptReceipt | None:
        """The receipt that `code` opens; None for one that never was, is not here yet, or is here no more."""
        self._tidy(today)
        if CODE.fullmatch(code) is None:
            return None
        wanted = (
            select(ReceiptPageRow)
            .where(ReceiptPageRow.page_hash == page_hash(code))
            .options(
                joinedload(ReceiptPageRow.sale).options(selectinload(SaleRow.lines), selectinload(SaleRow.tenders))
            )
        )
        with Session(self._engine) as session:
            page = session.scalar(wanted)
            if page is None:
                return None
            signed = session.get(SignatureRow, (page.sale.lane, page.sale.journal, page.sale.receipt_no))
            kept_until = date.fromisoformat(page.day) + self._kept
            if today > kept_until:
                return None
            sale, returns = sale_of(page.sale, page, signed), _returns(session, page.sale)
            sale = replace(sale, member=_points(session, page.sale))
            return KeptReceipt(sale, seller_of(page), kept_until, page.sale.lane, returns)

    def _tidy(self, today: date) -> None:
        """Once a day, what is older is deleted: whoever takes the books then finds no way to these receipts."""
        if self._tidied == today:
            return
        with Session(for_writing(self._engine)) as session, session.begin():
            oldest = (today - self._kept).isoformat()
            session.execute(delete(ReceiptPageRow).where(ReceiptPageRow.day < oldest))
            session.execute(delete(ReceiptTappedRow).where(ReceiptTappedRow.day < oldest))
        self._tidied = today


def _points(session: Session, sale: SaleRow) -> SaleMember | None:
    """What its receipt tells of points, and not whose they are; None where it is nobody's who is a member now."""
    of = session.get(MemberSaleRow, (sale.lane, sale.journal, sale.seq))
    return SaleMember(points=of.points) if of is not None else None


def _returns(session: Session, sale: SaleRow) -> tuple[tuple[str, int, Money], ...]:
    """The lanes, numbers and totals of what was given back of `sale`, the oldest first."""
    refunds = session.scalars(refunds_of(sale))
    return tuple((one.lane, one.receipt_no, Money(one.gross_minor, one.currency)) for one in refunds)
