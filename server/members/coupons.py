"""Members' own coupons on disk: given by rule, used once, renewed by rule. Within the caller's transaction."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Sequence

from sqlalchemy import select
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


def usable(session: Session, member: str, today: datetime.date) -> Sequence[MemberCouponRow]:
    """What the member may use today, what runs out first at the front."""
    rows = select(MemberCouponRow).filter_by(member_id=member, used_on="")
    in_time = rows.where(MemberCouponRow.expires_on >= today.isoformat(), MemberCouponRow.given_on <= today.isoformat())
    return session.scalars(in_time.order_by(MemberCouponRow.expires_on, MemberCouponRow.serial)).all()


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
