"""What can be said for sure of few cases: bounds and differences with their intervals. Pure; nothing here is random but
by a fixed seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random
from statistics import fmean, median

SURE = 3.0
"""Standard errors below what was seen: chance alone gets there about once in 700 looks."""
NINETY_FIVE = 1.96
RESAMPLES = 1000
SEED = 5


def wilson(hits: int, cases: int, z: float = NINETY_FIVE) -> tuple[float, float]:
    """The interval of a share: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), Wilson 1927. `cases` at least 1."""
    share, z2 = hits / cases, z * z
    middle = share + z2 / (2 * cases)
    half = z * sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases))
    return max(0.0, (middle - half) / (1 + z2 / cases)), min(1.0, (middle + half) / (1 + z2 / cases))


@dataclass(frozen=True, slots=True)
class Usual:
    """How long something usually takes, as the mean and spread of the logarithms of its seconds in `count` cases: times
    spread by factors, not by sums.
    """

    count: int
    mean: float
    spread: float

    @property
    def seconds(self) -> float:
        """The geometric mean, which is near the median."""
        return exp(self.mean)


LEAST_SPREAD = 0.25
"""No shop is so regular that a quarter more or less is news."""


def usual_of(count: int, total: float, squares: float) -> Usual | None:
    """From the sums of logarithms and of their squares; None of fewer than 2."""
    if count < 2:
        return None
    mean = total / count
    spread = sqrt(max(0.0, (squares - count * mean * mean) / (count - 1)))
    return Usual(count, mean, max(LEAST_SPREAD, spread))


MOST_TIMES = 4.0
"""One visit counts for no more: where one thing went wrong once, that is no step that has become slow."""


def times_as_long(seconds: Sequence[float], usual: Usual, z: float = SURE) -> tuple[float, float]:
    """How many times as long as usual these took, and how many at least: e^(m − μ), and e^(m − μ − z √(σ²/n + σ²/N))
    with the mean logarithm m of the n seconds here, and μ, σ, N of the usual. All of `seconds` above 0, one at least.
    """
    ahead = fmean(min(log(one) - usual.mean, log(MOST_TIMES)) for one in seconds)
    error = usual.spread * sqrt(1 / len(seconds) + 1 / usual.count)
    return exp(ahead), exp(ahead - z * error)


@dataclass(frozen=True, slots=True)
class Change:
    """`by` so much it differs, surely between `low` and `high` (95 %)."""

    by: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Whether it differs at all: the interval does not hold 0."""
        return self.low > 0 or self.high < 0


def change_of_shares(before: Sequence[float], after: Sequence[float]) -> Change:
    """Of shares, each case 0 or 1: Newcombe's hybrid of two Wilson intervals (1998, method 10). Neither is empty."""
    p1, p2 = fmean(before), fmean(after)
    low1, high1 = wilson(round(sum(before)), len(before))
    low2, high2 = wilson(round(sum(after)), len(after))
    by = p2 - p1
    return Change(by, by - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2), by + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2))


def change_of_medians(before: Sequence[float], after: Sequence[float]) -> Change:
    """Of medians: the percentile interval of a bootstrap (Efron 1979), always the same for the same cases. Neither is
    empty.
    """
    chance = Random(SEED)  # noqa: S311 - chance by a seed, no secret
    drawn = sorted(
        median(chance.choices(after, k=len(after))) - median(chance.choices(before, k=len(before)))
        for _ in range(RESAMPLES)
    )
    return Change(median(after) - median(before), drawn[round(0.025 * RESAMPLES)], drawn[round(0.975 * RESAMPLES) - 1])


def median_at_least(values: Sequence[float], z: float = 1.64) -> float:
    """The median is surely not lower: the ⌊(n − z√n)/2⌋-th smallest value, by the sign test. Not empty."""
    place = int((len(values) - z * sqrt(len(values))) / 2)
    return sorted(values)[max(0, place)]
