"""What an improvement did to a figure: before and after, with an interval, and "can't tell" where it can't. Pure."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

Z = 1.959963984540054
"""Of the normal distribution: 95 % lie within."""
RESAMPLES = 2000
FEW = 30
"""Of fewer observations on one side nothing is told."""
SEED = 20_261_128


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    CANT_TELL = "cant_tell"


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation: a share's is 0 or 1, a time's is in milliseconds. `weekday` 0 is Monday."""

    weekday: int
    hour: int
    value: int


@dataclass(frozen=True, slots=True)
class Compared:
    """`difference` is after − before, from `low` to `high` in 95 % of cases; `count` observations on each side."""

    before: float
    after: float
    difference: float
    low: float
    high: float
    count: int
    verdict: Verdict


def compared(
    before: Sequence[Seen], after: Sequence[Seen], *, of_shares: bool, more_is_better: bool
) -> Compared | None:
    """The figure before and after, on the same weekdays at the same hours; None without an observation that has its
    match. "Can't tell" where the interval holds 0, or there are fewer than `FEW`.
    """
    was, now = matched(before, after)
    if not was:
        return None
    if of_shares:
        first, second = sum(was) / len(was), sum(now) / len(now)
        low, high = newcombe(sum(was), len(was), sum(now), len(now))
    else:
        first, second = float(median(sorted(was))), float(median(sorted(now)))
        low, high = bootstrapped(was, now)
    surely = len(was) >= FEW and (low > 0 or high < 0)
    good = (low > 0) is more_is_better
    verdict = (Verdict.BETTER if good else Verdict.WORSE) if surely else Verdict.CANT_TELL
    return Compared(first, second, second - first, low, high, len(was), verdict)


def matched(before: Iterable[Seen], after: Iterable[Seen]) -> tuple[list[int], list[int]]:
    """Values of both sides, of each weekday and hour equally many: where one side has more of them, as many by chance
    (always the same ones). A busy Saturday is not compared with a quiet Tuesday.
    """
    was, now = _by_cell(before), _by_cell(after)
    chance = random.Random(SEED)  # noqa: S311 - nothing is kept secret by it
    first: list[int] = []
    second: list[int] = []
    for cell in sorted(was.keys() & now.keys()):
        count = min(len(was[cell]), len(now[cell]))
        first += chance.sample(was[cell], count)
        second += chance.sample(now[cell], count)
    return first, second


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson, 1927); `count` is at least 1."""
    share, square = hits / count, Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = Z * math.sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(hits: int, count: int, later_hits: int, later_count: int) -> tuple[float, float]:
    """The 95 % interval of later share − share (Newcombe, 1998, method 10): with l and u of each share by Wilson,
    d − √((p₂ − l₂)² + (u₁ − p₁)²) to d + √((u₂ − p₂)² + (p₁ − l₁)²).
    """
    was, now = hits / count, later_hits / later_count
    (was_low, was_high), (now_low, now_high) = wilson(hits, count), wilson(later_hits, later_count)
    difference = now - was
    low = difference - math.hypot(now - now_low, was_high - was)
    return low, difference + math.hypot(now_high - now, was - was_low)


def median(ordered: Sequence[int]) -> int:
    """By nearest rank: the ⌈n ÷ 2⌉-th smallest of at least one."""
    return ordered[(len(ordered) + 1) // 2 - 1]


def bootstrapped(before: Sequence[int], after: Sequence[int]) -> tuple[float, float]:
    """The 95 % percentile interval of the later median − the median (Efron, 1979), always the same for the same values.

    A resample's k-th smallest of n is the value at ⌊n·U⌋ of the ordered ones, U being the k-th smallest of n uniform
    numbers: Beta(k, n + 1 − k). So a resample costs one number, however many values there are.
    """
    chance = random.Random(SEED)  # noqa: S311 - nothing is kept secret by it
    was, now = sorted(before), sorted(after)
    found = sorted(_resampled(now, chance) - _resampled(was, chance) for _ in range(RESAMPLES))
    return float(found[round(0.025 * RESAMPLES)]), float(found[round(0.975 * RESAMPLES) - 1])


def _resampled(ordered: Sequence[int], chance: random.Random) -> int:
    count = len(ordered)
    rank = (count + 1) // 2
    place = int(count * chance.betavariate(rank, count + 1 - rank))
    return ordered[min(place, count - 1)]


def _by_cell(seen: Iterable[Seen]) -> dict[tuple[int, int], list[int]]:
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for one in seen:
        cells[one.weekday, one.hour].append(one.value)
    return cells
