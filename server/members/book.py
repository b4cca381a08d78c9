"""Members as lanes and managers ask for them. Each act is a transaction; what is only looked at takes no lock from the
lanes' sales. A day is seen to by `keep`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.members import Member, is_birthday, masked
from kiosk.core.pricing.coupons import Coupon
from server.db.engine import for_writing, of_one_moment
from server.db.models import ConsentRow, MemberCouponRow, MemberRow, MemberSaleRow
from server.members import accounts, coupons, looks, persons, profile
from server.members.cards import PREFIX, is_number
from server.members.ledger import Kind, entry
from server.members.offers import Bought, missed
from server.members.phones import PhoneKey
from server.members.profile import Correction, Joining, Purpose
from server.members.rules import MemberRules, TierRule, Why
from server.members.segments import Quartiles, Scores, Segment, segment_of, shares
from server.members.tiers import earned_since, next_tier, tier_of, year_before
from server.members.upkeep import see_to

LEDGER_ROWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that a manager sees of one member. `moves` are the newest first; without consent to offers there are neither
    scores nor `missed`.
    """

    row: MemberRow
    balance: int
    year: int
    tier: TierRule | None
    next: TierRule | None
    moves: Sequence[accounts.Move]
    consents: Sequence[ConsentRow]
    agreed: frozenset[Purpose]
    coupons: Sequence[MemberCouponRow]
    segment: Segment
    scores: Scores | None
    missed: tuple[Bought, ...]


