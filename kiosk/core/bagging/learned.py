"""What a tally comes to: an item's weight and how much it varies, whatever one wrong placement said."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.core.bagging.tally import Tally

FRESH = 5
"""So many of the newest placements tell what the item weighs now."""
VOTES = 2
"""The catalogue's weight counts as so many placements, until there are `FRESH`."""
SAME_PACK = 0.06
"""Days whose middle is off by less than this share of the weight are of one packaging: another batch."""
TO_SPREAD = 1.4826
"""Median deviation → standard deviation, of a normal distribution."""
FAR = 4.0
"""A placement so many spreads off the middle was another thing."""
NEAR_SHARE, NEAR_G = 0.03, 6.0
"""And none that is nearer than this."""
GUESS_OFF = 0.25
"""The first placements may be off the catalogue's weight by this share of it."""
AGREEING = 2
"""So many placements on the newest days, far from the middle and near each other, are a sign of a new packaging."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """An item as accepted placements have it: the mean of `count`, and their standard deviation, in grams."""

    count: int
    mean_g: float
    spread_g: float
    new_g: float = 0.0  # what it weighs in a new packaging, as far as `AGREEING` placements say; 0 = no sign of one


Weights = list[tuple[int, int]]
"""Grams and how often."""


def learn(tally: Tally, guess_g: int = 0) -> Learned | None:
    """The item as it weighs now; `guess_g` is the catalogue's word, 0 = none. None where nothing was learned.

    A placement far from the middle counts for nothing; days of another packaging do not either, once `FRESH`
    placements tell of a new one.
    """
    newest: Weights = []
    older: list[Weights] = []
    for day in sorted(tally.days, reverse=True):
        weights = sorted(tally.days[day].items())
        if _count(newest) < FRESH:
            newest += weights
        else:
            older.append(weights)
    if not newest:
        return None
    votes = [(guess_g, VOTES)] if guess_g and _count(newest) < FRESH else []
    now = _middle([*newest, *votes])
    spread = TO_SPREAD * _middle(_off(newest, now))
    same = max(FAR * spread, SAME_PACK * now, NEAR_G)
    kept = newest + [pair for weights in older if abs(_middle(weights) - now) <= same for pair in weights]
    centre = _middle([*kept, *votes])
    near = max(NEAR_SHARE * centre, NEAR_G, GUESS_OFF * guess_g if votes else 0)
    far = max(FAR * TO_SPREAD * _middle(_off([*kept, *votes], centre)), near)
    right = [(grams, times) for grams, times in kept if abs(grams - centre) <= far]
    return _moments(right, _new_packaging([pair for pair in newest if abs(pair[0] - centre) > far])) if right else None


def _new_packaging(far: Weights) -> float:
    """The middle of those placements of `far` that agree, 0 where too few do."""
    best: Weights = []
    for about, _ in far:
        agree = [(grams, times) for grams, times in far if abs(grams - about) <= max(NEAR_SHARE * about, NEAR_G)]
        if _count(agree) > _count(best):
            best = agree
    return _middle(best) if _count(best) >= AGREEING else 0.0


def _moments(weights: Weights, new_g: float) -> Learned:
    count = _count(weights)
    # whole numbers: nothing is lost when large squares are taken from each other
    total = sum(grams * times for grams, times in weights)
    squares = sum(grams * grams * times for grams, times in weights)
    spread = math.sqrt((count * squares - total * total) / (count * (count - 1))) if count > 1 else 0.0
    return Learned(count=count, mean_g=total / count, spread_g=spread, new_g=new_g)


def _count(weights: Weights) -> int:
    return sum(times for _, times in weights)


def _off(weights: Weights, centre: float) -> list[tuple[float, int]]:
    return [(abs(grams - centre), times) for grams, times in weights]


def _middle(weights: Weights | list[tuple[float, int]]) -> float:
    """The median; between the two middle ones where their number is even."""
    ordered = sorted(weights)
    total = sum(times for _, times in ordered)
    low, high = (total + 1) // 2, total // 2 + 1
    found: list[float] = []
    seen = 0
    for value, times in ordered:
        seen += times
        while len(found) < 2 and seen >= (low, high)[len(found)]:
            found.append(value)
    return (found[0] + found[1]) / 2
