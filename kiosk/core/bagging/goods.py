"""What the store sells, by weight: what a thing of so many grams may be, and what it is worth."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

PER_OCTAVE = 4
LEAST_G = 4
OCTAVES = 13  # to 32 kg
STEPS = PER_OCTAVE * OCTAVES
SMOOTH = (1, 2, 3, 2, 1)
"""A weight counts for those near it too."""


@dataclass(frozen=True, slots=True)
class Goods:
    """By steps of weight, `PER_OCTAVE` to a doubling: the share of what is sold, and the usual price in minor units."""

    shares: tuple[float, ...]
    values: tuple[float, ...]

    def density(self, grams: float) -> float:
        """Probability per gram that a thing off the shelf weighs `grams`; 0 for what is lighter than anything."""
        if grams < 1:
            return 0.0
        return self.shares[_step(grams)] * PER_OCTAVE / (math.log(2) * max(grams, LEAST_G))

    def value(self, grams: float) -> float:
        """What a thing of `grams` usually costs."""
        return self.values[_step(max(grams, 1))]


def goods_of(sold: Iterable[tuple[int, int, int]]) -> Goods:
    """From (grams, minor units, how often it is picked) of each item with a weight."""
    shares, worth = [0.0] * STEPS, [0.0] * STEPS
    for grams, minor, picks in sold:
        if grams > 0:
            for place, part in zip(_near(_step(grams)), SMOOTH, strict=True):
                shares[place] += part * (picks + 1)
                worth[place] += part * (picks + 1) * minor
    everything = sum(shares)
    if not everything:
        return UNKNOWN_GOODS
    usual = sum(worth) / everything
    few = everything / 1_000  # nothing is impossible
    values = tuple((value + few * usual) / (share + few) for share, value in zip(shares, worth, strict=True))
    return Goods(tuple((share + few / STEPS) / (everything + few) for share in shares), values)


def _step(grams: float) -> int:
    return min(STEPS - 1, max(0, int(PER_OCTAVE * math.log2(grams / LEAST_G))))


def _near(step: int) -> list[int]:
    return [min(STEPS - 1, max(0, step + off)) for off in range(-2, 3)]


def _unknown() -> Goods:
    """A food store of which nothing is known: half of all weighs 165 to 700 g, and costs a euro and more by weight."""
    middles = [LEAST_G * 2 ** ((step + 0.5) / PER_OCTAVE) for step in range(STEPS)]
    odds = [math.exp(-0.5 * (math.log(grams / 340) / 1.05) ** 2) for grams in middles]
    return Goods(tuple(one / sum(odds) for one in odds), tuple(60 + 8 * math.sqrt(grams) for grams in middles))


UNKNOWN_GOODS = _unknown()
