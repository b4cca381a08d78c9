"""What came of an action: its figure before, during and after, and whether the difference is more than chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from server.actions.chance import Change, change_of_medians, change_of_shares
from server.actions.gauges import IN_SECONDS, OF_CASES, cases, figure
from server.actions.lately import Lately
from server.actions.reading import Cause
from server.actions.rules import Gauge

BEFORE, DURING, AFTER = timedelta(hours=4), timedelta(hours=8), timedelta(hours=1)
"""At most: what lasts for weeks is told by its last hours."""
AFTER_TAPS = timedelta(hours=3)
"""Taps tell no more than their hour."""
LEAST = 5
"""Of fewer cases nothing can be told."""

Look = Callable[[datetime, datetime], Lately]


@dataclass(frozen=True, slots=True)
class Span:
    """The figure of some time, in `count` cases; None where there were none."""

    value: float | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """`change` is that from during to after; None where there are too few cases of one. `ends`: when no more is
    added.
    """

    before: Span
    during: Span
    after: Span
    change: Change | None
    ends: str

    @property
    def is_sure(self) -> bool:
        return self.change is not None and self.change.is_sure

    def told(self) -> dict[str, Any]:
        """As JSON has it."""
        return {**asdict(self), "is_sure": self.is_sure}


@dataclass(frozen=True, slots=True)
class Past:
    """What was before and while the figure had risen, case by case: it changes no more once something is done."""

    before: Sequence[float] = ()
    during: Sequence[float] = ()


def past(cause: Cause, began: datetime, fixed: datetime, window: timedelta, look: Look) -> Past:
    """Of what raised `cause` when its figure had risen at `began` and something was done at `fixed`. The first minutes
    of a rising figure count as during.
    """
    starts = began - window
    before = cases(cause, look(starts - BEFORE, starts))
    return Past(before, cases(cause, look(max(starts, fixed - DURING), fixed)))


def effect(cause: Cause, known: Past, fixed: datetime, now: datetime, look: Look) -> Effect:
    """What came of visits that began after `fixed`, beside what is `known`. Of a figure without cases it is over at
    once.
    """
    if cause.gauge not in OF_CASES:
        none = Span(None, 0)
        return Effect(before=none, during=none, after=none, change=None, ends=fixed.isoformat(timespec="seconds"))
    ends = fixed + (AFTER_TAPS if cause.gauge is Gauge.FACES else AFTER)
    after = cases(cause, _begun(look(fixed, min(now, ends)), fixed))
    return Effect(
        before=_span(cause, known.before),
        during=_span(cause, known.during),
        after=_span(cause, after),
        change=_change(cause, known.during, after),
        ends=ends.isoformat(timespec="seconds"),
    )


def _begun(seen: Lately, fixed: datetime) -> Lately:
    """Only what was not under way when it was mended."""
    visits = [one for one in seen.visits if one.started >= fixed]
    taps = [one for one in seen.taps if one.hour > fixed.isoformat()[:13]]
    return Lately(since=seen.since, until=seen.until, visits=visits, taps=taps, waits=seen.waits)


def _span(cause: Cause, values: Sequence[float]) -> Span:
    return Span(figure(cause, values) if values else None, len(values))


def _change(cause: Cause, during: Sequence[float], after: Sequence[float]) -> Change | None:
    if min(len(during), len(after)) < LEAST:
        return None
    return (change_of_medians if cause.gauge in IN_SECONDS else change_of_shares)(during, after)
