"""The open calls as hosts see them, what hosts say of them, and the commands that this makes for the lanes.

A host's word is written in one transaction with its command: either both are there or none. Of two hosts who touch at
the same time one wins, and the other is told who did.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.calls import ClearedBy, HostAnswer, Outcome
from kiosk.core.command_wire import Command
from server.db.engine import for_writing
from server.db.models import CommandRow, HelpCallRow

UNANSWERED_S = 120
LATE_S = 60
"""So long after the time promised another host may take a call over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCall:
    """`waits_s` whole seconds since the lane called; `left_s` of the time that was promised, below 0 when late.

    `raised`: nobody has answered for two minutes. `told` is what the lane shows: called, seen or coming.
    """

    row: HelpCallRow
    waits_s: int
    left_s: int
    raised: bool

    @property
    def may_come(self) -> bool:
        """Whether somebody may say that they are coming."""
        return not self.row.coming_at or self.left_s < -LATE_S


class Calls:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], ring: Callable[[str], None]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._ring = ring

    def open(self) -> list[OpenCall]:
        """Those raised first, then by how long they wait."""
        now = self._now()
        with Session(self._engine, expire_on_commit=False) as session:
            rows = list(session.scalars(select(HelpCallRow).filter_by(cleared_at="")))
        return sorted((_open(row, now) for row in rows), key=lambda one: (not one.raised, -one.waits_s, one.row.lane))

    def answer(self, lane: str, call: str, answer: HostAnswer, name: str, seconds: int) -> str:
        """A host's word on a call: '' when it counts, or the sentence why it does not."""
        now = self._now()
        at = now.isoformat(timespec="seconds")
        with Session(self._writing) as session, session.begin():
            row = session.get(HelpCallRow, (lane, call), with_for_update=True)  # the other host waits
            refusal = _refusal(row, answer, name, now)
            if refusal or row is None:
                return refusal
            match answer:
                case HostAnswer.SEEN:
                    row.seen_by, row.seen_at = name, at
                case HostAnswer.COMING:
                    row.coming_by, row.coming_at, row.seconds = name, at, seconds
                case HostAnswer.DONE:
                    row.cleared_at, row.cleared_by, row.cleared_name = at, ClearedBy.ATTENDANT, name
            command = CommandRow(
                id=secrets.token_hex(16), lane=lane, call=call, answer=answer, name=name, seconds=seconds, at=at
            )
            session.add(command)
        self._ring(lane)
        return ""

    def commands(self, lane: str) -> list[Command]:
        """What `lane` has not answered yet, oldest first."""
        with Session(self._engine) as session:
            rows = session.scalars(select(CommandRow).filter_by(lane=lane, outcome="").order_by(CommandRow.number))
            return [
                Command(id=row.id, call=row.call, answer=HostAnswer(row.answer), name=row.name, seconds=row.seconds)
                for row in rows
            ]

    def note(self, lane: str, answers: Mapping[str, Outcome]) -> None:
        """What became of `lane`'s commands; those of other lanes, and answers given before, stay as they are."""
        if not answers:
            return
        at = self._now().isoformat(timespec="seconds")
        with Session(self._writing) as session, session.begin():
            mine = select(CommandRow).filter_by(lane=lane, outcome="").where(CommandRow.id.in_(answers))
            for row in session.scalars(mine):
                row.outcome, row.answered_at = answers[row.id], at


def _open(row: HelpCallRow, now: datetime) -> OpenCall:
    waits_s = max(0, _since(row.at, now))
    answered = bool(row.seen_at or row.coming_at)
    left_s = row.seconds - _since(row.coming_at, now) if row.coming_at else 0
    return OpenCall(row=row, waits_s=waits_s, left_s=left_s, raised=not answered and waits_s >= UNANSWERED_S)


def _since(at: str, now: datetime) -> int:
    return int((now - datetime.fromisoformat(at)).total_seconds())


def _refusal(row: HelpCallRow | None, answer: HostAnswer, name: str, now: datetime) -> str:
    if row is None:
        return "This call is not known here."
    if row.cleared_at:
        who = {ClearedBy.ATTENDANT.value: row.cleared_name or "A colleague", ClearedBy.SHOPPER.value: "The shopper"}
        return f"{who.get(row.cleared_by, 'The lane')} has closed this call already."
    if answer is HostAnswer.COMING and row.coming_by != name and not _open(row, now).may_come:
        return f"{row.coming_by} is on the way already."
    if answer is HostAnswer.SEEN and (row.seen_at or row.coming_at):
        return f"{row.coming_by or row.seen_by} has seen it already."
    return ""
