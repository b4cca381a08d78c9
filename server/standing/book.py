"""How each lane stands: what it said last of what it still owes, and when that was, by the server's own clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.db.engine import for_writing
from server.db.models import LaneStandingRow
from server.link.lifetimes import Lifetimes

SILENT = timedelta(minutes=5)
"""A lane tells every few seconds: of one that was not heard for so long nobody knows what it owes now."""
LATE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class LaneStanding:
    """`heard_at` '' for a lane that never told. `late`: what it owes is old; `silent`: it was not heard for long.

    `certificate_until` '' where it has none.
    """

    lane: str
    heard_at: str
    unsent: int
    parked: int
    since: str
    late: bool
    silent: bool
    certificate_until: str = ""
    ends_soon: bool = False


class Standings:
    """Used from any thread. `lanes` are those of this store."""

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        lanes: Sequence[str],
        lifetimes: Lifetimes | None = None,
    ) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self.lanes = tuple(lanes)
        self._lifetimes = lifetimes

    def hear(self, lane: str, *, unsent: int, parked: int, age_s: int) -> None:
        """`lane` owes so many facts, the oldest for `age_s` seconds; durably. Raises SQLAlchemyError."""
        now = self._now()
        since = _stamp(now - timedelta(seconds=age_s)) if unsent else ""
        told: dict[str, str | int] = {"heard_at": _stamp(now), "unsent": unsent, "parked": parked, "since": since}
        try:
            self._keep(lane, told)
        except IntegrityError:  # another worker heard the lane's first word at the same time
            self._keep(lane, told)

    def all(self) -> list[LaneStanding]:
        """Every lane of the store, in the order of the settings."""
        with Session(self._engine) as session:
            rows = {row.lane: row for row in session.scalars(select(LaneStandingRow))}
        ends = self._lifetimes.of_lanes() if self._lifetimes is not None else {}
        return [self._with_end(self._standing(lane, rows.get(lane)), ends.get(lane)) for lane in self.lanes]

    def _with_end(self, standing: LaneStanding, end: datetime | None) -> LaneStanding:
        if end is None or self._lifetimes is None:
            return standing
        return replace(standing, certificate_until=_stamp(end), ends_soon=self._lifetimes.is_soon(end))

    def _keep(self, lane: str, told: dict[str, str | int]) -> None:
        with Session(self._writing) as session, session.begin():
            row = session.get(LaneStandingRow, lane, with_for_update=True)
            if row is None:
                session.add(LaneStandingRow(lane=lane, **told))
                return
            for name, value in told.items():
                setattr(row, name, value)

    def _standing(self, lane: str, row: LaneStandingRow | None) -> LaneStanding:
        if row is None:
            return LaneStanding(lane, "", 0, 0, "", late=False, silent=True)
        now = self._now()
        late = bool(row.since) and now - datetime.fromisoformat(row.since) >= LATE
        silent = now - datetime.fromisoformat(row.heard_at) >= SILENT
        return LaneStanding(lane, row.heard_at, row.unsent, row.parked, row.since, late=late, silent=silent)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
