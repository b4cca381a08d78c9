"""Members on disk: who joins, what they agreed to, who is behind a card or a phone. Within the caller's transaction."""

from __future__ import annotations

import datetime
import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.core.members import card_hash
from server.db.models import ConsentRow, MemberCodeRow, MemberRow
from server.members import cards
from server.members.phones import PhoneKey, digits_of, tail_of


class Purpose(StrEnum):
    """What a member agrees to, each by itself. Without the first there is no membership."""

    MEMBERSHIP = "membership"
    BIRTHDAY = "birthday"
    OFFERS = "offers"  # what they bought may be looked at for segments and offers


class Refused(ValueError):
    """A member cannot be made of that; the message is a key of the pages' words."""


BIRTHDAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
MOST_GIVEN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What somebody tells who joins; `phone` as typed, it is kept nowhere."""

    given: str = ""
    phone: str = field(default="", repr=False)
    language: str = "en"
    birthday: str = ""
    purposes: frozenset[Purpose] = frozenset({Purpose.MEMBERSHIP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is put right. `phone` as typed, it is kept nowhere; '' leaves the one that is known, unless that is to be
    forgotten. The birthday counts only of who agreed to it.
    """

    given: str
    language: str
    phone: str = field(default="", repr=False)
    forgets_phone: bool = False
    birthday: str = ""


def join(
    session: Session, told: Joining, key: PhoneKey, version: str, now: datetime.datetime, number: str = ""
) -> MemberRow:
    """A new member with a card, that of `number` or a new one, and what they agreed to; raises `Refused`."""
    if Purpose.MEMBERSHIP not in told.purposes:
        raise Refused("no_consent")
    birthday = told.birthday if Purpose.BIRTHDAY in told.purposes else ""
    if birthday and not _is_day(birthday):
        raise Refused("no_birthday")
    phone_hash = _free_phone(session, told.phone, key) if told.phone else None
    today = now.date().isoformat()
    row = MemberRow(
        id=secrets.token_hex(16),
        number=number or cards.new_number(),
        given=told.given.strip()[:MOST_GIVEN],
        phone_hash=phone_hash,
        phone_tail=tail_of(told.phone) if told.phone else "",
        language=told.language,
        birthday=birthday,
        joined_on=today,
        seen_on=today,
    )
    session.add(row)
    session.flush()
    session.add(MemberCodeRow(code_hash=cards.hash_of(row.number), member_id=row.id, kind="card"))
    for purpose in sorted(told.purposes):
        agree(session, row.id, purpose, version, now)
    session.flush()
    return row


def correct(session: Session, row: MemberRow, told: Correction, key: PhoneKey) -> None:
    """`row` is as `told`; raises `Refused`, and nothing is changed then."""
    if told.birthday and Purpose.BIRTHDAY not in agreed(session, row.id):
        raise Refused("birthday_unasked")
    if told.birthday and not _is_day(told.birthday):
        raise Refused("no_birthday")
    if told.phone:
        row.phone_hash, row.phone_tail = _free_phone(session, told.phone, key, row.id), tail_of(told.phone)
    elif told.forgets_phone:
        row.phone_hash, row.phone_tail = None, ""
    row.given, row.language, row.birthday = told.given.strip()[:MOST_GIVEN], told.language, told.birthday
    session.flush()


def _free_phone(session: Session, phone: str, key: PhoneKey, member: str = "") -> str:
    """The hash of a phone number that nobody but `member` has; raises `Refused`."""
    try:
        found = key.hash(phone)
    except ValueError:
        raise Refused("no_phone") from None
    whose = session.scalar(select(MemberRow.id).filter_by(phone_hash=found))
    if whose not in (None, member):
        raise Refused("phone_known")
    return found


def agree(session: Session, member: str, purpose: Purpose, version: str, now: datetime.datetime) -> None:
    """The consent is recorded, with the text's version; one that stands already stays as it is."""
    if purpose not in agreed(session, member):
        at = now.isoformat(timespec="seconds")
        session.add(ConsentRow(member_id=member, purpose=purpose.value, version=version, given_at=at, withdrawn_at=""))
        session.flush()


def withdraw(session: Session, member: str, purpose: Purpose, now: datetime.datetime) -> None:
    """The consent is over, and what was known by it alone is gone. Of the membership itself one is erased instead."""
    if purpose is Purpose.MEMBERSHIP:
        raise Refused("erase_instead")
    at = now.isoformat(timespec="seconds")
    for row in session.scalars(select(ConsentRow).filter_by(member_id=member, purpose=purpose.value, withdrawn_at="")):
        row.withdrawn_at = at
    if purpose is Purpose.BIRTHDAY and (known := session.get(MemberRow, member)) is not None:
        known.birthday = ""
    session.flush()


def agreed(session: Session, member: str) -> frozenset[Purpose]:
    """What stands."""
    rows = select(ConsentRow.purpose).filter_by(member_id=member, withdrawn_at="")
    return frozenset(Purpose(one) for one in session.scalars(rows))


def behind_code(session: Session, code_hash: str) -> MemberRow | None:
    """Whose card or app has that code."""
    wanted = select(MemberRow).join(MemberCodeRow, MemberCodeRow.member_id == MemberRow.id)
    return session.scalar(wanted.where(MemberCodeRow.code_hash == code_hash))


def behind_phone(session: Session, phone: str, key: PhoneKey) -> MemberRow | None:
    """Whose number that is; nobody's where it is no number at all."""
    try:
        digits_of(phone)
    except ValueError:
        return None
    return session.scalar(select(MemberRow).filter_by(phone_hash=key.hash(phone)))


def new_app_code(session: Session, member: str) -> str:
    """A code for the member's app; the one before opens nothing any more."""
    for row in session.scalars(select(MemberCodeRow).filter_by(member_id=member, kind="app")).all():
        session.delete(row)
    code = cards.new_app_code()
    session.add(MemberCodeRow(code_hash=card_hash(code), member_id=member, kind="app"))
    session.flush()
    return code


def new_card(session: Session, row: MemberRow) -> str:
    """A new number for a card that was lost; the old one opens nothing any more."""
    for old in session.scalars(select(MemberCodeRow).filter_by(member_id=row.id, kind="card")).all():
        session.delete(old)
    row.number = cards.new_number()
    session.add(MemberCodeRow(code_hash=cards.hash_of(row.number), member_id=row.id, kind="card"))
    session.flush()
    return row.number


def _is_day(birthday: str) -> bool:
    if not BIRTHDAY.fullmatch(birthday):
        return False
    try:
        datetime.date.fromisoformat(f"2000-{birthday}")
    except ValueError:
        return False
    return True
