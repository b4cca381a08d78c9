"""n together, an amount off: "2.00 off when you take three"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.sets import place_in_set, places_left, share
from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class NOff:
    """Each `n` units of `of` cost `minor` less together, in equal shares, none below nothing."""

    of: Goods
    n: int
    minor: int
    limit: int | None = None

    @property
    def goods(self) -> tuple[Goods, ...]:
        return (self.of,)

    @property
    def joins(self) -> bool:
        return True

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        found = place_in_set(state, unit.weight, self.n, self.limit)
        if found is not None:
            place, after = found
            yield Move(after, max(0, left - share(self.minor, self.n, place)))

    def missing(self, state: State) -> int:
        return places_left(state, self.n)

    def least(self, _unit: Unit, left: int) -> int:
        return max(0, left - share(self.minor, self.n, 0))
