"""What of a day differs most from the usual: at which lane, in which hours, and how sure that is. Pure.

Each lane's figures of each span of hours are held against the same lane's other hours of the day and against the other
lanes in the same hours: what a whole store or a whole day has is no news of that lane.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from math import exp, log, sqrt
from statistics import fmean, pstdev
from typing import NamedTuple

from server.actions.chance import LEAST_SPREAD, MOST_TIMES
from server.actions.gauges import BAGS, STEPS_OF_SOME
from server.actions.lately import STEPS, Seen
from server.intervals import Z, newcombe, wilson

SURE = 3.5
"""Standard errors from what it is held against: many spans are looked at, and the most unlike is told."""
LEAST, LEAST_BESIDE = 4, 8
"""Fewer cases say nothing; fewer cases beside are nothing to be held against."""
TIMES_AS_LONG, MORE_OFTEN = 1.25, 0.05
"""Less than so much is no news, however sure."""
MOST = 3


class What(StrEnum):
    """What is unlike: how long a step takes, who leaves at it, payments that fail, or what somebody is needed for."""

    SLOW = "slow"
    LEFT = "left"
    FAILED = "failed"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Range:
    """The figure of `count` cases and where it lies in 95 of 100 such: seconds (their geometric mean), or a share."""

    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """At `lane`, in visits begun from `from_hour` to `to_hour` (both in). `here` beside `before`, which are that lane's
    other hours of the day, and `others`, the other lanes in these; None where there are too few. `errors`: so many
    standard errors apart from the nearer of the two.
    """

    what: What
    lane: str
    subject: str
    from_hour: int
    to_hour: int
    here: Range
    before: Range | None
    others: Range | None
    errors: float

    @property
    def beside(self) -> Range:
        """The worse of what it is held against: it is unlike even that."""
        return max((one for one in (self.before, self.others) if one is not None), key=lambda one: one.value)


@dataclass(slots=True)
class Cell:
    """The cases of a lane in an hour: `values` are seconds, or 0 and 1; `times`, `total` and `squares` are of them as
    they are compared (seconds by their logarithms).
    """

    values: list[float] = field(default_factory=list)
    times: int = 0
    total: float = 0.0
    squares: float = 0.0

    def add(self, value: float, compared: float) -> None:
        self.values.append(value)
        self.times += 1
        self.total += compared
        self.squares += compared * compared


class Sums(NamedTuple):
    """Of some cells."""

    times: int = 0
    total: float = 0.0
    squares: float = 0.0

    def plus(self, other: Sums | Cell) -> Sums:
        return Sums(self.times + other.times, self.total + other.total, self.squares + other.squares)

    def less(self, other: Sums | Cell) -> Sums:
        return Sums(self.times - other.times, self.total - other.total, self.squares - other.squares)

    @property
    def mean(self) -> float:
        return self.total / self.times


Cases = Mapping[str, Mapping[int, Cell]]
"""Lane → hour → the figure's cases."""


def unusual(visits: Sequence[Seen], most: int = MOST) -> list[Unusual]:
    """The most unlike first; of each lane and subject one span of hours, the one of which it is most sure."""
    found = [
        max(spans, key=lambda one: one.errors)
        for (what, subject), cases in _figures(visits).items()
        for lane in cases
        if (spans := list(_spans(what, subject, lane, cases)))
    ]
    return sorted(found, key=lambda one: (-one.errors, one.lane, one.subject))[:most]


def of_seconds(values: Sequence[float]) -> Range:
    """Their geometric mean. Not empty, all above 0."""
    logs = [log(one) for one in values]
    middle, half = fmean(logs), Z * _spread(logs) / sqrt(len(logs))
    return Range(exp(middle), exp(middle - half), exp(middle + half), len(values))


def of_share(values: Sequence[float]) -> Range:
    """Not empty, each 0 or 1."""
    hits = round(sum(values))
    return Range(hits / len(values), *wilson(hits, len(values)), len(values))


