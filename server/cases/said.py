"""What lanes show of what shoppers said and what was done about it, and the way they fetch it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from fastapi import APIRouter, Depends, HTTPException, Response
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.said import MOST_SAID, Said, checked, said_body, said_version
from server.auth.gate import Gate
from server.cases.improvements import NotThere
from server.db.case_models import ImprovementRow, SaidRow
from server.db.engine import for_writing

MOST_HIDDEN = 1000
"""More lines than a store ever had beyond what lanes read."""


class SaidBook:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def shown(self) -> Sequence[SaidRow]:
        """What lanes show now, the newest first."""
        lines = select(SaidRow).filter_by(until="").order_by(SaidRow.id.desc()).limit(MOST_SAID)
        with Session(self._engine) as session:
            return session.scalars(lines).all()

    def body(self) -> bytes:
        """The same as the document that lanes fetch."""
        return said_body([Said(id=str(row.id), said=row.said, did=row.did) for row in self.shown()])

    def publish(self, staff: str, line: Said, improvement: int | None = None) -> int:
        """`line` is shown from now on; its number, which stands for its id. Of more than lanes read the oldest is
        withdrawn. Raises ValueError, one sentence, for one that no lane could show, and NotThere for an `improvement`
        that there is not, or that is not done.
        """
        checked(line)
        with Session(self._writing) as session, session.begin():
            if improvement is not None:
                of = session.get(ImprovementRow, improvement, with_for_update=True)
                if of is None or of.dropped or not of.done_on:
                    raise NotThere
            shown = select(SaidRow).filter_by(until="").order_by(SaidRow.id.desc()).offset(MOST_SAID - 1)
            for older in session.scalars(shown.limit(MOST_HIDDEN)).all():
                older.until = self._now().isoformat(timespec="seconds")
            row = SaidRow(
                improvement_id=improvement,
                at=self._now().isoformat(timespec="seconds"),
                staff=staff,
                said=dict(line.said),
                did=dict(line.did),
            )
            session.add(row)
            session.flush()
            return row.id

    def withdraw(self, line: int) -> bool:
        """No lane shows it any more; False where none did."""
        with Session(self._writing) as session, session.begin():
            row = session.get(SaidRow, line, with_for_update=True)
            if row is None or row.until:
                return False
            row.until = self._now().isoformat(timespec="seconds")
            return True


def make_said(gate: Gate, book: SaidBook) -> APIRouter:
    router = APIRouter(prefix="/api/v1")

    @router.get("/lanes/{lane}/said")
    def fetch(lane: str, have: str = "", asking: str = Depends(gate.lane)) -> Response:
        """What lane `lane` shows of what came of shoppers' words. 204: it has this version already."""
        if asking != lane:
            raise HTTPException(403, f"this token is lane {asking}'s")
        body = book.body()
        if said_version(body) == have:
            return Response(status_code=204)
        return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})

    return router
