"""Money that lanes owe to shoppers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class DebtRow(Base):
    """Payments of visit `session` that stand for no receipt, left to staff at `at` for `reason`.

    Open until `given_at`: `staff` gave it back as `way` says. Times are the lane's.
    """

    __tablename__ = "debt"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    debt: Mapped[str] = mapped_column(String(80), primary_key=True)
    session: Mapped[str] = mapped_column(String(80))
    at: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(String(3))
    amount_minor: Mapped[int]
    tenders: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    given_at: Mapped[str] = mapped_column(String(40), default="", index=True)
    way: Mapped[str] = mapped_column(String(10), default="")
    staff: Mapped[str] = mapped_column(String(40), default="")
