"""The sale behind a receipt, and what went back of it, by any lane."""

from __future__ import annotations

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from server.db.models import RefundRow, SaleRow


def sale_behind(session: Session, lane: str, receipt_no: int, paid_at: str, *, lock: bool = False) -> SaleRow | None:
    """The sale with that number; where a lane gave it twice and no time is known, the newest. `lock`: whoever else
    wants to give of it back waits.
    """
    wanted = select(SaleRow).filter_by(lane=lane, receipt_no=receipt_no).where(~SaleRow.refund.has())
    if paid_at:
        wanted = wanted.filter_by(paid_at=paid_at)
    wanted = wanted.order_by(SaleRow.id.desc()).limit(1)
    return session.scalar(wanted.with_for_update() if lock else wanted)


def refunds_of(sale: SaleRow) -> Select[SaleRow]:
    """What gives goods of `sale` back, the oldest first."""
    told = and_(RefundRow.of_lane == sale.lane, RefundRow.of_paid_at == sale.paid_at)
    untold = and_(RefundRow.of_lane == "", SaleRow.lane == sale.lane, SaleRow.journal == sale.journal)
    refunds = select(SaleRow).join(RefundRow).where(RefundRow.returns == sale.receipt_no, or_(told, untold))
    return refunds.order_by(SaleRow.paid_at, SaleRow.id)
