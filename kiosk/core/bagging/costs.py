"""What to do about a step, by what each way is expected to cost: stated sums, no tolerance.

A way costs what it does to the shopper who did nothing wrong and to the one whose bag needs a look, and what comes
after it when it settles nothing; so the last way is reckoned first (backward induction over few, ordered ways).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.core.bagging.meanings import WRONG, Meaning, Reading


class Outcome(StrEnum):
    """What the lane does about a step, the quietest first."""

    ACCEPT = "accept"
    WAIT = "wait"  # nothing is said yet: it may come right by itself
    NUDGE = "nudge"
    ASK = "ask"  # the shopper says what it is
    ATTENDANT = "attendant"


@dataclass(frozen=True, slots=True)
class Way:
    """What a way costs in minor units, and how often it settles the matter: when nothing was wrong, when a load was to
    go by itself, when something was wrong.
    """

    fine: float
    touched: float
    wrong: float
    settles_fine: float
    settles_touched: float
    settles_wrong: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """In minor units of a currency like the euro: an attendant's minute is 40, a shopper who is stopped for nothing may
    not come again. `passing` × the stake is lost when something wrong passes, and at least `passing_least`.
    """

    passing: float = 1.0
    passing_least: float = 300.0
    touched_taken: float = 60.0  # a hand taken for goods: the next step is misread
    ways: dict[Outcome, Way] = field(
        default_factory=lambda: {
            Outcome.WAIT: Way(2, 1, 1, 0.0, 0.95, 0.3),
            Outcome.NUDGE: Way(12, 6, 3, 0.1, 0.9, 0.6),
            Outcome.ASK: Way(40, 25, 15, 0.9, 0.9, 0.6),
            Outcome.ATTENDANT: Way(250, 200, 110, 1.0, 1.0, 1.0),
        }
    )


USUAL_COSTS = Costs()
IN_ORDER = (Outcome.WAIT, Outcome.NUDGE, Outcome.ASK, Outcome.ATTENDANT)


@dataclass(frozen=True, slots=True)
class Case:
    """How probable it is that nothing is wrong, that a load goes by itself, that something is wrong; `lost` is what is
    expected to be lost when it passes.
    """

    fine: float
    touched: float
    wrong: float
    lost: float


def case_of(read: Sequence[Reading], costs: Costs, tried: Outcome | None = None, *, word: bool = False) -> Case:
    """The case of a step that stands after `tried` and all that is quieter: a hand would mostly have gone by now.

    `word`: at the last of them the shopper said that all is right. So say those where nothing is wrong, as often as it
    settles the matter for them, and all who did something wrong and have left it so.
    """
    touched = sum(one.probability for one in read if one.meaning is Meaning.TOUCHED)
    wrong = [one for one in read if one.meaning in WRONG]
    lost = sum(one.probability * max(costs.passing * one.stake, costs.passing_least) for one in wrong)
    share = sum(one.probability for one in wrong)
    case = Case(max(0.0, 1 - touched - share), touched, share, lost)
    ways = IN_ORDER[: min(_tried(tried), len(IN_ORDER) - 1)]  # after the last there is nothing left
    for outcome in ways:
        way = costs.ways[outcome]
        answered = word and outcome is ways[-1]
        case = _unsettled(case, replace(way, settles_fine=1 - way.settles_fine, settles_wrong=0.0) if answered else way)
    everything = case.fine + case.touched + case.wrong
    return Case(case.fine / everything, case.touched / everything, case.wrong / everything, case.lost / everything)


def _unsettled(case: Case, way: Way) -> Case:
    """What is left of `case` where `way` settled nothing; its shares add up to how often that is so."""
    return Case(
        case.fine * (1 - way.settles_fine),
        case.touched * (1 - way.settles_touched),
        case.wrong * (1 - way.settles_wrong),
        case.lost * (1 - way.settles_wrong),
    )


def cheapest(case: Case, costs: Costs, tried: Outcome | None = None) -> tuple[Outcome, float]:
    """The way that is expected to cost least, of those louder than `tried` and of accepting; and what it costs.

    Of two that cost the same, the quieter.
    """
    accept = case.lost + case.touched * costs.touched_taken
    best = (Outcome.ACCEPT, accept)
    for outcome in IN_ORDER[_tried(tried) :]:
        way = costs.ways[outcome]
        cost = case.fine * way.fine + case.touched * way.touched + case.wrong * way.wrong
        if outcome is not Outcome.ATTENDANT:
            cost += cheapest(_unsettled(case, way), costs, outcome)[1]
        if cost < best[1]:
            best = (outcome, cost)
    return best


def _tried(loudest: Outcome | None) -> int:
    """How many of the ways were tried when `loudest` was the last."""
    return IN_ORDER.index(loudest) + 1 if loudest is not None else 0
