"""Counts of days that are over, made once from what lanes told, so that a year need not be read through.

They are right for as long as nothing of their day is told late: whoever books something marks its day in the same
transaction (`server.experience.stale`). Nothing in them is about one visit.
"""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class SummedRow(Base):
    """Of `book` (visits, taps, sales) there are sums of `span`, a day (YYYY-MM-DD) or a month (YYYY-MM). `state`:
    fresh, they are all that is known; making, nothing was told of the span since that began; or stale. `kept`: what
    they were made of is forgotten, and what is there of that day came after it.
    """

    __tablename__ = "summed"

    book: Mapped[str] = mapped_column(String(10), primary_key=True)
    span: Mapped[str] = mapped_column(String(10), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))
    kept: Mapped[bool]


class SumRow(Base):
    """What the count `name` came to in `span`, of those whose `told_by` (lane, hour, language, ease; nothing: all) is
    `value`. `rows`: a JSON list of keys and sums (`server.experience.counts`), one row after the other.
    """

    __tablename__ = "day_sum"

    book: Mapped[str] = mapped_column(String(10), primary_key=True)
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    told_by: Mapped[str] = mapped_column(String(10), primary_key=True)
    span: Mapped[str] = mapped_column(String(10), primary_key=True)
    value: Mapped[str] = mapped_column(String(60), primary_key=True)
    rows: Mapped[str] = mapped_column(Text)
