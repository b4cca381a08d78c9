"""Which lanes the store has: those of the settings, with what the desk says of them, and those that it enrolled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from typing_extensions import override

from server.auth.tokens import Keyring, token_hash
from server.db.engine import for_writing
from server.db.models import LaneWishRow, StoreLaneRow

FRESH_S = 1.0
"""So long what another worker wrote may be unknown here. What this one wrote is known at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreLane:
    """`added_at` '' : the settings name it; `retired_on` '' : it is one of the store's. `version` 0: the desk never
    changed it. `token_hash` is that of a token the desk made.
    """

    lane: str
    name: str = ""
    added_at: str = ""
    retired_on: str = ""
    token_hash: str = ""
    version: int = 0


class Roster(Sequence[str]):
    """The ids of the lanes that are the store's, in order, as they are whenever it is looked at: first the settings',
    then the desk's. Used from any thread. Looking raises SQLAlchemyError where the books cannot be read.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime], keyring: Keyring) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._keyring = keyring
        self._lock = threading.Lock()
        self._read_at = -FRESH_S
        self._known: tuple[StoreLane, ...] = ()
        self._ids: tuple[str, ...] = ()

    @property
    def is_fresh(self) -> bool:
        """Whether looking now reads no database."""
        return time.monotonic() - self._read_at < FRESH_S

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    @override
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self.ids()[place]

    @override
    def __len__(self) -> int:
        return len(self.ids())

    @override
    def __contains__(self, lane: object) -> bool:
        return lane in self.ids()

    def ids(self) -> tuple[str, ...]:
        """Those that are the store's at this moment."""
        self.all()
        return self._ids

    def all(self) -> tuple[StoreLane, ...]:
        """Every lane that is or was the store's, in the same order."""
        if not self.is_fresh:
            self._read()
        return self._known

    def ever(self) -> tuple[str, ...]:
        """Their ids: what the books may tell of."""
        return tuple(one.lane for one in self.all())

    def of(self, lane: str) -> StoreLane | None:
        return next((one for one in self.all() if one.lane == lane), None)

    def holder(self, token: str) -> str | None:
        """The lane whose token it is; None where it is nobody's, or that of a lane which was retired."""
        lane = self._keyring.lane_of(token)
        if lane is None:
            given = token_hash(token)
            lane = next((one.lane for one in self.all() if one.token_hash == given), None)
        return lane if lane in self.ids() else None

    def put(self, wanted: StoreLane) -> bool:
        """`wanted` counts. False, and nothing is changed: somebody changed it since `wanted.version`. What was wished
        of the lane before is wished no more.
        """
        with Session(self._writing) as session, session.begin():
            found = session.scalars(select(StoreLaneRow).with_for_update()).all()
            row = next((one for one in found if one.lane == wanted.lane), None)
            if (row.version if row is not None else 0) != wanted.version:
                return False
            if row is None:
                row = StoreLaneRow(lane=wanted.lane)
                session.add(row)
            row.name, row.token_hash = wanted.name, wanted.token_hash
            row.added_at, row.retired_on = wanted.added_at, wanted.retired_on
            row.version = max((one.version for one in found), default=0) + 1
            session.execute(delete(LaneWishRow).filter_by(lane=wanted.lane))
        self._read()
        return True

    def wishes(self) -> Mapping[str, LaneWishRow]:
        """Lane → who wants it retired."""
        with Session(self._engine) as session:
            return {row.lane: row for row in session.scalars(select(LaneWishRow).order_by(LaneWishRow.made_at))}

    def wish(self, lane: str, author: str) -> None:
        """`author` wants it retired, until somebody else decides."""
        with Session(self._writing) as session, session.begin():
            session.merge(LaneWishRow(lane=lane, author=author, made_at=self._now().isoformat(timespec="seconds")))

    def forget_wish(self, lane: str) -> bool:
        """Whether there was one."""
        with Session(self._writing) as session, session.begin():
            found = session.get(LaneWishRow, lane)
            if found is not None:
                session.delete(found)
            return found is not None

    def _read(self) -> None:
        with self._lock:
            read_at = time.monotonic()
            with Session(self._engine) as session:
                rows = session.scalars(select(StoreLaneRow).order_by(StoreLaneRow.added_at, StoreLaneRow.lane)).all()
            said = {row.lane: _lane(row) for row in rows}
            named = [said.get(lane, StoreLane(lane=lane)) for lane in self._keyring.lanes]
            # a lane of the desk's that the settings name by now stays the desk's; one they name no more is gone
            others = [one for one in said.values() if one.added_at and one.lane not in self._keyring.lanes]
            self._known = (*named, *others)
            self._ids = tuple(one.lane for one in self._known if not one.retired_on)
            self._read_at = read_at


def _lane(row: StoreLaneRow) -> StoreLane:
    names = ("lane", "name", "added_at", "retired_on", "token_hash", "version")
    return StoreLane(**{name: getattr(row, name) for name in names})
