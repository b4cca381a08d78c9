"""The store's master data in all its versions: what is published, and what a lane lacks of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.master import CURRENCY, RULES, VERSION, checksum, difference, read_book, read_currency, version_name
from server.db.engine import at_once, for_writing
from server.db.models import MasterRecordRow, MasterVersionRow

KEPT = 50
"""So many versions back a lane is brought up to date by what changed; one further back gets the whole."""
ANSWERS = 4
"""Packed answers held in memory: the lanes of a store mostly ask for the same."""
BATCH = 500
NEWEST = select(MasterVersionRow.number, MasterVersionRow.checksum).order_by(MasterVersionRow.number.desc()).limit(1)


class NotPublished(Exception):
    """Nothing was published; the message says why."""


class Overtaken(NotPublished):
    """Record `name` is not any more as it was when its change was made."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was changed by somebody else in between")
        self.name = name


class MasterBook:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine, self._asking = engine, at_once(engine)
        self._writing = for_writing(engine)
        self._now = now
        self._packed = lru_cache(ANSWERS)(self._pack)

    def version(self) -> str:
        """The newest version's name; '' where nothing was published yet."""
        with Session(self._engine) as session:
            newest = _newest(session)
            return _name(newest) if newest is not None else ""

    def publish(self, changed: Mapping[str, str], replaces: Callable[[str], bool]) -> str:
        """`changed` are in force, and of the other records those whose names `replaces` does not tell.

        The newest version's name; the same as before where nothing changed. Raises NotPublished.
        """
        with Session(self._writing) as session, session.begin():
            have = _records(session)
            want = {name: body for name, body in have.items() if not replaces(name)} | dict(changed)
            return self._put(session, have, want)

    def records(self) -> dict[str, str]:
        """All that is in force, by name."""
        with Session(self._engine) as session:
            return _records(session)

    def change(self, session: Session, to: Mapping[str, str | None], before: Mapping[str, str | None]) -> str:
        """Each record of `to` is as it says, None for gone; the newest version's name. Within the caller's transaction.
        Raises NotPublished, `Overtaken` where one is neither as it was `before` nor as it is wanted.
        """
        have = _records(session)
        for name, body in to.items():
            if have.get(name) not in (before[name], body):
                raise Overtaken(name)
        gone = {name for name, body in to.items() if body is None}
        kept = {name: body for name, body in have.items() if name not in gone}
        return self._put(session, have, kept | {name: body for name, body in to.items() if body is not None})

    def step_back(self) -> str:
        """What was in force before the newest version is in force again, as a version of its own."""
        with Session(self._writing) as session, session.begin():
            newest = _newest(session)
            if newest is None or session.get(MasterVersionRow, newest.number - 1) is None:
                raise NotPublished("there is no version before this one")
            return self._put(session, _records(session), _records(session, newest.number - 1))

    def answer(self, have: str) -> bytes | None:
        """What a lane that has version `have` lacks, packed; None where it lacks nothing. LookupError: nothing yet."""
        with self._asking.connect() as connection:
            there = connection.execute(NEWEST).one_or_none()
        if there is None:
            raise LookupError("nothing was published yet")
        if version_name(there.number, there.checksum) == have:
            return None
        with Session(self._engine) as session:
            newest = _newest(session)
            if newest is None:
                raise LookupError("nothing was published yet")
            told = have.partition("-")[0] if VERSION.fullmatch(have) else "0"
            known = session.get(MasterVersionRow, int(told))
            since = known.number if known is not None and _name(known) == have else 0
            number = newest.number
        return self._packed(number, since)

    def _put(self, session: Session, have: Mapping[str, str], want: Mapping[str, str]) -> str:
        _check(want)
        newest = _newest(session)
        to_set, to_drop = difference(have, want)
        if newest is not None and not to_set and not to_drop:
            return _name(newest)
        number = newest.number + 1 if newest is not None else 1
        ended = [*to_drop, *(name for name in to_set if name in have)]
        for start in range(0, len(ended), BATCH):
            some = MasterRecordRow.name.in_(ended[start : start + BATCH])
            session.execute(update(MasterRecordRow).where(some, MasterRecordRow.until.is_(None)).values(until=number))
        if to_set:
            rows = [{"name": name, "since": number, "until": None, "body": body} for name, body in to_set.items()]
            session.execute(insert(MasterRecordRow), rows)
        row = MasterVersionRow(
            number=number, at=self._now().isoformat(timespec="seconds"), checksum=checksum(sorted(want.items()))
        )
        session.add(row)
        session.execute(delete(MasterRecordRow).where(MasterRecordRow.until <= number - KEPT))
        session.execute(delete(MasterVersionRow).where(MasterVersionRow.number < number - KEPT))
        session.flush()
        return _name(row)

    def _pack(self, number: int, since: int) -> bytes:
        """One JSON value a line: the head, then name and body, null for a record that is gone."""
        with Session(self._engine) as session:
            version = session.get_one(MasterVersionRow, number)
            want = _records(session, number)
            have = _records(session, since) if since else {}
            known = session.get(MasterVersionRow, since)
        to_set, to_drop = difference(have, want)
        head = {
            "master": 1,
            "version": _name(version),
            "have": _name(known) if known is not None else "",
            "checksum": version.checksum,
            "set": len(to_set),
            "drop": len(to_drop),
        }
        return gzip.compress("".join(_lines(head, to_set, to_drop)).encode(), compresslevel=6, mtime=0)


def _lines(head: object, to_set: Mapping[str, str], to_drop: list[str]) -> Iterator[str]:
    yield json.dumps(head) + "\n"
    for name in to_drop:
        yield json.dumps([name, None], ensure_ascii=False) + "\n"
    for name in sorted(to_set):
        yield f"[{json.dumps(name, ensure_ascii=False)},{json.dumps(to_set[name], ensure_ascii=False)}]\n"


def _check(want: Mapping[str, str]) -> None:
    """Raises NotPublished where the parts do not fit together."""
    if CURRENCY not in want:
        raise NotPublished("the sheet of items must be published before rules")
    currency = read_currency(want[CURRENCY])
    for name, body in want.items():
        if name.startswith(RULES) and (book := read_book(name, body)).currency != currency:
            raise NotPublished(f"the rules {name.removeprefix(RULES)} are in {book.currency}, the sheet in {currency}")


def _newest(session: Session) -> MasterVersionRow | None:
    number = session.scalar(select(func.max(MasterVersionRow.number)))
    return session.get(MasterVersionRow, number) if number is not None else None


def _name(row: MasterVersionRow) -> str:
    return version_name(row.number, row.checksum)


def _records(session: Session, number: int | None = None) -> dict[str, str]:
    """All records of version `number`, or of the newest."""
    held = select(MasterRecordRow.name, MasterRecordRow.body)
    until = MasterRecordRow.until
    if number is None:
        held = held.where(until.is_(None))
    else:
        held = held.where(MasterRecordRow.since <= number, until.is_(None) | (until > number))
    return {str(name): str(body) for name, body in session.execute(held)}
