"""Members' own coupons on disk: given by rule, used once, renewed by rule. Within the caller's transaction."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Sequence

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from server.db.models import MemberCouponRow
from server.members.accounts import balance, post
from server.members.ledger import Kind, entry
from server.members.rules import CouponRule, MemberRules, Why


def give(session: Session, member: str, rule: CouponRule, today: datetime.date) -> MemberCouponRow | None:
    """The member has the coupon; None where they were given it today already, which is once enough."""
    given = {"member_id": member, "coupon": rule.coupon, "why": rule.why.value, "given_on": today.isoformat()}
    if session.scalar(select(MemberCouponRow.serial).filter_by(**given)) is not None:
        return None
    row = MemberCouponRow(serial=secrets.token_hex(16), expires_on=_last(rule, today), used_on="", renewed=0, **given)
    session.add(row)
    session.flush()
    return row


def exchange(session: Session, member: str, rule: CouponRule, today: datetime.date) -> bool:
    """The member has the coupon, and its points are spent; False where they have too few, or got one today."""
    if rule.why is not Why.POINTS or balance(session, member) < rule.points:
        return False
    row = give(session, member, rule, today)
    if row is None:
        return False
    return post(session, entry(Kind.SPENT, f"coupon/{row.serial}", member, rule.points, today.isoformat()))


def hold(session: Session, member: str, lane: str, now: datetime.datetime, minutes: int) -> Sequence[MemberCouponRow]:
    """What the member may use today at `lane`, and nowhere else for so many minutes, unless it is given back; what
    another lane holds is not among it.
    """
    at = int(now.timestamp())
    free = or_(MemberCouponRow.held_by.in_(("", lane)), MemberCouponRow.held_until <= at)
    rows = session.scalars(_usable(member, now.date()).where(free).with_for_update()).all()
    for row in rows:
        row.held_by, row.held_until = lane, at + 60 * minutes
    session.flush()
    return rows


def give_back(session: Session, lane: str, serials: Sequence[str]) -> None:
    """What `lane` holds of these any lane may use; what another one holds stays as it is."""
    mine = update(MemberCouponRow).where(MemberCouponRow.serial.in_(serials), MemberCouponRow.held_by == lane)
    session.execute(mine.values(held_by="", held_until=0))


def renew(session: Session, rules: MemberRules, today: datetime.date) -> int:
    """What ran out unused holds again where its rule has a renewal left; so many did."""
    over = select(MemberCouponRow).where(MemberCouponRow.used_on == "", MemberCouponRow.expires_on < today.isoformat())
    renewed = 0
    for rule in rules.coupons:
        mine = over.where(MemberCouponRow.coupon == rule.coupon, MemberCouponRow.renewed < rule.renewals)
        for row in session.scalars(mine).all():
            row.expires_on, row.renewed = _last(rule, today), row.renewed + 1
            renewed += 1
    session.flush()
    return renewed


def _last(rule: CouponRule, today: datetime.date) -> str:
    return (today + datetime.timedelta(days=rule.days)).isoformat()


def _usable(member: str, today: datetime.date) -> Select[MemberCouponRow]:
    rows = select(MemberCouponRow).filter_by(member_id=member, used_on="")
    in_time = rows.where(MemberCouponRow.expires_on >= today.isoformat(), MemberCouponRow.given_on <= today.isoformat())
    return in_time.order_by(MemberCouponRow.expires_on, MemberCouponRow.serial)
