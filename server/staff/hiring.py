"""Who is hired, changed and let go at the desk, and what of it takes a second manager."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum

from argon2 import PasswordHasher
from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.staff import Act, Member, Role
from kiosk.core.staff_document import Person, badge_hash
from kiosk.core.staff_reading import BADGE, MOST_PEOPLE, NAME_LETTERS, NUMBER
from server.db.engine import for_writing
from server.db.staff_models import StaffWishRow
from server.staff.host import Host
from server.staff.people import People
from server.staff.source import StaffSource

PIN = re.compile(r"[0-9]{4,8}")
ASCENDING = "01234567890"
FREE_IDS = 1000


class What(StrEnum):
    """What was done with somebody's account; in the trail as a reason."""

    HIRED = "staff_hired"
    CHANGED = "staff_changed"
    PIN = "staff_pin"
    BADGE = "staff_badge"
    ENDED = "staff_ended"


class Problem(StrEnum):
    """Why nothing was taken; the desk has a sentence for each that says what is wanted."""

    NUMBER = "digits"
    NUMBER_TAKEN = "number_taken"
    NAME = "name"
    PIN = "pin"
    PIN_EASY = "pin_easy"
    PIN_AGAIN = "pin_again"
    BADGE = "badge"
    BADGE_TAKEN = "badge_taken"
    NOTHING = "nothing"
    FULL = "full"
    ONESELF = "oneself"
    LAST_MANAGER = "last_manager"
    NO_SECOND = "no_second"
    OWN = "own"
    GONE = "gone"
    OVERTAKEN = "overtaken"


class NotTaken(Exception):
    """Nothing was changed, for these reasons."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Wish:
    """A change that waits for a second manager: whose account, and what they would be then."""

    id: int
    person: Person
    what: What
    author: str
    made_at: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: it counts from now on, or `waits` for somebody else."""

    person: Member
    what: What
    waits: bool = False


