"""What each day does to members: points and coupons run out or come again, birthdays come, and who never came back is
forgotten.
"""

from __future__ import annotations

import datetime
import logging

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.core.members import is_birthday
from server.db.models import MemberRow, MemberSaleRow, MemberUpkeepRow
from server.members import coupons
from server.members.accounts import post, running_out, settle
from server.members.ledger import Kind, entry
from server.members.persons import erase
from server.members.rules import MemberRules, Why

log = logging.getLogger(__name__)


def see_to(session: Session, rules: MemberRules, today: datetime.date) -> bool:
    """The day is seen to; False where somebody did so before. Within the caller's transaction."""
    if session.get(MemberUpkeepRow, today.isoformat()) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(MemberUpkeepRow(day=today.isoformat()))
    except IntegrityError:  # another worker, at the same moment
        return False
    for member in session.scalars(select(MemberSaleRow.member_id).filter_by(booked=False).distinct()).all():
        settle(session, member, rules.earn)
    _expire(session, rules, today)
    coupons.renew(session, rules, today)
    _give_for_birthdays(session, rules, today)
    _forget(session, rules, today)
    return True


def _expire(session: Session, rules: MemberRules, today: datetime.date) -> None:
    before = (today - datetime.timedelta(days=rules.earn.days)).isoformat()
    for member, points in running_out(session, before):
        key = f"expired/{member}/{today.isoformat()}"
        post(session, entry(Kind.EXPIRED, key, member, points, today.isoformat()))


def _give_for_birthdays(session: Session, rules: MemberRules, today: datetime.date) -> None:
    """Birthdays of days on which nobody asked for anything are not made up for: the prices of a birthday are."""
    wanted = [rule for rule in rules.coupons if rule.why is Why.BIRTHDAY]
    if not wanted:
        return
    born = select(MemberRow).where(or_(MemberRow.birthday == today.strftime("%m-%d"), MemberRow.birthday == "02-29"))
    for member in session.scalars(born).all():
        if is_birthday(member.birthday, today):
            for rule in wanted:
                coupons.give(session, member.id, rule, today)


def _forget(session: Session, rules: MemberRules, today: datetime.date) -> None:
    before = (today - datetime.timedelta(days=rules.forget_days)).isoformat()
    for member in session.scalars(select(MemberRow.id).where(MemberRow.seen_on < before)).all():
        erase(session, member, today.isoformat())
        log.info("a member who had not come since %s is erased", before)
