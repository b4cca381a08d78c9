"""A visit as it came, as the rows that it makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate

from sqlalchemy import Select, delete, select, text
from sqlalchemy.orm import Session

from server.db.base import Base
from server.db.bulk import Values, insert_all, insert_numbered
from server.db.models import (
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
    VisitStepRow,
    table_of,
)
from server.experience.chosen import Book
from server.experience.stale import mark_stale
from server.ingest.days import days_of
from server.ingest.visits import VisitIn, VisitIn2

PART_OF = {"weigh": "weigh_ms", "help": "help_ms", "pay": "pay_ms", "receipt": "end_ms"}
"""Step → which part of the visit it is; any other is at the goods (`scan_ms`)."""
HOUR = len("2026-11-22T10")
COUNT_ASKED = text(
    "INSERT INTO tap_asked (lane, hour, question, times) VALUES (:lane, :hour, :question, :times)"
    " ON CONFLICT (lane, hour, question) DO UPDATE SET times = tap_asked.times + excluded.times"
)
PARTS = ("scan_ms", "weigh_ms", "help_ms", "pay_ms", "end_ms")
OF_A_VISIT: tuple[type[Base], ...] = (VisitStepRow, VisitNeedRow, VisitNudgeRow, VisitPaymentRow, VisitCheckRow)


def book_visits(session: Session, visits: Sequence[tuple[VisitIn, str, int]], now: str) -> None:
    """All of `visits`, each with its journal and sequence, of one journal, are there when the transaction ends, each on
    the day on which a sale that was paid as it began would be booked.
    """
    if not visits:
        return
    _count_asked(session, [visit for visit, _, _ in visits if isinstance(visit, VisitIn2)])
    told, journal, first = visits[0]
    before = select(VisitRow.day).filter_by(lane=told.lane, journal=journal).where(VisitRow.seq < first)
    last = session.scalar(before.order_by(VisitRow.seq.desc()).limit(1)) or ""
    days = days_of([visit.started_at for visit, _, _ in visits], last, now)
    values = [visit_values(*one, day) for one, day in zip(visits, days, strict=True)]
    ids = insert_numbered(session, table_of(VisitRow), values)
    parts: dict[type[Base], list[Values]] = {kind: [] for kind in OF_A_VISIT}
    for (visit, _, seq), day in zip(visits, days, strict=True):
        for kind, part in part_values(visit, ids[seq], day):
            parts[kind].append(part)
    for kind, rows in parts.items():
        insert_all(session, table_of(kind), rows)
    mark_stale(session, Book.VISITS, days)


def drop_visits(session: Session, visits: Select[int]) -> None:
    """Those with these ids are gone, with all that belongs to them."""
    for part in OF_A_VISIT:
        told = table_of(part).c.visit_id.in_(visits)
        session.execute(delete(part).where(told).execution_options(synchronize_session=False))
    session.execute(delete(VisitRow).where(VisitRow.id.in_(visits)).execution_options(synchronize_session=False))


def _count_asked(session: Session, visits: Sequence[VisitIn2]) -> None:
    """The questions at their ends are counted, and nothing else is kept of them: none stands beside its visit."""
    counted = Counter((one.lane, one.ended_at[:HOUR], one.asked) for one in visits if one.asked)
    for (lane, hour, question), times in sorted(counted.items()):
        session.execute(COUNT_ASKED, {"lane": lane, "hour": hour, "question": question, "times": times})


def visit_values(visit: VisitIn, journal: str, seq: int, day: str) -> Values:
    times = Counter(dict.fromkeys(PARTS, 0))
    for one in visit.steps:
        times[PART_OF.get(one.step, "scan_ms")] += one.ms
    names = (
        *("lane", "session", "started_at", "ended_at", "language", "ease", "outcome", "left_step", "lines", "pieces"),
        *("gross_minor", "currency", "total_ms", "had_item", "searched", "weighed", "member"),
    )
    values = {name: getattr(visit, name) for name in names}
    return {**values, "journal": journal, "seq": seq, "day": day, "hour": _hour(visit), **times}


def part_values(visit: VisitIn, visit_id: int, day: str) -> Iterator[tuple[type[Base], Values]]:
    """What belongs to the visit, each with its kind of row."""
    own, hour = {"visit_id": visit_id}, _hour(visit)
    here = {**own, "lane": visit.lane, "day": day}
    starts = accumulate((one.ms for one in visit.steps), initial=0)
    for place, (step, at_ms) in enumerate(zip(visit.steps, starts, strict=False), 1):
        yield VisitStepRow, {**own, "place": place, "step": step.step, "at_ms": at_ms, "ms": step.ms}
    for place, need in enumerate(visit.needs, 1):
        yield VisitNeedRow, {**here, "place": place, "hour": hour, **need.model_dump()}
    for place, nudge in enumerate(visit.nudges, 1):
        yield VisitNudgeRow, {**here, "place": place, **nudge.model_dump()}
    for place, payment in enumerate(visit.payments, 1):
        yield VisitPaymentRow, {**here, "place": place, "hour": hour, **payment.model_dump()}
    if visit.check is not None:
        yield VisitCheckRow, {**here, **visit.check.model_dump()}


def _hour(visit: VisitIn) -> int:
    """As the lane's clock had it."""
    return datetime.fromisoformat(visit.started_at).hour