class Hiring:
    """Used from any thread. A PIN or badge that is given is kept as its hash alone."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], source: StaffSource, people: People) -> None:
        self._engine, self._writing, self._now = engine, for_writing(engine), now
        self._source, self._people = source, people
        self._hasher = PasswordHasher()

    def hire(self, host: Host, member: Member, pin: str, again: str, badge: str) -> Done:
        """Somebody new works here, by an id that nobody ever had (that of `member` does not count)."""
        crew = self._source.document()
        wrong = [*self._of_member(member), *_of_pin(pin, again), *self._of_badge(badge, member.id)]
        wrong += [Problem.FULL] if len(crew.people) >= MOST_PEOPLE else []
        if wrong:
            raise NotTaken(*wrong)
        new = replace(member, id=self._free_id(member.name))
        return self._put(host, _with(Person(member=new, pin=self._hasher.hash(pin)), badge), What.HIRED, 0)

    def change(self, host: Host, member: Member) -> Done:
        """Their number, name and role are those of `member`; how they show who they are stays."""
        base, person = self._people.version_of(member.id), self._person(member.id)
        if wrong := self._of_member(member):
            raise NotTaken(*wrong)
        if member == person.member:
            raise NotTaken(Problem.NOTHING)
        if member.role is not Role.MANAGER:
            self._leaves_a_manager(member.id)
        return self._put(host, replace(person, member=member), What.CHANGED, base)

    def renew(self, host: Host, staff: str, pin: str, again: str, badge: str) -> Done:
        """They have the PIN and the badge that are given. A new PIN without a badge ends the old badge: it was known by
        the old PIN's hash.
        """
        base, person = self._people.version_of(staff), self._person(staff)
        if not pin and not badge:
            raise NotTaken(Problem.NOTHING)
        wrong = [*(_of_pin(pin, again) if pin else []), *self._of_badge(badge, staff)]
        if wrong:
            raise NotTaken(*wrong)
        if pin:
            person = replace(person, pin=self._hasher.hash(pin), badge="")
        return self._put(host, _with(person, badge), What.PIN if pin else What.BADGE, base)

    def end(self, host: Host, staff: str) -> Done:
        """They work here no more: no second person is asked for, as it may be urgent and gives nobody a right."""
        base, person = self._people.version_of(staff), self._person(staff)
        if staff == host.staff:
            raise NotTaken(Problem.ONESELF)
        self._leaves_a_manager(staff)
        if not self._people.end(person, base):
            raise NotTaken(Problem.OVERTAKEN)
        return Done(person.member, What.ENDED)

    def wishes(self) -> Sequence[Wish]:
        """What waits for a second manager, the oldest first."""
        with Session(self._engine) as session:
            return [_wish(row) for row in session.scalars(select(StaffWishRow).order_by(StaffWishRow.id))]

    def decide(self, host: Host, number: int, *, approves: bool) -> Done:
        """The wish is done, by another manager than who wished it; or it is gone, by any."""
        with Session(self._engine) as session:
            row = session.get(StaffWishRow, number)
            if row is None:
                raise NotTaken(Problem.GONE)
            wish, base = _wish(row), row.base
        if approves:
            if host.staff in ("", wish.author):
                raise NotTaken(Problem.OWN)
            if not self._people.put(wish.person, base):
                self._forget(number)
                raise NotTaken(Problem.OVERTAKEN)
        self._forget(number)
        return Done(wish.person.member, wish.what)

    def _forget(self, number: int) -> None:
        with Session(self._writing) as session, session.begin():
            session.execute(delete(StaffWishRow).where(StaffWishRow.id == number))

    def _put(self, host: Host, person: Person, what: What, base: int) -> Done:
        if not self._takes_two(host, person.member):
            if not self._people.put(person, base):
                raise NotTaken(Problem.OVERTAKEN)
            return Done(person.member, what)
        crew = self._source.document().book
        others = [one for one in crew.members if crew.may(one.role, Act.APPROVE) and one.id != host.staff]
        if not others:
            raise NotTaken(Problem.NO_SECOND)
        told = {**asdict(person.member), "pin": person.pin, "badge": person.badge}
        at = self._now().isoformat(timespec="seconds")
        row = StaffWishRow(person=person.member.id, what=what, told=told, base=base, author=host.staff, made_at=at)
        with Session(self._writing) as session, session.begin():
            session.add(row)
        return Done(person.member, what, waits=True)

    def _takes_two(self, host: Host, member: Member) -> bool:
        """A manager's account, but for what somebody changes of their own besides the role."""
        was = self._source.document().book.member(member.id)
        if was is not None and was.id == host.staff and was.role is member.role:
            return False
        return Role.MANAGER in (member.role, was.role if was is not None else member.role)

    def _person(self, staff: str) -> Person:
        found = next((one for one in self._source.document().people if one.member.id == staff), None)
        if found is None:
            raise NotTaken(Problem.GONE)
        return found

    def _of_member(self, member: Member) -> list[Problem]:
        other = self._source.document().book.numbered(member.number)
        told = {
            Problem.NAME: not 0 < len(member.name) <= NAME_LETTERS or not member.name.isprintable(),
            Problem.NUMBER: not NUMBER.fullmatch(member.number),
            Problem.NUMBER_TAKEN: other is not None and other.id != member.id,
        }
        return [problem for problem, holds in told.items() if holds]

    def _of_badge(self, badge: str, staff: str) -> list[Problem]:
        if not badge:
            return []
        if not BADGE.fullmatch(badge):
            return [Problem.BADGE]
        whose = self._source.document().whose_badge(badge)
        return [Problem.BADGE_TAKEN] if whose not in (None, staff) else []

    def _leaves_a_manager(self, staff: str) -> None:
        members = self._source.document().book.members
        if not any(one.role is Role.MANAGER and one.id != staff for one in members):
            raise NotTaken(Problem.LAST_MANAGER)

    def _free_id(self, name: str) -> str:
        """Small letters of the name, with a number where somebody has or had that."""
        stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:30] or "staff"
        now = self._source.document().book
        tries = (stem, *(f"{stem}-{number}" for number in range(2, FREE_IDS)))
        return next(one for one in tries if now.member(one) is None and not self._people.was_somebody(one))


def _of_pin(pin: str, again: str) -> list[Problem]:
    if not PIN.fullmatch(pin):
        return [Problem.PIN]
    if pin in ASCENDING or pin in ASCENDING[::-1] or len(set(pin)) == 1:
        return [Problem.PIN_EASY]
    return [Problem.PIN_AGAIN] if pin != again else []


def _with(person: Person, badge: str) -> Person:
    return replace(person, badge=badge_hash(badge, person.pin)) if badge else person


def _wish(row: StaffWishRow) -> Wish:
    told = {name: row.told[name] for name in ("id", "number", "name")}
    person = Person(member=Member(**told, role=Role(row.told["role"])), pin=row.told["pin"], badge=row.told["badge"])
    return Wish(row.id, person, What(row.what), row.author, row.made_at)
