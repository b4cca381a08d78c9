"""The store's records beside the master data, and both together as the desk changes them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.rules import Rules, load_rules
from server.asking.questions import is_question
from server.asking.thresholds import THRESHOLD, in_force
from server.db.models import HouseRecordRow
from server.master.book import MasterBook, Overtaken

VERSION_DIGITS = 12


class HouseBook:
    """What the store asks and when its figures ask for something, as published last; `file`: as the file says, what
    nothing was published of. Used from any thread.
    """

    def __init__(self, engine: Engine, file: Rules | None = None) -> None:
        self._engine = engine
        self.file = file or load_rules()

    def records(self) -> dict[str, str]:
        with Session(self._engine) as session:
            return _records(session)

    def rules(self) -> Rules:
        """Those of the file, with what the store changed of them."""
        return in_force(self.file, self.records())

    def change(self, session: Session, to: Mapping[str, str | None], before: Mapping[str, str | None]) -> str:
        """Each record of `to` is as it says, None for gone; what all are called then. Within the caller's transaction.
        Raises `Overtaken` where one is neither as it was `before` nor as it is wanted.
        """
        have = _records(session)
        for name, body in to.items():
            if have.get(name) not in (before[name], body):
                raise Overtaken(name)
            if body is None:
                session.execute(delete(HouseRecordRow).filter_by(name=name))
            else:
                session.merge(HouseRecordRow(name=name, body=body))
        session.flush()
        return _version(_records(session))


class StoreRecords:
    """Master data and the store's other records as one: what a draft may change. Used from any thread."""

    def __init__(self, master: MasterBook, house: HouseBook) -> None:
        self._master = master
        self._house = house

    def records(self) -> dict[str, str]:
        return self._master.records() | self._house.records()

    def change(self, session: Session, to: Mapping[str, str | None], before: Mapping[str, str | None]) -> str:
        """As `MasterBook.change`, of both."""
        house = {name: body for name, body in to.items() if is_house(name)}
        master = {name: body for name, body in to.items() if not is_house(name)}
        version = self._master.change(session, master, before) if master else ""
        asked = self._house.change(session, house, before) if house else ""
        return version or asked


def is_house(name: str) -> bool:
    """Whether the record `name` is no master data."""
    return is_question(name) or name.startswith(THRESHOLD)


def _records(session: Session) -> dict[str, str]:
    return {row.name: row.body for row in session.scalars(select(HouseRecordRow))}


def _version(records: Mapping[str, str]) -> str:
    told = "".join(f"{name}\t{body}\n" for name, body in sorted(records.items()))
    return f"q-{hashlib.sha256(told.encode()).hexdigest()[:VERSION_DIGITS]}"
