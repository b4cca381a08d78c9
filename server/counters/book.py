"""What the parts of the lanes' devices have done, day by day: each lane's newest word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.device_counts import DeviceCount
from server.db.counter_models import CounterRow
from server.db.engine import for_writing

LAST_DAYS = 31


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
