"""How often an item weighed how much in the bag: what lanes learn, and what adds up at the store.

Counts only: parts add up in any order to the same tally, to the last digit. A tally keeps the newest `DAYS` days on
which the item was put down, so that it stays small and a changed packaging pushes the old one out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DAYS = 8
HEAVIEST_G = 50_000
STEPS = ((100, 1), (250, 2), (500, 5), (1_000, 10), (2_500, 20), (5_000, 50), (HEAVIEST_G + 1, 100))
"""Below so many grams a weight is kept in steps of so many: some 1 % of it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Day (as `date.toordinal` counts) → grams, in steps → how often."""

    days: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(sum(weights.values()) for weights in self.days.values())


EMPTY = Tally()


def in_steps(grams: int) -> int:
    """`grams` as it is kept; what is outside of 1 g to 50 kg is no item's weight: ValueError."""
    if not 1 <= grams <= HEAVIEST_G:
        raise ValueError(f"an item weighs from 1 to {HEAVIEST_G} g, not {grams}")
    step = next(step for below, step in STEPS if grams < below)
    return max(1, (grams + step // 2) // step * step)


def taught(tally: Tally, day: int, grams: int) -> Tally:
    """`tally`, and that the item weighed `grams` on `day`."""
    return together(tally, Tally({day: {in_steps(grams): 1}}))


def together(one: Tally, other: Tally) -> Tally:
    """Both, added up; of the days the newest."""
    newest = sorted({*one.days, *other.days})[-DAYS:]
    return Tally({day: _sum(one.days.get(day, {}), other.days.get(day, {})) for day in newest})


def _sum(one: Mapping[int, int], other: Mapping[int, int]) -> dict[int, int]:
    return {grams: one.get(grams, 0) + other.get(grams, 0) for grams in sorted({*one, *other})}
