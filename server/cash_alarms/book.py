"""Cash that a person must look after at the lanes: noted as it comes, open until somebody saw to it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.cash_models import CashAlarmRow
from server.ingest.cash_alarms import CashAlarmIn

MOST = 500


def note(session: Session, told: CashAlarmIn, journal: str) -> str:
    """It is in the books; what a person should look at all the same, or ''."""
    if told.raised is not None:
        values = told.raised.model_dump()
        session.add(CashAlarmRow(lane=told.lane, journal=journal, number=told.number, at=told.at, **values))
        session.flush()
    elif told.seen_to is not None:
        known = session.get(CashAlarmRow, (told.lane, journal, told.number))
        if known is None:
            return f"{told.seen_to.staff} saw to alarm {told.number} of cash, of which nothing is here"
        if known.seen_at:
            return f"{told.seen_to.staff} saw to alarm {told.number} of cash, which was seen to before"
        known.seen_at, known.outcome, known.staff = told.at, told.seen_to.end, told.seen_to.staff
    return ""


class CashAlarms:
    """Reads only. Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> Sequence[CashAlarmRow]:
        """The open ones first, each kind with the newest first; at most `MOST`."""
        order = (CashAlarmRow.seen_at != "", CashAlarmRow.at.desc(), CashAlarmRow.number.desc())
        with Session(self._engine) as session:
            return session.scalars(select(CashAlarmRow).order_by(*order).limit(MOST)).all()
