"""A meal deal: one of each for a price together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.sets import share
from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a meal deal: `n` units of `of`."""

    of: Goods
    n: int = 1


@dataclass(frozen=True, slots=True)
class BundlePrice:
    """All places filled cost `price` together, as often as there are units for all of them, at most `limit` times.

    A set is of one tax weight, as in `sets`, and its units have equal shares. The state is, for each weight, (weight,
    sets complete where that matters, units in each place that no set holds yet).
    """

    places: tuple[Place, ...]
    price: int
    limit: int | None = None

    @property
    def goods(self) -> tuple[Goods, ...]:
        return tuple(place.of for place in self.places)

    @property
    def joins(self) -> bool:
        return True

    @property
    def shared(self) -> bool:
        return True

    @property
    def _units(self) -> int:
        return sum(place.n for place in self.places)

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        sets = self._sets(state)
        complete, *filled = sets.get(unit.weight, (0, *(0 for _ in self.places)))
        others = sum(one[0] + self._begun(one[1:]) for weight, one in sets.items() if weight != unit.weight)
        cost = share(self.price, self._units, sum(filled) % self._units)
        for number, place in enumerate(self.places):
            if not place.of.take(unit):
                continue
            more = list(filled)
            more[number] += 1
            if self.limit is not None and others + complete + self._begun(more) > self.limit:
                continue
            whole = min(count // one.n for count, one in zip(more, self.places, strict=True))
            rest = [count - whole * one.n for count, one in zip(more, self.places, strict=True)]
            joint = {**sets, unit.weight: (complete + whole if self.limit is not None else 0, *rest)}
            told = (number for weight in sorted(joint) if any(joint[weight]) for number in (weight, *joint[weight]))
            yield Move(tuple(told), cost, lonely=cost > left)

    def missing(self, state: State) -> int:
        needed = 0
        for one in self._sets(state).values():
            begun = self._begun(one[1:])
            needed += sum(begun * place.n - count for place, count in zip(self.places, one[1:], strict=True))
        return needed

    def least(self, _unit: Unit, left: int) -> int:
        return min(left, self.price // self._units)

    def _sets(self, state: State) -> dict[int, tuple[int, ...]]:
        size = 2 + len(self.places)
        return {state[at]: state[at + 1 : at + size] for at in range(0, len(state), size)}

    def _begun(self, filled: tuple[int, ...] | list[int]) -> int:
        return max(-(-count // place.n) for count, place in zip(filled, self.places, strict=True))
