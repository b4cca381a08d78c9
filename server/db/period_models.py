"""Periods that lanes closed: their Z reports, and the days that terminals ended with them."""

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


class TerminalDayRow(Base):
    """What came of asking who moves money by `way` to end its day, for the `tries`-th time since period `number` was
    closed: its own total and the lane's, in minor units. `told_minor` is null where it told none.
    """

    __tablename__ = "terminal_day"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    way: Mapped[str] = mapped_column(String(20))
    tries: Mapped[int]
    end: Mapped[str] = mapped_column(String(20))
    again: Mapped[bool]
    currency: Mapped[str] = mapped_column(String(3))
    ours_minor: Mapped[int]
    told_minor: Mapped[int | None]
    first: Mapped[str] = mapped_column(String(40))
    last: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(String(200))
    at: Mapped[str] = mapped_column(String(40), index=True)
