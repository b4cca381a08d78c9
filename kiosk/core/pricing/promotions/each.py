"""Every unit for itself: another price, a percentage or an amount off; maybe for the first few only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.reduction import Reduction
from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class Each:
    """`reduction` on each unit of `of`; on no more than `limit` units, where there is one."""

    of: Goods
    reduction: Reduction
    limit: int | None = None

    @property
    def goods(self) -> tuple[Goods, ...]:
        return (self.of,)

    @property
    def joins(self) -> bool:
        return self.limit is not None

    @property
    def shared(self) -> bool:
        return False

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        if self.limit is None:
            yield Move(state, self.reduction.cost(unit, left))
            return
        taken = state[0] if state else 0
        if taken < self.limit:
            yield Move((taken + 1,), self.reduction.cost(unit, left))

    def missing(self, _state: State) -> int:
        return 0

    def least(self, unit: Unit, left: int) -> int:
        return self.reduction.cost(unit, left)
