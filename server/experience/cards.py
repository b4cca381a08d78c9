"""The cards at the head of the page: a figure each, its goal, what changed, and the last days as a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from server.experience.board import Board, Glance
from server.experience.figures import Share
from server.experience.writing import (
    NONE,
    clock,
    number,
    percent,
    percent_between,
    score,
    signed,
    signed_clock,
)
from server.wall.words import Words

CSAT_GOAL = 0.85
INTERVENTION_GOAL = 0.05
WIDE, HIGH, EDGE = 200, 44, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`change` '' where there is nothing to compare with; `better` None where it is neither. `met` None without a goal
    or a figure. `line`: points of an SVG of `WIDE` × `HIGH`, '' with fewer than two days. `way`: where it leads on.
    """

    key: str
    value: str
    change: str
    better: bool | None
    below: str
    met: bool | None
    line: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How a card is made. `read` is what is drawn and compared; `least` of a change is worth a word."""

    key: str
    read: Callable[[Glance], float | None]
    write: Callable[[float | None], str]
    change: Callable[[float], str]
    more_is_better: bool
    goal: Callable[[float], bool] | None = None
    way: str = ""


def _interventions(one: Glance) -> float | None:
    return one.interventions.value


KINDS = (
    Kind(
        key="csat",
        read=lambda one: one.taps.satisfied.value,
        write=percent,
        change=lambda by: signed(by * 100),
        more_is_better=True,
        goal=lambda share: share >= CSAT_GOAL,
    ),
    Kind(
        key="net",
        read=lambda one: one.taps.net_score,
        write=score,
        change=lambda by: signed(by * 100),
        more_is_better=True,
    ),
    Kind(
        key="checkout",
        read=lambda one: one.total.median_s,
        write=clock,
        change=signed_clock,
        more_is_better=False,
        way="of=paid&sort=total",
    ),
    Kind(
        key="help_wait",
        read=lambda one: one.first_help.median_s,
        write=clock,
        change=signed_clock,
        more_is_better=False,
        way="of=need&sort=help",
    ),
    Kind(
        key="interventions",
        read=_interventions,
        write=lambda share: percent(share, 1),
        change=lambda by: signed(by * 100, 1),
        more_is_better=False,
        goal=lambda share: share < INTERVENTION_GOAL,
        way="of=need",
    ),
    Kind(
        key="given_up",
        read=lambda one: one.visits.abandoned.value,
        write=lambda share: percent(share, 1),
        change=lambda by: signed(by * 100, 1),
        more_is_better=False,
        way="of=lost",
    ),
    Kind(
        key="payments",
        read=lambda one: one.payments.value,
        write=lambda share: percent(share, 1),
        change=lambda by: signed(by * 100, 1),
        more_is_better=True,
        way="of=payment_failed",
    ),
)


def cards(board: Board, words: Words) -> list[Card]:
    return [_card(kind, board, words) for kind in KINDS]


def _card(kind: Kind, board: Board, words: Words) -> Card:
    now, before = kind.read(board.now), kind.read(board.before)
    change = now - before if now is not None and before is not None else None
    told = kind.change(change) if change is not None else ""
    moved = bool(told) and not told.startswith("±")
    return Card(
        key=kind.key,
        value=kind.write(now),
        change=told,
        better=(change is not None and (change > 0) == kind.more_is_better) if moved else None,
        below=_below(kind.key, board.now, words),
        met=kind.goal(now) if kind.goal is not None and now is not None else None,
        line=spark([kind.read(one) for one in board.lately.values()]),
        way=kind.way,
    )


def _below(key: str, one: Glance, words: Words) -> str:
    """What a figure is made of, so that one tap in one is not read as a hundred percent."""
    match key:
        case "csat" | "net" if not one.knows_taps:
            return words["taps_of_no_screen"]
        case "csat":
            return _of(words["below_taps"], one.taps.satisfied, percent_between(one.taps.satisfied.interval))
        case "net":
            return words["below_net"] if one.taps.count else words["no_taps"]
        case "checkout":
            return words["below_p90"].format(p90=clock(one.total.p90_s)) if one.total.count else words["no_sales"]
        case "help_wait":
            told = words["below_p90"].format(p90=clock(one.first_help.p90_s))
            return told if one.first_help.count else words["no_help"]
        case "interventions":
            return _of(words["below_interventions"], one.interventions)
        case "given_up":
            return _of(words["below_given_up"], one.visits.abandoned)
        case _:
            return _of(words["below_payments"], one.payments)


def _of(sentence: str, share: Share, between: str = "") -> str:
    return sentence.format(part=number(share.part), whole=number(share.whole), between=between or NONE)


def spark(values: Sequence[float | None]) -> str:
    """The days that have a figure, each at its place."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    step = (WIDE - 2 * EDGE) / (len(values) - 1)
    return " ".join(
        f"{EDGE + place * step:.1f},{_height((value - low) / (high - low) if high > low else 0.5):.1f}"
        for place, value in enumerate(values)
        if value is not None
    )


def _height(share: float) -> float:
    return HIGH - EDGE - share * (HIGH - 2 * EDGE)
