"""Cash that a person must look after at the lanes: noted as it comes, open until somebody saw to it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.receipt import amount
from kiosk.core.values import Money
from server.db.cash_models import CashAlarmRow
from server.ingest.cash_alarms import CashAlarmIn, CashAlarmIn2, ClearedIn, RaisedIn

MOST = 500
OWED = "owed"
"""How an alarm ended whose missing money is a debt since."""


def note(session: Session, told: CashAlarmIn | CashAlarmIn2, journal: str) -> str:
    """It is in the books; what a person should look at all the same, or ''."""
    match told:
        case CashAlarmIn(raised=RaisedIn() as raised):
            values = raised.model_dump()
            session.add(CashAlarmRow(lane=told.lane, journal=journal, number=told.number, at=told.at, **values))
            session.flush()
            return ""
        case CashAlarmIn2(cleared=ClearedIn() as cleared):
            return _cleared(session.get(CashAlarmRow, (told.lane, journal, told.number)), told, cleared)
    return _seen_to(session.get(CashAlarmRow, (told.lane, journal, told.number)), told)


def _seen_to(known: CashAlarmRow | None, told: CashAlarmIn | CashAlarmIn2) -> str:
    seen_to = told.seen_to
    if seen_to is None:
        return ""
    if known is None:
        return f"{seen_to.staff} saw to alarm {told.number} of cash, of which nothing is here"
    if known.seen_at:
        return f"{seen_to.staff} saw to alarm {told.number} of cash, which was seen to before"
    known.seen_at, known.outcome, known.staff = told.at, seen_to.end, seen_to.staff
    return ""


def _cleared(known: CashAlarmRow | None, told: CashAlarmIn2, cleared: ClearedIn) -> str:
    """What is missing is a debt from here on, and the alarm is over."""
    if known is None:
        return f"the hopper cleared alarm {told.number} of cash, of which nothing is here"
    if known.seen_at:
        return f"the hopper cleared alarm {told.number} of cash, which was seen to before"
    paid = amount(Money(cleared.paid_minor, cleared.currency))
    known.reason = f"{known.reason}; the hopper said later that {paid} {cleared.currency} is out"
    if cleared.paid_minor < cleared.due_minor:
        known.seen_at, known.outcome = told.at, OWED
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
