"""How sure one may be of a figure: intervals of shares and of differences. Pure; what is drawn by chance is always the
same for the same values.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

Z = 1.959963984540054
"""Of the normal distribution 95 % lie within so many standard deviations."""
RESAMPLES = 2000
SEED = 20_261_128


def wilson(hits: int, count: int, z: float = Z) -> tuple[float, float]:
    """The score interval of a share (E. B. Wilson, 1927), 95 % with the usual `z`; `count` is at least 1.

    centre ± half, with p = hits ÷ count and n = count: centre = (p + z²/2n) ÷ (1 + z²/n),
    half = z ÷ (1 + z²/n) × √(p(1 − p)/n + z²/4n²). The share itself is always within.
    """
    share, square = hits / count, z * z
    wide = 1 + square / count
    centre = (share + square / (2 * count)) / wide
    half = z / wide * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))


def newcombe(hits: int, count: int, later_hits: int, later_count: int) -> tuple[float, float]:
    """The 95 % interval of later share − share (Newcombe, 1998, method 10): with l and u of each share by Wilson,
    d − √((p₂ − l₂)² + (u₁ − p₁)²) to d + √((u₂ − p₂)² + (p₁ − l₁)²).
    """
    was, now = hits / count, later_hits / later_count
    (was_low, was_high), (now_low, now_high) = wilson(hits, count), wilson(later_hits, later_count)
    difference = now - was
    low = difference - math.hypot(now - now_low, was_high - was)
    return low, difference + math.hypot(now_high - now, was - was_low)


def bootstrapped(before: Sequence[float], after: Sequence[float]) -> tuple[float, float]:
    """The 95 % percentile interval of the later median − the median (Efron, 1979). Neither is empty.

    A resample's k-th smallest of n is the value at ⌊n·U⌋ of the ordered ones, U being the k-th smallest of n uniform
    numbers: Beta(k, n + 1 − k). So a resample costs one number, however many values there are.
    """
    chance = random.Random(SEED)  # noqa: S311 - nothing is kept secret by it
    was, now = sorted(before), sorted(after)
    found = sorted(_resampled(now, chance) - _resampled(was, chance) for _ in range(RESAMPLES))
    return float(found[round(0.025 * RESAMPLES)]), float(found[round(0.975 * RESAMPLES) - 1])


def _resampled(ordered: Sequence[float], chance: random.Random) -> float:
    count = len(ordered)
    rank = (count + 1) // 2
    place = int(count * chance.betavariate(rank, count + 1 - rank))
    return ordered[min(place, count - 1)]
