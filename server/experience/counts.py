"""What the figures are counted from: each count is one statement over what lanes told, and can be added up.

A count of two days is the counts of each, added (`Sum.join`): that is why the same statement makes the sums of a day
that are kept, and counts the days of which none are. Durations are told apart by whole seconds, so medians come of it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, case, false, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from server.db.models import (
    RefundRow,
    SaleExtraRow,
    SaleLineRow,
    SaleRow,
    TapRow,
    TenderRow,
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
)
from server.db.visit_terms import PAID, STARTED, WAITED, WAITED_MS
from server.experience.chosen import PLAIN, Book, By, Chosen
from server.experience.figures import TICK_MS, Part

Wanted = Select[*tuple[Any, ...]]
OfVisits = type[VisitRow] | type[VisitNeedRow] | type[VisitNudgeRow] | type[VisitPaymentRow] | type[VisitCheckRow]
OfSales = type[SaleRow] | type[TenderRow] | type[SaleLineRow] | type[SaleExtraRow]
Kept = OfVisits | type[TapRow] | OfSales
Column = ColumnElement[Any] | InstrumentedAttribute[Any]


class Sum(NamedTuple):
    """`told` of a group of rows; `join` makes of those of two groups that of both."""

    told: ColumnElement[Any]
    join: Callable[[Any, Any], Any] = operator.add


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Of the rows `of` those that are `where`, told apart by `keys`. `name` is how its sums are called in the books."""

    name: str
    of: Kept
    keys: tuple[Column, ...] = ()
    sums: tuple[Sum, ...] = (Sum(func.count()),)
    where: tuple[ColumnElement[bool], ...] = ()

    @property
    def book(self) -> Book:
        return book_of(self.of)


def book_of(kept: Kept) -> Book:
    return Book.TAPS if kept is TapRow else Book.SALES if kept in OF_SALES else Book.VISITS


OF_SALES: tuple[OfSales, ...] = (SaleRow, TenderRow, SaleLineRow, SaleExtraRow)


OF_AN_HOUR = {By.DAY: (1, 10), By.HOUR: (12, 2)}
"""Where the hour of a tap, YYYY-MM-DDTHH, has them."""
PART_MS = {
    Part.TOTAL: VisitRow.total_ms,
    Part.SCAN: VisitRow.scan_ms,
    Part.WEIGH: VisitRow.weigh_ms,
    Part.HELP: VisitRow.help_ms,
    Part.PAY: VisitRow.pay_ms,
    Part.END: VisitRow.end_ms,
}


def _sum(column: InstrumentedAttribute[int], where: ColumnElement[bool] | None = None) -> Sum:
    summed = func.sum(column)
    return Sum(func.coalesce(summed if where is None else summed.filter(where), 0))


def _times(where: Column) -> Sum:
    return Sum(func.count().filter(where))


def _earlier(one: str, other: str) -> str:
    """'' is none."""
    return min(one, other) if one and other else one or other


