"""n for a price: any n units together cost so much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.sets import place_in_set, places_left, share
from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class NForPrice:
    """Each `n` units of `of` cost `price` together, at most `limit` times, in equal shares."""

    of: Goods
    n: int
    price: int
    limit: int | None = None

    @property
    def goods(self) -> tuple[Goods, ...]:
        return (self.of,)

    @property
    def joins(self) -> bool:
        return True

    @property
    def shared(self) -> bool:
        return True

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        found = place_in_set(state, unit.weight, self.n, self.limit)
        if found is not None:
            place, after = found
            cost = share(self.price, self.n, place)
            yield Move(after, cost, lonely=cost > left)

    def missing(self, state: State) -> int:
        return places_left(state, self.n)

    def least(self, _unit: Unit, left: int) -> int:
        return min(left, self.price // self.n)
