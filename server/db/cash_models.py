"""Cash that a person must look after at a lane."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class CashAlarmRow(Base):
    """Alarm `number` of the lane: `amount_minor` came into `box` for no payment; None: nobody can count what moved.

    Open until `seen_at`: `staff` saw to it, and it came to `outcome`; what they handed out is in their trail. Without
    `staff` it came to "owed": the hopper said what is missing, which is a debt since. Times are the lane's.
    """

    __tablename__ = "cash_alarm"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    session: Mapped[str] = mapped_column(String(80))
    at: Mapped[str] = mapped_column(String(40))
    box: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    currency: Mapped[str | None] = mapped_column(String(3))
    amount_minor: Mapped[int | None]
    seen_at: Mapped[str] = mapped_column(String(40), default="", index=True)
    outcome: Mapped[str] = mapped_column(String(10), default="")
    staff: Mapped[str] = mapped_column(String(40), default="")
