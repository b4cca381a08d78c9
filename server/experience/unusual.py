"""What of a day differs most from the usual: at which lane, in which hours, and how sure that is. Pure.

Each lane's figures of each span of hours are held against the same lane's other hours of the day and against the other
lanes in the same hours: what a whole store or a whole day has is no news of that lane.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, sqrt
from statistics import fmean, pstdev

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


Cases = Mapping[str, Mapping[int, list[float]]]
"""Lane → hour → the figure's cases: seconds, or 0 and 1."""


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


def _figures(visits: Iterable[Seen]) -> dict[tuple[What, str], dict[str, dict[int, list[float]]]]:
    found: dict[tuple[What, str], dict[str, dict[int, list[float]]]] = {}

    def case(what: What, subject: str, one: Seen, value: float) -> None:
        by_lane = found.setdefault((what, subject), {})
        by_lane.setdefault(one.lane, {}).setdefault(one.started.hour, []).append(value)

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
    hours, make = sorted(cases[lane]), of_seconds if what is What.SLOW else of_share
    for place, first in enumerate(hours):
        for last in hours[place:]:
            span = range(first, last + 1)
            here = [value for hour in span for value in cases[lane].get(hour, ())]
            before = [value for hour in hours if hour not in span for value in cases[lane][hour]]
            others = [
                value for other in cases if other != lane for hour in span for value in cases[other].get(hour, ())
            ]
            beside = [one for one in (before, others) if len(one) >= LEAST_BESIDE]
            if len(here) < LEAST or not beside:
                continue
            errors = min(_apart(what, one, here) for one in beside)
            if errors < SURE:
                continue
            yield Unusual(
                what=what,
                lane=lane,
                subject=subject,
                from_hour=first,
                to_hour=last,
                here=make(here),
                before=make(before) if len(before) >= LEAST_BESIDE else None,
                others=make(others) if len(others) >= LEAST_BESIDE else None,
                errors=errors,
            )


def _apart(what: What, beside: Sequence[float], here: Sequence[float]) -> float:
    """How many standard errors `here` is above; 0 where it is too little above to be worth a word. One visit counts for
    no more than `MOST_TIMES` as long.
    """
    if what is not What.SLOW:
        more = fmean(here) - fmean(beside)
        low, _ = newcombe(round(sum(beside)), len(beside), round(sum(here)), len(here))
        return Z * more / (more - low) if more >= MORE_OFTEN else 0.0
    usual = [log(one) for one in beside]
    middle, spread = fmean(usual), _spread(usual)
    more = fmean(min(log(one) - middle, log(MOST_TIMES)) for one in here)
    return more / (spread * sqrt(1 / len(here) + 1 / len(usual))) if more >= log(TIMES_AS_LONG) else 0.0


def _spread(logs: Sequence[float]) -> float:
    return max(LEAST_SPREAD, pstdev(logs))
