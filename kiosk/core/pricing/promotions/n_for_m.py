"""Take n, pay m: of each n units, counted from the dearest, the cheapest cost nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class NForM:
    """Of each `n` units of `of`, dearest on the shelf first, `pay` are paid for; at most `limit` times."""

    of: Goods
    n: int
    pay: int
    limit: int | None = None

    @property
    def goods(self) -> tuple[Goods, ...]:
        return (self.of,)

    @property
    def joins(self) -> bool:
        return True

    @property
    def shared(self) -> bool:
        return False

    def moves(self, state: State, _unit: Unit, left: int) -> Iterator[Move]:
        taken = state[0] if state else 0
        place = taken % self.n
        if self.limit is None:
            after = (place + 1) % self.n
        elif taken >= self.n * self.limit:
            return
        else:
            after = taken + 1
        yield Move((after,) if after else (), left if place < self.pay else 0)

    def missing(self, state: State) -> int:
        return -state[0] % self.n if state else 0

    def least(self, _unit: Unit, _left: int) -> int:
        return 0
