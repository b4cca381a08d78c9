"""The assignment of units to offers that costs the shopper least.

Units are taken the dearest first. What the search keeps after each unit is, for every joint state of the offers, the
cheapest way to get there: two ways to the same state have the same future, so only the cheaper can matter. A way is
dropped as well when the units to come are too few to make its offers whole, and when even the best that they could
bring would not beat a whole answer that is known. So the answer is exact. The work is counted in ways looked at, never
by a clock: lane and server come to the same end. Past the bound the answer is the best of a fixed number of ways kept
at each step, or what the offers bring one after another where that is better, and says that it is not proven. Finding
it takes no more than the bound again, or, where units × offers are more than the bound, a few times as many ways as
these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kiosk.core.pricing.promotions.terms import Move, State, Terms
from kiosk.core.pricing.units import Unit

BOUND = 60_000
"""Ways looked at before the search settles for less than a proof."""
WIDTHS = ((192, 16), (48, 8), (12, 4), (3, 2), (1, 1))
"""What is kept then, the widest that the bound allows: ways after each unit, and ways of one unit between stacks."""
NARROW = (6, 4)


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


def cheapest(units: Sequence[Unit], contenders: Sequence[Contender], *, bound: int = BOUND) -> Assignment:
    """The cheapest assignment of `units`, which must be `in_order`; ties go to fewer picks, then to earlier offers."""
    race = _Race(units, contenders)
    if len(units) > 1 and any(one.terms.joins for one in contenders):
        try:
            ceiling = race.run(NARROW, None, bound).cost
            return race.answer(race.run(None, ceiling, bound))
        except _Exhausted:
            return _unproven(race, units, contenders, bound)
    try:
        return race.answer(race.run(None, None, bound))
    except _Exhausted:
        return _unproven(race, units, contenders, bound)


def _unproven(race: _Race, units: Sequence[Unit], contenders: Sequence[Contender], bound: int) -> Assignment:
    widths = next((pair for pair in WIDTHS if race.steps(*pair) <= bound), WIDTHS[-1])
    kept = race.answer(race.run(widths, None, None), proven=False)
    one_by_one = one_after_another(units, contenders)
    looked = kept.looked + one_by_one.looked
    return replace(min(one_by_one, kept, key=lambda answer: answer.cost), looked=looked)


def one_after_another(units: Sequence[Unit], contenders: Sequence[Contender]) -> Assignment:
    """What a plain till does: the offer that would save most by itself takes its units, the next one of what is left.

    No unit is in two offers, even of different stacks.
    """
    looked = 0

    def alone(number: int, places: Sequence[int]) -> tuple[int, dict[int, tuple[Pick, ...]]]:
        """What the offer saves on the units at `places`, and their picks."""
        nonlocal looked
        some = [units[place] for place in places]
        answer = (race := _Race(some, [replace(contenders[number], stack=0)])).answer(race.run((2, 2), None, None))
        looked += answer.looked
        picks: dict[int, tuple[Pick, ...]] = {
            place: (Pick(number, own[0].cost),) for place, own in zip(places, answer.picks, strict=True) if own
        }
        return sum(unit.price * unit.weight for unit in some) - answer.cost, picks

    fits = [
        [place for place, unit in enumerate(units) if any(goods.take(unit) for goods in one.terms.goods)]
        for one in contenders
    ]
    worth = [(alone(number, places)[0], number) for number, places in enumerate(fits)]
    chosen: dict[int, tuple[Pick, ...]] = {}
    for saving, number in sorted(worth, key=lambda pair: (-pair[0], pair[1])):
        if saving:
            chosen |= alone(number, [place for place in fits[number] if place not in chosen])[1]
    picks = tuple(chosen.get(place, ()) for place in range(len(units)))
    left = (own[0].cost if own else unit.price for unit, own in zip(units, picks, strict=True))
    cost = sum(minor * unit.weight for minor, unit in zip(left, units, strict=True))
    return Assignment(picks, cost, proven=False, looked=looked)


_Choice = tuple[tuple[State, ...], int, tuple[Pick, ...], bool]
"""What the offers remember, what the unit costs, its picks, and whether no other offer may touch it."""


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
        self._looked = 0
        self._missing: dict[tuple[int, State], int] = {}
        self._moves: dict[tuple[int, State, Unit, int], tuple[Move, ...]] = {}

    def missing(self, number: int, state: State) -> int:
        found = self._missing.get((number, state))
        if found is None:
            found = self._missing[number, state] = self._terms[number].missing(state)
        return found

    def moves(self, number: int, state: State, unit: Unit, left: int) -> tuple[Move, ...]:
        key = (number, state, unit, left)
        found = self._moves.get(key)
        if found is None:
            found = self._moves[key] = tuple(self._terms[number].moves(state, unit, left))
        return found

    def run(self, widths: tuple[int, int] | None, ceiling: int | None, bound: int | None) -> _Way:
        """The cheapest whole way, all kept or the best of `widths` at each step; raises `_Exhausted` past `bound`."""
        ways: dict[tuple[State, ...], _Way] = {self._start: _Way(0, 0, 0, None)}
        width, most = widths or (None, None)
        last = None if bound is None else self._looked + bound
        for place, unit in enumerate(self._units):
            floor = self._floors[place + 1]
            seats = (len(self._units) - place - 1) * self._stacks
            after: dict[tuple[State, ...], _Way] = {}
            for states, way in ways.items():
                for then, left, picks, _ in self._choices(place, unit, states, most, last):
                    missing = way.missing
                    for pick in picks:
                        missing += self.missing(pick.offer, then[pick.offer])
                        missing -= self.missing(pick.offer, states[pick.offer])
                    if missing > seats:
                        continue
                    cost = way.cost + left * unit.weight
                    if ceiling is not None and cost + floor > ceiling:
                        continue
                    known = after.get(then)
                    taken = way.taken + len(picks)
                    if known is None or (cost, taken) < known[:2]:
                        after[then] = _Way(cost, taken, missing, (way.trail, picks))
            ways = after if width is None or len(after) <= width else self._best(after, width)
        return min((way for way in ways.values() if not way.missing), key=lambda way: way[:2])

    def answer(self, way: _Way, *, proven: bool = True) -> Assignment:
        picks = []
        trail = way.trail
        while trail is not None:
            trail, last = trail  # type: ignore[assignment]
            picks.append(last)
        return Assignment(tuple(reversed(picks)), way.cost, proven, self._looked)  # type: ignore[arg-type]

    def steps(self, width: int, most: int) -> int:
        """No run of these widths looks at more ways."""
        total = 0
        for fits, unit in zip(self._fits, self._units, strict=True):
            ways, step = 1, 1
            for offers in fits:
                more = ways * sum(len(self.moves(number, (), unit, unit.price)) for number in offers)
                step += more
                ways = min(ways + more, most + 1)
            total += step
        return (width + 1) * total

    def _choices(
        self, place: int, unit: Unit, states: tuple[State, ...], most: int | None, last: int | None
    ) -> list[_Choice]:
        """Every way for one unit: through the stacks in order, in one offer of each or in none.

        Between two stacks the best `most` go on, where there is a `most`; raises `_Exhausted` past `last` ways.
        """
        ways: list[_Choice] = [(states, unit.price, (), False)]
        self._looked += 1
        for offers in self._fits[place]:
            if not offers:
                continue
            if len(ways) > 1:
                ways = _worthwhile(ways, most)
            more: list[_Choice] = []
            for then, left, picks, closed in ways:
                if closed:
                    continue
                for number in offers:
                    alone = self._alone[number]
                    if alone and picks:
                        continue
                    for state, cost, lonely in self.moves(number, then[number], unit, left):
                        if lonely and picks:
                            continue
                        joint = then if state == then[number] else (*then[:number], state, *then[number + 1 :])
                        more.append((joint, cost, (*picks, Pick(number, cost)), alone or lonely))
            self._looked += len(more)
            if last is not None and self._looked > last:
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
        floors = [0]
        for fits, unit in zip(reversed(self._fits), reversed(self._units), strict=True):
            left = unit.price
            for offers in fits:
                left = min([left, *(self._terms[number].least(unit, left) for number in offers)])
            floors.append(floors[-1] + left * unit.weight)
        floors.reverse()
        return floors
