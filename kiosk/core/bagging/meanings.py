"""What a step of the bagging scale may mean: every explanation with its probability, by Bayes' rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from kiosk.core.bagging.area import Area, Lying, Piece
from kiosk.core.bagging.goods import Goods
from kiosk.core.bagging.habits import OWN_THING, TOUCH_G, Habits, ScaleKind, own_thing
from kiosk.core.bagging.weights import Weight, total


class Meaning(StrEnum):
    """What happened at the bagging area."""

    PLACED = "placed"  # one or several of what was scanned
    NOTHING = "nothing"  # drift or noise
    OWN_THING = "own_thing"  # a bag of the shopper's, a purse
    OWN_TAKEN = "own_taken"  # and taken away again
    LIFTED = "lifted"  # everything is off: the bag is in somebody's hand
    BACK = "back"  # and on again
    TAKEN_BACK = "taken_back"  # what left the basket is out of the bag
    TOUCHED = "touched"  # a load that goes again by itself
    OTHER_ITEM = "other_item"
    EXTRA = "extra"
    TAKEN_OUT = "taken_out"
    NOT_PLACED = "not_placed"  # scanned, and not put down: no step of the scale says it


WRONG = frozenset({Meaning.OTHER_ITEM, Meaning.EXTRA, Meaning.TAKEN_OUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One explanation. `pieces` were put down or taken out; `own_g` came along, or left (below 0); `stake` is what
    would be lost, in minor units, if the step passed. `instead`: one that waits lay there before, taken for the piece.
    """

    meaning: Meaning
    probability: float
    pieces: tuple[Piece, ...] = ()
    own_g: int = 0
    stake: float = 0.0
    instead: Piece | None = None


MIXED_UP = 4
"""So many of the last that were put down may have been another one that waits."""
PAIRS_OF, THREES_OF = 8, 5
"""Of so many that wait, the newest, any two or three may be put down at once."""
NOTHING_DOF = 3.0
ALIKE = 0.12
"""Who swaps a thing for one that weighs about the same is off by such a share; so is a piece unlike its kind."""
NOT_ITS_OWN = 0.5
"""A thing swapped for a scanned one is worth at least this share of what its weight usually costs."""


def readings(step_g: int, area: Area, goods: Goods, habits: Habits, scale: ScaleKind) -> tuple[Reading, ...]:
    """Explanations of a step from `area.gross_g`, the most probable first; probabilities add up to 1."""
    odds = [one for one in _all(step_g, area, goods, habits, scale) if one.probability > 0]
    everything = sum(one.probability for one in odds)
    told = [replace(one, probability=one.probability / everything) for one in odds]
    return tuple(sorted(told, key=lambda one: -one.probability))


def _all(step_g: int, area: Area, goods: Goods, habits: Habits, scale: ScaleKind) -> Iterator[Reading]:
    blur = scale.blur_g
    bag = habits.bag_later if area.began else habits.bag_first
    yield Reading(meaning=Meaning.NOTHING, probability=habits.nothing * Weight(0, blur, NOTHING_DOF).density(step_g))
    touch = habits.touched / (2 * TOUCH_G) if abs(step_g) < TOUCH_G else 1e-12
    yield Reading(meaning=Meaning.TOUCHED, probability=touch)
    if area.waiting:
        for pieces, share in _groups(area.waiting, habits):
            weight = total(piece.weight for piece in pieces)
            yield Reading(meaning=Meaning.PLACED, probability=share * weight.density(step_g, blur), pieces=pieces)
            beside = share * bag * habits.bag_beside * total((weight, OWN_THING)).density(step_g, blur)
            own = max(0, round(step_g - weight.mean_g))
            yield Reading(meaning=Meaning.PLACED, probability=beside, pieces=pieces, own_g=own)
        for piece in area.waiting:
            if piece.new_weight is not None:
                new = habits.new_packaging / len(area.waiting) * piece.new_weight.density(step_g, blur)
                yield Reading(meaning=Meaning.PLACED, probability=new, pieces=(piece,))
        yield from _mixed_up(step_g, area, blur)
    if step_g > 0:
        yield from _more(step_g, area, goods, habits, bag)
    else:
        yield from _less(step_g, area, goods, habits, blur)