def _figures(visits: Iterable[Seen]) -> dict[tuple[What, str], dict[str, dict[int, Cell]]]:
    found: dict[tuple[What, str], dict[str, dict[int, Cell]]] = {}

    def case(what: What, subject: str, one: Seen, value: float) -> None:
        by_lane = found.setdefault((what, subject), {})
        cell = by_lane.setdefault(one.lane, {}).setdefault(one.started.hour, Cell())
        cell.add(value, log(value) if what is What.SLOW else value)

    for one in visits:
        for step in STEPS:
            if step in one.steps:
                case(What.SLOW, step, one, one.steps[step])
        for step in ("scan", *STEPS_OF_SOME) if one.counts else ():
            if one.left_step == step or step not in STEPS_OF_SOME or step in one.steps:
                case(What.LEFT, step, one, float(one.left_step == step))
        for kind, approved in one.tried:
            case(What.FAILED, kind, one, float(not approved))
        for kind in BAGS:
            case(What.NEEDED, kind, one, float(any(need.kind == kind for need in one.needs)))
    return found


def _spans(what: What, subject: str, lane: str, cases: Cases) -> Iterator[Unusual]:
    """Spans of hours in which that lane is unlike. What it is held against is known by its sums alone: a day of many
    visits has many spans.
    """
    mine, make = cases[lane], of_seconds if what is What.SLOW else of_share
    day = reduce(Sums.plus, mine.values(), Sums())
    hours = sorted(mine)
    elsewhere = {
        hour: reduce(Sums.plus, (its[hour] for other, its in cases.items() if other != lane and hour in its), Sums())
        for hour in range(hours[0], hours[-1] + 1)
    }
    for place, first in enumerate(hours):
        here = others = Sums()
        reached = first
        for last in hours[place:]:
            here = here.plus(mine[last])
            for hour in range(reached, last + 1):
                others = others.plus(elsewhere[hour])
            reached = last + 1
            before = day.less(here)
            beside = [one for one in (before, others) if one.times >= LEAST_BESIDE]
            if here.times < LEAST or not beside:
                continue
            span = range(first, last + 1)
            values = _values(mine, span)
            errors = min(_apart(what, one, here, values) for one in beside)
            if errors < SURE:
                continue
            elsewhere_then = [value for other in cases if other != lane for value in _values(cases[other], span)]
            yield Unusual(
                what=what,
                lane=lane,
                subject=subject,
                from_hour=first,
                to_hour=last,
                here=make(values),
                before=make(_values(mine, set(hours) - set(span))) if before.times >= LEAST_BESIDE else None,
                others=make(elsewhere_then) if others.times >= LEAST_BESIDE else None,
                errors=errors,
            )


def _values(cells: Mapping[int, Cell], hours: Iterable[int]) -> list[float]:
    return [value for hour in hours if hour in cells for value in cells[hour].values]


def _apart(what: What, beside: Sums, here: Sums, values: Sequence[float]) -> float:
    """How many standard errors `here`, with its `values`, is above; 0 where it is too little above to be worth a word.
    One visit counts for no more than `MOST_TIMES` as long.
    """
    more = here.mean - beside.mean
    if what is not What.SLOW:
        if more < MORE_OFTEN:
            return 0.0
        low, _ = newcombe(round(beside.total), beside.times, round(here.total), here.times)
        return Z * more / (more - low)
    if more < log(TIMES_AS_LONG):  # with visits that count for less it is no more
        return 0.0
    more = fmean(min(log(one) - beside.mean, log(MOST_TIMES)) for one in values)
    spread = max(LEAST_SPREAD, sqrt(max(0.0, beside.squares / beside.times - beside.mean**2)))
    return more / (spread * sqrt(1 / here.times + 1 / beside.times)) if more >= log(TIMES_AS_LONG) else 0.0


def _spread(logs: Sequence[float]) -> float:
    return max(LEAST_SPREAD, pstdev(logs))
