"""A day's end, or that of some days: what was booked by lane, by way to pay and by tax class, in whole minor units.

taken   = Σ gross of sales + Σ gross of refunds (those are negative), by lane
tenders = Σ amount of the payments that stand, by way to pay; together they are what was taken
tax     = Σ net and Σ tax of lines and extras, by class; what is outside tax stands alone; together they are taken
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import of_one_moment
from server.db.models import RefundRow, SaleExtraRow, SaleLineRow, SaleRow, TenderRow
from server.db.period_models import PeriodRow

MOST_PERIODS = 500


@dataclass(frozen=True, slots=True)
class LaneSum:
    """What one lane took; '' is all of them. Refunds are counted apart, and are in the sums."""

    lane: str
    sales: int = 0
    refunds: int = 0
    net: int = 0
    tax: int = 0
    gross: int = 0
    saved: int = 0

    @property
    def average(self) -> int | None:
        """What a sale came to, rounded to the minor unit; None without any."""
        return (2 * self.gross + self.sales) // (2 * self.sales) if self.sales else None

    def plus(self, other: LaneSum) -> LaneSum:
        names = ("sales", "refunds", "net", "tax", "gross", "saved")
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class TenderSum:
    """What was paid by `kind`, and how often; what was given back by it is in the amount, and a payment too."""

    kind: str
    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class TaxSum:
    """What stands under one tax class; `code` None: outside tax."""

    code: str | None
    rate_bp: int
    inclusive: bool
    net: int
    tax: int
    gross: int


@dataclass(frozen=True, slots=True)
class CurrencySum:
    """All of one currency."""

    currency: str
    lanes: tuple[LaneSum, ...]
    tenders: tuple[TenderSum, ...]
    taxes: tuple[TaxSum, ...]

    @property
    def all(self) -> LaneSum:
        found = LaneSum("")
        for one in self.lanes:
            found = found.plus(one)
        return found


@dataclass(frozen=True, slots=True)
class DayEnd:
    """Days from `first` to `last` (ISO 8601, the lanes' own), of `lane` or of all where that is ''."""

    first: str
    last: str
    lane: str
    currencies: tuple[CurrencySum, ...]
    periods: tuple[PeriodRow, ...]


class Reports:
    """Reads only. Used from any thread; every answer is of one moment."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, first: str, last: str, lane: str = "") -> DayEnd:
        within: list[ColumnElement[bool]] = [SaleRow.day.between(first, last)]
        if lane:
            within.append(SaleRow.lane == lane)
        with Session(of_one_moment(self._engine)) as session:
            lanes = _lanes(session, within)
            tenders, taxes = _tenders(session, within), _taxes(session, within)
            periods = _periods(session, first, last, lane)
        currencies = tuple(
            CurrencySum(
                currency,
                tuple(one for of, one in lanes if of == currency),
                tuple(one for of, one in tenders if of == currency),
                tuple(one for of, one in taxes if of == currency),
            )
            for currency in sorted({of for of, _ in lanes})
        )
        return DayEnd(first, last, lane, currencies, tuple(periods))


def _lanes(session: Session, within: Sequence[ColumnElement[bool]]) -> list[tuple[str, LaneSum]]:
    refunds = func.count(RefundRow.sale_id)
    summed = (SaleRow.net_minor, SaleRow.tax_minor, SaleRow.gross_minor, SaleRow.saving_minor)
    columns: list[Any] = [SaleRow.currency, SaleRow.lane, func.count(), refunds, *map(func.sum, summed)]
    wanted = (
        select(*columns)
        .outerjoin(RefundRow, RefundRow.sale_id == SaleRow.id)
        .where(*within)
        .group_by(SaleRow.currency, SaleRow.lane)
    )
    found = [
        (currency, LaneSum(lane, count - back, back, int(net), int(tax), int(gross), int(saved)))
        for currency, lane, count, back, net, tax, gross, saved in session.execute(wanted)
    ]
    return sorted(found, key=lambda one: (len(one[1].lane), one[1].lane))


def _tenders(session: Session, within: Sequence[ColumnElement[bool]]) -> list[tuple[str, TenderSum]]:
    wanted = (
        select(SaleRow.currency, TenderRow.kind, func.count(), func.sum(TenderRow.amount_minor))
        .join(TenderRow, TenderRow.sale_id == SaleRow.id)
        .where(*within)
        .group_by(SaleRow.currency, TenderRow.kind)
        .order_by(TenderRow.kind)
    )
    return [(currency, TenderSum(kind, count, int(minor))) for currency, kind, count, minor in session.execute(wanted)]


def _taxes(session: Session, within: Sequence[ColumnElement[bool]]) -> list[tuple[str, TaxSum]]:
    """Lines and extras of one class are one sum."""
    together: dict[tuple[str, str | None, int, bool], list[int]] = {}
    for row in (*_of_parts(session, SaleLineRow, within), *_of_parts(session, SaleExtraRow, within)):
        currency, code, rate_bp, inclusive, *sums = tuple(row)
        known = together.setdefault((currency, code, rate_bp or 0, bool(inclusive)), [0, 0, 0])
        for place, minor in enumerate(sums):
            known[place] += int(minor)
    ordered = sorted(together.items(), key=lambda one: (one[0][1] is None, one[0][2], one[0][1] or "", one[0][3]))
    return [(currency, TaxSum(code, rate, inclusive, *sums)) for (currency, code, rate, inclusive), sums in ordered]


def _of_parts(
    session: Session, part: type[SaleLineRow | SaleExtraRow], within: Sequence[ColumnElement[bool]]
) -> Sequence[Row[Any]]:
    """Sums by currency and class. A class that is '' is none."""
    code = case((part.tax_code == "", None), else_=part.tax_code)
    keys: list[Any] = [SaleRow.currency, code, part.tax_rate_bp, part.tax_inclusive]
    sums = map(func.sum, (part.net_minor, part.tax_minor, part.gross_minor))
    wanted = select(*keys, *sums).join(part, part.sale_id == SaleRow.id).where(*within).group_by(*keys)
    return session.execute(wanted).all()


def _periods(session: Session, first: str, last: str, lane: str) -> Sequence[PeriodRow]:
    """Those that lanes closed on these days, by their own time."""
    wanted = select(PeriodRow).where(PeriodRow.until >= f"{first}T", PeriodRow.until < f"{last}U")
    if lane:
        wanted = wanted.where(PeriodRow.lane == lane)
    return session.scalars(wanted.order_by(PeriodRow.until, PeriodRow.lane).limit(MOST_PERIODS)).all()
