"""What lies in the bagging area and what is awaited there, as lines come and go and steps are explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kiosk.core.bagging import Area, Lying, Piece, Reading, accepted, teaches
from kiosk.core.bagging.area import gone, scanned
from kiosk.core.bagging.tally import HEAVIEST_G
from kiosk.core.bagging.weights import labelled, load_of
from kiosk.core.pricing import Line
from kiosk.core.session.apply_bag import ON_WORD
from kiosk.core.session.bag_facts import (
    BagSolved,
    BagStood,
    BagUnsolved,
    OfLine,
    PlacementAccepted,
    SolvedBy,
    UnsolvedAs,
)
from kiosk.core.session.bag_notes import Bag, BagNoted, settled
from kiosk.core.session.decide import raising
from kiosk.core.session.state import Shopping
from kiosk.core.session.turn import Turn


def note(turn: Turn, bag: Bag | None) -> None:
    if turn.state.bag != bag:
        turn.happened(BagNoted(bag))


def shops(turn: Turn) -> bool:
    return turn.state.session is not None and isinstance(turn.state.session.phase, Shopping)


def accept(turn: Turn, bag: Bag, reading: Reading, by: SolvedBy) -> None:
    """The load is explained: the next one starts from it, what it teaches is written down, what was told is over.

    A word alone teaches nothing.
    """
    if bag.open_g is None:
        return
    lying = teaches(bag.area, bag.open_g, reading) if by not in ON_WORD else None
    if lying is not None:
        teach(turn, lying)
    solve(turn, bag, accepted(bag.area, bag.open_g, reading), by)


def solve(turn: Turn, bag: Bag, area: Area, by: SolvedBy) -> None:
    """`area` is what lies there from now on, and nothing about it is open."""
    if bag.told and not bag.raised:
        turn.happened(
            BagSolved(
                session=bag.session,
                at=turn.moment.wall,
                by=by,
                lane=turn.policy.lane,
                about=bag.about,
                choice=bag.choice,
                seconds=_asked_for(turn, bag),
            )
        )
    for one in turn.session.interventions:
        if one.id == bag.raised:
            raising.solved(turn, one)
    settle(turn, bag, area)


def unsolved(turn: Turn, bag: Bag, because: UnsolvedAs) -> None:
    """What was told, if anything, is not the shopper's to solve any more."""
    if bag.about is None or bag.raised:
        return
    turn.happened(
        BagUnsolved(
            session=bag.session,
            at=turn.moment.wall,
            because=because,
            lane=turn.policy.lane,
            about=bag.about,
            choice=bag.choice,
            seconds=_asked_for(turn, bag),
        )
    )


def _asked_for(turn: Turn, bag: Bag) -> int:
    """For how many seconds the question was open."""
    return max(0, round(turn.moment.mono - bag.asked_at)) if bag.asked_at is not None else 0


def settle(turn: Turn, bag: Bag, area: Area) -> None:
    """`area` is what lies there from now on, durably, and nothing about it is open."""
    bag = settled(bag, area)
    note(turn, bag)
    stand(turn, bag)


def stand(turn: Turn, bag: Bag) -> None:
    area = bag.area
    turn.happened(
        BagStood(
            session=bag.session,
            at=turn.moment.wall,
            gross_g=area.gross_g,
            had=tuple(OfLine(line.id, line.quantity) for line in turn.session.lines),
            waiting=tuple(piece.line for piece in area.waiting),
            lying=_grams(area.lying),
            leaving=_grams(area.leaving),
            lifted=_grams(area.lifted),
            lifted_g=area.lifted_g,
            own=area.own,
            began=area.began,
            no_bags=bag.no_bags,
        )
    )


def stood(turn: Turn, fact: BagStood) -> Area:
    """The bagging area as `fact` has it, with what came into the basket and left it since."""

    def piece(number: int, grams: int = 0) -> Piece:
        line = turn.session.line(number)
        gone_from = Piece(line=number, item="", weight=load_of(grams))
        return next(_pieces(turn, line, 1)) if line is not None else gone_from

    def lying(those: tuple[OfLine, ...]) -> tuple[Lying, ...]:
        return tuple(Lying(piece(one.line, one.amount), one.amount) for one in those)

    area = Area(
        gross_g=fact.gross_g,
        waiting=tuple(piece(number) for number in fact.waiting),
        lying=lying(fact.lying),
        leaving=lying(fact.leaving),
        own=fact.own,
        lifted=lying(fact.lifted),
        lifted_g=fact.lifted_g,
        began=fact.began,
    )
    return with_lines(turn, area, {one.line: one.amount for one in fact.had}, turn.session.lines)


def _grams(those: tuple[Lying, ...]) -> tuple[OfLine, ...]:
    return tuple(OfLine(one.piece.line, one.grams) for one in those)


def teach(turn: Turn, lying: Lying) -> None:
    """What is practised teaches nothing, nor what was weighed or is too heavy to be one piece."""
    session = turn.session
    line = session.line(lying.piece.line)
    if line is None or line.is_load or session.training or lying.grams > HEAVIEST_G:
        return
    turn.happened(
        PlacementAccepted(
            session=session.id,
            at=turn.moment.wall,
            line=lying.piece.line,
            item=lying.piece.item,
            grams=lying.grams,
            lane=turn.policy.lane,
        )
    )


def pieces_of(lines: tuple[Line, ...]) -> dict[int, int]:
    """Line → how many are to be put down."""
    return {line.id: line.quantity for line in lines}


def with_lines(turn: Turn, area: Area, had: Mapping[int, int], now: tuple[Line, ...]) -> Area:
    """`area`, with what came into the basket awaited, and what left to be taken out; it `had` so many of each."""
    have = pieces_of(now)
    for number, quantity in had.items():
        area = gone(area, number, max(0, quantity - have.get(number, 0)))
    for line in now:
        area = scanned(area, *_pieces(turn, line, line.quantity - had.get(line.id, 0)))
    return area


def _pieces(turn: Turn, line: Line, more: int) -> Iterator[Piece]:
    for _ in range(more):
        piece = turn.state.learned.piece(line.id, line.item, line.unit_price.minor)
        if line.is_load:
            weight = load_of(line.weighing.gross_g) if line.weighing is not None else None
            weight = labelled(line.net_g) if weight is None and line.net_g else weight
            yield replace(piece, weight=weight or piece.weight, new_weight=None, value=line.shelf.minor)
        else:
            yield piece
