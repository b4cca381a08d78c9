"""Baskets that hosts hand to a lane: it is told to ask for it, and is granted it as by its code, or is not free."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.calls import Outcome
from kiosk.core.command_wire import HandCommand
from server.baskets.book import Stage, refused
from server.db.engine import for_writing
from server.db.models import BasketRow, HandRow

REPLACED = "replaced"
"""A host thought better of it: the lane is told no more."""


class Hands:
    """Used from any thread. `lanes` are those of this store, as they are at each moment."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], ring: Callable[[str], None], lanes: Sequence[str]
    ) -> None:
        self.lanes = lanes
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._ring = ring

    def hand(self, basket: str, lane: str, name: str) -> str:
        """`lane` is told to take the basket up: '' when it counts, or the sentence why it does not."""
        if lane not in self.lanes:
            return f"There is no lane {lane} here."
        with Session(self._writing) as session, session.begin():
            refusal = refused(session.get(BasketRow, basket, with_for_update=True))  # the other host waits
            if refusal:
                return refusal
            for earlier in session.scalars(select(HandRow).filter_by(basket=basket, outcome="")):
                earlier.outcome, earlier.answered_at = REPLACED, self._stamp()
            session.add(HandRow(id=secrets.token_hex(16), basket=basket, lane=lane, name=name, at=self._stamp()))
        self._ring(lane)
        return ""

    def open_for(self, lane: str) -> list[HandCommand]:
        """What `lane` has not answered yet, oldest first."""
        with Session(self._engine) as session:
            rows = session.scalars(select(HandRow).filter_by(lane=lane, outcome="").order_by(HandRow.number))
            return [HandCommand(id=row.id, basket=row.basket, name=row.name) for row in rows]

    def note(self, lane: str, answers: Mapping[str, Outcome]) -> None:
        """What became of `lane`'s commands; those of other lanes, and answers given before, stay as they are."""
        if not answers:
            return
        with Session(self._writing) as session, session.begin():
            mine = select(HandRow).filter_by(lane=lane, outcome="").where(HandRow.id.in_(answers))
            answered = [(row, answers[row.id]) for row in session.scalars(mine)]
            for row, outcome in answered:
                row.outcome, row.answered_at = outcome, self._stamp()
        if answered:
            self._ring(lane)

    def newest(self) -> dict[str, HandRow]:
        """Of each basket that no lane has taken the hand-over that a host asked for last."""
        kept = select(BasketRow.basket).where(BasketRow.stage.in_((Stage.WAITING, Stage.GRANTED)))
        with Session(self._engine, expire_on_commit=False) as session:
            rows = session.scalars(select(HandRow).where(HandRow.basket.in_(kept)).order_by(HandRow.number))
            return {row.basket: row for row in rows}

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")
