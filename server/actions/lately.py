"""What came of the visits between two moments, read once for all figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.waits import waits_between
from server.db.models import TapRow
from server.db.visit_models import VisitNeedRow, VisitPaymentRow, VisitRow, VisitStepRow
from server.db.visit_terms import STARTED, WAITED, WAITED_MS

STEPS = ("scan", "search", "weigh", "pay")
"""Steps whose time is much the same each time they are done; of scanning, for each piece."""
SLACK = timedelta(hours=3)
"""Lanes write their own time: how it is written may differ from the server's for so long, when clocks go back too."""
GOOD_FACE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """`waited_s` until somebody of the staff did something, or the visit was over first; None where it went away by
    itself.
    """

    kind: str
    item: str
    waited_s: float | None
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One visit that has ended. `counts`: it had started, as all figures count that (`server.db.visit_terms`). `steps`:
    step → seconds that it took each time; `tried`: kind of payment, and whether it was approved.
    """

    lane: str
    started: datetime
    ended: datetime
    paid: bool
    left_step: str
    pieces: int
    counts: bool = True
    steps: Mapping[str, float] = field(default_factory=dict)
    needs: Sequence[Need] = ()
    tried: Sequence[tuple[str, bool]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taps:
    """Of one lane in one hour: how many in all, and how many good or very good."""

    lane: str
    hour: str
    count: int
    good: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """`visits` that ended after `since` and not after `until`; `taps` of the hours that began then, as they have no
    more time than that; `waits`: the seconds that the store's shoppers were to wait, as estimated meanwhile.
    """

    since: datetime
    until: datetime
    visits: Sequence[Seen] = ()
    taps: Sequence[Taps] = ()
    waits: Sequence[float] = ()

    def last(self, minutes: float) -> list[Seen]:
        """The visits that ended in the last minutes of it."""
        return [one for one in self.visits if one.ended > self.until - timedelta(minutes=minutes)]


def lately(engine: Engine, since: datetime, until: datetime, lane: str = "") -> Lately:
    """All that the store has of these moments, of one lane or of all; raises SQLAlchemyError."""
    mine = _ended(since, until, lane)
    with Session(engine) as session:
        rows = session.execute(_visits(mine)).all()
        steps, needs, tried = (_by_visit(session, one(mine)) for one in (_steps, _needs, _payments))
        taps = session.execute(_taps(since, until, lane)).all()
        waits = [] if lane else waits_between(session, since, until)
    visits = [_seen(row, steps.get(row.id, []), needs.get(row.id, []), tried.get(row.id, [])) for row in rows]
    return Lately(
        since=since,
        until=until,
        visits=sorted((one for one in visits if since < one.ended <= until), key=lambda one: one.ended),
        taps=[Taps(lane=row.lane, hour=row.hour, count=row.taps, good=row.good) for row in taps],
        waits=waits,
    )


def _ended(since: datetime, until: datetime, lane: str) -> ColumnElement[bool]:
    """Somewhat more than is wanted, by the index of the days: text is compared, moments are afterwards."""
    first, last = since - SLACK, until + SLACK
    days = [(first + timedelta(days=day)).date().isoformat() for day in range(-1, (last - first).days + 2)]
    mine = VisitRow.day.in_(days) & VisitRow.ended_at.between(_text(first), _text(last))
    return mine & (VisitRow.lane == lane) if lane else mine


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")[: len("2026-11-22T10:05:00")]


def _visits(mine: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return select(
        VisitRow.id,
        VisitRow.lane,
        VisitRow.started_at,
        VisitRow.ended_at,
        VisitRow.outcome,
        VisitRow.left_step,
        VisitRow.pieces,
        STARTED.label("counts"),
    ).where(mine)


def _steps(mine: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    one = VisitStepRow
    total, times = func.sum(one.ms), func.count()
    joined = select(one.visit_id, one.step, total.label("ms"), times.label("times")).join(VisitRow)
    return joined.where(mine, one.step.in_(STEPS)).group_by(one.visit_id, one.step)


def _needs(mine: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    one = VisitNeedRow
    waited = case((WAITED, WAITED_MS)).label("waited_ms")
    return select(one.visit_id, one.kind, one.item, waited, one.answer).join(VisitRow).where(mine)


def _payments(mine: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    one = VisitPaymentRow
    return select(one.visit_id, one.kind, one.outcome).join(VisitRow).where(mine)


def _taps(since: datetime, until: datetime, lane: str) -> Select[*tuple[Any, ...]]:
    hours = TapRow.hour.between(since.isoformat()[:13], until.isoformat()[:13])
    good = func.count().filter(TapRow.face >= GOOD_FACE)
    wanted = select(TapRow.lane, TapRow.hour, func.count().label("taps"), good.label("good")).where(hours)
    wanted = wanted.where(TapRow.lane == lane) if lane else wanted
    return wanted.group_by(TapRow.lane, TapRow.hour)


def _by_visit(session: Session, wanted: Select[*tuple[Any, ...]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in session.execute(wanted):
        found.setdefault(row.visit_id, []).append(row)
    return found


def _seen(row: Any, steps: Sequence[Any], needs: Sequence[Any], tried: Sequence[Any]) -> Seen:  # noqa: ANN401 - a row
    return Seen(
        lane=row.lane,
        started=datetime.fromisoformat(row.started_at),
        ended=datetime.fromisoformat(row.ended_at),
        paid=row.outcome == "paid",
        left_step=row.left_step,
        pieces=row.pieces,
        counts=bool(row.counts),
        steps=dict(_each_time(steps, row.pieces)),
        needs=[_need(one) for one in needs],
        tried=[(one.kind, one.outcome == "approved") for one in tried if one.outcome != "open"],
    )


def _each_time(steps: Sequence[Any], pieces: int) -> Iterator[tuple[str, float]]:
    """A step that took no time was only passed."""
    for one in steps:
        times = pieces if one.step == "scan" else one.times
        if one.ms > 0 and times > 0:
            yield one.step, int(one.ms) / times / 1000


def _need(one: Any) -> Need:  # noqa: ANN401 - a row
    waited_s = one.waited_ms / 1000 if one.waited_ms is not None else None
    return Need(kind=one.kind, item=one.item, waited_s=waited_s, answer=one.answer)
