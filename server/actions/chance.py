"""What can be said for sure of few cases: bounds and differences with their intervals. Pure; nothing here is random but
by a fixed seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import fmean, median

from server.intervals import bootstrapped, newcombe

SURE = 3.0
"""Standard errors below what was seen: chance alone gets there about once in 700 looks."""


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
    """How many times as long as usual these took, and how many at least: e^(m − μ), and e^(m − μ − t √(σ²/n + σ²/N))
    with the mean logarithm m of the n seconds here, μ, σ, N of the usual, and Student's t for `z` and N − 1. All of
    `seconds` above 0, one at least.
    """
    ahead = fmean(min(log(one) - usual.mean, log(MOST_TIMES)) for one in seconds)
    error = usual.spread * sqrt(1 / len(seconds) + 1 / usual.count)
    return exp(ahead), exp(ahead - students(z, usual.count - 1) * error)


def students(z: float, degrees: int) -> float:
    """The quantile of Student's t that is as far out as `z` of the normal: few cases may lie close together by chance,
    and their spread then promises too much. By Cornish and Fisher's expansion, within 2 % from 11 degrees on.
    """
    first, second = (z**3 + z) / (4 * degrees), (5 * z**5 + 16 * z**3 + 3 * z) / (96 * degrees**2)
    return z + first + second


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
    """Of shares, each case 0 or 1. Neither is empty."""
    low, high = newcombe(round(sum(before)), len(before), round(sum(after)), len(after))
    return Change(fmean(after) - fmean(before), low, high)


def change_of_medians(before: Sequence[float], after: Sequence[float]) -> Change:
    """Of medians, always the same for the same cases. Neither is empty."""
    return Change(median(after) - median(before), *bootstrapped(before, after))


def median_at_least(values: Sequence[float], z: float = 1.64) -> float:
    """The median is surely not lower: the ⌊(n − z√n)/2⌋-th smallest value, by the sign test. Not empty."""
    place = int((len(values) - z * sqrt(len(values))) / 2)
    return sorted(values)[max(0, place)]
