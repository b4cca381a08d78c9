"""What an improvement did to a figure: before and after, with an interval, and "can't tell" where it can't. Pure."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from server.intervals import SEED, bootstrapped, newcombe

FEW = 30
"""Of fewer observations on one side nothing is told."""


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


def median(ordered: Sequence[int]) -> int:
    """By nearest rank: the ⌈n ÷ 2⌉-th smallest of at least one."""
    return ordered[(len(ordered) + 1) // 2 - 1]


def _by_cell(seen: Iterable[Seen]) -> dict[tuple[int, int], list[int]]:
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for one in seen:
        cells[one.weekday, one.hour].append(one.value)
    return cells
