"""What ails the lanes' devices, and what did."""

from __future__ import annotations

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class FindingRow(Base):
    """`cause` was found at `part` of the lane's `device` from `opened_at` to `closed_at`, '' for one that is open; of
    each there is one at a time. It came back `again` times since. Times are the server's.
    """

    __tablename__ = "device_finding"
    __table_args__ = (
        UniqueConstraint("lane", "device", "part", "cause", "closed_at"),
        Index("ix_device_finding_closed_at", "closed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lane: Mapped[str] = mapped_column(String(12))
    device: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    part: Mapped[str] = mapped_column(String(40))
    cause: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10))
    detail: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[str] = mapped_column(String(40))
    closed_at: Mapped[str] = mapped_column(String(40), default="")
    again: Mapped[int] = mapped_column(default=0)
