"""The more, the cheaper: from so many on, each costs less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.reduction import Reduction
from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class Band:
    """From `least_units` units on, each has `reduction`."""

    least_units: int
    reduction: Reduction


@dataclass(frozen=True, slots=True)
class Bands:
    """One of `bands` for all units of `of` that take part. The state is (band, units so far, no more than it asks)."""

    of: Goods
    bands: tuple[Band, ...]

    @property
    def goods(self) -> tuple[Goods, ...]:
        return (self.of,)

    @property
    def joins(self) -> bool:
        return True

    @property
    def shared(self) -> bool:
        return False

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        chosen = [state[0]] if state else range(len(self.bands))
        taken = state[1] if state else 0
        for number in chosen:
            band = self.bands[number]
            yield Move((number, min(taken + 1, band.least_units)), band.reduction.cost(unit, left))

    def missing(self, state: State) -> int:
        return self.bands[state[0]].least_units - state[1] if state else 0

    def least(self, unit: Unit, left: int) -> int:
        return min(band.reduction.cost(unit, left) for band in self.bands)
