"""Changes of master data: drafted, sent to be approved, approved by another person, published as a new version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, delete, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, selectinload

from server.asking.book import StoreRecords
from server.db.bulk import insert_all
from server.db.desk_models import DeskChangeRow, DeskPreviewRow, DeskRecordRow
from server.db.engine import for_writing
from server.db.models import table_of
from server.desk.checking import problems
from server.desk.four_eyes import wants_second
from server.master.book import NotPublished, Overtaken
from server.staff.host import Host

MOST_SHOWN = 100
AT_ONCE = 500
WHOLE = selectinload(DeskChangeRow.records)


class State(StrEnum):
    """How far a change has come."""

    DRAFT = "draft"  # its author still works on it
    WAITING = "waiting"  # for somebody who approves it
    PUBLISHED = "published"
    BACK = "back"  # given back, with a note
    DROPPED = "dropped"  # by its author


OPEN = (State.DRAFT, State.WAITING)


class WhyNot(StrEnum):
    """Why nothing was done."""

    GONE = "gone"  # there is no such change, or it is not in that state any more
    NOT_YOURS = "not_yours"
    OWN = "own"  # somebody else must approve it
    NOBODY = "nobody"  # the store has no staff who sign on: nobody can be another person
    EMPTY = "empty"
    OVERTAKEN = "overtaken"  # something else was published in between
    DAYS = "days"  # the last before the first
    WRONG = "wrong"  # it does not fit; `problems` say where


class NotDone(Exception):
    """Nothing was changed."""

    def __init__(self, why: WhyNot, problems: Sequence[str] = ()) -> None:
        super().__init__(why.value)
        self.why = why
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Listed:
    """A change without its records: there are `count` of them. `second`: it is open, and needs another person."""

    change: DeskChangeRow
    count: int
    second: bool


class Drafts:
    """Used from any thread. A change that it gives has its records with it."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], book: StoreRecords) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._book = book

    def one(self, number: int) -> DeskChangeRow:
        """Raises NotDone where there is none."""
        with Session(self._engine) as session:
            return _found(session, number)

    def draft_of(self, author: str) -> DeskChangeRow | None:
        """The one that `author` works on."""
        with Session(self._engine) as session:
            return session.scalar(_draft(author).options(WHOLE))

    def size_of_draft(self, author: str) -> tuple[int, int] | None:
        """Its number, and how many records are in it."""
        with Session(self._engine) as session:
            draft = session.scalar(_draft(author))
            return (draft.id, _counts(session, [draft]).get(draft.id, 0)) if draft is not None else None

    def newest(self, *states: State, most: int = MOST_SHOWN) -> Sequence[Listed]:
        wanted = select(DeskChangeRow).where(DeskChangeRow.state.in_(states))
        with Session(self._engine) as session:
            found = session.scalars(wanted.order_by(DeskChangeRow.id.desc()).limit(most)).all()
            counts = _counts(session, found)
            return [
                Listed(one, counts.get(one.id, 0), one.state in OPEN and _needs_second(session, one.id))
                for one in found
            ]

    def edit(self, author: Host, records: Mapping[str, str | None]) -> int:
        """`records` are in the draft of `author`, which is made where there is none; None takes a record out. What is
        as the store has it already is no change, and leaves the draft. The draft's number.
        """
        have = self._book.records()
        with Session(self._writing) as session, session.begin():
            draft = session.scalar(_draft(author.staff).with_for_update())
            if draft is None:
                draft = DeskChangeRow(
                    author=author.staff, author_name=author.name, made_at=self._stamp(), state=State.DRAFT
                )
                session.add(draft)
                session.flush()
            session.execute(delete(DeskPreviewRow).filter_by(change_id=draft.id))  # it was of other records
            of_draft = delete(DeskRecordRow).filter_by(change_id=draft.id)
            names = list(records)
            for start in range(0, len(names), AT_ONCE):
                session.execute(of_draft.where(DeskRecordRow.name.in_(names[start : start + AT_ONCE])))
            rows = [
                {"change_id": draft.id, "name": name, "before": have.get(name), "body": body}
                for name, body in records.items()
                if have.get(name) != body
            ]
            insert_all(session, table_of(DeskRecordRow), rows)
            return draft.id

    def wanted(self, change: DeskChangeRow) -> dict[str, str]:
        """All records that the store would have with `change`."""
        return with_change(self._book.records(), change)

    def problems(self, change: DeskChangeRow) -> list[str]:
        return problems(self.wanted(change), {row.name for row in change.records})

    def send(self, number: int, author: Host) -> None:
        """The draft waits to be approved; raises NotDone."""
        change = self._own(number, author, State.DRAFT)
        if not change.records:
            raise NotDone(WhyNot.EMPTY)
        if found := self.problems(change):
            raise NotDone(WhyNot.WRONG, found)
        with Session(self._writing) as session, session.begin():
            held = _held(session, number, State.DRAFT)
            if _bodies(held) != _bodies(change):  # edited since it was looked through
                raise NotDone(WhyNot.GONE)
            held.state = State.WAITING

    def drop(self, number: int, author: Host) -> None:
        """Its author does not want it any more; raises NotDone."""
        self._own(number, author, *OPEN)
        with Session(self._writing) as session, session.begin():
            _held(session, number, *OPEN).state = State.DROPPED

    def give_back(self, number: int, host: Host, note: str) -> None:
        """Somebody does not approve it, and says why; raises NotDone."""
        with Session(self._writing) as session, session.begin():
            _decided(_held(session, number, State.WAITING), State.BACK, host, self._stamp(), note=note)

    def approve(self, number: int, host: Host) -> str:
        """The change is in force, and the lanes are given it: the version that has it. Raises NotDone; nothing is
        published then.
        """
        change = self._waiting(number)
        if needs_second(change):
            if not host.staff:
                raise NotDone(WhyNot.NOBODY)
            if host.staff == change.author:
                raise NotDone(WhyNot.OWN)
        if found := self.problems(change):
            raise NotDone(WhyNot.WRONG, found)
        before = {row.name: row.before for row in change.records}
        try:
            with Session(self._writing) as session, session.begin():
                held = _held(session, number, State.WAITING)
                version = self._book.change(session, _bodies(held), before)
                _decided(held, State.PUBLISHED, host, self._stamp(), version=version)
        except Overtaken as error:
            raise NotDone(WhyNot.OVERTAKEN, [error.name]) from error
        except NotPublished as error:
            raise NotDone(WhyNot.WRONG, [str(error)]) from error
        return version

    def _own(self, number: int, author: Host, *states: State) -> DeskChangeRow:
        change = self.one(number)
        if change.author != author.staff:
            raise NotDone(WhyNot.NOT_YOURS)
        if change.state not in states:
            raise NotDone(WhyNot.GONE)
        return change

    def _waiting(self, number: int) -> DeskChangeRow:
        change = self.one(number)
        if change.state != State.WAITING:
            raise NotDone(WhyNot.GONE)
        return change

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _held(session: Session, number: int, *states: State) -> DeskChangeRow:
    """The change, in one of `states`, which nobody else moves until the transaction is over; raises NotDone."""
    change = session.get(DeskChangeRow, number, options=[WHOLE], with_for_update=True)
    if change is None or change.state not in states:
        raise NotDone(WhyNot.GONE)
    return change


