"""One step of the bagging scale: what it most probably was, what to do, and what lies there afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.bagging.area import Area, Lying, Piece, without, without_lying
from kiosk.core.bagging.costs import USUAL_COSTS, Costs, Outcome, case_of, cheapest
from kiosk.core.bagging.goods import UNKNOWN_GOODS, Goods
from kiosk.core.bagging.habits import USUAL, USUAL_SCALE, Habits, ScaleKind
from kiosk.core.bagging.meanings import WRONG, Meaning, Reading, readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What a store holds to be so: its goods, its shoppers' habits, its costs, its scale."""

    goods: Goods = UNKNOWN_GOODS
    habits: Habits = USUAL
    costs: Costs = USUAL_COSTS
    scale: ScaleKind = USUAL_SCALE


USUAL_VIEWS = Views()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the lane makes of a plateau; journal and console have all of it but the readings.

    `reading` is what is taken for so: of those that agree with `outcome` the most probable. `wrong` is the probability
    that something is wrong, `expected_g` what the scale should have shown, `seen_g` what it shows.
    """

    outcome: Outcome
    reading: Reading
    wrong: float
    expected_g: int
    seen_g: int
    cost: float


def judge(area: Area, seen_g: int, views: Views, tried: Outcome | None = None, *, word: bool = False) -> Verdict:
    """What `seen_g`, at rest, means after `area`. `tried`: the loudest way that was tried about it already; `word`: all
    is right, they said then.
    """
    read = readings(seen_g - area.gross_g, area, views.goods, views.habits, views.scale)
    case = case_of(read, views.costs, tried, word=word)
    outcome, cost = cheapest(case, views.costs, tried)
    if outcome is Outcome.ACCEPT:
        taken = next((one for one in read if one.meaning not in WRONG | {Meaning.TOUCHED}), read[0])
    else:
        taken = _open(read)
    expected = area.gross_g + _expected(area, taken)
    return Verdict(
        outcome=outcome, reading=taken, wrong=case.wrong, expected_g=round(expected), seen_g=seen_g, cost=cost
    )


def accepted(area: Area, seen_g: int, reading: Reading) -> Area:
    """What lies there after `reading` was taken for so: the next step starts from `seen_g`."""
    step = seen_g - area.gross_g
    area = replace(area, gross_g=seen_g)
    match reading.meaning:
        case Meaning.NOTHING | Meaning.TOUCHED | Meaning.EXTRA | Meaning.NOT_PLACED:
            return area
        case Meaning.PLACED | Meaning.OTHER_ITEM:
            put = _shared(reading.pieces, step - reading.own_g)
            own = (*area.own, reading.own_g) if reading.own_g else area.own
            lying = area.lying
            if reading.instead is not None:
                was = next(one for one in reversed(lying) if one.piece == reading.pieces[0])
                lying = (*without_lying(lying, reading.pieces), Lying(reading.instead, was.grams))
            waited = (reading.instead,) if reading.instead is not None else reading.pieces
            waiting = without(area.waiting, waited)
            return replace(area, waiting=waiting, lying=(*lying, *put), own=own, began=True)
        case Meaning.OWN_THING:
            return replace(area, own=(*area.own, reading.own_g))
        case Meaning.OWN_TAKEN:
            left = list(area.own)
            left.remove(-reading.own_g)
            return replace(area, own=tuple(left))
        case Meaning.LIFTED:
            # what is in a bag that was lifted off was paid for as scanned: it need not come back
            return replace(area, lying=(), leaving=(), own=(), lifted=area.lying, lifted_g=-step, began=False)
        case Meaning.BACK:
            return replace(area, lying=(*area.lifted, *area.lying), lifted=(), lifted_g=0, began=True)
        case Meaning.TAKEN_BACK:
            return replace(area, leaving=without_lying(area.leaving, reading.pieces))
        case Meaning.TAKEN_OUT:
            return replace(area, lying=without_lying(area.lying, reading.pieces))


def teaches(area: Area, seen_g: int, reading: Reading) -> Lying | None:
    """What an accepted step says about the weight of an item: only a piece that was put down alone says anything."""
    step = seen_g - area.gross_g
    alone = len(reading.pieces) == 1 and not reading.own_g and reading.instead is None
    alone = alone and reading.meaning is Meaning.PLACED and step > 0
    return Lying(reading.pieces[0], step) if alone else None


def _open(read: tuple[Reading, ...]) -> Reading:
    """What is asked about: the most probable of what is wrong; a load that should go, where nothing can be."""
    wrong = next((one for one in read if one.meaning in WRONG), None)
    return wrong or next(one for one in read if one.meaning is Meaning.TOUCHED)


def _expected(area: Area, reading: Reading) -> float:
    """The step that should have been seen."""
    match reading.meaning:
        case Meaning.PLACED | Meaning.OTHER_ITEM:
            return sum(piece.weight.mean_g for piece in reading.pieces)
        case Meaning.TAKEN_BACK:
            return -sum(one.grams for one in area.leaving if one.piece in reading.pieces)
        case Meaning.OWN_THING | Meaning.OWN_TAKEN:
            return reading.own_g
        case Meaning.LIFTED:
            return -area.gross_g
        case Meaning.BACK:
            return area.lifted_g
        case _:
            return 0.0


def _shared(pieces: tuple[Piece, ...], grams: int) -> tuple[Lying, ...]:
    """`grams` among `pieces` by what each should weigh; the last has the rest."""
    everything = sum(piece.weight.mean_g for piece in pieces)
    put = [Lying(piece, round(grams * piece.weight.mean_g / everything)) for piece in pieces[:-1]]
    return (*put, Lying(pieces[-1], grams - sum(one.grams for one in put)))
