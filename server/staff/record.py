"""What lanes tell of their staff → rows of the trail, each once.

What comes as news of its own (a mode, an intervention, a debt, an alarm of cash, a refund, a period, a basket)
may be read again, when the books are made anew: it is in the trail by its journal and sequence, and stays as it is.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.core.act_wire import TAKE_UP
from kiosk.core.interventions import ACT_FOR, InterventionKind, SettledBy
from kiosk.core.staff import Act
from server.db.models import InterventionRow, StaffActRow
from server.ingest.acts import ActIn
from server.ingest.cash_alarms import CashAlarmIn, CashAlarmIn2, HandedIn
from server.ingest.debts import DebtIn
from server.ingest.interventions import InterventionIn
from server.ingest.payloads import LaneModeIn, TakenUpIn2
from server.ingest.periods import PeriodIn
from server.ingest.refunds import RefundIn

Tells = ActIn | LaneModeIn | InterventionIn | DebtIn | CashAlarmIn | CashAlarmIn2 | RefundIn | PeriodIn | TakenUpIn2
CLOSED, TRAINING, SERVICE = "closed", "training", "service"


def record(session: Session, told: Tells, journal: str, seq: int, now: str) -> None:
    """The trail has what `told` says that somebody of the staff did at the lane, `now` being the server's time."""
    row = _row(session, told)
    if row is None or _is_there(session, told.lane, journal, seq):
        return
    row.lane, row.journal, row.seq, row.received_at = told.lane, journal, seq, now
    session.add(row)


def _row(session: Session, told: Tells) -> StaffActRow | None:
    match told:
        case ActIn():
            return StaffActRow(**told.model_dump(exclude={"lane"}))
        case LaneModeIn():
            modes = {"before": {"mode": told.was}, "after": {"mode": told.mode}}
            return StaffActRow(at=told.at, staff=told.staff, act=_of_a_mode(told), **modes)
        case InterventionIn():
            return _looked_at(session, told)
        case DebtIn(given=given) if given is not None:
            way = {"debt": told.debt, "way": given.way}
            return StaffActRow(at=told.at, session=told.session, staff=given.staff, act=Act.DEBTS.value, after=way)
        case CashAlarmIn(seen_to=seen_to) | CashAlarmIn2(seen_to=seen_to) if seen_to is not None:
            alarm: dict[str, object] = {"cash_alarm": told.number, "end": seen_to.end}
            if isinstance(seen_to, HandedIn) and seen_to.given_minor:
                alarm |= {"minor": seen_to.given_minor, "currency": seen_to.currency}
            return StaffActRow(at=told.at, staff=seen_to.staff, act=Act.DEBTS.value, after=alarm)
        case DebtIn() | CashAlarmIn() | CashAlarmIn2():
            return None
        case PeriodIn():
            period = {"period": told.number}
            return StaffActRow(at=told.until, staff=told.staff, act=Act.CLOSE_PERIOD.value, after=period)
        case TakenUpIn2():
            return StaffActRow(
                at=told.at,
                session=told.session,
                staff=told.staff,
                act=Act.BASKETS.value,
                reason=TAKE_UP,
                command=told.basket,
            )
        case RefundIn():
            back = {"receipt": told.returns, "minor": -told.total.gross_minor, "currency": told.currency}
            return StaffActRow(
                at=told.paid_at, session=told.session, staff=told.staff, act=Act.REFUND.value, after=back
            )


def _of_a_mode(told: LaneModeIn) -> str:
    if TRAINING in (told.mode, told.was):
        return Act.START_TRAINING.value if told.mode == TRAINING else Act.END_TRAINING.value
    if SERVICE in (told.mode, told.was):
        return Act.START_SERVICE.value if told.mode == SERVICE else Act.END_SERVICE.value
    return Act.CLOSE_LANE.value if told.mode == CLOSED else Act.OPEN_LANE.value


def _looked_at(session: Session, told: InterventionIn) -> StaffActRow | None:
    """Of what staff cleared at the lane; a host's word at the console is in the trail from there."""
    cleared = told.cleared
    if cleared is None or cleared.by != SettledBy.STAFF:
        return None
    about = session.get(InterventionRow, (told.lane, told.intervention))
    known = about is not None and about.kind in tuple(InterventionKind)
    act = ACT_FOR[InterventionKind(about.kind)] if about is not None and known else Act.CLEAR_CALL
    return StaffActRow(
        at=told.at,
        session=told.session,
        staff=cleared.staff,
        act=act.value,
        reason=cleared.reason,
        after={"answer": cleared.answer},
    )


def _is_there(session: Session, lane: str, journal: str, seq: int) -> bool:
    there = select(StaffActRow.id).filter_by(lane=lane, journal=journal, seq=seq)
    return session.scalar(there) is not None
