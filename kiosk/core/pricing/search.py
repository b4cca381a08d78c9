"""The assignment of units to offers that costs the shopper least.

Units are taken the dearest first. What the search keeps after each unit is, for every joint state of the offers, the
cheapest way to get there: two ways to the same state have the same future, so only the cheaper can matter. A way is
dropped as well when the units to come are too few to make its offers whole, and when even the best that they could
bring would not beat a whole answer that is known. So the answer is exact. The work is counted in ways looked at, never
by a clock: lane and server come to the same end. Past the bound the answer is the best of a fixed number of ways kept
at each step, or what the offers bring one after another where that is better, and says that it is not proven. Finding
it takes no more than the bound again, and a few ways for each unit and offer of a plain till.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kiosk.core.pricing.promotions.terms import State, Terms
from kiosk.core.pricing.units import Unit

BOUND = 20_000
"""Ways looked at before the search settles for less than a proof. Where more than `WIDE` offers meet, a way counts
once more for each `WIDE` of them: it remembers something of them all.
"""
WIDE = 32
WIDTHS = ((192, 16), (48, 8), (12, 4), (3, 2), (1, 1))
"""What is kept then, the widest that the bound allows: ways after each unit, and ways of one unit between stacks."""
NARROW = (6, 4)
CHEAPEST = (1, 4)
"""Enough for a proof where no offer joins units: what is cheaper before a stack is never dearer after it."""
MOST_FITS = 6_000
"""A plain till has room for so many ways to take a unit; of more, those offers come first that could save most."""


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
    where it comes on top. `proven`: no assignment costs less. `looked`: so many ways were looked at to find it.
    """

    picks: tuple[tuple[Pick, ...], ...]
    cost: int
    proven: bool
    looked: int = 0


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


Fits = Mapping[Unit, Sequence[int]]
"""Each kind of unit → the numbers of the contenders that may take it, in their order."""


def cheapest(
    units: Sequence[Unit], contenders: Sequence[Contender], fits: Fits | None = None, *, bound: int = BOUND
) -> Assignment:
    """The cheapest assignment of `units`, which must be `in_order`; ties go to fewer picks, then to earlier offers."""
    fits = _fits(units, contenders) if fits is None else fits
    race = _Race(units, contenders, fits)
    if not any(one.terms.joins for one in contenders):
        return race.answer(race.run(CHEAPEST, None, None))
    try:
        ceiling = race.run(NARROW, None, bound).cost if len(units) > 1 else None
        return race.answer(race.run(None, ceiling, bound))
    except _Exhausted:
        kept = _best_of_few(units, contenders, fits, bound)
        one_by_one = one_after_another(units, contenders, fits)
        looked = race.looked + kept.looked + one_by_one.looked
        return replace(min(one_by_one, kept, key=lambda answer: answer.cost), looked=looked)


