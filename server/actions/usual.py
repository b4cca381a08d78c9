"""What is usual: how long each step takes at each lane, and how many come in each hour of the week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import fsum, log

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.chance import Usual, usual_of
from server.actions.crowd import Hours
from server.actions.gauges import Usuals
from server.actions.lately import STEPS, Seen, lately
from server.actions.rules import Gauge
from server.db.action_models import ActionRow, StepUsualRow
from server.db.engine import for_writing
from server.db.visit_models import VisitRow

DAYS = 14
"""So many days tell what is usual."""
WEEKS = 4
ROSE = timedelta(minutes=20)
"""So long before a figure was above its line it began to rise."""
LEAST_OPEN = 5.0
"""Fewer in an hour are an hour in which the store is closed."""


@dataclass(frozen=True, slots=True)
class Slow:
    """`step` was slow at `lane` in the visits that ended between the two."""

    lane: str
    step: str
    since: datetime
    until: datetime | None

    def holds(self, one: Seen, step: str) -> bool:
        its = (one.lane, step) == (self.lane, self.step)
        return its and one.ended >= self.since and (self.until is None or one.ended <= self.until)


class UsualTimes:
    """Kept as sums a day, lane and step. `steps` is used from one thread, all else from any."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._writing = engine, for_writing(engine)
        self._known: Usuals = {}
        self._until: datetime | None = None
        self._hours: tuple[date, Hours] | None = None

    def steps(self, now: datetime) -> Usuals:
        """Lane and step → how long that usually takes: the last fourteen days and today, until the hour began; lane ''
        is all of them. Raises SQLAlchemyError.
        """
        hour = now.replace(minute=0, second=0, microsecond=0)
        if self._until != hour:
            self._sum_up(hour)
            self._known, self._until = self.kept(hour.date()), hour
        return self._known

    def kept(self, today: date) -> Usuals:
        """The same as it was summed up last, by whoever did. Raises SQLAlchemyError."""
        sums: dict[tuple[str, str], list[tuple[int, float, float]]] = defaultdict(list)
        with Session(self._engine) as session:
            for row in session.scalars(select(StepUsualRow).where(StepUsualRow.day <= today.isoformat())):
                for lane in (row.lane, ""):
                    sums[lane, row.step].append((row.count, row.total, row.squares))
        found: dict[tuple[str, str], Usual] = {}
        for key, parts in sums.items():
            count, total, squares = (sum(part[place] for part in parts) for place in range(3))
            usual = usual_of(int(count), total, squares)
            if usual is not None:
                found[key] = usual
        return found

    def hours(self, now: datetime) -> Hours:
        """Weekday and hour → how many came in it, on the average of the last four weeks' days on which it had
        visits.
        """
        today = now.date()
        if self._hours is None or self._hours[0] != today:
            self._hours = today, self._by_hour(today)
        return self._hours[1]

    def today(self, now: datetime) -> dict[int, int]:
        """Hour of today → how many began a visit that has ended."""
        counted = select(VisitRow.hour, func.count()).where(VisitRow.day == now.date().isoformat())
        with Session(self._engine) as session:
            return {row[0]: row[1] for row in session.execute(counted.group_by(VisitRow.hour))}

    def _by_hour(self, today: date) -> Hours:
        days = [(today - timedelta(days=back)).isoformat() for back in range(1, 7 * WEEKS + 1)]
        counted = select(VisitRow.day, VisitRow.hour, func.count()).where(VisitRow.day.in_(days))
        came: dict[tuple[int, int], list[int]] = defaultdict(list)
        with Session(self._engine) as session:
            for day, hour, count in session.execute(counted.group_by(VisitRow.day, VisitRow.hour)):
                came[date.fromisoformat(day).weekday(), hour].append(count)
        return {at: sum(counts) / len(counts) for at, counts in came.items() if max(counts) >= LEAST_OPEN}

    def _sum_up(self, until: datetime) -> None:
        """The days that are not known yet, and anew today and the day before, whose last hour may lack."""
        today = until.date()
        days = [today - timedelta(days=back) for back in range(DAYS + 1)]
        yesterday = days[1].isoformat()
        with Session(self._engine) as session:
            rolled = select(StepUsualRow.day).where(StepUsualRow.day < yesterday)
            known = set(session.scalars(rolled.distinct()))
            visited = select(VisitRow.day).where(VisitRow.day.in_([day.isoformat() for day in days]))
            there = set(session.scalars(visited.distinct()))
        missing = [day for day in days if day.isoformat() in there - known]
        rows = [row for day in missing for row in self._rows(day, until)]
        with Session(self._writing) as session, session.begin():
            gone = StepUsualRow.day.in_([day.isoformat() for day in missing])
            session.execute(delete(StepUsualRow).where(gone | (StepUsualRow.day < days[-1].isoformat())))
            session.add_all(rows)

    def _rows(self, day: date, until: datetime) -> list[StepUsualRow]:
        first = until.replace(year=day.year, month=day.month, day=day.day, hour=0)
        seen = lately(self._engine, first, min(until, first + timedelta(days=1)))
        return summed(day.isoformat(), seen.visits, self._slow(day.isoformat()))

    def _slow(self, day: str) -> list[Slow]:
        """When a step was slow that day: that is not how it usually is."""
        raised = select(ActionRow).where(ActionRow.gauge == Gauge.SLOW_STEP, ActionRow.raised_at.startswith(day))
        with Session(self._engine) as session:
            return [_slow(row) for row in session.scalars(raised)]


def _slow(row: ActionRow) -> Slow:
    until = row.fixed_at or row.ended_at
    since = datetime.fromisoformat(row.began_at) - ROSE
    return Slow(row.lane, row.subject, since, datetime.fromisoformat(until) if until else None)


def summed(day: str, visits: Sequence[Seen], slow: Sequence[Slow] = ()) -> list[StepUsualRow]:
    """A row for each lane and step of these visits, less what was `slow`."""
    logs: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in visits:
        for step in STEPS:
            if step in one.steps and not any(it.holds(one, step) for it in slow):
                logs[one.lane, step].append(log(one.steps[step]))
    return [
        StepUsualRow(
            day=day, lane=lane, step=step, count=len(some), total=fsum(some), squares=fsum(it * it for it in some)
        )
        for (lane, step), some in logs.items()
    ]
