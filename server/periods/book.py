"""Periods that lanes closed, compared with the sales that came from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.receipt import amount
from kiosk.core.values import Money
from server.db.models import RefundRow, SaleRow, TenderRow
from server.db.period_models import PeriodRow, TerminalDayRow
from server.ingest.periods import PeriodIn, SumsIn

MOST = 500


@dataclass(frozen=True, slots=True)
class _Sums:
    """What both sides can know of one currency, in minor units; payments by their kind."""

    sales: int = 0
    refunds: int = 0
    gross: int = 0
    tax: int = 0
    tenders: dict[str, int] = field(default_factory=dict)

    def said(self, currency: str) -> str:
        gross, tax = (amount(Money(minor, currency)) for minor in (self.gross, self.tax))
        return f"{self.sales} sales, {self.refunds} refunds, {gross} {currency}, {tax} of it tax"


def note(session: Session, told: PeriodIn, journal: str) -> str:
    """It is in the books; what a person should look at all the same, or ''."""
    if session.get(PeriodRow, (told.lane, journal, told.number)) is not None:
        return f"Z report {told.number} came twice"
    before = _last_before(session, told, journal)
    values = told.model_dump(exclude={"lane", "number"}, exclude_none=True)
    session.add(PeriodRow(lane=told.lane, journal=journal, number=told.number, **values))
    session.flush()
    return "; ".join([*_gaps(told, before), *_differences(session, told, journal)])


def _last_before(session: Session, told: PeriodIn, journal: str) -> tuple[int, int]:
    """The number of the newest period before, and the last receipt of any; 0 for none."""
    same = (PeriodRow.lane == told.lane, PeriodRow.journal == journal, PeriodRow.number < told.number)
    number, last = session.execute(select(func.max(PeriodRow.number), func.max(PeriodRow.last)).where(*same)).one()
    return number or 0, last or 0


def _gaps(told: PeriodIn, before: tuple[int, int]) -> list[str]:
    """A lane's first period begins with whatever receipt is next: there were programs without any."""
    number, last = before
    gaps = []
    if told.number > number + 1:
        gaps.append(f"Z report {told.number} came, the one before it is not here")
    elif number and told.first and told.first != last + 1:
        gaps.append(f"Z report {told.number} begins with receipt {told.first}, the one before ends with {last}")
    return gaps


def _differences(session: Session, told: PeriodIn, journal: str) -> list[str]:
    here = _in_the_books(session, told, journal)
    there = {one.currency: _told(one) for one in told.sums}
    return [
        f"Z report {told.number} has {lane.said(currency)}; the books have {books.said(currency)}"
        for currency in sorted({*here, *there})
        if (lane := there.get(currency, _Sums())) != (books := here.get(currency, _Sums()))
    ]


def _told(sums: SumsIn) -> _Sums:
    return _Sums(
        sales=sums.sales.count,
        refunds=sums.refunds.count,
        gross=sums.sales.minor + sums.refunds.minor,
        tax=sum(rate.tax_minor for rate in sums.by_rate),
        tenders={kind: tally.minor for kind, tally in sums.tenders.items()},
    )


def _in_the_books(session: Session, told: PeriodIn, journal: str) -> dict[str, _Sums]:
    """Currency → what the sales with the period's receipt numbers come to."""
    mine = (
        SaleRow.lane == told.lane,
        SaleRow.journal == journal,
        SaleRow.receipt_no.between(told.first, told.last),
    )
    sold = (
        select(
            SaleRow.currency,
            func.count(),
            func.count(RefundRow.sale_id),
            func.sum(SaleRow.gross_minor),
            func.sum(SaleRow.tax_minor),
        )
        .outerjoin(RefundRow, RefundRow.sale_id == SaleRow.id)
        .where(*mine)
        .group_by(SaleRow.currency)
    )
    paid = (
        select(SaleRow.currency, TenderRow.kind, func.sum(TenderRow.amount_minor))
        .join(TenderRow, TenderRow.sale_id == SaleRow.id)
        .where(*mine)
        .group_by(SaleRow.currency, TenderRow.kind)
    )
    tenders: dict[str, dict[str, int]] = {}
    for currency, kind, minor in session.execute(paid):
        tenders.setdefault(currency, {})[kind] = int(minor)
    return {
        currency: _Sums(count - refunds, refunds, int(gross), int(tax), tenders.get(currency, {}))
        for currency, count, refunds, gross, tax in session.execute(sold)
    }


class Periods:
    """Reads only. Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self, lane: str | None = None) -> Sequence[PeriodRow]:
        """Of `lane`, or of all, those closed last first; at most `MOST`."""
        wanted = select(PeriodRow).order_by(PeriodRow.until.desc(), PeriodRow.number.desc()).limit(MOST)
        if lane is not None:
            wanted = wanted.where(PeriodRow.lane == lane)
        with Session(self._engine) as session:
            return session.scalars(wanted).all()

    def days(self, lane: str | None = None) -> Sequence[TerminalDayRow]:
        """The days of terminals of `lane`, or of all, the last told first; at most `MOST`."""
        wanted = select(TerminalDayRow).order_by(TerminalDayRow.at.desc(), TerminalDayRow.seq.desc()).limit(MOST)
        if lane is not None:
            wanted = wanted.where(TerminalDayRow.lane == lane)
        with Session(self._engine) as session:
            return session.scalars(wanted).all()