def _best_of_few(units: Sequence[Unit], contenders: Sequence[Contender], fits: Fits, bound: int) -> Assignment:
    """The best of a fixed number of ways, with no more offers than `bound` has room for."""
    some = sorted(_promising(units, contenders, fits, bound // 8))
    place = {number: at for at, number in enumerate(some)}
    few = {unit: [place[number] for number in numbers if number in place] for unit, numbers in fits.items()}
    race = _Race(units, [contenders[number] for number in some], few)
    widths = next((pair for pair in WIDTHS if race.steps(*pair) <= bound), WIDTHS[-1])
    answer = race.answer(race.run(widths, None, None), proven=False)
    picks = tuple(tuple(Pick(some[pick.offer], pick.cost) for pick in own) for own in answer.picks)
    return replace(answer, picks=picks)


def one_after_another(units: Sequence[Unit], contenders: Sequence[Contender], fits: Fits | None = None) -> Assignment:
    """What a plain till does: the offer that would save most by itself takes its units, the next one of what is left.

    No unit is in two offers, even of different stacks. Of very many offers only the most promising have a turn.
    """
    looked = 0

    def alone(number: int, places: Sequence[int]) -> tuple[int, dict[int, tuple[Pick, ...]]]:
        """What the offer saves on the units at `places`, and their picks."""
        nonlocal looked
        own = [units[place] for place in places]
        race = _Race(own, [replace(contenders[number], stack=0)], dict.fromkeys(own, (0,)))
        answer = race.answer(race.run((2, 2), None, None))
        looked += answer.looked
        picks: dict[int, tuple[Pick, ...]] = {
            place: (Pick(number, picks[0].cost),) for place, picks in zip(places, answer.picks, strict=True) if picks
        }
        return sum(unit.price * unit.weight for unit in own) - answer.cost, picks

    fits = _fits(units, contenders) if fits is None else fits
    some = _promising(units, contenders, fits, MOST_FITS)
    at: dict[int, list[int]] = {number: [] for number in some}
    for place, unit in enumerate(units):
        for number in fits[unit]:
            if number in at:
                at[number].append(place)
    worth = [(*alone(number, places), number) for number, places in at.items()]
    chosen: dict[int, tuple[Pick, ...]] = {}
    for saving, picks, number in sorted(worth, key=lambda one: (-one[0], one[2])):
        if saving and chosen.keys().isdisjoint(at[number]):
            chosen |= picks
        elif saving:
            chosen |= alone(number, [place for place in at[number] if place not in chosen])[1]
    taken = tuple(chosen.get(place, ()) for place in range(len(units)))
    left = (own[0].cost if own else unit.price for unit, own in zip(units, taken, strict=True))
    cost = sum(minor * unit.weight for minor, unit in zip(left, units, strict=True))
    return Assignment(taken, cost, proven=False, looked=looked)


def _fits(units: Sequence[Unit], contenders: Sequence[Contender]) -> Fits:
    return {
        unit: [number for number, one in enumerate(contenders) if any(goods.take(unit) for goods in one.terms.goods)]
        for unit in dict.fromkeys(units)
    }


def _promising(units: Sequence[Unit], contenders: Sequence[Contender], fits: Fits, most: int) -> set[int]:
    """The offers that could save most, by number: no more than can take units in `most` ways, one at least."""
    could: dict[int, int] = {}
    ways: dict[int, int] = {}
    each: dict[int, int] = {}  # ways to take one unit
    for unit, count in Counter(units).items():
        for number in fits[unit]:
            terms = contenders[number].terms
            if number not in each:
                each[number] = max(1, sum(1 for _ in terms.moves((), unit, unit.price)))
            saving = (unit.price - terms.least(unit, unit.price)) * unit.weight * count
            could[number] = could.get(number, 0) + saving
            ways[number] = ways.get(number, 0) + each[number] * count
    chosen: set[int] = set()
    for number in sorted(could, key=lambda number: (-could[number], number)):
        most -= ways[number]
        if most < 0 and chosen:
            break
        chosen.add(number)
    return chosen


_Choice = tuple[tuple[State, ...], int, tuple[Pick, ...], bool, int]
"""What the offers remember, what the unit costs, its picks, whether no other offer may touch it, and by how much more
units its offers are from being whole.
"""
_Step = tuple[State, int, bool, int, Pick]
"""One offer's move: what it then remembers, what the unit costs, whether it is lonely, the units more or fewer that it
then misses, and the pick.
"""


def _worthwhile(ways: list[_Choice], most: int | None) -> list[_Choice]:
    """Of equal ways the one with the fewest picks; with `most`, only the cheapest, and the first, which has none."""
    best: dict[tuple[tuple[State, ...], int, bool, bool], _Choice] = {}
    for way in ways:
        key = (way[0], way[1], bool(way[2]), way[3])
        if key not in best or len(way[2]) < len(best[key][2]):
            best[key] = way
    kept = list(best.values())
    if most is None or len(kept) <= most:
        return kept
    return [kept[0], *sorted(kept[1:], key=lambda way: (way[1], len(way[2])))[:most]]


class _Race:
    """One search; dropped with its answer."""

    def __init__(self, units: Sequence[Unit], contenders: Sequence[Contender], fits: Fits) -> None:
        self._units = units
        self._terms = [one.terms for one in contenders]
        self._alone = [one.alone for one in contenders]
        self._start: tuple[State, ...] = ((),) * len(contenders)
        stacks = sorted({one.stack for one in contenders})
        self._stacks = len(stacks)
        self._fits = {
            unit: [[number for number in numbers if contenders[number].stack == stack] for stack in stacks]
            for unit, numbers in fits.items()
        }
        self._floors = self._least_to_come()
        self._counts = 1 + len(contenders) // WIDE
        self.looked = 0
        self._steps: dict[tuple[int, State, Unit, int], tuple[_Step, ...]] = {}

    def moves(self, number: int, state: State, unit: Unit, left: int) -> tuple[_Step, ...]:
        """Every way for offer `number` to take `unit`, of which `left` is to pay."""
        key = (number, state, unit, left)
        found = self._steps.get(key)
        if found is None:
            terms = self._terms[number]
            before = terms.missing(state)
            found = self._steps[key] = tuple(
                (then, cost, lonely, terms.missing(then) - before, Pick(number, cost))
                for then, cost, lonely in terms.moves(state, unit, left)
            )
        return found

    def run(self, widths: tuple[int, int] | None, ceiling: int | None, bound: int | None) -> _Way:
        """The cheapest whole way, all kept or the best of `widths` at each step.

        Raises `_Exhausted` when all runs of this search have looked at `bound` ways.
        """
        ways: dict[tuple[State, ...], _Way] = {self._start: _Way(0, 0, 0, None)}
        width, most = widths or (None, None)
        for place, unit in enumerate(self._units):
            dearest = math.inf if ceiling is None else ceiling - self._floors[place + 1]
            seats = (len(self._units) - place - 1) * self._stacks
            weight = unit.weight
            after: dict[tuple[State, ...], _Way] = {}
            for states, way in ways.items():
                for then, left, picks, _, needed in self._choices(unit, states, most, bound):
                    missing = way.missing + needed
                    cost = way.cost + left * weight
                    if missing > seats or cost > dearest:
                        continue
                    taken = way.taken + len(picks)
                    known = after.get(then)
                    if known is None or cost < known.cost or (cost == known.cost and taken < known.taken):
                        after[then] = _Way(cost, taken, missing, (way.trail, picks))
            ways = after if width is None or len(after) <= width else self._best(after, width)
        return min((way for way in ways.values() if not way.missing), key=lambda way: way[:2])

    def answer(self, way: _Way, *, proven: bool = True) -> Assignment:
        picks = []
        trail = way.trail
        while trail is not None:
            trail, last = trail  # type: ignore[assignment]
            picks.append(last)
        return Assignment(tuple(reversed(picks)), way.cost, proven, self.looked)  # type: ignore[arg-type]

    def steps(self, width: int, most: int) -> int:
        """No run of these widths looks at more ways."""
        total = 0
        for unit, count in Counter(self._units).items():
            ways, step = 1, 1
            for offers in self._fits[unit]:
                more = ways * sum(len(self.moves(number, (), unit, unit.price)) for number in offers)
                step += more
                ways = min(ways + more, most + 1)
            total += step * count
        return (width + 1) * total * self._counts

    def _choices(self, unit: Unit, states: tuple[State, ...], most: int | None, bound: int | None) -> list[_Choice]:
        """Every way for one unit: through the stacks in order, in one offer of each or in none.

        Between two stacks the best `most` go on, where there is a `most`; raises `_Exhausted` past `bound`.
        """
        ways: list[_Choice] = [(states, unit.price, (), False, 0)]
        self.looked += self._counts
        for offers in self._fits[unit]:
            if not offers:
                continue
            if len(ways) > 1:
                ways = _worthwhile(ways, most)
            more: list[_Choice] = []
            for then, left, picks, closed, needed in ways:
                if closed:
                    continue
                for number in offers:
                    alone = self._alone[number]
                    if alone and picks:
                        continue
                    own = then[number]
                    for state, cost, lonely, missing, pick in self.moves(number, own, unit, left):
                        if lonely and picks:
                            continue
                        joint = then if state == own else (*then[:number], state, *then[number + 1 :])
                        more.append((joint, cost, (*picks, pick), alone or lonely, needed + missing))
            self.looked += len(more) * self._counts
            if bound is not None and self.looked > bound:
                raise _Exhausted
            ways += more
        return ways

    def _best(self, ways: dict[tuple[State, ...], _Way], width: int) -> dict[tuple[State, ...], _Way]:
        """The cheapest `width`, and the cheapest that could end here: there is always a whole answer."""
        ranked = sorted(ways.items(), key=lambda pair: (pair[1][:2], pair[0]))
        kept = dict(ranked[:width])
        states, way = next(pair for pair in ranked if not pair[1].missing)
        kept[states] = way
        return kept

    def _least_to_come(self) -> list[int]:
        """For each place, what the units from there on cost at the very least."""
        least: dict[Unit, int] = {}
        for unit, stacks in self._fits.items():
            left = unit.price
            for offers in stacks:
                left = min([left, *(self._terms[number].least(unit, left) for number in offers)])
            least[unit] = left * unit.weight
        floors = [0]
        for unit in reversed(self._units):
            floors.append(floors[-1] + least[unit])
        floors.reverse()
        return floors
