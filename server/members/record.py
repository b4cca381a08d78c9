"""Whose sales they are, as they come from the lanes. Within the transaction that books them; the ledger follows later
(`accounts.settle`), so that a sale is booked as fast with a member as without.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from server.db.models import MemberCodeRow, MemberCouponRow, MemberRow, MemberSaleRow, RefundRow, SaleRow
from server.ingest.members import MemberIn, SaleIn5, ThanksIn
from server.members.accounts import post
from server.members.ledger import Kind, entry

log = logging.getLogger(__name__)


def record(session: Session, sales: Sequence[tuple[SaleIn5, str, int, str]]) -> dict[int, str]:
    """Each of `sales`, with its journal, sequence and day, is its member's; sequence → what a person should look at.

    One of somebody who is erased meanwhile is nobody's, and so is one of a card that nobody has.
    """
    against, sold = {}, {}
    for sale, journal, seq, day in sales:
        member = _whose(session, sale.member)
        if member is None:
            if sale.member.whose or sale.member.card:
                log.info("lane %s: receipt %s is of nobody who is a member now", sale.lane, sale.receipt_no)
            continue
        if session.get(MemberSaleRow, (sale.lane, journal, seq)) is not None:
            continue
        row = MemberSaleRow(
            lane=sale.lane,
            journal=journal,
            seq=seq,
            member_id=member.id,
            day=day,
            gross_minor=sale.total.gross_minor,
            points=sale.member.points,
            way=sale.tenders[-1].kind,
        )
        session.add(row)
        sold[sale.lane, sale.receipt_no, sale.paid_at] = row
        member.seen_on = max(member.seen_on, day)
        if why := _used(session, member, sale, day):
            against[seq] = why
    session.flush()
    if sold:
        _went_before(session, sold)
    return against


def give_back(session: Session, sold: SaleRow, back: SaleRow) -> None:
    """The points of what went `back` of `sold` go back too, where it was a member's."""
    of = session.get(MemberSaleRow, (sold.lane, sold.journal, sold.seq))
    if of is not None:
        _give_back(session, of, back)


def _give_back(session: Session, of: MemberSaleRow, back: SaleRow) -> None:
    if session.get(MemberSaleRow, (back.lane, back.journal, back.seq)) is not None:
        return
    session.add(
        MemberSaleRow(
            lane=back.lane,
            journal=back.journal,
            seq=back.seq,
            member_id=of.member_id,
            day=back.day,
            gross_minor=back.gross_minor,
            points=None,
            way="",
            of_lane=of.lane,
            of_journal=of.journal,
            of_seq=of.seq,
        )
    )
    session.flush()


def _went_before(session: Session, sold: dict[tuple[str, int, str], MemberSaleRow]) -> None:
    """What other lanes gave back of these (by lane, receipt and time of payment) and told before they came."""
    of = (RefundRow.of_lane, RefundRow.returns, RefundRow.of_paid_at)
    wanted = select(SaleRow, *of).join(RefundRow, RefundRow.sale_id == SaleRow.id).where(tuple_(*of).in_(list(sold)))
    for back, lane, receipt_no, paid_at in session.execute(wanted).all():
        _give_back(session, sold[lane, receipt_no, paid_at], back)


def thank(session: Session, told: ThanksIn) -> None:
    """The member has the points, once for that day however often they tapped; nobody has them who is erased."""
    if session.get(MemberRow, told.member) is not None:
        post(session, entry(Kind.THANKS, f"thanks/{told.member}/{told.day}", told.member, told.points, told.day))


def _whose(session: Session, told: MemberIn) -> MemberRow | None:
    if told.whose:
        return session.get(MemberRow, told.whose)
    if not told.card:
        return None
    wanted = select(MemberRow).join(MemberCodeRow, MemberCodeRow.member_id == MemberRow.id)
    return session.scalar(wanted.where(MemberCodeRow.code_hash == told.card))


def _used(session: Session, member: MemberRow, sale: SaleIn5, day: str) -> str:
    """The member's own coupons that took something off are used; what is to be said where one was before."""
    twice = ""
    for one in sale.coupons:
        row = session.get(MemberCouponRow, one.serial) if one.serial else None
        if row is None or row.member_id != member.id:
            continue
        if row.used_on:
            twice = f"receipt {sale.receipt_no} used a member's own coupon that was used on {row.used_on} already"
        else:
            row.used_on = day
    return twice
