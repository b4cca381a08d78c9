"""The two-weekly list of improvements: what is proposed, who does it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.remarks import plain
from server.cases.effect import Compared, compared
from server.cases.kinds import Category, Sentiment
from server.cases.reach import REACHED
from server.cases.samples import FIGURES, OF_CATEGORY, observed
from server.db.action_models import ActionRow
from server.db.case_models import CaseRow, ImprovementRow
from server.db.engine import for_writing

ACTION = "action"
"""Stands for the figure of an improvement that is made of an action."""
CATEGORY = {"weigh": Category.USAGE, "search": Category.USAGE, "pay": Category.PAYMENT, "card": Category.PAYMENT}
DAY = len("2026-11-22")
FIRST_MONDAY = date(2026, 1, 5)
WEEKS = timedelta(days=14)
"""A list is for two weeks, from a Monday; an effect is told of the two weeks before and those after."""
PROPOSED = 5
LATELY = timedelta(days=28)
MOST_TITLE = 120
KEPT = 200
"""So many effects are remembered until the day is over: a past day's figures change no more."""


class NotThere(Exception):
    """There is no such case or improvement, or it is not as it should be for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An improvement with what came of it; `effect` None where it is not done, nothing can be compared yet, or it is
    made of an action, which has its own.
    """

    row: ImprovementRow
    effect: Compared | None


def fortnight(day: date) -> date:
    """The Monday from which the list counts that `day` is in."""
    return FIRST_MONDAY + (day - FIRST_MONDAY) // WEEKS * WEEKS


class Improvements:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._effect = lru_cache(KEPT)(self._compared)

    def listed(self, since: date) -> list[Listed]:
        """The list of the two weeks from `since`: what is not done yet first, then as it came. What was left undone in
        earlier weeks is on it too, and what was done in the last four, until all that came of it is seen.
        """
        start, lately = since.isoformat(), (self._now().date() - LATELY).isoformat()
        rows = select(ImprovementRow).filter_by(dropped=False)
        undone = (ImprovementRow.since < start) & (ImprovementRow.done_on == "")
        wanted = rows.where((ImprovementRow.since == start) | undone | (ImprovementRow.done_on >= lately))
        with Session(self._engine) as session:
            found = session.scalars(wanted.order_by(ImprovementRow.done_on != "", ImprovementRow.id)).all()
        today = self._now().date()
        return [Listed(row=row, effect=self._of(row, today)) for row in found]

    def proposed(self) -> Sequence[CaseRow]:
        """Of the open cases, and of those closed lately, the most urgent for most that no improvement is about."""
        lately = (self._now() - LATELY).isoformat()
        taken = select(ImprovementRow.case_id).where(ImprovementRow.case_id.is_not(None))
        rows = select(CaseRow).where(CaseRow.sentiment != Sentiment.GOOD, CaseRow.id.not_in(taken))
        rows = rows.where((CaseRow.closed_at == "") | (CaseRow.closed_at >= lately))
        order = (CaseRow.urgency * REACHED).desc()
        with Session(self._engine) as session:
            return session.scalars(rows.order_by(order, CaseRow.due_at, CaseRow.id).limit(PROPOSED)).all()

    def put(self, staff: str, case: int, title: str) -> int:
        """What `case` is about is on the list of these two weeks, in `staff`'s hands. Raises NotThere."""
        with Session(self._writing) as session, session.begin():
            # of two at once the second finds what the first has put
            about = session.get(CaseRow, case, with_for_update=True)
            if about is None or session.scalar(select(ImprovementRow.id).filter_by(case_id=case)) is not None:
                raise NotThere
            row = ImprovementRow(
                since=fortnight(self._now().date()).isoformat(),
                title=plain(title, MOST_TITLE),
                case_id=case,
                category=about.category,
                lane=about.lane,
                figure=OF_CATEGORY.get(Category(about.category), "csat"),
                owner=staff,
            )
            session.add(row)
            session.flush()
            return row.id

    def put_action(self, staff: str, action: int, title: str) -> int:
        """What that action brought is on the list of these two weeks, as done by `staff`. Raises NotThere for one that
        was not done, or is on it.
        """
        with Session(self._writing) as session, session.begin():
            about = session.get(ActionRow, action, with_for_update=True)
            there = select(ImprovementRow.id).filter_by(action=action)
            if about is None or not about.fixed_at or session.scalar(there) is not None:
                raise NotThere
            row = ImprovementRow(
                since=fortnight(self._now().date()).isoformat(),
                title=plain(title, MOST_TITLE),
                action=action,
                category=CATEGORY.get(about.subject, Category.DEVICE).value,
                lane=about.lane,
                figure=ACTION,
                owner=about.staff or staff,
                done_on=about.fixed_at[:DAY],
            )
            session.add(row)
            session.flush()
            return row.id

    def done(self, improvement: int, on: date, figure: str) -> None:
        """It was done `on` that day, neither to come nor before the first list; `figure` shows what came of it. Raises
        NotThere.
        """
        with Session(self._writing) as session, session.begin():
            row = _known(session, improvement)
            if not FIRST_MONDAY <= on <= self._now().date() or figure not in FIGURES or row.action is not None:
                raise NotThere
            row.done_on, row.figure = on.isoformat(), figure

    def drop(self, improvement: int) -> None:
        """It will not be done. Raises NotThere."""
        with Session(self._writing) as session, session.begin():
            _known(session, improvement).dropped = True

    def _of(self, row: ImprovementRow, today: date) -> Compared | None:
        if row.action is not None or not row.done_on:
            return None
        return self._effect(row.figure, row.lane, row.done_on, today)

    def _compared(self, figure: str, lane: str, done_on: str, today: date) -> Compared | None:
        """The two weeks before the day against up to two weeks after it; the day itself, and today, belong to
        neither.
        """
        on, day = date.fromisoformat(done_on), timedelta(days=1)
        before = observed(self._engine, figure, lane, on - WEEKS, on - day)
        after = observed(self._engine, figure, lane, on + day, min(on + WEEKS, today - day))
        shape = FIGURES[figure]
        return compared(before, after, of_shares=shape.of_shares, more_is_better=shape.more_is_better)


def _known(session: Session, improvement: int) -> ImprovementRow:
    row = session.get(ImprovementRow, improvement, with_for_update=True)
    if row is None or row.dropped:
        raise NotThere
    return row
