"""The visits behind a figure, and one of them whole. They are nobody's: no member and no tap leads to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, select, text, true
from sqlalchemy.engine import Engine
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from server.db.base import Base
from server.db.models import (
    SaleRow,
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
    VisitStepRow,
)
from server.db.visit_terms import GIVEN_UP, PAID
from server.experience.chosen import Chosen
from server.experience.counts import of_chosen
from server.experience.queries import ALERTS, FINE

Part = TypeVar("Part", bound=Base)


class Of(StrEnum):
    """Which of the chosen visits."""

    ALL = ""
    PAID = "paid"
    LOST = "lost"  # given up
    LEFT = "left"  # at the step `value`
    NEED = "need"  # a person was needed, of the kind `value` if that is told
    NEED_ITEM = "need_item"  # for the item `value`
    TOUCHED = "touched"  # paid, and a person was needed
    FALSE_ALARM = "false_alarm"
    NUDGE = "nudge"
    PAYMENT = "payment"  # tried by the kind `value`
    PAYMENT_FAILED = "payment_failed"  # for the reason `value` if that is told; `open` is one that nobody knows of
    CHECK = "check"
    CHECK_HIT = "check_hit"


class Sort(StrEnum):
    """What comes first: the newest, or the longest at that."""

    NEWEST = "newest"
    TOTAL = "total"
    SCAN = "scan"
    WEIGH = "weigh"
    HELP = "help"
    PAY = "pay"


LONGEST: Mapping[Sort, InstrumentedAttribute[int]] = {
    Sort.TOTAL: VisitRow.total_ms,
    Sort.SCAN: VisitRow.scan_ms,
    Sort.WEIGH: VisitRow.weigh_ms,
    Sort.HELP: VisitRow.help_ms,
    Sort.PAY: VisitRow.pay_ms,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A visit with all that is known of it; `sale` where it was paid and its sale came."""

    visit: VisitRow
    steps: Sequence[VisitStepRow]
    needs: Sequence[VisitNeedRow]
    nudges: Sequence[VisitNudgeRow]
    payments: Sequence[VisitPaymentRow]
    check: VisitCheckRow | None
    sale: SaleRow | None


class Sessions:
    """Reads only. Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(
        self, chosen: Chosen, of: Of, value: str = "", sort: Sort = Sort.NEWEST, most: int = 50, after: int = 0
    ) -> list[tuple[VisitRow, list[VisitNeedRow]]]:
        """So many of them, after so many others, each with what a person was needed for."""
        wanted = of_chosen(VisitRow, chosen, select(VisitRow)).where(*_which(of, value))
        column = LONGEST.get(sort)
        newest = (VisitRow.started_at.desc(), VisitRow.id.desc())
        ordered: Select[VisitRow] = wanted.order_by(*((column.desc(),) if column is not None else ()), *newest)
        with Session(self._engine) as session:
            rows = session.scalars(ordered.limit(most).offset(after)).all()
            needs: dict[int, list[VisitNeedRow]] = {row.id: [] for row in rows}
            mine = select(VisitNeedRow).where(VisitNeedRow.visit_id.in_(needs))
            for need in session.scalars(mine.order_by(VisitNeedRow.visit_id, VisitNeedRow.place)):
                needs[need.visit_id].append(need)
            return [(row, needs[row.id]) for row in rows]

    def one(self, number: int) -> Course | None:
        """None: there is no such visit, or it is forgotten."""
        with Session(self._engine) as session:
            visit = session.get(VisitRow, number)
            if visit is None:
                return None
            sold = select(SaleRow).where(
                SaleRow.lane == visit.lane, SaleRow.journal == visit.journal, SaleRow.session == visit.session
            )
            paid = visit.outcome == "paid"
            sold = sold.options(selectinload(SaleRow.lines), selectinload(SaleRow.tenders))
            return Course(
                visit=visit,
                steps=_of(session, VisitStepRow, number),
                needs=_of(session, VisitNeedRow, number),
                nudges=_of(session, VisitNudgeRow, number),
                payments=_of(session, VisitPaymentRow, number),
                check=session.get(VisitCheckRow, number),
                sale=session.scalar(sold) if paid else None,
            )


def _of(session: Session, kind: type[Part], number: int) -> Sequence[Part]:
    """What belongs to the visit, in order."""
    return session.scalars(select(kind).filter_by(visit_id=number).order_by(text("place"))).all()


def _which(of: Of, value: str) -> list[ColumnElement[bool]]:
    match of:
        case Of.ALL:
            return []
        case Of.PAID:
            return [PAID]
        case Of.LOST:
            return [GIVEN_UP]
        case Of.LEFT:
            return [VisitRow.left_step == value, GIVEN_UP]
        case Of.NEED:
            return [_has(VisitNeedRow, *([VisitNeedRow.kind == value] if value else []))]
        case Of.NEED_ITEM:
            return [_has(VisitNeedRow, VisitNeedRow.item == value)]
        case Of.TOUCHED:
            return [PAID, _has(VisitNeedRow)]
        case Of.FALSE_ALARM:
            return [_has(VisitNeedRow, VisitNeedRow.answer == FINE, VisitNeedRow.kind.in_(ALERTS))]
        case Of.NUDGE:
            return [_has(VisitNudgeRow)]
        case Of.PAYMENT:
            return [_has(VisitPaymentRow, VisitPaymentRow.kind == value)]
        case Of.PAYMENT_FAILED:
            return [_has(VisitPaymentRow, *_failed(value))]
        case Of.CHECK:
            return [_has(VisitCheckRow)]
        case Of.CHECK_HIT:
            return [_has(VisitCheckRow, VisitCheckRow.hits == true())]


def _failed(reason: str) -> list[ColumnElement[bool]]:
    failed = [VisitPaymentRow.outcome != "approved"]
    if reason == "open":
        return [VisitPaymentRow.outcome == "open"]
    return [*failed, VisitPaymentRow.reason == reason] if reason else failed


Kept = type[VisitNeedRow] | type[VisitNudgeRow] | type[VisitPaymentRow] | type[VisitCheckRow]


def _has(kind: Kept, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(kind.visit_id).where(kind.visit_id == VisitRow.id, *where).exists()
