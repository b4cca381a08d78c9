"""Members by recency, frequency and value: each a score from 1 (the lowest quarter) to 4, and a word for the three.

Transparent on purpose: who asks why somebody is in a segment is shown three numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

SCORES = 4


class Segment(StrEnum):
    BEST = "best"  # came lately, comes often, spends much
    LOYAL = "loyal"  # comes often
    NEW = "new"  # came lately, for the first times
    LAPSING = "lapsing"  # came often or spent much, but not lately
    QUIET = "quiet"
    NONE = "none"  # never bought


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """What a member did within a year: days since the last purchase, purchases, minor units spent."""

    member: str
    days: int
    times: int
    minor: int


@dataclass(frozen=True, slots=True)
class Scores:
    recency: int
    frequency: int
    value: int


def cuts(values: Sequence[int]) -> tuple[int, ...]:
    """The three quartiles of `values`: at least ⌈n·k÷4⌉ of them are not above the k-th."""
    ranked, count = sorted(values), len(values)
    return tuple(ranked[-(-count * part // SCORES) - 1] for part in range(1, SCORES)) if ranked else ()


def score(value: int, quartiles: Sequence[int]) -> int:
    """1 + how many of the quartiles lie below `value`: 1 to 4; equal values score alike."""
    return 1 + sum(1 for cut in quartiles if cut < value)


@dataclass(frozen=True, slots=True)
class Quartiles:
    """What scores are given by: the cuts of all members' habits. Of recency fewer days are better."""

    recency: tuple[int, ...]
    frequency: tuple[int, ...]
    value: tuple[int, ...]

    @classmethod
    def of(cls, habits: Sequence[Habit]) -> Self:
        recency, frequency = cuts([-one.days for one in habits]), cuts([one.times for one in habits])
        return cls(recency, frequency, cuts([one.minor for one in habits]))

    def scores(self, habit: Habit) -> Scores:
        recency, frequency = score(-habit.days, self.recency), score(habit.times, self.frequency)
        return Scores(recency, frequency, score(habit.minor, self.value))


def segment_of(found: Scores | None) -> Segment:
    """Which segment the scores are of; the first that fits, in the order of `Segment`."""
    if found is None:
        return Segment.NONE
    high = SCORES // 2 + 1
    if min(found.recency, found.frequency, found.value) >= high:
        return Segment.BEST
    if found.frequency >= high and found.recency >= high:
        return Segment.LOYAL
    if found.recency >= high:
        return Segment.NEW
    return Segment.LAPSING if max(found.frequency, found.value) >= high else Segment.QUIET


def shares(habits: Sequence[Habit], never: int) -> dict[Segment, int]:
    """Segment → how many members, `never` having bought nothing."""
    quartiles = Quartiles.of(habits)
    counted = dict.fromkeys(Segment, 0)
    for one in habits:
        counted[segment_of(quartiles.scores(one))] += 1
    counted[Segment.NONE] += never
    return counted
