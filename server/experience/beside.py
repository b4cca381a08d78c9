"""What stands beside the figures of the visits: the wait now, what was improved, and cases that nobody has closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.crowd import Crowd
from server.cases.kinds import Sentiment
from server.cases.saying import Line, line
from server.db.case_models import CaseRow, ImprovementRow
from server.experience.cards import Card, spark
from server.experience.chosen import Chosen
from server.experience.pictures import Mark
from server.experience.writing import NONE, clock, number
from server.wall.words import Words

MOST_CASES, MOST_MARKS = 4, 3


@dataclass(frozen=True, slots=True)
class Open:
    """Cases that are open: how many, how many of them nobody answered in time, and those that are due first."""

    count: int
    overdue: int
    first: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Beside:
    """Reads only. Used from any thread. `crowd` is how full the store is now; nobody is to wait above the goal."""

    engine: Engine
    crowd: Callable[[], Crowd]
    goal_s: Callable[[], float]

    def waiting(self, words: Words) -> Card:
        """The estimated wait, and its forecast as a line."""
        full = self.crowd()
        return waiting_card(full, self.goal_s(), words)

    def marks(self, chosen: Chosen) -> list[Mark]:
        """The last improvements that were done in the chosen days, the oldest first: of the store and the lane."""
        done = select(ImprovementRow.done_on, ImprovementRow.title).where(
            ImprovementRow.done_on.between(chosen.first, chosen.last), ImprovementRow.dropped.is_(False)
        )
        if chosen.lane:
            done = done.where(ImprovementRow.lane.in_(("", chosen.lane)))
        newest = done.order_by(ImprovementRow.done_on.desc(), ImprovementRow.id.desc()).limit(MOST_MARKS)
        with Session(self.engine) as session:
            return [Mark(day, title) for day, title in reversed(session.execute(newest).all())]

    def cases(self, case_words: Words, now: datetime) -> Open:
        """`case_words` are those of the room of the cases. Who waits for an answer longest comes first."""
        is_open = CaseRow.closed_at == ""
        late = func.count().filter((CaseRow.escalated_at != "") & (CaseRow.answered_at == ""))
        good = CaseRow.sentiment == Sentiment.GOOD
        first = select(CaseRow).where(is_open).order_by(CaseRow.answered_at != "", good, CaseRow.due_at, CaseRow.id)
        with Session(self.engine) as session:
            count, overdue = session.execute(select(func.count(), late).where(is_open)).one()
            rows = session.scalars(first.limit(MOST_CASES)).all()
            return Open(count, overdue, [line(row, {}, case_words, now) for row in rows])


def waiting_card(full: Crowd, goal_s: float, words: Words) -> Card:
    """Without an open lane nobody can say."""
    there = full.lanes > 0
    then = full.waits[-1]
    below = words["below_waiting"].format(
        minutes=round(then.after_s / 60), wait=clock(then.seconds), lanes=number(full.lanes), goal=clock(goal_s)
    )
    return Card(
        key="waiting",
        value=clock(full.now_s) if there else NONE,
        change="",
        better=None,
        below=below if there else words["no_lane_open"],
        met=full.now_s <= goal_s if there else None,
        line=spark([one.seconds for one in full.waits]) if there else "",
        way="",
    )
