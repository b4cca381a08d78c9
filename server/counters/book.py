"""What the parts of the lanes' devices have done, day by day: each lane's newest word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.device_counts import DeviceCount
from server.db.counter_models import CounterRow
from server.db.engine import for_writing

LAST_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What `part` of `unit` did from the day `since` to the day `until`: `value` in all, `lately` of it in the last
    days that were asked for.
    """

    unit: str
    part: str
    name: str
    since: str
    until: str
    value: float
    lately: float


class Counters:
    """Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = for_writing(engine)

    def keep(self, lane: str, counts: Iterable[DeviceCount]) -> None:
        """What was told before of the same unit, day and name is replaced, so that it may be told twice; durably.

        Raises SQLAlchemyError.
        """
        with Session(self._writing) as session, session.begin():
            for one in counts:
                key = {"lane": lane, "device": one.device, "unit": one.unit, "day": one.day, "name": one.name}
                session.merge(CounterRow(**key, kind=one.kind, part=one.part, value=one.value))

    def of(self, lane: str, since: str = "") -> Sequence[CounterRow]:
        """Of one lane from the day `since` (ISO) on, by day; without one, of the last days that it told of."""
        if not since:
            days = select(CounterRow.day).where(CounterRow.lane == lane).distinct()
            last = days.order_by(CounterRow.day.desc()).limit(LAST_DAYS).subquery()
            with Session(self._engine) as session:
                since = session.scalar(select(func.min(last.c.day))) or ""
        wanted = select(CounterRow).where(CounterRow.lane == lane, CounterRow.day >= since)
        order = (CounterRow.day, CounterRow.device, CounterRow.unit, CounterRow.name)
        with Session(self._engine) as session:
            return session.scalars(wanted.order_by(*order)).all()

    def devices(self) -> Sequence[tuple[str, str]]:
        """Lane and device of every one that was ever told of, in order."""
        wanted = select(CounterRow.lane, CounterRow.device).distinct().order_by(CounterRow.lane, CounterRow.device)
        with Session(self._engine) as session:
            return [(lane, device) for lane, device in session.execute(wanted)]

    def done(self, lane: str, device: str, lately: str) -> Sequence[Done]:
        """What each unit there ever was has done in all, and from the day `lately` (ISO) on; the newest unit first."""
        row = CounterRow
        wanted = (
            select(
                row.unit,
                row.part,
                row.name,
                func.min(row.day),
                func.max(row.day),
                func.sum(row.value),
                func.sum(case((row.day >= lately, row.value), else_=0.0)),
            )
            .where(row.lane == lane, row.device == device)
            .group_by(row.unit, row.part, row.name)
        )
        with Session(self._engine) as session:
            found = [
                Done(unit=unit, part=part, name=name, since=since, until=until, value=value, lately=recent)
                for unit, part, name, since, until, value, recent in session.execute(wanted)
            ]
        last = {unit: max(one.until for one in found if one.unit == unit) for unit in {one.unit for one in found}}
        found.sort(key=lambda one: (one.unit, one.part, one.name))
        return sorted(found, key=lambda one: last[one.unit], reverse=True)
