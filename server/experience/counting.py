"""Counts of what is chosen: the sums of whole days where these are fresh, all else from the rows themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from server.db.models import SummedRow, SumRow
from server.experience.chosen import Book, By, Chosen, day_after, day_list
from server.experience.counts import Count, chooses, statement, two_digits
from server.experience.stale import FRESH

Key = tuple[Any, ...]
Sums = tuple[Any, ...]
Counted = dict[str, dict[Key, Sums]]
"""What it is told apart by → keys of the count → its sums."""
Line = tuple[Any, ...]
"""Keys, and then sums."""
Lines = Iterable[tuple[str, Iterable[Line]]]
"""With what they are told apart by."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`spans` of which sums are read, and `runs` of days, both ends in, of which the rows are."""

    spans: Sequence[str]
    runs: Sequence[tuple[str, str]]


class Counting:
    """Within the transaction of `connection`, that sees one moment: what it was told of once stays as it was."""

    def __init__(self, connection: Connection, *, with_sums: bool = True) -> None:
        self._connection = connection
        self._with_sums = with_sums
        self._plans: dict[tuple[Book, str, str, bool], Plan] = {}

    def count(self, count: Count, chosen: Chosen, by: By = By.NOTHING) -> Counted:
        """Whatever has nothing is not there."""
        told_by = summed_by(count.book, chosen, by)
        plan = Plan((), ((chosen.first, chosen.last),))
        if told_by is not None and self._with_sums:
            plan = self._plan(count.book, chosen, whole_months=by is not By.DAY)
        found: Counted = {}
        if plan.spans and told_by is not None:
            join(found, count, self._sums(count, chosen, by, told_by, plan.spans))
        if plan.runs:
            join(found, count, lines(self._connection.execute(statement(count, by, chosen, plan.runs))))
        return found

    def _plan(self, book: Book, chosen: Chosen, *, whole_months: bool) -> Plan:
        key = (book, chosen.first, chosen.last, whole_months)
        if key not in self._plans:
            known = select(SummedRow.span, SummedRow.state == FRESH, SummedRow.kept).where(
                SummedRow.book == book, SummedRow.span.between(chosen.first[:7], chosen.last)
            )
            rows = self._connection.execute(known).all()
            fresh = {span for span, is_fresh, _ in rows if is_fresh}
            there = fresh | {span for span, _, is_kept in rows if is_kept}
            self._plans[key] = plan(chosen, fresh, there, whole_months=whole_months)
        return self._plans[key]

    def _sums(self, count: Count, chosen: Chosen, by: By, told_by: By, spans: Sequence[str]) -> Lines:
        wanted = select(SumRow.span, SumRow.value, SumRow.rows).where(
            SumRow.book == count.book,
            SumRow.name == count.name,
            SumRow.told_by == told_by,
            SumRow.span.in_(spans),
            *(chooses(one, SumRow.value.expression, chosen) for one in chosen.by(count.book)),
        )
        width = len(count.keys) + len(count.sums)
        for span, value, text in self._connection.execute(wanted):
            numbers = iter(json.loads(text))
            apart = span if by is By.DAY else "" if by is By.NOTHING else value
            yield apart, zip(*[numbers] * width, strict=True)


def summed_by(book: Book, chosen: Chosen, by: By = By.NOTHING) -> By | None:
    """What sums must be told apart by to tell of what is chosen; None where one of them alone does not."""
    needed = {*chosen.by(book), by} - {By.NOTHING, By.DAY}
    if len(needed) > 1:
        return None
    return needed.pop() if needed else By.NOTHING


def plan(chosen: Chosen, fresh: set[str], there: set[str], *, whole_months: bool) -> Plan:
    """Months that are chosen whole, then days. There are sums of the spans in `there`, but those of a day that is not
    `fresh` lack what came after them.
    """
    known = sorted(span for span in there | fresh if len(span) == 10 and chosen.first <= span <= chosen.last)
    if not known:
        return Plan((), ((chosen.first, chosen.last),))
    spans: list[str] = []
    lack: list[str] = []
    months: dict[str, list[str]] = {}
    for day in day_list(known[0], known[-1]):
        months.setdefault(day[:7], []).append(day)
    after = day_after(chosen.last)[:7]
    for month, days in months.items():
        if whole_months and month in fresh and chosen.first <= f"{month}-01" and month < after:
            spans.append(month)
            continue
        spans += [day for day in days if day in there]
        lack += [day for day in days if day not in fresh]
    return Plan(spans, [*_outside(chosen, known[0], known[-1]), *_runs(lack)])


def join(found: Counted, count: Count, told: Lines) -> None:
    """`told` is counted in `found` too."""
    width, joins = len(count.keys), [one.join for one in count.sums]
    for apart, some in told:
        into = found.setdefault(apart, {})
        for line in some:
            key, sums = line[:width], line[width:]
            before = into.get(key)
            if before is not None:
                sums = tuple(map(_joined, joins, before, sums)) if len(joins) > 1 else (joins[0](before[0], sums[0]),)
            into[key] = sums


def lines(rows: Iterable[Row[Any]]) -> Iterator[tuple[str, Iterable[Line]]]:
    """What a statement found."""
    for row in rows:
        line: Line = tuple(row[1:])
        apart: str | int = row[0]
        name = two_digits(apart) if isinstance(apart, int) else apart
        yield name, [tuple(int(one) if isinstance(one, Decimal) else one for one in line)]


def written(found: Mapping[Key, Sums]) -> str:
    """As `SumRow.rows` has it: one after the other, which is read in half the time."""
    return json.dumps(
        [one for key, sums in found.items() for one in (*key, *sums)], ensure_ascii=False, separators=(",", ":")
    )


def _joined(add: Callable[[Any, Any], Any], one: object, other: object) -> object:
    return add(one, other)


def _outside(chosen: Chosen, first: str, last: str) -> Iterator[tuple[str, str]]:
    """Before and after the days of which anything is known."""
    if chosen.first < first:
        yield chosen.first, day_after(first, -1)
    if chosen.last > last:
        yield day_after(last), chosen.last


def _runs(days: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Days that follow each other, as one."""
    first = last = ""
    for day in days:
        if last and day_after(last) == day:
            last = day
            continue
        if first:
            yield first, last
        first = last = day
    if first:
        yield first, last
