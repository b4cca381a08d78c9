"""What was observed of a figure on some days, from the visits and the taps: what an effect is told by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, cast, exists, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.cases.effect import Seen
from server.cases.kinds import HIGH, LOW, Category
from server.db.models import TapRow
from server.db.visit_models import VisitNeedRow, VisitPaymentRow, VisitRow
from server.db.visit_terms import GIVEN_UP, PAID, STARTED, WAITED, WAITED_MS

MOST = 20_000
"""So many observations are drawn at most, evenly, of the days asked for."""
DAY = len("2026-11-22")
END_OF_DAY = "U"
"""After every hour of a day, as texts go: an hour follows the day by a T."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Something that an improvement may change: a share (an observation is 0 or 1), or a time in milliseconds.
    `since` says when it was (a day, or day and hour); `number` is what many are drawn evenly by.
    """

    of_shares: bool
    more_is_better: bool
    since: InstrumentedAttribute[str]
    day: ColumnElement[str] | InstrumentedAttribute[str]
    hour: ColumnElement[int] | InstrumentedAttribute[int]
    lane: InstrumentedAttribute[str]
    number: InstrumentedAttribute[int] | None
    value: ColumnElement[Any]
    where: tuple[ColumnElement[bool], ...] = ()

    def rows(self, first: str, last: str, lane: str) -> Select[Any]:
        """Day, hour and value of what was observed from the day `first` to the day `last`."""
        rows = select(self.day.label("day"), self.hour.label("hour"), self.value.label("value"))
        rows = rows.where(self.since >= first, self.since < f"{last}{END_OF_DAY}", *self.where)
        return rows.where(self.lane == lane) if lane else rows


def _share(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _of_taps(hit: ColumnElement[bool], *, more_is_better: bool) -> Figure:
    return Figure(
        of_shares=True,
        more_is_better=more_is_better,
        since=TapRow.hour,
        day=func.substr(TapRow.hour, 1, DAY),
        hour=cast(func.substr(TapRow.hour, DAY + 2, 2), Integer),
        lane=TapRow.lane,
        number=None,
        value=_share(hit),
    )


def _of_visits(value: ColumnElement[Any], *where: ColumnElement[bool], of_shares: bool) -> Figure:
    return Figure(
        of_shares=of_shares,
        more_is_better=False,
        since=VisitRow.day,
        day=VisitRow.day,
        hour=VisitRow.hour,
        lane=VisitRow.lane,
        number=VisitRow.id,
        value=value,
        where=where,
    )


_NEEDED = exists().where(VisitNeedRow.visit_id == VisitRow.id)
FIGURES: Mapping[str, Figure] = {
    "csat": _of_taps(TapRow.face >= HIGH, more_is_better=True),
    "low_taps": _of_taps(TapRow.face <= LOW, more_is_better=False),
    "given_up": _of_visits(_share(GIVEN_UP), STARTED, of_shares=True),
    "touched": _of_visits(_share(_NEEDED), PAID, of_shares=True),
    "total_time": _of_visits(VisitRow.total_ms.expression, PAID, of_shares=False),
    "weigh_time": _of_visits(VisitRow.weigh_ms.expression, VisitRow.weighed.expression, of_shares=False),
    "pay_time": _of_visits(VisitRow.pay_ms.expression, PAID, of_shares=False),
    "help_wait": Figure(
        of_shares=False,
        more_is_better=False,
        since=VisitNeedRow.day,
        day=VisitNeedRow.day,
        hour=VisitNeedRow.hour,
        lane=VisitNeedRow.lane,
        number=VisitNeedRow.visit_id,
        value=WAITED_MS,
        where=(WAITED,),
    ),
    "payment": Figure(
        of_shares=True,
        more_is_better=True,
        since=VisitPaymentRow.day,
        day=VisitPaymentRow.day,
        hour=VisitPaymentRow.hour,
        lane=VisitPaymentRow.lane,
        number=VisitPaymentRow.visit_id,
        value=_share(VisitPaymentRow.outcome == "approved"),
    ),
}
OF_CATEGORY: Mapping[Category, str] = {
    Category.USAGE: "weigh_time",
    Category.WAITING: "help_wait",
    Category.PAYMENT: "payment",
    Category.DEVICE: "total_time",
}
"""What first shows whether it became better; else satisfaction does."""


def observed(engine: Engine, figure: str, lane: str, first: date, last: date) -> list[Seen]:
    """Of the days from `first` to `last`: all, or evenly drawn about as many as `MOST`. The database counts what is
    alike, and what is not it draws: no more leaves it than is used.
    """
    of = FIGURES[figure]
    rows = of.rows(first.isoformat(), last.isoformat(), lane)
    with Session(engine) as session:
        if of.of_shares or of.number is None:
            return _counted(session, rows)
        every = -(-(session.scalar(select(func.count()).select_from(rows.subquery())) or 0) // MOST)
        drawn = rows.where(of.number % every == 0) if every > 1 else rows
        return [_seen(day, hour, value) for day, hour, value in session.execute(drawn)]


def _counted(session: Session, rows: Select[Any]) -> list[Seen]:
    """Each observation as often as it was made, or evenly fewer."""
    each = rows.subquery()
    alike = (each.c.day, each.c.hour, each.c.value)
    counted = session.execute(select(*alike, func.count()).group_by(*alike).order_by(*alike)).all()
    every = -(-sum(count for _, _, _, count in counted) // MOST) or 1
    made, place = [], 0
    for day, hour, value, count in counted:
        first, place = -(-place // every), place + count
        made += [_seen(day, hour, value)] * (-(-place // every) - first)
    return made


def _seen(day: str, hour: int, value: int) -> Seen:
    return Seen(date.fromisoformat(day).weekday(), int(hour), int(value))
