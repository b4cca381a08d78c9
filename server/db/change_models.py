"""What staff changed of the baskets that were sold."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class SaleChangeRow(Base):
    """`act` was done to line `line`, or with 0 to the whole basket, by `staff` (an id): it came to `before_minor` then,
    and to `after_minor` afterwards. A line that was voided is not among the sale's. `note`: of a certificate.
    """

    __tablename__ = "sale_change"

    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    act: Mapped[str] = mapped_column(String(40), index=True)
    line: Mapped[int]
    staff: Mapped[str] = mapped_column(String(40), index=True)
    at: Mapped[str] = mapped_column(String(40))
    why: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(String(80))
    note: Mapped[str] = mapped_column(String(80))
    before_minor: Mapped[int]
    after_minor: Mapped[int]
