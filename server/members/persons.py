"""One person's data, all of it: exported, and erased. Within the caller's transaction.

Lanes hold nothing to erase: their journals have a member's `id` alone, which leads to nobody once its row is gone here,
or the hash of a card whose number is nowhere any more (docs/decisions/0095).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.core.members import masked
from server.db.models import ConsentRow, MemberCodeRow, MemberCouponRow, MemberRow, MemberSaleRow, SaleRow
from server.members import accounts

OF_A_MEMBER = (MemberCodeRow, ConsentRow, MemberCouponRow, MemberSaleRow)


def export(session: Session, member: str) -> dict[str, Any] | None:
    """Everything that is known of the member, for JSON; None where nobody is.

    Of the phone number what the store has itself: two digits. What they bought is told by receipt.
    """
    row = session.get(MemberRow, member)
    if row is None:
        return None
    own = select(MemberCouponRow).filter_by(member_id=member).order_by(MemberCouponRow.given_on)
    sales = select(MemberSaleRow).filter_by(member_id=member).order_by(MemberSaleRow.day, MemberSaleRow.seq)
    return {
        "member": {
            "number": row.number,
            "first_name": row.given,
            "phone": masked(row.phone_tail),
            "language": row.language,
            "birthday": row.birthday,
            "joined_on": row.joined_on,
            "last_purchase_on": row.seen_on,
        },
        "consents": [
            {"purpose": one.purpose, "version": one.version, "given_at": one.given_at, "withdrawn_at": one.withdrawn_at}
            for one in session.scalars(select(ConsentRow).filter_by(member_id=member).order_by(ConsentRow.id))
        ],
        "points": {
            "balance": accounts.balance(session, member),
            "entries": [
                {"kind": kind.value, "day": day, "points": points}
                for kind, day, points in accounts.moves(session, member)
            ],
        },
        "coupons": [
            {
                "coupon": one.coupon,
                "why": one.why,
                "given_on": one.given_on,
                "expires_on": one.expires_on,
                "used_on": one.used_on,
            }
            for one in session.scalars(own)
        ],
        "purchases": [_purchase(session, one) for one in session.scalars(sales)],
    }


def erase(session: Session, member: str, day: str) -> bool:
    """Nothing here says who the member was or what they bought; sales and points stay as nobody's. False where nobody
    is.
    """
    row = session.get(MemberRow, member)
    if row is None:
        return False
    accounts.forget(session, member, day)
    for table in OF_A_MEMBER:
        session.execute(delete(table).filter_by(member_id=member))
    session.delete(row)
    session.flush()
    return True


def _purchase(session: Session, one: MemberSaleRow) -> dict[str, Any]:
    sale = session.scalar(select(SaleRow).filter_by(lane=one.lane, journal=one.journal, seq=one.seq))
    told: dict[str, Any] = {"day": one.day, "lane": one.lane, "gross_minor": one.gross_minor}
    if sale is None:
        return told
    goods = [{"names": line.names, "quantity": line.quantity, "gross_minor": line.gross_minor} for line in sale.lines]
    return {**told, "receipt_no": sale.receipt_no, "currency": sale.currency, "lines": goods}
