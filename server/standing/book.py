"""How each lane stands: what it said last of what it still owes, and when that was, by the server's own clock."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Text, bindparam, cast, select, update
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.db.engine import at_once, for_writing
from server.db.models import LaneStandingRow
from server.link.lifetimes import Lifetimes

SILENT = timedelta(minutes=5)
"""A lane tells every few seconds: of one that was not heard for so long nobody knows what it owes now."""
LATE = timedelta(hours=1)

_HEARD = (LaneStandingRow.lane, LaneStandingRow.heard_at, LaneStandingRow.unsent, LaneStandingRow.parked)
_ALL = select(*_HEARD, LaneStandingRow.since, cast(LaneStandingRow.look, Text).label("look"))
_GOES_ON = update(LaneStandingRow).where(
    LaneStandingRow.lane == bindparam("of"), cast(LaneStandingRow.look, Text) == bindparam("before")
)
"""What is kept of the lane goes on, where it looks as it did `before` still."""


Change = tuple[dict[str, Any] | None, dict[str, Any] | None]
"""How a lane looked before, and how it looks now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a lane looks from afar: the word of its light, and how much lies in the basket. `minor` 0 and `currency` ''
    where nothing is to be paid. `since`, the server's time, is when it began to look busy, or free, or whatever it is.
    `lines` as the lane told them; `closes`: it is closed after this visit; `express`: up to so many pieces it is for, 0
    for every basket.
    """

    light: str
    paying: bool
    pieces: int
    minor: int
    currency: str
    since: str = ""
    lines: list[dict[str, Any]] = field(default_factory=list)
    closes: bool = False
    express: int = 0


@dataclass(frozen=True, slots=True)
class LaneStanding:
    """`heard_at` '' for a lane that never told. `late`: what it owes is old; `silent`: it was not heard for long.

    `certificate_until` '' where it has none. `look`: None for a lane that does not tell.
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
    look: Look | None = None


class Standings:
    """Used from any thread. `lanes` are those of this store, as they are at each moment."""

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        lanes: Sequence[str],
        lifetimes: Lifetimes | None = None,
    ) -> None:
        self._writing = for_writing(engine)
        self._reading, self._at_once = at_once(engine), at_once(self._writing)
        self._read: dict[str, tuple[str, Look | None]] = {}
        self._looks: dict[str, dict[str, Any] | None] = {}  # as this process wrote them: another may have, since
        self._now = now
        self.lanes = lanes
        self._lifetimes = lifetimes

    def hear(self, lane: str, *, unsent: int, parked: int, age_s: int, look: Look | None = None) -> bool:
        """`lane` owes so many facts, the oldest for `age_s` seconds; durably. Whether it looks otherwise than before.

        Raises SQLAlchemyError.
        """
        now = self._now()
        since = _stamp(now - timedelta(seconds=age_s)) if unsent else ""
        told = {"heard_at": _stamp(now), "unsent": unsent, "parked": parked, "since": since}
        before, looks = self._goes_on(lane, told, look) or self._keep(lane, told, look)
        self._looks[lane] = looks
        return looks != before

    def all(self) -> list[LaneStanding]:
        """Every lane of the store, in the order of the settings."""
        with self._reading.connect() as connection:
            rows = {row.lane: row for row in connection.execute(_ALL)}
        now = self._now()
        ends = self._lifetimes.of_lanes() if self._lifetimes is not None else {}
        return [self._with_end(self._standing(lane, rows.get(lane), now), ends.get(lane)) for lane in self.lanes]

    def _with_end(self, standing: LaneStanding, end: datetime | None) -> LaneStanding:
        if end is None or self._lifetimes is None:
            return standing
        return replace(standing, certificate_until=_stamp(end), ends_soon=self._lifetimes.is_soon(end))

    def _goes_on(self, lane: str, told: dict[str, Any], look: Look | None) -> Change | None:
        """Where the lane was heard here last, one word to the database is enough. None: it has to be looked at."""
        before = self._looks.get(lane)
        if before is None:
            return None
        looks = _since(look, before, told["heard_at"])
        with self._at_once.begin() as connection:
            given = {"of": lane, "before": json.dumps(before), **told, "look": looks}
            return (before, looks) if connection.execute(_GOES_ON, given).rowcount else None

    def _keep(self, lane: str, told: dict[str, Any], look: Look | None) -> Change:
        try:
            return self._kept(lane, told, look)
        except IntegrityError:  # another worker heard the lane's first word at the same time
            return self._kept(lane, told, look)

    def _kept(self, lane: str, told: dict[str, Any], look: Look | None) -> Change:
        with Session(self._writing) as session, session.begin():
            row = session.get(LaneStandingRow, lane, with_for_update=True)
            before = row.look if row is not None else None
            looks = _since(look, before, told["heard_at"])
            if row is None:
                session.add(LaneStandingRow(lane=lane, **told, look=looks))
            else:
                for name, value in {**told, "look": looks}.items():
                    setattr(row, name, value)
            return before, looks

    def _standing(self, lane: str, row: Row[str, str, int, int, str, str] | None, now: datetime) -> LaneStanding:
        if row is None:
            return LaneStanding(lane, "", 0, 0, "", late=False, silent=True)
        late = bool(row.since) and now - datetime.fromisoformat(row.since) >= LATE
        silent = now - datetime.fromisoformat(row.heard_at) >= SILENT
        look = self._look(lane, row.look or "null")
        return LaneStanding(lane, row.heard_at, row.unsent, row.parked, row.since, late=late, silent=silent, look=look)

    def _look(self, lane: str, text: str) -> Look | None:
        """What `text` says; of most lanes it is what it was when all were asked for last."""
        known = self._read.get(lane)
        if known is None or known[0] != text:
            said = json.loads(text)
            known = self._read[lane] = text, Look(**said) if said is not None else None
        return known[1]


def _since(look: Look | None, before: dict[str, Any] | None, now: str) -> dict[str, Any] | None:
    """`look`, with when that began: a basket that grows is the same visit."""
    if look is None:
        return None
    same = before is not None and (before["light"], before["paying"]) == (look.light, look.paying)
    return asdict(replace(look, since=before["since"] if before is not None and same else now))


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