def _spread(name: str, of: Kept, ms: Column, *where: ColumnElement[bool]) -> Count:
    return Count(name=name, of=of, keys=(ms // TICK_MS,), where=where)


_SALE = aliased(VisitRow)  # the visits themselves are joined where the choice asks for it
_OF_A_SALE = select(_SALE.id).where(_SALE.outcome == "paid", _SALE.id == VisitNeedRow.visit_id).exists()
_ON_ITS_DAY = func.substr(VisitRow.started_at, 1, 10) == VisitRow.day
"""The lane's clock went right: when its visits were tells when the store was open."""
_FIRST, _CLEARED = VisitNeedRow.first_ms, VisitNeedRow.cleared_ms
_EARLIER = aliased(SaleRow)
_TWICE = (
    select(_EARLIER.id)
    .where(
        _EARLIER.lane == SaleRow.lane,
        _EARLIER.journal == SaleRow.journal,
        _EARLIER.session == SaleRow.session,
        _EARLIER.id < SaleRow.id,
    )
    .exists()
)

VISITS = Count(
    name="visits",
    of=VisitRow,
    sums=(
        _times(PAID),
        _times(STARTED),
        _sum(VisitRow.pieces, PAID),
        *(_sum(PART_MS[part], PAID) for part in Part),
    ),
)
TIMES = {part: _spread(f"time_{part}", VisitRow, ms, PAID, ms > 0) for part, ms in PART_MS.items()}
TOUCHED = Count(
    name="touched", of=VisitNeedRow, sums=(Sum(func.count(VisitNeedRow.visit_id.distinct())),), where=(_OF_A_SALE,)
)
LOSSES = Count(
    name="losses", of=VisitRow, keys=(VisitRow.left_step, VisitRow.language, VisitRow.ease), where=(STARTED,)
)
NEEDS = Count(name="needs", of=VisitNeedRow, keys=(VisitNeedRow.kind, VisitNeedRow.answer))
NEED_ITEMS = Count(name="need_items", of=VisitNeedRow, keys=(VisitNeedRow.item,), where=(VisitNeedRow.item != "",))
NEED_LANES = Count(name="need_lanes", of=VisitNeedRow, keys=(VisitNeedRow.lane,))
FIRST_HELP = _spread("first_help", VisitNeedRow, WAITED_MS, WAITED)
RESOLVE = _spread("resolve", VisitNeedRow, _CLEARED - _FIRST, _FIRST.is_not(None), _CLEARED.is_not(None))
NUDGES = Count(
    name="nudges",
    of=VisitNudgeRow,
    keys=(VisitNudgeRow.kind,),
    sums=(_times(VisitNudgeRow.solved), Sum(func.count())),
)
CHECKS = Count(
    name="checks",
    of=VisitCheckRow,
    sums=(
        Sum(func.count()),
        _times(VisitCheckRow.hits),
        _sum(VisitCheckRow.audited_minor),
        _sum(VisitCheckRow.difference_minor),
    ),
)
PAYMENTS = Count(
    name="payments",
    of=VisitPaymentRow,
    keys=(VisitPaymentRow.kind, VisitPaymentRow.outcome, VisitPaymentRow.reason),
)
OPEN = Count(
    name="open",
    of=VisitRow,
    keys=(VisitRow.day, VisitRow.lane),
    sums=(
        Sum(func.coalesce(func.min(VisitRow.started_at).filter(_ON_ITS_DAY), ""), _earlier),
        Sum(func.coalesce(func.max(VisitRow.ended_at).filter(_ON_ITS_DAY), ""), max),
        _sum(VisitRow.total_ms),
    ),
)
TAPS = Count(name="taps", of=TapRow, keys=(TapRow.face,))
RECEIPTS = Count(
    name="receipts",
    of=SaleRow,
    keys=(SaleRow.lane, SaleRow.journal),
    sums=(Sum(func.min(SaleRow.receipt_no), min), Sum(func.max(SaleRow.receipt_no), max), Sum(func.count())),
)
DOUBLED = Count(name="doubled", of=SaleRow, where=(_TWICE,))
"""Sales of a visit that had one already."""

_GIVEN_BACK = select(RefundRow.sale_id).where(RefundRow.sale_id == SaleRow.id).exists()
TAKEN = Count(
    name="taken",
    of=SaleRow,
    keys=(SaleRow.currency, SaleRow.lane),
    sums=(
        Sum(func.count()),
        _times(_GIVEN_BACK),
        *map(_sum, (SaleRow.net_minor, SaleRow.tax_minor, SaleRow.gross_minor, SaleRow.saving_minor)),
    ),
)
"""Refunds are sales too, and less than nothing."""
TENDERS = Count(
    name="tenders",
    of=TenderRow,
    keys=(SaleRow.currency, TenderRow.kind),
    sums=(Sum(func.count()), _sum(TenderRow.amount_minor)),
)


def _taxes(name: str, part: type[SaleLineRow | SaleExtraRow]) -> Count:
    """By tax class; one that is '' is none."""
    code = case((part.tax_code == "", None), else_=part.tax_code)
    keys = (SaleRow.currency, code, func.coalesce(part.tax_rate_bp, 0), func.coalesce(part.tax_inclusive, false()))
    return Count(
        name=name, of=part, keys=keys, sums=tuple(map(_sum, (part.net_minor, part.tax_minor, part.gross_minor)))
    )


LINE_TAXES, EXTRA_TAXES = _taxes("line_taxes", SaleLineRow), _taxes("extra_taxes", SaleExtraRow)

COUNTS = (
    *(VISITS, *TIMES.values(), TOUCHED, LOSSES, NEEDS, NEED_ITEMS, NEED_LANES, FIRST_HELP, RESOLVE, NUDGES, CHECKS),
    *(PAYMENTS, OPEN, TAPS, RECEIPTS, DOUBLED, TAKEN, TENDERS, LINE_TAXES, EXTRA_TAXES),
)


def statement(count: Count, by: By, chosen: Chosen, runs: Sequence[tuple[str, str]]) -> Wanted:
    """What it is told apart by, then `count.keys`, then `count.sums`: of the chosen rows on the days of `runs`."""
    told_by = literal("") if by is By.NOTHING else column_of(count.of, by)
    labels = ["told_by", *(f"key_{place}" for place in range(len(count.keys)))]
    told = [one.label(label) for one, label in zip((told_by, *count.keys), labels, strict=True)]
    wanted = _with_whole(count.of, select(*told, *(one.told for one in count.sums)), *chosen.by(count.book), by)
    wanted = wanted.where(or_(*(_on_days(count.of, *run) for run in runs)), *count.where)
    return wanted.where(*choices(count.of, chosen)).group_by(*labels)


def of_chosen(kept: OfVisits, chosen: Chosen, wanted: Wanted) -> Wanted:
    """Of the chosen visits alone."""
    wanted = _with_whole(kept, wanted, *chosen.by(Book.VISITS))
    return wanted.where(_on_days(kept, chosen.first, chosen.last), *choices(kept, chosen))


def choices(kept: Kept, chosen: Chosen) -> list[ColumnElement[bool]]:
    return [chooses(by, column_of(kept, by), chosen) for by in chosen.by(book_of(kept))]


def chooses(by: By, column: Column, chosen: Chosen) -> ColumnElement[bool]:
    """Of what is told apart `by` that, as `column` has it, what is chosen."""
    match by:
        case By.LANE:
            return column == chosen.lane
        case By.LANGUAGE:
            return column == chosen.language
        case By.EASE if chosen.ease == PLAIN:
            return column == ""
        case By.EASE:
            return literal("+").concat(column).concat("+").contains(f"+{chosen.ease}+", autoescape=True)
        case _:
            first, last = chosen.from_hour, chosen.to_hour
            as_text = isinstance(column.type, String)
            return column.between(two_digits(first), two_digits(last)) if as_text else column.between(first, last)


def two_digits(hour: int) -> str:
    """As a tap has it."""
    return f"{hour:02}"


def column_of(kept: Kept, by: By) -> Column:
    """Of the rows themselves, or of the visits or sales that they belong to."""
    if kept is TapRow and by in OF_AN_HOUR:
        return func.substr(TapRow.hour, *OF_AN_HOUR[by], type_=String)
    found: Column = getattr(kept if hasattr(kept, by) else _whole(kept), by)
    return found


def _on_days(kept: Kept, first: str, last: str) -> ColumnElement[bool]:
    """As an index finds them."""
    if kept is TapRow:
        return TapRow.hour.between(f"{first}T", f"{last}U")
    return column_of(kept, By.DAY).between(first, last)


def _whole(kept: Kept) -> type[VisitRow | SaleRow]:
    """What the rows belong to."""
    return SaleRow if kept in OF_SALES else VisitRow


def _with_whole(kept: Kept, wanted: Wanted, *needed: By) -> Wanted:
    """It is joined only where the rows do not know by themselves what is `needed`."""
    if kept in (TapRow, SaleRow, VisitRow):
        return wanted
    if kept in OF_SALES:
        return wanted.join_from(kept, SaleRow, SaleRow.id == kept.sale_id)  # type: ignore[union-attr]
    if all(by is By.NOTHING or hasattr(kept, by) for by in needed):
        return wanted
    return wanted.join_from(kept, VisitRow, VisitRow.id == kept.visit_id)  # type: ignore[union-attr]
