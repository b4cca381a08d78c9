"""What ails the lanes' devices, and what did: open until the lane says that it is over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.core.device_findings import LaneFindings
from kiosk.core.findings import Grade
from server.db.bulk import among
from server.db.engine import for_writing
from server.db.finding_models import FindingRow

SAME = timedelta(minutes=5)
"""What comes back so soon is the same finding: a plug that is loose is no hundred of them."""
KEPT = timedelta(days=400)
"""What was over longer ago is forgotten: a year can be compared with the one before."""
WORST_FIRST = case((FindingRow.state == Grade.FAULT.word, 0), else_=1)

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Of which findings: '' is any. `is_open` None: whether or not they are over."""

    lane: str = ""
    device: str = ""
    is_open: bool | None = None


class Findings:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], lanes: Collection[str]) -> None:
        """`lanes` are the store's: what a lane that is none of them any more has left open is not shown."""
        self._engine, self._writing, self._now, self._lanes = engine, for_writing(engine), now, lanes

    def keep(self, lane: str, told: LaneFindings) -> bool:
        """All that ails `lane` is what it told, durably, and what else was open is over; of a device that it does not
        know yet, what was said last stands. Whether anything else is open now. Raises SQLAlchemyError.
        """
        try:
            return self._keep(lane, told)
        except IntegrityError:  # the same was told at the same time, to another worker
            return self._keep(lane, told)

    def open(self) -> Mapping[str, Sequence[FindingRow]]:
        """Lane → what is open there, the worst first, then the oldest."""
        found: dict[str, list[FindingRow]] = {}
        for row in self.of(Chosen(is_open=True)):
            found.setdefault(row.lane, []).append(row)
        return found

    def devices(self) -> Sequence[tuple[str, str]]:
        """Lane and device of every one that something ails or did."""
        with Session(self._engine) as session:
            mine = among(session, FindingRow.lane, self._lanes)
            found = session.execute(select(FindingRow.lane, FindingRow.device).where(mine).distinct())
            return [(lane, device) for lane, device in found]

    def of(self, chosen: Chosen, most: int = 1000, after: int = 0) -> Sequence[FindingRow]:
        """Those that are open first, the worst of them before the others; then the ones that were over last. So many at
        most, `after` so many others.
        """
        wanted = select(FindingRow)
        for column, value in ((FindingRow.lane, chosen.lane), (FindingRow.device, chosen.device)):
            wanted = wanted.where(column == value) if value else wanted
        if chosen.is_open is not None:
            wanted = wanted.where((FindingRow.closed_at == "") == chosen.is_open)
        is_open = case((FindingRow.closed_at == "", 0), else_=1)
        worst = case((FindingRow.closed_at == "", WORST_FIRST), else_=0)
        wanted = wanted.order_by(is_open, worst, FindingRow.closed_at.desc(), FindingRow.opened_at, FindingRow.id)
        with Session(self._engine) as session:
            mine = among(session, FindingRow.lane, self._lanes)
            return session.scalars(wanted.where(mine).limit(most).offset(after)).all()

    def _keep(self, lane: str, told: LaneFindings) -> bool:
        now = self._now()
        with Session(self._writing) as session, session.begin():
            mine = select(FindingRow).where(FindingRow.lane == lane, FindingRow.closed_at == "")
            before = {_key(row): row for row in session.scalars(mine.with_for_update())}
            after: set[Key] = set()
            changed = False
            for one in told.findings:
                key = (one.device, one.part, one.cause)
                row = before.get(key) or self._back(session, lane, key, now)
                if row is None:
                    opened_at = _stamp(now - timedelta(seconds=one.age_s))
                    row = FindingRow(lane=lane, device=one.device, part=one.part, cause=one.cause, opened_at=opened_at)
                    session.add(row)
                changed |= key not in before or row.state != one.state
                row.kind, row.state, row.detail = one.kind, one.state, one.detail
                before[key] = row
                after.add(key)
            over = [row for key, row in before.items() if key not in after and row.device not in told.waiting]
            for row in over:
                row.closed_at = _stamp(now)
            if over:
                old = _stamp(now - KEPT)
                session.execute(delete(FindingRow).where(FindingRow.closed_at != "", FindingRow.closed_at < old))
            return changed or bool(over)

    def _back(self, session: Session, lane: str, key: Key, now: datetime) -> FindingRow | None:
        """The finding that was over a moment ago, open again."""
        device, part, cause = key
        mine = select(FindingRow).filter_by(lane=lane, device=device, part=part, cause=cause)
        row = session.scalar(mine.order_by(FindingRow.closed_at.desc()).limit(1))
        if row is None or now - datetime.fromisoformat(row.closed_at) > SAME:
            return None
        row.closed_at, row.again = "", row.again + 1
        return row


def _key(row: FindingRow) -> Key:
    return row.device, row.part, row.cause


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
