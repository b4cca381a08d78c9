"""What judges a visit: the lane's own decision, and fixed tolerances beside it. All have the same time to let a shopper
put things right, the same buttons, and the truth after each alarm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Protocol

from kiosk.core.bagging import (
    EMPTY_AREA,
    NOTHING_LEARNED,
    Area,
    Book,
    Lying,
    Meaning,
    Outcome,
    Piece,
    Reading,
    Views,
    accepted,
    goods_of,
    judge,
    teaches,
)
from kiosk.core.bagging.area import gone, left_out, scanned
from kiosk.core.bagging.book import kinds_of, with_placement
from kiosk.core.bagging.costs import USUAL_COSTS
from kiosk.core.bagging.weights import load_of
from kiosk.core.items import Item, Unit
from scripts.proofs.bagging.world import VISITS_A_DAY, Thing, World

WINDOW_S = 6.0
"""So long a shopper may put it right before anything is said."""
STILL_S = 0.8
"""So long a figure stands before it counts."""
KINDS_EVERY = 500


class Judge(Protocol):
    def begins(self, number: int) -> None:
        """Visit `number` begins with an empty scale."""

    def scans(self, thing: Thing) -> None: ...

    def voids(self, thing: Thing) -> None: ...

    def leaves_out(self, thing: Thing) -> None: ...

    def takes_bag(self, grams: int) -> None:
        """The shopper said that what was put down is their own bag."""

    def sees(self, grams: int, *, waited: bool) -> bool:
        """Whether the load is all right; then the next one is held against it."""

    def calls(self, grams: int) -> bool:
        """Whether the attendant is called about the load, whom neither a hint nor a question made right."""

    def told(self, grams: int, put: tuple[Thing, ...]) -> None:
        """After an alarm somebody looked: `grams` are all right, and `put` lies there."""


class LearnedLane:
    """`kiosk.core.bagging` as the lane uses it; it starts with the catalogue's weights and learns as it sells.

    `passing_least`, what is lost at least when something wrong passes, is the threshold of its curve.
    """

    def __init__(self, world: World, passing_least: float = USUAL_COSTS.passing_least) -> None:
        sold = [(row.item.weight_g, row.item.price.minor, row.picks) for row in world.rows if row.item.weight_g]
        costs = replace(USUAL_COSTS, passing_least=passing_least)
        self._views = Views(goods=goods_of(sold), costs=costs)
        self._categories = {row.item.key: row.item.category for row in world.rows}
        self._by_weight = {row.item.key for row in world.rows if row.item.unit is Unit.KG}
        self._book: Book = NOTHING_LEARNED
        self._area: Area = EMPTY_AREA
        self._pieces: dict[int, Piece] = {}
        self._day = 0

    def begins(self, number: int) -> None:
        self._area, self._pieces = EMPTY_AREA, {}
        self._day = 1 + number // VISITS_A_DAY
        if number % KINDS_EVERY == 0:
            self._book = replace(self._book, kinds=kinds_of(self._book.own, self._categories))

    def scans(self, thing: Thing) -> None:
        line = len(self._pieces) + 1
        if thing.gross_g:
            piece = Piece(line=line, item=thing.item.key, weight=load_of(thing.gross_g), value=thing.value)
        else:
            piece = self._book.piece(line, thing.item, thing.value)
        self._pieces[id(thing)] = piece
        self._area = scanned(self._area, piece)

    def voids(self, thing: Thing) -> None:
        self._area = gone(self._area, self._pieces[id(thing)].line, 1)

    def leaves_out(self, thing: Thing) -> None:
        self._area = left_out(self._area, self._pieces[id(thing)].line)

    def takes_bag(self, grams: int) -> None:
        bag = Reading(meaning=Meaning.OWN_THING, probability=1.0, own_g=grams - self._area.gross_g)
        self._area = accepted(self._area, grams, bag)

    def sees(self, grams: int, *, waited: bool) -> bool:
        verdict = judge(self._area, grams, self._views, Outcome.WAIT if waited else None)
        if verdict.outcome is not Outcome.ACCEPT:
            return False
        self._learns(teaches(self._area, grams, verdict.reading))
        self._area = accepted(self._area, grams, verdict.reading)
        return True

    def calls(self, grams: int) -> bool:
        return judge(self._area, grams, self._views, Outcome.ASK).outcome is Outcome.ATTENDANT

    def told(self, grams: int, put: tuple[Thing, ...]) -> None:
        step = grams - self._area.gross_g
        pieces = tuple(piece for thing in put if (piece := self._pieces[id(thing)]) in self._area.waiting)
        if step > 0 and pieces:
            reading = Reading(meaning=Meaning.PLACED, probability=1.0, pieces=pieces)
            if len(put) == 1:
                self._learns(teaches(self._area, grams, reading))
        elif step > 0:
            reading = Reading(meaning=Meaning.OWN_THING, probability=1.0, own_g=step)
        else:
            reading = Reading(meaning=Meaning.NOTHING, probability=1.0)
        self._area = accepted(self._area, grams, reading)

    def _learns(self, lying: Lying | None) -> None:
        if lying is not None and lying.piece.item not in self._by_weight:
            self._book = with_placement(self._book, lying.piece.item, self._day, lying.grams)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A share of the expected weight and a fixed figure: what is off by less is all right."""

    share: float = 0.05
    grams: float = 20.0
    larger: bool = True  # of the two; else the smaller

    def of(self, expected_g: float) -> float:
        return (max if self.larger else min)(self.share * expected_g, self.grams)


