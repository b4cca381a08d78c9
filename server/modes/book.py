"""Lanes that hosts close, open and keep for small baskets from the console: the last order to a lane counts, and is
sent until it answers.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.calls import Outcome
from kiosk.core.command_wire import ModeCommand
from kiosk.core.mode import LaneMode
from server.db.engine import for_writing
from server.db.models import ModeCommandRow

REPLACED = "replaced"
"""Another order came: the lane is told no more of this one."""


class Modes:
    """Used from any thread. `lanes` are those of this store, as they are at each moment."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], ring: Callable[[str], None], lanes: Sequence[str]
    ) -> None:
        self.lanes = lanes
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._ring = ring

    def order(
        self,
        lane: str,
        mode: LaneMode,
        staff: str,
        name: str,
        *,
        pieces: int = 0,
        only_in: LaneMode | None = None,
        action: int = 0,
    ) -> str:
        """`lane` is told; '' when it counts, or the sentence why it does not. `action`: the one that asks for it."""
        if lane not in self.lanes:
            return f"There is no lane {lane} here."
        with Session(self._writing) as session, session.begin():
            for earlier in session.scalars(select(ModeCommandRow).filter_by(lane=lane, outcome="").with_for_update()):
                earlier.outcome, earlier.answered_at = REPLACED, self._stamp()
            session.add(
                ModeCommandRow(
                    id=secrets.token_hex(16),
                    lane=lane,
                    mode=mode,
                    pieces=pieces,
                    only_in=only_in or "",
                    action=action,
                    staff=staff,
                    name=name,
                    at=self._stamp(),
                )
            )
        self._ring(lane)
        return ""

    def commands(self, lane: str) -> list[ModeCommand]:
        """What `lane` has not answered yet, oldest first."""
        with Session(self._engine) as session:
            rows = session.scalars(
                select(ModeCommandRow).filter_by(lane=lane, outcome="").order_by(ModeCommandRow.number)
            )
            return [_command(row) for row in rows]

    def note(self, lane: str, answers: Mapping[str, Outcome]) -> None:
        """What became of `lane`'s commands; those of other lanes, and answers given before, stay as they are."""
        if not answers:
            return
        with Session(self._writing) as session, session.begin():
            mine = select(ModeCommandRow).filter_by(lane=lane, outcome="").where(ModeCommandRow.id.in_(answers))
            answered = list(session.scalars(mine))
            for row in answered:
                row.outcome, row.answered_at = answers[row.id], self._stamp()
        if answered:
            self._ring(lane)

    def newest(self) -> dict[str, ModeCommandRow]:
        """The last order to each lane that had one."""
        last = select(func.max(ModeCommandRow.number)).group_by(ModeCommandRow.lane)
        with Session(self._engine, expire_on_commit=False) as session:
            rows = session.scalars(select(ModeCommandRow).where(ModeCommandRow.number.in_(last)))
            return {row.lane: row for row in rows}

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _command(row: ModeCommandRow) -> ModeCommand:
    return ModeCommand(
        id=row.id,
        mode=LaneMode(row.mode),
        staff=row.staff,
        name=row.name,
        pieces=row.pieces,
        only_in=LaneMode(row.only_in) if row.only_in else None,
    )
