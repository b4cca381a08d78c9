"""How far a case reaches: the visits that met what it is about, of whom only some say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.chance import Usual
from server.actions.gauges import LEAST_USUAL, Usuals
from server.actions.lately import Seen, lately
from server.actions.usual import UsualTimes
from server.db.case_models import CaseRow, CaseTapRow
from server.db.models import TapRow

LONGEST = timedelta(days=14)
"""Visits of longer ago say nothing of how it is."""
TWICE = 2.0
"""A step that takes so many times as long as usual was met as slow."""


def reached(row: CaseRow) -> int:
    """The visits that met it, and no fewer than said so."""
    return max(row.met, row.reach)


REACHED: ColumnElement[int] = case((CaseRow.met > CaseRow.reach, CaseRow.met), else_=CaseRow.reach)
"""The same in the database."""


def count_met(writing: Engine, now: datetime) -> bool:
    """Each open case of a step at a lane has the count of the visits that met it since the hour that its first voice
    tells of; whether any is otherwise than before. Raises SQLAlchemyError.
    """
    with Session(writing) as session:
        about = select(CaseRow).where(CaseRow.closed_at == "", CaseRow.subject != "", CaseRow.lane != "")
        rows = session.scalars(about.order_by(CaseRow.id)).all()
        since = {row.id: max(_since(session, row), now - LONGEST) for row in rows}
        session.expunge_all()
    if not rows:
        return False
    usual = UsualTimes(writing).kept(now.date())
    found = {row.id: _met(lately(writing, since[row.id], now, row.lane).visits, row, usual) for row in rows}
    changed = [row for row in rows if found[row.id] != row.met]
    with Session(writing) as session, session.begin():
        for row in changed:
            kept = session.get(CaseRow, row.id, with_for_update=True)
            if kept is not None:
                kept.met = found[row.id]
    return bool(changed)


def met(one: Seen, step: str, usual: Usual | None) -> bool:
    """Whether `step` went badly in that visit: it was left there, a payment failed, or it took long."""
    if one.left_step == step or (step == "pay" and not all(approved for _, approved in one.tried)):
        return True
    took = one.steps.get(step)
    return took is not None and usual is not None and took > TWICE * usual.seconds


def _met(visits: Sequence[Seen], row: CaseRow, usual: Usuals) -> int:
    own = usual.get((row.lane, row.subject)) or usual.get(("", row.subject))
    known = own if own is not None and own.count >= LEAST_USUAL else None
    return sum(met(one, row.subject, known) for one in visits)


def _since(session: Session, row: CaseRow) -> datetime:
    """The hour of its first tap, or when it was opened."""
    opened = datetime.fromisoformat(row.opened_at)
    hours = select(func.min(TapRow.hour)).join(CaseTapRow, CaseTapRow.tap == TapRow.tap)
    first = session.scalar(hours.where(CaseTapRow.case_id == row.id))
    return min(opened, datetime.fromisoformat(f"{first}:00").replace(tzinfo=opened.tzinfo)) if first else opened