class Members:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime.datetime], rules: MemberRules, key: PhoneKey) -> None:
        self._engine = engine
        self._writing, self._reading = for_writing(engine), of_one_moment(engine)
        self._now = now
        self._key = key
        self.rules = rules
        self._quartiles: tuple[datetime.date, Quartiles] | None = None

    def find(self, lane: str, *, card: str = "", phone: str = "") -> Member | None:
        """Who has that card (its hash) or phone, as `lane` may know them; None for nobody's. Their coupons are kept for
        it.
        """
        with self._looking() as (session, _):
            row = profile.behind_code(session, card) if card else profile.behind_phone(session, phone, self._key)
            member = row.id if row is not None else ""
        if not member:
            return None
        held = self._hold(member, lane)
        with self._looking() as (session, today):
            row = session.get(MemberRow, member)
            return None if row is None else self._as_lanes_know(session, row, held, today)

    def give_back(self, lane: str, serials: Sequence[str]) -> None:
        """Of these coupons any lane may use what was kept for `lane`."""
        with self._acting() as (session, _):
            coupons.give_back(session, lane, serials)

    def secret_of(self, *, card: str = "", phone: str = "") -> bytes:
        """What a wrong question may be remembered by: of a phone number its keyed hash."""
        try:
            return (card or self._key.hash(phone)).encode()
        except ValueError:  # no number at all: one is as good as the other
            return b""

    def join(self, told: Joining) -> str:
        """The new member's id; raises `profile.Refused`."""
        with self._acting() as (session, today):
            row = profile.join(session, told, self._key, self.rules.consent, self._now())
            self._welcome(session, row, today)
            return row.id

    def bring(self, told: Joining, number: str, points: int) -> bool:
        """A member of another system has their card and points here; False where the card or the phone is known.
        Raises `profile.Refused`.
        """
        with self._acting() as (session, today):
            there = session.scalar(select(MemberRow.id).filter_by(number=number)) is not None
            if there or (told.phone and profile.behind_phone(session, told.phone, self._key) is not None):
                return False
            row = profile.join(session, told, self._key, self.rules.consent, self._now(), number)
            if points:
                accounts.post(session, entry(Kind.EARNED, f"brought/{row.id}", row.id, points, today.isoformat()))
            self._welcome(session, row, today)
            return True

    def search(self, text: str) -> str | None:
        """The id of whose card number or whole phone number `text` is. There is no list to leaf through."""
        typed = text.strip().removeprefix(PREFIX)
        with Session(self._engine) as session:
            if is_number(typed):
                return session.scalar(select(MemberRow.id).filter_by(number=typed))
            row = profile.behind_phone(session, typed, self._key)
            return row.id if row is not None else None

    def profile(self, member: str) -> Profile | None:
        self._settle(member)
        with self._looking() as (session, today):
            row = session.get(MemberRow, member)
            if row is None:
                return None
            moves, agreed = accounts.moves(session, member), profile.agreed(session, member)
            year = earned_since(moves, year_before(today).isoformat())
            known = self._scores(session, member, today) if Purpose.OFFERS in agreed else None
            lately = (today - datetime.timedelta(days=self.rules.lately_days)).isoformat()
            consents = select(ConsentRow).filter_by(member_id=member).order_by(ConsentRow.id)
            own = select(MemberCouponRow).filter_by(member_id=member).order_by(MemberCouponRow.given_on.desc())
            found = Profile(
                row=row,
                balance=sum(points for _, _, points in moves),
                year=year,
                tier=tier_of(year, self.rules.tiers),
                next=next_tier(year, self.rules.tiers),
                moves=_newest(moves),
                consents=session.scalars(consents).all(),
                agreed=agreed,
                coupons=session.scalars(own).all(),
                segment=segment_of(known),
                scores=known,
                missed=missed(looks.bought(session, member, today), lately) if Purpose.OFFERS in agreed else (),
            )
            session.expunge_all()
            return found

    def segments(self) -> tuple[int, dict[Segment, int]]:
        """How many members there are, and how many of those who agreed to offers are in each segment."""
        with self._looking() as (session, today):
            found = looks.habits(session, today)
            return looks.how_many(session), shares(found, looks.without_purchase(session, len(found)))

    def agrees(self, member: str, purpose: Purpose, *, agrees: bool) -> bool:
        """Consent is recorded, or over; False where nobody is that member. Raises `profile.Refused`."""
        with self._acting() as (session, _):
            if session.get(MemberRow, member, with_for_update=True) is None:
                return False
            if agrees:
                profile.agree(session, member, purpose, self.rules.consent, self._now())
            else:
                profile.withdraw(session, member, purpose, self._now())
            return True

    def correct(self, member: str, told: Correction) -> bool:
        """They are as `told`; False where nobody is that member. Raises `profile.Refused`."""
        with self._acting() as (session, _):
            row = session.get(MemberRow, member, with_for_update=True)
            if row is None:
                return False
            profile.correct(session, row, told, self._key)
            return True

    def exchange(self, member: str, coupon: str) -> bool:
        """The coupon is the member's for its points; False where it cannot be."""
        rule = self.rules.coupon(coupon)
        with self._acting() as (session, today):
            if rule is None or session.get(MemberRow, member, with_for_update=True) is None:
                return False
            accounts.settle(session, member, self.rules.earn)
            return coupons.exchange(session, member, rule, today)

    def new_card(self, member: str) -> str | None:
        """The number of a new card; None where nobody is that member."""
        with self._acting() as (session, _):
            row = session.get(MemberRow, member)
            return profile.new_card(session, row) if row is not None else None

    def new_app_code(self, member: str) -> str | None:
        """A code for the app, as it is shown this once; None where nobody is that member."""
        with self._acting() as (session, _):
            return profile.new_app_code(session, member) if session.get(MemberRow, member) is not None else None

    def export(self, member: str) -> dict[str, Any] | None:
        self._settle(member)
        with self._looking() as (session, _):
            return persons.export(session, member)

    def erase(self, member: str, number: str) -> bool:
        """Nobody is behind that id any more, on any lane either; False where nobody was, or whose card has another
        `number`.
        """
        with self._acting() as (session, today):
            row = session.get(MemberRow, member)
            if row is None or row.number != number.strip().removeprefix(PREFIX):
                return False
            return persons.erase(session, member, today.isoformat())

    def _welcome(self, session: Session, row: MemberRow, today: datetime.date) -> None:
        for rule in self.rules.coupons:
            if rule.why is Why.WELCOME:
                coupons.give(session, row.id, rule, today)

    def _hold(self, member: str, lane: str) -> tuple[Coupon, ...]:
        """What the member may use is kept for `lane`, and the ledger has all of their sales."""
        with self._acting() as (session, _):
            accounts.settle(session, member, self.rules.earn)
            held = coupons.hold(session, member, lane, self._now(), self.rules.hold_minutes)
            return tuple(Coupon(id=one.coupon, serial=one.serial) for one in held)

    def _as_lanes_know(
        self, session: Session, row: MemberRow, held: tuple[Coupon, ...], today: datetime.date
    ) -> Member:
        moves, rules = accounts.moves(session, row.id), self.rules
        tier = tier_of(earned_since(moves, year_before(today).isoformat()), rules.tiers)
        return Member(
            id=row.id,
            initial=row.given[:1].upper(),
            phone=masked(row.phone_tail),
            tier=tier.id if tier is not None else "",
            tier_names=tier.names if tier is not None else {},
            points=sum(points for _, _, points in moves),
            birthday=is_birthday(row.birthday, today, rules.birthday_days),
            minor_per_point=rules.earn.minor_per_point,
            thanks=0 if _was_thanked(moves, today) else rules.earn.thanks,
            coupons=held,
            way=_last_way(session, row.id),
        )

    def _scores(self, session: Session, member: str, today: datetime.date) -> Scores | None:
        """Among all members as they were when somebody looked first on that day."""
        own = looks.habits(session, today, member)
        if not own:
            return None
        if self._quartiles is None or self._quartiles[0] != today:
            self._quartiles = today, Quartiles.of(looks.habits(session, today))
        return self._quartiles[1].scores(own[0])

    def _settle(self, member: str) -> None:
        """The ledger has all of the member's sales; where it had, nothing is locked."""
        with self._looking() as (session, _):
            if accounts.is_settled(session, member):
                return
        with self._acting() as (session, _):
            accounts.settle(session, member, self.rules.earn)

    def keep(self) -> bool:
        """What the day brings has come about; False where it had already, by another worker too."""
        with Session(self._writing) as session, session.begin():
            return see_to(session, self.rules, self._now().date())

    @contextmanager
    def _looking(self) -> Iterator[tuple[Session, datetime.date]]:
        """A session that changes nothing and sees one moment, and the store's day."""
        with Session(self._reading) as session:
            yield session, self._now().date()

    @contextmanager
    def _acting(self) -> Iterator[tuple[Session, datetime.date]]:
        """A transaction, and the store's day."""
        with Session(self._writing) as session, session.begin():
            yield session, self._now().date()


def _newest(moves: Sequence[accounts.Move]) -> Sequence[accounts.Move]:
    """By day, of one day as booked; the newest first."""
    ordered = sorted(moves, key=lambda one: one[1])
    ordered.reverse()
    return ordered[:LEDGER_ROWS]


def _was_thanked(moves: Sequence[accounts.Move], today: datetime.date) -> bool:
    return any(kind is Kind.THANKS and day == today.isoformat() for kind, day, _ in moves)


def _last_way(session: Session, member: str) -> str:
    """What they paid with last."""
    paid = select(MemberSaleRow.way).filter_by(member_id=member).where(MemberSaleRow.gross_minor > 0)
    return session.scalar(paid.order_by(MemberSaleRow.day.desc(), MemberSaleRow.seq.desc()).limit(1)) or ""