def _decided(change: DeskChangeRow, to: State, by: Host, at: str, *, note: str = "", version: str = "") -> None:
    change.state, change.note, change.version = to, note, version
    change.decided_by, change.decided_name, change.decided_at = by.staff, by.name, at


def _bodies(change: DeskChangeRow) -> dict[str, str | None]:
    return {row.name: row.body for row in change.records}


def with_change(have: Mapping[str, str], change: DeskChangeRow) -> dict[str, str]:
    """`have` as it is with `change`."""
    want = dict(have)
    for row in change.records:
        if row.body is None:
            want.pop(row.name, None)
        else:
            want[row.name] = row.body
    return want


def needs_second(change: DeskChangeRow) -> bool:
    """Whether somebody else than its author must approve it."""
    return any(wants_second(row.name, row.before, row.body) for row in change.records)


def _found(session: Session, number: int) -> DeskChangeRow:
    change = session.get(DeskChangeRow, number, options=[WHOLE])
    if change is None:
        raise NotDone(WhyNot.GONE)
    return change


def _counts(session: Session, changes: Sequence[DeskChangeRow]) -> dict[int, int]:
    """Number of a change → how many records it has."""
    of = DeskRecordRow.change_id
    counted = select(of, func.count()).where(of.in_([one.id for one in changes])).group_by(of)
    return {number: count for number, count in session.execute(counted)}  # noqa: C416 - rows


def _needs_second(session: Session, number: int) -> bool:
    """As `needs_second`, without more of its records than it takes."""
    row = DeskRecordRow
    its = session.execute(select(row.name, row.before, row.body).filter_by(change_id=number).order_by(row.name))
    return any(wants_second(name, before, body) for name, before, body in its.yield_per(AT_ONCE))


def _draft(author: str) -> Select[DeskChangeRow]:
    mine = select(DeskChangeRow).where(DeskChangeRow.author == author, DeskChangeRow.state == State.DRAFT)
    return mine.order_by(DeskChangeRow.id.desc()).limit(1)
