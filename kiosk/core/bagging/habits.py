"""How often what happens at a bagging area, as stated beforehand: odds for a step of its scale, what own things weigh.

Figures are our judgement of a food store, to be held against its own interventions; only their ratios count. Where a
step is small, heavy or late in the visit, the likelihoods do the rest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.core.bagging.weights import Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """Odds against one awaited piece being put down (1)."""

    several: float = 0.4  # each further piece at once
    all_at_once: float = 0.3  # everything that waits, as a whole
    newest: float = 3.0  # the piece scanned last against an earlier one
    unlike: float = 0.0005  # the piece, and not as its kind is: broken, half full, two that stick, a new size
    nothing: float = 0.4  # nothing was put down: zero drifts, somebody brushed past
    bag_first: float = 0.15  # before anything of the basket lies there
    bag_later: float = 0.008
    bag_beside: float = 0.03  # share of that: put down together with a piece
    own_taken: float = 0.1  # one's own thing is taken away again
    lifted: float = 0.05  # everything is lifted off
    back: float = 2.0  # and put back
    taken_back: float = 2.0  # what left the basket
    moved: float = 0.01  # a piece that lies there is taken out
    other_item: float = 0.004  # another thing than the one that waits
    alike: float = 0.5  # share of those that weigh about the same
    extra: float = 0.006  # a thing that was not scanned
    new_packaging: float = 0.3  # of which there is a sign
    touched: float = 0.03  # a hand, a child, a bag being filled: it goes again


USUAL = Habits()

TOUCH_G = 10_000
"""A hand or a child makes any figure up to this, up or down."""
OWN_THINGS = ((0.5, 45.0, 0.6), (0.5, 280.0, 0.75))
"""Share, median grams and spread of its logarithm: a folded bag, a purse; a rucksack, a basket."""
LIGHT_BAG_G = 900
"""What is heavier is no empty bag."""


def own_thing(grams: float) -> float:
    """Probability per gram that what a shopper brought along weighs `grams`."""
    if not 1 <= grams <= LIGHT_BAG_G:
        return 0.0
    log = math.log(grams)
    return sum(
        share * math.exp(-0.5 * ((log - math.log(median)) / spread) ** 2) / (grams * spread * math.sqrt(2 * math.pi))
        for share, median, spread in OWN_THINGS
    )


OWN_THING = Weight(160.0, 150.0, 8.0)
"""The same as one bell, for what is put down together with a piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleKind:
    """What the bagging scale itself adds, in grams."""

    division_g: int = 5
    drift_g: float = 2.0  # zero and load creep between two plateaus

    @property
    def blur_g(self) -> float:
        """Of a difference of two readings, each rounded to the division."""
        return math.sqrt(self.division_g**2 / 6 + self.drift_g**2)


USUAL_SCALE = ScaleKind()
