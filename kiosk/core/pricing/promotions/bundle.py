"""So many of this with so many of that: bundles, mix and match across groups, buy A and get B."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pricing.promotions.reduction import Reduction
from kiosk.core.pricing.promotions.terms import Move, State
from kiosk.core.pricing.units import Goods, Unit


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a bundle: `n` units of `of`, each with `reduction`; None where they cost what they cost."""

    of: Goods
    n: int
    reduction: Reduction | None

    def cost(self, unit: Unit, left: int) -> int:
        return left if self.reduction is None else self.reduction.cost(unit, left)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every slot filled, as often as there are units for all of them, at most `limit` times.

    The state is (bundles complete, where that matters) and then the units in each slot that no bundle holds yet.
    """

    slots: tuple[Slot, ...]
    limit: int | None = None

    @property
    def goods(self) -> tuple[Goods, ...]:
        return tuple(slot.of for slot in self.slots)

    @property
    def joins(self) -> bool:
        return True

    @property
    def shared(self) -> bool:
        return False

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        complete, *open_ones = state or (0,) * (len(self.slots) + 1)
        for place, slot in enumerate(self.slots):
            if not slot.of.take(unit):
                continue
            filled = list(open_ones)
            filled[place] += 1
            begun = -(-filled[place] // slot.n)
            if self.limit is not None and complete + begun > self.limit:
                continue
            done = complete
            while all(count >= one.n for count, one in zip(filled, self.slots, strict=True)):
                filled = [count - one.n for count, one in zip(filled, self.slots, strict=True)]
                done += 1
            after = (done if self.limit is not None else 0, *filled)
            yield Move(after if any(after) else (), slot.cost(unit, left))

    def missing(self, state: State) -> int:
        if not state:
            return 0
        begun = max(-(-count // slot.n) for count, slot in zip(state[1:], self.slots, strict=True))
        return sum(begun * slot.n - count for count, slot in zip(state[1:], self.slots, strict=True))

    def least(self, unit: Unit, left: int) -> int:
        return min((slot.cost(unit, left) for slot in self.slots if slot.of.take(unit)), default=left)
