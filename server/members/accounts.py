"""The ledger on disk. Each function works within the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from kiosk.core.members import points_for
from server.db.models import MemberSaleRow, PointsEntryRow, PointsPostingRow
from server.members.ledger import ERASED, EXPIRED, Entry, Kind, entry
from server.members.rules import EarnRule

Move = tuple[Kind, str, int]
"""Kind, day, and the points that came (above zero) or left."""


def post(session: Session, one: Entry) -> bool:
    """The entry is booked; False where one with its key is there already."""
    if session.scalar(select(PointsEntryRow.id).filter_by(key=one.key)) is not None:
        return False
    row = PointsEntryRow(key=one.key, kind=one.kind.value, day=one.day)
    session.add(row)
    session.flush()
    session.add_all(
        PointsPostingRow(entry_id=row.id, account=account, points=points) for account, points in one.postings
    )
    session.flush()
    return True


def balance(session: Session, account: str) -> int:
    """Σ of the account's postings."""
    return int(session.scalar(select(func.sum(PointsPostingRow.points)).filter_by(account=account)) or 0)


def moves(session: Session, member: str) -> Sequence[Move]:
    """What came to the member and what left, in the order of booking."""
    rows = (
        select(PointsEntryRow.kind, PointsEntryRow.day, PointsPostingRow.points)
        .join(PointsPostingRow, PointsPostingRow.entry_id == PointsEntryRow.id)
        .where(PointsPostingRow.account == member)
        .order_by(PointsEntryRow.id)
    )
    return [(Kind(kind), day, points) for kind, day, points in session.execute(rows)]


def settle(session: Session, member: str, rule: EarnRule) -> None:
    """The member's sales and refunds are in the ledger: with the points that the receipt told, else by `rule`."""
    waiting = select(MemberSaleRow).filter_by(member_id=member, booked=False).with_for_update()
    for sale in session.scalars(waiting.order_by(MemberSaleRow.day)).all():
        told = sale.points if sale.points is not None else points_for(abs(sale.gross_minor), rule.minor_per_point)
        kind = Kind.EARNED if sale.gross_minor >= 0 else Kind.RETURNED
        if told:
            post(session, entry(kind, f"sale/{sale.lane}/{sale.journal}/{sale.seq}", member, told, sale.day))
        sale.booked = True
    session.flush()


def running_out(session: Session, before: str) -> Sequence[tuple[str, int]]:
    """Accounts of members with how many of their points that came before the day `before` are left: as
    `ledger.expired`, by the database.
    """
    came = func.sum(
        case((((PointsPostingRow.points > 0) & (PointsEntryRow.day < before)), PointsPostingRow.points), else_=0)
    )
    left = func.sum(case((PointsPostingRow.points < 0, -PointsPostingRow.points), else_=0))
    whole = func.sum(PointsPostingRow.points)
    rows = (
        select(PointsPostingRow.account, came, left, whole)
        .join(PointsEntryRow, PointsEntryRow.id == PointsPostingRow.entry_id)
        .where(func.length(PointsPostingRow.account) == MEMBER_ID)
        .group_by(PointsPostingRow.account)
        .having((came > left) & (whole > 0))
    )
    return [(account, min(int(old) - int(gone), int(now))) for account, old, gone, now in session.execute(rows)]


def forget(session: Session, member: str, day: str) -> None:
    """The account is empty, and its past nobody's; all balances add up as before."""
    left = balance(session, member)
    if left:
        postings = ((member, -left), (EXPIRED, left))
        post(session, Entry(key=f"erased/{member}", kind=Kind.EXPIRED, day=day, postings=postings))
    of_member = select(PointsPostingRow.entry_id).filter_by(account=member)
    entries = session.scalars(select(PointsEntryRow).where(PointsEntryRow.id.in_(of_member))).all()
    for one in entries:  # a key may name the member, or the very sale
        one.key = f"erased/{one.id}"
    session.execute(update(PointsPostingRow).filter_by(account=member).values(account=ERASED))
    session.flush()


MEMBER_ID = 32
"""How long the name of a member's account is; no account of the store is."""