def _mixed_up(step_g: int, area: Area, blur: float) -> Iterator[Reading]:
    """A piece taken for put down is put down only now: then it was another one, which still seems to wait."""
    for lying in area.lying[-MIXED_UP:]:
        was, grams = lying.piece, lying.grams
        now = was.weight.density(step_g, blur) / was.weight.density(grams, blur)
        for other in area.waiting:
            if other.line != was.line:
                share = other.weight.density(grams, blur) * now / (len(area.waiting) + 1)
                yield Reading(meaning=Meaning.PLACED, probability=share, pieces=(was,), instead=other)


def _more(step_g: int, area: Area, goods: Goods, habits: Habits, bag: float) -> Iterator[Reading]:
    own = bag * own_thing(step_g)
    yield Reading(meaning=Meaning.OWN_THING, probability=own, own_g=step_g)
    if area.lifted_g:
        back = Weight(area.lifted_g, 8.0, 3.0).density(step_g)
        yield Reading(meaning=Meaning.BACK, probability=habits.back * back)
    value, density = goods.value(step_g), goods.density(step_g)
    yield Reading(meaning=Meaning.EXTRA, probability=habits.extra * density, stake=value)
    if area.waiting:
        paid = min(piece.value for piece in area.waiting)
        stake = max(value - paid, NOT_ITS_OWN * value)
        newest = (area.waiting[-1],)
        usual = area.waiting[-1].weight.mean_g
        alike = Weight(usual, ALIKE * usual, 5.0).density(step_g)
        yield Reading(meaning=Meaning.PLACED, probability=habits.unlike * alike, pieces=newest)
        other = habits.other_item * ((1 - habits.alike) * density + habits.alike * alike)
        yield Reading(meaning=Meaning.OTHER_ITEM, probability=other, pieces=newest, stake=stake)


def _less(step_g: int, area: Area, goods: Goods, habits: Habits, blur: float) -> Iterator[Reading]:
    if area.gross_g > 0:
        off = Weight(-area.gross_g, max(8.0, blur), 3.0).density(step_g, 0.004 * area.gross_g)
        yield Reading(meaning=Meaning.LIFTED, probability=habits.lifted * off)
    for own in area.own:
        gone = habits.own_taken / len(area.own) * Weight(-own, 4.0, 3.0).density(step_g, blur)
        yield Reading(meaning=Meaning.OWN_TAKEN, probability=gone, own_g=-own)
    if area.leaving:
        for out, share in _leaving(area.leaving):
            weight = Weight(-sum(one.grams for one in out), 4.0 * len(out), 4.0)
            pieces = tuple(one.piece for one in out)
            probability = habits.taken_back * share * weight.density(step_g, blur)
            yield Reading(meaning=Meaning.TAKEN_BACK, probability=probability, pieces=pieces)
    for one in area.lying:
        weight = Weight(-one.grams, 4.0, 3.0)
        probability = habits.moved * weight.density(step_g, blur) / len(area.lying)
        stake = float(one.piece.value)
        yield Reading(meaning=Meaning.TAKEN_OUT, probability=probability, pieces=(one.piece,), stake=stake)
    # several pieces, or a part of what is not known apart
    if area.lying:
        probability = habits.moved * 0.2 / max(area.gross_g, TOUCH_G // 4)
        yield Reading(meaning=Meaning.TAKEN_OUT, probability=probability, stake=goods.value(-step_g))


def _groups(waiting: Sequence[Piece], habits: Habits) -> Iterator[tuple[tuple[Piece, ...], float]]:
    """What may be put down at once, with its share; the shares of all add up to 1 and somewhat more."""
    every = habits.newest + len(waiting) - 1
    for place, piece in enumerate(waiting):
        newest = place == len(waiting) - 1
        yield (piece,), (habits.newest if newest else 1.0) / every
    for size, most in ((2, PAIRS_OF), (3, THREES_OF)):
        groups = list(combinations(waiting[-most:], size))
        for group in groups:
            yield group, habits.several ** (size - 1) / len(groups)
    if len(waiting) > 3 or len(waiting) == 2:
        yield tuple(waiting), habits.all_at_once


def _leaving(leaving: Sequence[Lying]) -> Iterator[tuple[tuple[Lying, ...], float]]:
    for one in leaving:
        yield (one,), 0.8 / len(leaving)
    yield tuple(leaving), 0.2 if len(leaving) > 1 else 0.01
