"""n together, an amount off: "2.00 off when you take three"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class NOff:
    """Each `n` units of `of` cost `minor` less together, never below nothing; at most `limit` times.

    A set is of one tax weight, as in `sets`. Its dearest unit bears what it can of the amount, the next one what is
    left; the state is (weight, units taken, amount not borne yet) after (weight, …), and without a limit only the open
    sets are remembered.
    """

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

    @property
    def shared(self) -> bool:
        return True

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        sets = {state[at]: (state[at + 1], state[at + 2]) for at in range(0, len(state), 3)}
        taken, rest = sets.get(unit.weight, (0, 0))
        if taken % self.n == 0:
            if self.limit is not None and sum(-(-count // self.n) for count, _ in sets.values()) >= self.limit:
                return
            rest = self.minor
        borne = min(left, rest)
        count = taken + 1 if self.limit is not None else (taken + 1) % self.n
        sets[unit.weight] = (count, rest - borne if count % self.n else 0)
        if not count:
            del sets[unit.weight]
        yield Move(tuple(number for weight in sorted(sets) for number in (weight, *sets[weight])), left - borne)

    def missing(self, state: State) -> int:
        return sum(-count % self.n for count in state[1::3])

    def least(self, _unit: Unit, left: int) -> int:
        return max(0, left - self.minor)
