"""What was observed of a figure on some days, from the visits and the taps: what an effect is told by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, Select, case, cast, exists, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.cases.effect import Seen
from server.cases.kinds import HIGH, LOW, Category
from server.db.models import TapRow
from server.db.visit_models import VisitNeedRow, VisitPaymentRow, VisitRow

MOST = 20_000
"""So many observations are drawn at most, evenly, of the days asked for."""
DAY = len("2026-11-22")

Days = Callable[[str, str, str], Select[str, int, int]]
"""First and last day, and a lane or '' → day, hour and value of each observation."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that an improvement may change. Of a share each observation is 0 or 1, else it is milliseconds."""

    of_shares: bool
    more_is_better: bool
    days: Days


def _one(condition: object) -> object:
    return case((condition, 1), else_=0)  # type: ignore[arg-type]


def _taps(is_hit: object) -> Days:
    def days(first: str, last: str, lane: str) -> Select[str, int, int]:
        day, hour = func.substr(TapRow.hour, 1, DAY), cast(func.substr(TapRow.hour, DAY + 2, 2), Integer)
        rows = select(day, hour, _one(is_hit)).where(TapRow.hour >= first, TapRow.hour < f"{last}U")  # type: ignore[call-overload]
        return rows.where(TapRow.lane == lane) if lane else rows  # type: ignore[no-any-return]

    return days


def _visits(value: object, *conditions: object) -> Days:
    def days(first: str, last: str, lane: str) -> Select[str, int, int]:
        rows = select(VisitRow.day, VisitRow.hour, value).where(VisitRow.day >= first, VisitRow.day <= last)  # type: ignore[call-overload]
        rows = rows.where(*conditions)
        return rows.where(VisitRow.lane == lane) if lane else rows  # type: ignore[no-any-return]

    return days


def _parts(table: type[VisitNeedRow | VisitPaymentRow], value: object, *conditions: object) -> Days:
    def days(first: str, last: str, lane: str) -> Select[str, int, int]:
        rows = select(table.day, table.hour, value).where(table.day >= first, table.day <= last, *conditions)  # type: ignore[call-overload]
        return rows.where(table.lane == lane) if lane else rows  # type: ignore[no-any-return]

    return days


_PAID = VisitRow.outcome == "paid"
_NEEDED = exists().where(VisitNeedRow.visit_id == VisitRow.id)
FIGURES: Mapping[str, Figure] = {
    "csat": Figure(of_shares=True, more_is_better=True, days=_taps(TapRow.face >= HIGH)),
    "low_taps": Figure(of_shares=True, more_is_better=False, days=_taps(TapRow.face <= LOW)),
    "given_up": Figure(of_shares=True, more_is_better=False, days=_visits(_one(~_PAID), VisitRow.lines > 0)),
    "touched": Figure(of_shares=True, more_is_better=False, days=_visits(_one(_NEEDED), _PAID)),
    "total_time": Figure(of_shares=False, more_is_better=False, days=_visits(VisitRow.total_ms, _PAID)),
    "weigh_time": Figure(of_shares=False, more_is_better=False, days=_visits(VisitRow.weigh_ms, VisitRow.weighed)),
    "pay_time": Figure(of_shares=False, more_is_better=False, days=_visits(VisitRow.pay_ms, _PAID)),
    "help_wait": Figure(
        of_shares=False,
        more_is_better=False,
        days=_parts(VisitNeedRow, VisitNeedRow.first_ms - VisitNeedRow.raised_ms, VisitNeedRow.first_ms.is_not(None)),
    ),
    "payment": Figure(
        of_shares=True,
        more_is_better=True,
        days=_parts(VisitPaymentRow, _one(VisitPaymentRow.outcome == "approved")),
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
    """Of the days from `first` to `last`: all, or evenly drawn as many as `MOST`."""
    rows = FIGURES[figure].days(first.isoformat(), last.isoformat(), lane)
    with Session(engine) as session:
        found = [(str(day), int(hour), int(value)) for day, hour, value in session.execute(rows)]
    every = -(-len(found) // MOST) or 1
    return [Seen(date.fromisoformat(day).weekday(), hour, value) for day, hour, value in found[::every]]
