"""The figures that are watched, each from what came of the visits lately. Pure: one function a figure, each with its
formula; shares have Wilson's lower bound as what they are at least.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean, median

from server.actions.chance import Usual, median_at_least, times_as_long
from server.actions.lately import Lately, Seen
from server.actions.reading import Cause, Reading
from server.actions.rules import Gauge, Rule
from server.intervals import wilson

ONE_IN_100 = 2.33
"""Standard errors of a share: chance alone gets above it once in 100 looks, and it has to stay there."""
LEAST_USUAL = 12
"""Fewer visits than that do not tell what is usual."""
LEAST_OTHERS = 4
BAGS = ("extra", "other_item", "not_placed", "taken_out")
"""What a scale under the bags calls for: of these it can be told whether it was right."""

Usuals = Mapping[tuple[str, str], Usual]
"""Lane and step → how long that takes there."""


def slow_steps(seen: Lately, rule: Rule, usual: Usuals) -> Iterator[Reading]:
    """How many times as long as usual a step takes at a lane: the geometric mean of each visit's time for it ÷ that of
    the lane's own visits before; and beside the other lanes of the same minutes, where they are slow too. `at_least`:
    three standard errors lower. Of the last two, three, four … visits those count by which it is slow for sure the
    most: so a step that has just become slow is found as soon as one that is a little slow for long (a scan for a
    change). A lane that is not known yet is held against the others' usual.
    """
    by_step = _by_step(seen.last(rule.window))
    for (lane, step), seconds in by_step.items():
        own = usual.get((lane, step)) or usual.get(("", step))
        if own is None or own.count < LEAST_USUAL:
            continue
        others = [one for (other, its), ones in by_step.items() if its == step and other != lane for one in ones]
        crowded = max(1.0, times_as_long(others, own)[0]) if len(others) >= LEAST_OTHERS else 1.0
        looks = [(*times_as_long(seconds[-last:], own), last) for last in range(rule.enough, len(seconds) + 1)]
        if not looks:
            continue
        ratio, at_least, count = max(looks, key=lambda look: look[1])
        cause = Cause(Gauge.SLOW_STEP, lane, step)
        value, sure = ratio / crowded, at_least / crowded
        yield Reading(cause=cause, value=value, at_least=sure, count=count, usual=own.seconds)


def help_wait(seen: Lately, rule: Rule, waiting: Sequence[float] = ()) -> Iterator[Reading]:
    """Seconds from raised to the first act of the staff: the median. Who left before that waited at least until then,
    and who is `waiting` now so long already: the true median is no lower.
    """
    waited = [need.waited_s for one in seen.last(rule.window) for need in one.needs if need.waited_s is not None]
    waited += waiting
    if waited:
        cause = Cause(Gauge.HELP_WAIT)
        yield Reading(cause=cause, value=median(waited), at_least=median_at_least(waited), count=len(waited))


def payments(seen: Lately, rule: Rule) -> Iterator[Reading]:
    """Failed ÷ tried, of each lane and kind, in the last so many in which it surely is the most."""
    tried: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in seen.last(rule.window):
        for kind, approved in one.tried:
            tried[one.lane, kind].append(0.0 if approved else 1.0)
    for (lane, kind), failed in tried.items():
        yield _share_lately(Cause(Gauge.PAYMENTS, lane, kind), failed, rule.enough)


def give_ups(seen: Lately, rule: Rule) -> Iterator[Reading]:
    """Visits that were given up at a step ÷ visits that came to it, of each lane and of those that had started."""
    for lane, visits in _by_lane(one for one in seen.last(rule.window) if one.counts).items():
        for step in sorted({one.left_step for one in visits} - {""}):
            came = [one for one in visits if one.left_step == step or step not in STEPS_OF_SOME or step in one.steps]
            yield _share(Cause(Gauge.GIVE_UP, lane, step), [float(one.left_step == step) for one in came])


STEPS_OF_SOME = ("search", "weigh", "pay")
"""Steps that a visit may do without."""


def needs(seen: Lately, rule: Rule) -> Iterator[Reading]:
    """Visits that a person was needed at for one item ÷ visits, of the store; for one kind, of each lane, in the
    last so many in which it surely is the most. Age checks and spot checks are as the store wants them.
    """
    visits = seen.last(rule.window)
    items = Counter(item for one in visits for item in {need.item for need in one.needs if need.kind in BAGS} - {""})
    for item, hits in items.items():
        yield _share_of(Cause(Gauge.NEEDS, "", item), hits, len(visits))
    for lane, mine in _by_lane(visits).items():
        for kind in sorted({need.kind for one in mine for need in one.needs if need.kind in BAGS}):
            called = [float(any(need.kind == kind for need in one.needs)) for one in mine]
            yield _share_lately(Cause(Gauge.NEEDS, lane, kind), called, rule.enough)


def false_alarms(seen: Lately, rule: Rule) -> Iterator[Reading]:
    """Cleared "nothing wrong" ÷ cleared, of what the bags were looked at for, of each lane."""
    for lane, visits in _by_lane(seen.last(rule.window)).items():
        answers = [need.answer for one in visits for need in one.needs if need.kind in BAGS and need.answer]
        if answers:
            yield _share(Cause(Gauge.FALSE_ALARMS, lane), [float(one == "fine") for one in answers])


def faces(seen: Lately, _rule: Rule) -> Iterator[Reading]:
    """1 − CSAT: taps that are not good or very good ÷ taps, of the last hours; of each lane, and of the store."""
    counts: dict[str, tuple[int, int]] = {}
    for taps in seen.taps:
        for lane in ("", taps.lane):
            count, good = counts.get(lane, (0, 0))
            counts[lane] = (count + taps.count, good + taps.good)
    for lane, (count, good) in counts.items():
        yield _share_of(Cause(Gauge.FACES, lane), count - good, count)


def cases(cause: Cause, seen: Lately) -> list[float]:
    """What the figure of `cause` is made of, case by case, in seconds or as 0 and 1: for before, during and after."""
    visits = [one for one in seen.visits if cause.lane in ("", one.lane)]
    match cause.gauge:
        case Gauge.SLOW_STEP:
            return [one.steps[cause.subject] for one in visits if cause.subject in one.steps]
        case Gauge.HELP_WAIT:
            return [need.waited_s for one in visits for need in one.needs if need.waited_s is not None]
        case Gauge.PAYMENTS:
            return [0.0 if fine else 1.0 for one in visits for kind, fine in one.tried if kind == cause.subject]
        case Gauge.GIVE_UP:
            return [float(one.left_step == cause.subject) for one in visits if one.counts]
        case Gauge.NEEDS:
            about = cause.subject
            return [float(any(about in (need.item, need.kind) for need in one.needs)) for one in visits]
        case Gauge.FALSE_ALARMS:
            return [float(it.answer == "fine") for one in visits for it in one.needs if it.kind in BAGS and it.answer]
        case Gauge.FACES:
            taps = [one for one in seen.taps if cause.lane in ("", one.lane)]
            good = sum(one.good for one in taps)
            return [0.0] * good + [1.0] * (sum(one.count for one in taps) - good)
        case Gauge.WAITING:
            return list(seen.waits)
        case _:  # none of `OF_CASES`
            return []


OF_CASES = frozenset({*Gauge} - {Gauge.DEVICE, Gauge.SILENT, Gauge.UNSENT})
"""What was heard of lanes and devices is made of no cases."""
IN_SECONDS = frozenset({Gauge.WAITING, Gauge.SLOW_STEP, Gauge.HELP_WAIT})
"""Of these the median is told, of the others the share."""


def figure(cause: Cause, values: Sequence[float]) -> float:
    """The one figure of `values`, which are not empty."""
    return median(values) if cause.gauge in IN_SECONDS else fmean(values)


def _share(cause: Cause, values: Sequence[float]) -> Reading:
    return _share_of(cause, round(sum(values)), len(values))


def _share_lately(cause: Cause, values: Sequence[float], enough: int) -> Reading:
    """Of the last so many, `enough` at least, those whose share is surely the largest: what has just begun is seen as
    soon as what is a little bad for long.
    """
    least = min(enough, len(values))
    return max((_share(cause, values[-last:]) for last in range(least, len(values) + 1)), key=lambda it: it.at_least)


def _share_of(cause: Cause, hits: int, count: int) -> Reading:
    return Reading(cause=cause, value=hits / count, at_least=wilson(hits, count, ONE_IN_100)[0], count=count)


def _by_lane(visits: Iterable[Seen]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for one in visits:
        found.setdefault(one.lane, []).append(one)
    return found


def _by_step(visits: Iterable[Seen]) -> dict[tuple[str, str], list[float]]:
    found: dict[tuple[str, str], list[float]] = {}
    for one in visits:
        for step, seconds in one.steps.items():
            found.setdefault((one.lane, step), []).append(seconds)
    return found
