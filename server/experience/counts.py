"""What the figures are counted from: each count is one statement over what lanes told, and can be added up.

A count of two days is the counts of each, added (`Sum.join`): that is why the same statement makes the sums of a day
that are kept, and counts the days of which none are. Durations are told apart by whole seconds, so medians come of it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from server.db.models import (
    SaleRow,
    TapRow,
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
)
from server.experience.chosen import PLAIN, Book, By, Chosen
from server.experience.figures import TICK_MS, Part

PAID = "paid"
Wanted = Select[*tuple[Any, ...]]
OfVisits = type[VisitRow] | type[VisitNeedRow] | type[VisitNudgeRow] | type[VisitPaymentRow] | type[VisitCheckRow]
Kept = OfVisits | type[TapRow] | type[SaleRow]
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
    return Book.TAPS if kept is TapRow else Book.SALES if kept is SaleRow else Book.VISITS


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


def _spread(name: str, of: Kept, ms: Column, *where: ColumnElement[bool]) -> Count:
    return Count(name=name, of=of, keys=(ms // TICK_MS,), where=where)


_PAID = VisitRow.outcome == PAID
_STARTED = VisitRow.had_item | _PAID
_SALE = aliased(VisitRow)  # the visits themselves are joined where the choice asks for it
_OF_A_SALE = select(_SALE.id).where(_SALE.outcome == PAID, _SALE.id == VisitNeedRow.visit_id).exists()
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
        _times(_PAID),
        _times(_STARTED),
        _sum(VisitRow.pieces, _PAID),
        *(_sum(PART_MS[part], _PAID) for part in Part),
    ),
)
TIMES = {part: _spread(f"time_{part}", VisitRow, ms, _PAID, ms > 0) for part, ms in PART_MS.items()}
TOUCHED = Count(
    name="touched", of=VisitNeedRow, sums=(Sum(func.count(VisitNeedRow.visit_id.distinct())),), where=(_OF_A_SALE,)
)
LOSSES = Count(
    name="losses", of=VisitRow, keys=(VisitRow.left_step, VisitRow.language, VisitRow.ease), where=(_STARTED,)
)
NEEDS = Count(name="needs", of=VisitNeedRow, keys=(VisitNeedRow.kind, VisitNeedRow.answer))
NEED_ITEMS = Count(name="need_items", of=VisitNeedRow, keys=(VisitNeedRow.item,), where=(VisitNeedRow.item != "",))
NEED_LANES = Count(name="need_lanes", of=VisitNeedRow, keys=(VisitNeedRow.lane,))
FIRST_HELP = _spread("first_help", VisitNeedRow, _FIRST - VisitNeedRow.raised_ms, _FIRST.is_not(None))
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
TURNOVER = Count(
    name="turnover", of=VisitRow, keys=(VisitRow.currency,), sums=(_sum(VisitRow.gross_minor),), where=(_PAID,)
)
OPEN = Count(
    name="open",
    of=VisitRow,
    keys=(VisitRow.day, VisitRow.lane),
    sums=(Sum(func.min(VisitRow.started_at), min), Sum(func.max(VisitRow.ended_at), max), _sum(VisitRow.total_ms)),
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

COUNTS = (
    *(VISITS, *TIMES.values(), TOUCHED, LOSSES, NEEDS, NEED_ITEMS, NEED_LANES, FIRST_HELP, RESOLVE, NUDGES, CHECKS),
    *(PAYMENTS, TURNOVER, OPEN, TAPS, RECEIPTS, DOUBLED),
)


def statement(count: Count, by: By, chosen: Chosen, runs: Sequence[tuple[str, str]]) -> Wanted:
    """What it is told apart by, then `count.keys`, then `count.sums`: of the chosen rows on the days of `runs`."""
    told_by = literal("") if by is By.NOTHING else column_of(count.of, by)
    labels = ["told_by", *(f"key_{place}" for place in range(len(count.keys)))]
    told = [one.label(label) for one, label in zip((told_by, *count.keys), labels, strict=True)]
    wanted = _with_visits(count.of, select(*told, *(one.told for one in count.sums)), *chosen.by(count.book), by)
    wanted = wanted.where(or_(*(_on_days(count.of, *run) for run in runs)), *count.where)
    return wanted.where(*choices(count.of, chosen)).group_by(*labels)


def of_chosen(kept: OfVisits, chosen: Chosen, wanted: Wanted) -> Wanted:
    """Of the chosen visits alone."""
    wanted = _with_visits(kept, wanted, *chosen.by(Book.VISITS))
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
    """Of the rows themselves, or of the visits that they belong to."""
    if kept is TapRow and by in OF_AN_HOUR:
        return func.substr(TapRow.hour, *OF_AN_HOUR[by], type_=String)
    found: Column = getattr(kept if hasattr(kept, by) else VisitRow, by)
    return found


def _on_days(kept: Kept, first: str, last: str) -> ColumnElement[bool]:
    """As an index finds them."""
    if kept is TapRow:
        return TapRow.hour.between(f"{first}T", f"{last}U")
    return column_of(kept, By.DAY).between(first, last)


def _with_visits(kept: Kept, wanted: Wanted, *needed: By) -> Wanted:
    """They are joined only where the rows do not know by themselves what is `needed`."""
    if kept is TapRow or all(by is By.NOTHING or hasattr(kept, by) for by in needed):
        return wanted
    return wanted.join_from(kept, VisitRow, VisitRow.id == kept.visit_id)  # type: ignore[union-attr]
