"""The assignment of units to offers that costs the shopper least.

Units are taken the dearest first. What the search keeps after each unit is, for every joint state of the offers, the
cheapest way to get there: two ways to the same state have the same future, so only the cheaper can matter. A way is
dropped as well when the units to come are too few to make its offers whole, and when even the best that they could
bring would not beat a whole answer that is known. So the answer is exact. The work is counted in ways looked at, never
by a clock: lane and server come to the same end. Past the bound the answer is the best of a fixed number of ways kept
at each step, and says that it is not proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.core.pricing.promotions.terms import State, Terms
from kiosk.core.pricing.units import Unit

BOUND = 60_000
"""Ways looked at before the search settles for `WIDE`."""
WIDE = 192
NARROW = 6


@dataclass(frozen=True, slots=True)
class Contender:
    """One offer in the race. A unit takes part in one offer of a stack at most, and pays through the stacks in order.

    `alone`: a unit in this offer takes part in no other.
    """

    terms: Terms
    stack: int = 0
    alone: bool = False


class Pick(NamedTuple):
    """A unit takes part in contender `offer`, which leaves `cost` of it to pay."""

    offer: int
    cost: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """For each unit its picks, in the order of the stacks. `cost` is in ten thousandths of a minor unit, tax included
    where it comes on top. `proven`: no assignment costs less.
    """

    picks: tuple[tuple[Pick, ...], ...]
    cost: int
    proven: bool


class _Way(NamedTuple):
    """Ordered by what it costs, then by how few offers it needs; `missing` units must come yet to make all offers
    whole; `trail` leads back through the picks.
    """

    cost: int
    taken: int
    missing: int
    trail: tuple[object, ...] | None


class _Exhausted(Exception):
    """The bound is passed."""


def cheapest(units: Sequence[Unit], contenders: Sequence[Contender], *, bound: int = BOUND) -> Assignment:
    """The cheapest assignment of `units`, which must be `in_order`; ties go to fewer picks, then to earlier offers."""
    race = _Race(units, contenders)
    if len(units) == 1 or not any(one.terms.joins for one in contenders):
        return race.answer(race.run(None, None, bound))
    rough = race.run(NARROW, None, None)
    try:
        return race.answer(race.run(None, rough.cost, bound))
    except _Exhausted:
        return race.answer(min(rough, race.run(WIDE, rough.cost, None)), proven=False)


class _Race:
    """One search; dropped with its answer."""

    def __init__(self, units: Sequence[Unit], contenders: Sequence[Contender]) -> None:
        self._units = units
        self._terms = [one.terms for one in contenders]
        self._alone = [one.alone for one in contenders]
        self._start: tuple[State, ...] = ((),) * len(contenders)
        stacks = sorted({one.stack for one in contenders})
        self._stacks = len(stacks)
        self._fits: list[list[list[int]]] = []
        known: dict[Unit, list[list[int]]] = {}
        for unit in units:
            if unit not in known:
                known[unit] = [
                    [
                        number
                        for number, one in enumerate(contenders)
                        if one.stack == stack and any(goods.take(unit) for goods in one.terms.goods)
                    ]
                    for stack in stacks
                ]
            self._fits.append(known[unit])
        self._floors = self._least_to_come()

    def run(self, width: int | None, ceiling: int | None, bound: int | None) -> _Way:
        """The cheapest whole way, all kept or the best `width` at each step; raises `_Exhausted` past `bound`."""
        ways: dict[tuple[State, ...], _Way] = {self._start: _Way(0, 0, 0, None)}
        looked = 0
        for place, unit in enumerate(self._units):
            floor = self._floors[place + 1]
            seats = (len(self._units) - place - 1) * self._stacks
            after: dict[tuple[State, ...], _Way] = {}
            for states, way in ways.items():
                for then, left, picks in self._choices(place, unit, states):
                    looked += 1
                    missing = way.missing
                    for pick in picks:
                        terms = self._terms[pick.offer]
                        missing += terms.missing(then[pick.offer]) - terms.missing(states[pick.offer])
                    if missing > seats:
                        continue
                    cost = way.cost + left * unit.weight
                    if ceiling is not None and cost + floor > ceiling:
                        continue
                    known = after.get(then)
                    taken = way.taken + len(picks)
                    if known is None or (cost, taken) < known[:2]:
                        after[then] = _Way(cost, taken, missing, (way.trail, picks))
                if bound is not None and looked > bound:
                    raise _Exhausted
            ways = after if width is None or len(after) <= width else self._best(after, width)
        return min((way for way in ways.values() if not way.missing), key=lambda way: way[:2])

    def answer(self, way: _Way, *, proven: bool = True) -> Assignment:
        picks = []
        trail = way.trail
        while trail is not None:
            trail, last = trail  # type: ignore[assignment]
            picks.append(last)
        return Assignment(tuple(reversed(picks)), way.cost, proven)  # type: ignore[arg-type]

    def _choices(
        self, place: int, unit: Unit, states: tuple[State, ...]
    ) -> Iterator[tuple[tuple[State, ...], int, tuple[Pick, ...]]]:
        """Every way for one unit: through the stacks in order, in one offer of each or in none."""
        ways = [(states, unit.price, (), False)]
        for offers in self._fits[place]:
            more = []
            for then, left, picks, closed in ways:
                if closed:
                    continue
                for number in offers:
                    alone = self._alone[number]
                    if alone and picks:
                        continue
                    for state, cost, lonely in self._terms[number].moves(then[number], unit, left):
                        if lonely and picks:
                            continue
                        joint = then if state == then[number] else (*then[:number], state, *then[number + 1 :])
                        more.append((joint, cost, (*picks, Pick(number, cost)), alone or lonely))
            ways += more  # type: ignore[arg-type]
        for then, left, picks, _ in ways:
            yield then, left, picks

    def _best(self, ways: dict[tuple[State, ...], _Way], width: int) -> dict[tuple[State, ...], _Way]:
        """The cheapest `width`, and the cheapest that could end here: there is always a whole answer."""
        ranked = sorted(ways.items(), key=lambda pair: (pair[1][:2], pair[0]))
        kept = dict(ranked[:width])
        states, way = next(pair for pair in ranked if not pair[1].missing)
        kept[states] = way
        return kept

    def _least_to_come(self) -> list[int]:
        """For each place, what the units from there on cost at the very least."""
        floors = [0]
        for fits, unit in zip(reversed(self._fits), reversed(self._units), strict=True):
            left = unit.price
            for offers in fits:
                left = min([left, *(self._terms[number].least(unit, left) for number in offers)])
            floors.append(floors[-1] + left * unit.weight)
        floors.reverse()
        return floors
