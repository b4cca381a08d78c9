"""A day's end, or that of some days: what was booked by lane, by way to pay and by tax class, in whole minor units.

taken   = Σ gross of sales + Σ gross of refunds (those are negative), by lane
tenders = Σ amount of the payments that stand, by way to pay; together they are what was taken
tax     = Σ net and Σ tax of lines and extras, by class; what is outside tax stands alone; together they are taken
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import of_one_moment
from server.db.period_models import PeriodRow
from server.experience import counts
from server.experience.chosen import Chosen
from server.experience.counting import Counting
from server.experience.counts import Count

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
        chosen = Chosen(first=first, last=last, lane=lane)
        with Session(of_one_moment(self._engine)) as session:
            counting = Counting(session.connection())
            lanes, tenders, taxes = _lanes(counting, chosen), _tenders(counting, chosen), _taxes(counting, chosen)
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


def _lanes(counting: Counting, chosen: Chosen) -> list[tuple[str, LaneSum]]:
    found = [
        (currency, LaneSum(lane, count - back, back, *minor))
        for (currency, lane), (count, back, *minor) in _all(counting, counts.TAKEN, chosen)
    ]
    return sorted(found, key=lambda one: (len(one[1].lane), one[1].lane))


def _tenders(counting: Counting, chosen: Chosen) -> list[tuple[str, TenderSum]]:
    found = [(currency, TenderSum(kind, *sums)) for (currency, kind), sums in _all(counting, counts.TENDERS, chosen)]
    return sorted(found, key=lambda one: one[1].kind)


def _taxes(counting: Counting, chosen: Chosen) -> list[tuple[str, TaxSum]]:
    """Lines and extras of one class are one sum."""
    together: dict[tuple[str, str | None, int, bool], list[int]] = {}
    for count in (counts.LINE_TAXES, counts.EXTRA_TAXES):
        for (currency, code, rate_bp, inclusive), sums in _all(counting, count, chosen):
            known = together.setdefault((currency, code, rate_bp, bool(inclusive)), [0, 0, 0])
            for place, minor in enumerate(sums):
                known[place] += minor
    ordered = sorted(together.items(), key=lambda one: (one[0][1] is None, one[0][2], one[0][1] or "", one[0][3]))
    return [(currency, TaxSum(code, rate, inclusive, *sums)) for (currency, code, rate, inclusive), sums in ordered]


def _all(counting: Counting, count: Count, chosen: Chosen) -> Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    return counting.count(count, chosen).get("", {}).items()


def _periods(session: Session, first: str, last: str, lane: str) -> Sequence[PeriodRow]:
    """Those that lanes closed on these days, by their own time."""
    wanted = select(PeriodRow).where(PeriodRow.until >= f"{first}T", PeriodRow.until < f"{last}U")
    if lane:
        wanted = wanted.where(PeriodRow.lane == lane)
    return session.scalars(wanted.order_by(PeriodRow.until, PeriodRow.lane).limit(MOST_PERIODS)).all()
