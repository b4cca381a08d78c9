"""Whom the desk hired, changed and let go: over the store's staff file, person by person, in the store's books."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.staff import Member, Role
from kiosk.core.staff_document import Person, StaffDocument
from server.db.engine import for_writing
from server.db.staff_models import StaffActRow, StaffPersonRow

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Former:
    """Somebody who works here no more, since `ended_on`."""

    id: str
    name: str
    ended_on: str


class People:
    """Used from any thread; each worker of the server sees at once what another wrote."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def version(self) -> int:
        """It is another after each change; 0 before the first."""
        with Session(self._engine) as session:
            return session.scalar(select(func.max(StaffPersonRow.version))) or 0

    def over(self, file: StaffDocument) -> StaffDocument:
        """What the file says, with those whom the desk changed as the desk has them.

        Whoever of the file has a number that the desk gave to another is left out: no lane could take such a list.
        """
        with Session(self._engine) as session:
            rows = session.scalars(select(StaffPersonRow).order_by(StaffPersonRow.id)).all()
        ours = tuple(_person(row) for row in rows if not row.ended_on)
        known, numbers = {row.id for row in rows}, {one.member.number for one in ours}
        kept = [one for one in file.people if one.member.id not in known]
        for one in kept:
            if one.member.number in numbers:
                log.error(
                    "%s of the staff file is left out: the desk gave number %s to another",
                    one.member.id,
                    one.member.number,
                )
        return StaffDocument((*(one for one in kept if one.member.number not in numbers), *ours), file.rights)

    def former(self) -> Sequence[Former]:
        """Who left, by name."""
        left = select(StaffPersonRow).where(StaffPersonRow.ended_on != "").order_by(StaffPersonRow.name)
        with Session(self._engine) as session:
            return [Former(row.id, row.name, row.ended_on) for row in session.scalars(left)]

    def was_somebody(self, staff: str) -> bool:
        """Whether the books name somebody by that id, so that nobody else may have it."""
        with Session(self._engine) as session:
            acted = session.scalar(select(StaffActRow.id).filter_by(staff=staff).limit(1))
            return acted is not None or session.get(StaffPersonRow, staff) is not None

    def version_of(self, staff: str) -> int:
        """Of the last change of that person; 0 where the desk never changed them."""
        with Session(self._engine) as session:
            row = session.get(StaffPersonRow, staff)
            return row.version if row is not None else 0

    def put(self, person: Person, base: int) -> bool:
        """`person` counts as they are here. False, and nothing is changed: they were changed since `base`, or somebody
        else has their number by now.
        """
        return self._write(person, "", base)

    def end(self, person: Person, base: int) -> bool:
        """They work here no more, from now on; their name is kept, nothing that they could sign on with. As `put`."""
        return self._write(Person(member=person.member, pin=""), self._now().date().isoformat(), base)

    def _write(self, person: Person, ended_on: str, base: int) -> bool:
        with Session(self._writing) as session, session.begin():
            found = session.scalars(select(StaffPersonRow).with_for_update()).all()
            row = next((one for one in found if one.id == person.member.id), None)
            taken = {one.number for one in found if one is not row and not one.ended_on}
            if (row.version if row is not None else 0) != base or (not ended_on and person.member.number in taken):
                return False
            if row is None:
                row = StaffPersonRow(id=person.member.id)
                session.add(row)
            newest = max((one.version for one in found), default=0)
            row.number, row.name, row.role = person.member.number, person.member.name, person.member.role.value
            row.pin, row.badge, row.ended_on, row.version = person.pin, person.badge, ended_on, newest + 1
        return True


def _person(row: StaffPersonRow) -> Person:
    member = Member(id=row.id, number=row.number, name=row.name, role=Role(row.role))
    return Person(member=member, pin=row.pin, badge=row.badge)
