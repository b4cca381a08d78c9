"""What the figures of members are made of: their purchases of a year. Only of who agreed to offers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from server.db.models import ConsentRow, MemberRow, MemberSaleRow, SaleLineRow, SaleRow
from server.members.offers import Bought, counted
from server.members.profile import Purpose
from server.members.segments import Habit
from server.members.tiers import year_before

STANDS = and_(ConsentRow.purpose == Purpose.OFFERS.value, ConsentRow.withdrawn_at == "")


def habits(session: Session, today: datetime.date, member: str = "") -> Sequence[Habit]:
    """Of each member (or of one) who agreed to offers and bought within a year; what went back counts against the
    value.
    """
    agreed = select(ConsentRow.member_id).where(STANDS)
    last = func.max(MemberSaleRow.day).filter(MemberSaleRow.gross_minor > 0)
    times = func.count().filter(MemberSaleRow.gross_minor > 0)
    rows = (
        select(MemberSaleRow.member_id, last, times, func.sum(MemberSaleRow.gross_minor))
        .where(MemberSaleRow.day > year_before(today).isoformat(), MemberSaleRow.member_id.in_(agreed))
        .group_by(MemberSaleRow.member_id)
        .having(times > 0)
    )
    if member:
        rows = rows.where(MemberSaleRow.member_id == member)
    return [
        Habit(member=member, days=(today - datetime.date.fromisoformat(day)).days, times=int(count), minor=int(minor))
        for member, day, count, minor in session.execute(rows)
    ]


def without_purchase(session: Session, bought: int) -> int:
    """How many agreed to offers and are not among the `bought`."""
    agreed = select(func.count(func.distinct(ConsentRow.member_id))).where(STANDS)
    return max(0, int(session.scalar(agreed) or 0) - bought)


def bought(session: Session, member: str, today: datetime.date) -> tuple[Bought, ...]:
    """The member's categories of a year."""
    same = and_(
        SaleRow.lane == MemberSaleRow.lane, SaleRow.journal == MemberSaleRow.journal, SaleRow.seq == MemberSaleRow.seq
    )
    rows = (
        select(SaleLineRow.category, MemberSaleRow.day)
        .join(SaleRow, SaleRow.id == SaleLineRow.sale_id)
        .join(MemberSaleRow, same)
        .where(MemberSaleRow.member_id == member, MemberSaleRow.gross_minor > 0)
        .where(MemberSaleRow.day > year_before(today).isoformat())
    )
    return counted((category, day) for category, day in session.execute(rows))


def how_many(session: Session) -> int:
    return int(session.scalar(select(func.count()).select_from(MemberRow)) or 0)
