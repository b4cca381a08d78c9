"""What a piece should weigh: what was learned of it, and the catalogue's word with its own uncertainty.

Both are put together as a normal distribution of unknown mean and spread is (its predictive distribution is Student's
t): the catalogue counts as a few placements, whose spread is that of the piece's kind.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kiosk.core.bagging.learned import Learned
from kiosk.core.items import Item

LOOSE = "plu:"
"""Keys of goods without a code of their maker's: grown or baked, no two alike."""
CATALOGUE_OFF_LOOSE, CATALOGUE_OFF_PACKED = 0.25, 0.06
"""How far the catalogue's weight is usually off, as a share of it: contents for gross, a rounded figure."""
SPREAD_LOOSE, SPREAD_PACKED = 0.18, 0.03
"""How much pieces of an item vary, before its category is known better."""
LEAST_SPREAD, LEAST_SPREAD_G = 0.012, 2.0
"""No item is more alike than this, whatever its last days were: another batch comes."""
KIND_COUNTS = 4
"""The spread of its kind counts as so many placements."""
MOST_DOF = 30.0
UNKNOWN_G = 350.0
"""An item that nobody knows anything about weighs anything around this."""
UNKNOWN_DOF = 3.0
PACKING_G = 6.0
"""What bag and label of loose goods differ by between the two scales."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight that is not known for sure: Student's t around `mean_g`, as wide as `sd_g`, with `dof` degrees."""

    mean_g: float
    sd_g: float
    dof: float

    def density(self, grams: float, blur_g: float = 0.0) -> float:
        """Probability per gram of `grams`, read on a scale that blurs by `blur_g`."""
        wide = math.hypot(self.sd_g, blur_g)
        off = (grams - self.mean_g) / wide
        return math.exp(_log_peak(self.dof) - (self.dof + 1) / 2 * math.log1p(off * off / self.dof)) / wide


@lru_cache(256)
def _log_peak(dof: float) -> float:
    return math.lgamma((dof + 1) / 2) - math.lgamma(dof / 2) - 0.5 * math.log(dof * math.pi)


def total(weights: Iterable[Weight]) -> Weight:
    """Several at once: means and variances add, the heaviest tail stays. There is at least one."""
    every = list(weights)
    return Weight(
        sum(one.mean_g for one in every),
        math.sqrt(sum(one.sd_g * one.sd_g for one in every)),
        min(one.dof for one in every),
    )


def piece_of(item: Item, learned: Learned | None = None, kind_spread: float = 0.0) -> Weight:
    """One piece of `item`, sold by the piece. `kind_spread`: how much goods of its category vary, 0 = not known."""
    count = learned.count if learned is not None else 0
    usual = item.weight_g or (learned.mean_g if learned is not None else 0)
    if not usual:
        return Weight(UNKNOWN_G, UNKNOWN_G, UNKNOWN_DOF)
    loose = item.key.startswith(LOOSE)
    off = CATALOGUE_OFF_LOOSE if loose else CATALOGUE_OFF_PACKED
    share = kind_spread or (SPREAD_LOOSE if loose else SPREAD_PACKED)
    kind = max(share * usual, LEAST_SPREAD_G)
    votes = (kind / (off * usual)) ** 2
    mean, variance = usual, kind * kind
    if learned is not None:
        mean = (votes * usual + count * learned.mean_g) / (votes + count)
        variance = (KIND_COUNTS * kind * kind + count * learned.spread_g**2) / (KIND_COUNTS + count)
    least = max(LEAST_SPREAD * mean, LEAST_SPREAD_G)
    variance = max(variance, least * least) * (1 + 1 / (votes + count))
    return Weight(mean, math.sqrt(variance), min(MOST_DOF, float(KIND_COUNTS + count)))


def new_packaging_of(learned: Learned | None) -> Weight | None:
    """The item in a new packaging, of which the last placements may be a sign."""
    if learned is None or not learned.new_g:
        return None
    share = max(learned.spread_g / learned.mean_g, SPREAD_PACKED)
    return Weight(learned.new_g, max(share * learned.new_g, LEAST_SPREAD_G), float(KIND_COUNTS))


def load_of(gross_g: int) -> Weight:
    """Goods that the lane's own scale weighed with their packing."""
    return Weight(float(gross_g), PACKING_G, 8.0)


def labelled(net_g: int) -> Weight:
    """Goods weighed elsewhere: their label has the contents, their packing is somewhat more."""
    return Weight(net_g + 12.0, max(12.0, 0.01 * net_g), 5.0)


def kind_spread(shares: Iterable[tuple[int, float]], *, loose: bool) -> float:
    """How much pieces of a category vary as a share of their weight, from (count, share) of each item learned in it."""
    usual, weight = (SPREAD_LOOSE if loose else SPREAD_PACKED), 20.0
    total_count, squares = weight, weight * usual * usual
    for count, share in shares:
        if count > 1:
            total_count += count - 1
            squares += (count - 1) * share * share
    return math.sqrt(squares / total_count)
