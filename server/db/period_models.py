"""Periods that lanes closed: their Z reports."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class PeriodRow(Base):
    """Period `number` as the lane told it; its receipts are those from `first` to `last`, 0 where there is none. `sums`
    is as it came. Times are the lane's.
    """

    __tablename__ = "period"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[str] = mapped_column(String(40))
    until: Mapped[str] = mapped_column(String(40), index=True)
    first: Mapped[int]
    last: Mapped[int]
    staff: Mapped[str] = mapped_column(String(40))
    sums: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
