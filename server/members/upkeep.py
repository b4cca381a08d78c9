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

SURE_DAYS, SURE_WITHIN = 3, datetime.timedelta(days=31)
"""What can't be undone is done only on a day before which so many were seen to within that time: a clock that stands
years ahead for a moment erases nobody.
"""
_DAY = datetime.timedelta(days=1)
MADE_UP = datetime.timedelta(days=14)
"""Birthdays so long ago are made up for, where the server did not run on them."""


def see_to(session: Session, rules: MemberRules, today: datetime.date) -> bool:
    """The day is seen to; False where somebody did so before. Within the caller's transaction."""
    if session.get(MemberUpkeepRow, today.isoformat()) is not None:
        return False
    before = _days_before(session, today)
    try:
        with session.begin_nested():
            session.add(MemberUpkeepRow(day=today.isoformat()))
    except IntegrityError:  # another worker, at the same moment
        return False
    for member in session.scalars(select(MemberSaleRow.member_id).filter_by(booked=False).distinct()).all():
        settle(session, member, rules.earn)
    coupons.renew(session, rules, today)
    _give_for_birthdays(session, rules, max(before, default=today - _DAY), today)
    if len(before) >= SURE_DAYS:
        _expire(session, rules, today)
        _forget(session, rules, today)
    return True


def _days_before(session: Session, today: datetime.date) -> list[datetime.date]:
    """Those lately seen to."""
    since, until = (today - SURE_WITHIN).isoformat(), today.isoformat()
    days = select(MemberUpkeepRow.day).where(MemberUpkeepRow.day >= since, MemberUpkeepRow.day < until)
    return [datetime.date.fromisoformat(day) for day in session.scalars(days)]


def _expire(session: Session, rules: MemberRules, today: datetime.date) -> None:
    before = (today - datetime.timedelta(days=rules.earn.days)).isoformat()
    for member, points in running_out(session, before):
        key = f"expired/{member}/{today.isoformat()}"
        post(session, entry(Kind.EXPIRED, key, member, points, today.isoformat()))


def _give_for_birthdays(session: Session, rules: MemberRules, before: datetime.date, today: datetime.date) -> None:
    """Of the days after `before`, which was seen to last, up to `today`."""
    wanted = [rule for rule in rules.coupons if rule.why is Why.BIRTHDAY]
    day = max(before, today - MADE_UP)
    while wanted and day < today:
        day += _DAY
        born = select(MemberRow).where(or_(MemberRow.birthday == day.strftime("%m-%d"), MemberRow.birthday == "02-29"))
        for member in session.scalars(born).all():
            if is_birthday(member.birthday, day):
                for rule in wanted:
                    coupons.give(session, member.id, rule, today)


def _forget(session: Session, rules: MemberRules, today: datetime.date) -> None:
    before = (today - datetime.timedelta(days=rules.forget_days)).isoformat()
    for member in session.scalars(select(MemberRow.id).where(MemberRow.seen_on < before)).all():
        erase(session, member, today.isoformat())
        log.info("a member who had not come since %s is erased", before)