class FixedLane:
    """A fixed tolerance around each weight: any one that waits, any two or three, or all of them; what is below the
    figure alone is nothing. `weigh` is what an item should weigh at a visit: the catalogue's word if not another.
    """

    def __init__(self, tolerance: Tolerance, weigh: Callable[[Item, int], float] | None = None) -> None:
        self._tolerance = tolerance
        self._weigh = weigh or (lambda item, _visit: item.weight_g)
        self._number = 0
        self._waiting: list[Thing] = []
        self._lies: list[Thing] = []
        self._leaving: list[Thing] = []
        self._base = 0

    def begins(self, number: int) -> None:
        self._number = number
        self._waiting, self._lies, self._leaving, self._base = [], [], [], 0

    def scans(self, thing: Thing) -> None:
        self._waiting.append(thing)

    def voids(self, thing: Thing) -> None:
        if any(one is thing for one in self._waiting):
            self.leaves_out(thing)
        else:
            self._leaving.append(thing)

    def leaves_out(self, thing: Thing) -> None:
        self._waiting = [one for one in self._waiting if one is not thing]

    def takes_bag(self, grams: int) -> None:
        self._base = grams

    def sees(self, grams: int, *, waited: bool) -> bool:  # noqa: ARG002 - it thinks the same later
        step = grams - self._base
        put = self._that_fits(step)
        out = next((one for one in self._leaving if self._fits(-step, [one])), None) if step < 0 else None
        if put is None and out is None and abs(step) > self._tolerance.grams:
            return False
        self._leaving = [one for one in self._leaving if one is not out]
        for thing in put or ():
            self.leaves_out(thing)
        self._base = grams
        return True

    def calls(self, grams: int) -> bool:  # noqa: ARG002 - it has no other way
        return True

    def told(self, grams: int, put: tuple[Thing, ...]) -> None:
        for thing in put:
            self.leaves_out(thing)
        self._base = grams

    def _that_fits(self, step: int) -> list[Thing] | None:
        newest = self._waiting[::-1]
        groups = [[thing] for thing in newest]
        groups += [list(some) for size in (2, 3) for some in combinations(newest[:6], size)]
        groups.append(newest)
        fitting = [group for group in groups if group and self._fits(step, group)]
        return min(fitting, key=lambda group: abs(step - self._weight(group)), default=None)

    def _fits(self, step: int, things: list[Thing]) -> bool:
        weight = self._weight(things)
        return abs(step - weight) <= self._tolerance.of(weight)

    def _weight(self, things: list[Thing]) -> float:
        return sum(thing.gross_g or self._weigh(thing.item, self._number) for thing in things)
