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


def is_settled(session: Session, member: str) -> bool:
    """Whether the ledger has all that the member bought and gave back."""
    return session.scalar(select(MemberSaleRow.seq).filter_by(member_id=member, booked=False).limit(1)) is None


def settle(session: Session, member: str, rule: EarnRule) -> None:
    """The member's sales are in the ledger, with the points that the receipt told, else by `rule`; and their refunds,
    with what was given for the goods that are back.
    """
    waiting = select(MemberSaleRow).filter_by(member_id=member, booked=False).with_for_update()
    of_day = waiting.order_by(MemberSaleRow.gross_minor < 0, MemberSaleRow.day, MemberSaleRow.seq)
    for sale in session.scalars(of_day).all():
        if sale.points is None:
            sale.points = _given_back(session, sale, rule) if sale.gross_minor < 0 else _earned(sale.gross_minor, rule)
        kind = Kind.EARNED if sale.gross_minor >= 0 else Kind.RETURNED
        if sale.points:
            post(session, entry(kind, f"sale/{sale.lane}/{sale.journal}/{sale.seq}", member, sale.points, sale.day))
        sale.booked = True
        session.flush()


def _earned(minor: int, rule: EarnRule) -> int:
    return points_for(minor, rule.minor_per_point)


def _given_back(session: Session, refund: MemberSaleRow, rule: EarnRule) -> int:
    """What the sale gave, less what it would have given for the goods that stay, less what was taken for those that
    went before: in however many pieces goods go back, the same points do.
    """
    sale = session.get(MemberSaleRow, (refund.of_lane, refund.of_journal, refund.of_seq))
    if sale is None or sale.points is None:  # a refund of before it was noted what it is of
        return _earned(-refund.gross_minor, rule)
    same = (MemberSaleRow.of_lane, MemberSaleRow.of_journal, MemberSaleRow.of_seq)
    of_it = [column == getattr(refund, column.key) for column in same]
    before = select(func.sum(MemberSaleRow.gross_minor), func.sum(MemberSaleRow.points)).where(*of_it)
    minor, taken = session.execute(before.filter_by(booked=True)).one()
    stays = max(0, sale.gross_minor + int(minor or 0) + refund.gross_minor)
    # by the rule that holds, or at the sale's own rate, where another rule gave more then
    keeps = min(sale.points, max(_earned(stays, rule), sale.points * stays // max(1, sale.gross_minor)))
    return max(0, sale.points - keeps - int(taken or 0))


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
