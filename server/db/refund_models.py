"""Tables of goods that come back: which sales give others back, and what lanes are about to give back."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class RefundRow(Base):
    """Marks a sale whose amounts are turned: it gives goods of receipt `returns` back. That is one of lane `of_lane`,
    paid at `of_paid_at`; both are '' where it was sold by the same journal and lanes did not say so yet.
    """

    __tablename__ = "refund"
    __table_args__ = (Index("refund_of", "returns", "of_lane"),)

    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    returns: Mapped[int]
    staff: Mapped[str] = mapped_column(String(40))
    of_lane: Mapped[str] = mapped_column(String(12), server_default="")
    of_paid_at: Mapped[str] = mapped_column(String(40), server_default="")


class RefundClaimRow(Base):
    """Lane `lane` was let give `units` (line → how many) of a receipt back, by its refund `refund`; `stage` is open
    until that is booked, or was stopped.
    """

    __tablename__ = "refund_claim"
    __table_args__ = (Index("refund_claim_of", "receipt_no", "of_lane"),)

    refund: Mapped[str] = mapped_column(String(80), primary_key=True)
    lane: Mapped[str] = mapped_column(String(12))
    of_lane: Mapped[str] = mapped_column(String(12))
    receipt_no: Mapped[int]
    of_paid_at: Mapped[str] = mapped_column(String(40))
    units: Mapped[dict[str, int]] = mapped_column(JSON)
    stage: Mapped[str] = mapped_column(String(10))
    at: Mapped[str] = mapped_column(String(40))
