"""What is to be looked at as hosts see it, what they say of it, and the commands that this makes for the lanes.

A host's word is written in one transaction with its command: either both are there or none. Of two hosts who touch at
the same time one wins, and the other is told who did.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.calls import Outcome
from kiosk.core.intervention_wire import InterventionCommand
from kiosk.core.interventions import ACT_FOR, Answer, InterventionKind
from kiosk.core.staff import Act
from server.db.engine import for_writing
from server.db.models import InterventionCommandRow, InterventionRow


class Interventions:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], ring: Callable[[str], None]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._ring = ring

    def open(self) -> Sequence[InterventionRow]:
        """All that is open, the oldest first."""
        rows = select(InterventionRow).filter_by(cleared_at="").order_by(InterventionRow.came_at, InterventionRow.lane)
        with Session(self._engine, expire_on_commit=False) as session:
            return session.scalars(rows).all()

    def act(self, lane: str, intervention: str) -> Act:
        """What it takes the right to; of what is not known here, that of any call."""
        with Session(self._engine) as session:
            row = session.get(InterventionRow, (lane, intervention))
        known = row is not None and row.kind in tuple(InterventionKind)
        return ACT_FOR[InterventionKind(row.kind)] if row is not None and known else Act.CLEAR_CALL

    def answer(self, lane: str, intervention: str, answer: Answer, staff: str, name: str, reason: str) -> str:
        """A host's word: '' when the lane is told, or the sentence why it does not count."""
        at = self._stamp()
        with Session(self._writing) as session, session.begin():
            row = session.get(InterventionRow, (lane, intervention), with_for_update=True)  # the other host waits
            refusal = _refusal(row)
            if refusal or row is None:
                return refusal
            row.decided_at, row.decided_as, row.decided_staff, row.decided_name = at, answer, staff, name
            session.add(
                InterventionCommandRow(
                    id=secrets.token_hex(16),
                    lane=lane,
                    intervention=intervention,
                    answer=answer,
                    staff=staff,
                    name=name,
                    reason=reason,
                    at=at,
                )
            )
        self._ring(lane)
        return ""

    def commands(self, lane: str) -> list[InterventionCommand]:
        """What `lane` has not answered yet, oldest first."""
        table = InterventionCommandRow
        with Session(self._engine) as session:
            rows = session.scalars(select(table).filter_by(lane=lane, outcome="").order_by(table.number))
            return [
                InterventionCommand(
                    id=row.id,
                    intervention=row.intervention,
                    answer=Answer(row.answer),
                    staff=row.staff,
                    name=row.name,
                    reason=row.reason,
                )
                for row in rows
            ]

    def note(self, lane: str, answers: Mapping[str, Outcome]) -> None:
        """What became of `lane`'s commands. A word that did not count is taken back, so that another one may."""
        if not answers:
            return
        with Session(self._writing) as session, session.begin():
            table = InterventionCommandRow
            mine = select(table).filter_by(lane=lane, outcome="").where(table.id.in_(answers))
            answered = list(session.scalars(mine))
            for row in answered:
                row.outcome, row.answered_at = answers[row.id], self._stamp()
                about = session.get(InterventionRow, (lane, row.intervention), with_for_update=True)
                if about is not None and row.outcome == Outcome.OVER:
                    about.decided_at = about.decided_as = about.decided_staff = about.decided_name = ""
        if answered:
            self._ring(lane)

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="milliseconds")


def _refusal(row: InterventionRow | None) -> str:
    if row is None:
        return "This is not known here."
    if row.cleared_at:
        who = row.name or row.decided_name or ("The shopper" if row.cleared_by == "shopper" else "The lane")
        return f"{who} has cleared this already."
    if row.decided_at:
        return f"{row.decided_name or 'A colleague'} has answered this already."
    return ""
