"""The bagging area while selling goes on: what was scanned is awaited there, what is put down is judged.

A load that is not explained is first waited for, then told, then asked about; a person is called by its cost alone, and
only payment waits. Scanning never does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.core.bagging import Area, Lying, Meaning, Outcome, Piece, Reading, Verdict, accepted, judge, teaches
from kiosk.core.bagging.area import gone, scanned
from kiosk.core.bagging.habits import LIGHT_BAG_G
from kiosk.core.bagging.tally import HEAVIEST_G
from kiosk.core.bagging.weights import labelled, load_of
from kiosk.core.interventions import Answer, InterventionKind, Saw
from kiosk.core.pricing import Line
from kiosk.core.session.bag_facts import BagQuestioned, BagSolved, PlacementAccepted, SolvedBy
from kiosk.core.session.bag_notes import Bag, BagNoted
from kiosk.core.session.decide import raising
from kiosk.core.session.facts import LineAdded
from kiosk.core.session.inputs import Load
from kiosk.core.session.intervention_facts import InterventionCleared
from kiosk.core.session.notes import Say
from kiosk.core.session.state import LaneState, Session, Shopping
from kiosk.core.session.turn import Turn

ABOUT_BAG = (Say.BAG_EXTRA, Say.BAG_OTHER, Say.BAG_TAKEN)
SAYS = {
    Meaning.EXTRA: Say.BAG_EXTRA,
    Meaning.OTHER_ITEM: Say.BAG_OTHER,
    Meaning.TAKEN_OUT: Say.BAG_TAKEN,
}
KINDS = {
    Meaning.EXTRA: InterventionKind.EXTRA,
    Meaning.OTHER_ITEM: InterventionKind.OTHER_ITEM,
    Meaning.TAKEN_OUT: InterventionKind.TAKEN_OUT,
}


def follow(turn: Turn, before: LaneState) -> None:
    """After every input: the bag is that of the visit, its lines are awaited, a new load is judged."""
    session = turn.state.session
    if "bagging" not in turn.policy.devices or session is None:
        _note(turn, None)
        return
    bag = turn.state.bag
    if bag is None or bag.session != session.id:
        # what a basket that was taken up holds is packed, here or elsewhere; the scan that begins a visit is not
        new = {fact.line.id for fact in turn.facts if isinstance(fact, LineAdded)}
        packed = tuple(line for line in session.lines if line.id not in new)
        bag = Bag(session=session.id)
        _note(turn, replace(bag, area=_with_lines(turn, bag.area, packed, session.lines)))
    elif before.session is not None and before.session.id == session.id and before.session.lines != session.lines:
        _note(turn, replace(bag, area=_with_lines(turn, bag.area, before.session.lines, session.lines)))
    if isinstance(session.phase, Shopping):
        _cleared(turn)
        _loads(turn, before)


def ticked(turn: Turn) -> None:
    """What was waited for did not come right."""
    bag = turn.state.bag
    if bag is None or bag.until is None or turn.moment.mono < bag.until or not _shops(turn):
        return
    _judge(turn, bag, bag.tried)


def deadline(state: LaneState) -> float | None:
    return state.bag.until if state.bag is not None else None


def own_bag(turn: Turn) -> None:
    """The shopper says that it is their own: a light one is believed, at a heavy one somebody looks."""
    bag = turn.state.bag
    if bag is None or bag.open_g is None or bag.raised or not _shops(turn):
        return
    step = bag.open_g - bag.area.gross_g
    if 0 < step <= LIGHT_BAG_G:
        own = Reading(meaning=Meaning.OWN_THING, probability=1.0, own_g=step)
        _accept(turn, bag, own, SolvedBy.OWN_BAG)
    else:
        _raise(turn, bag, judge(bag.area, bag.open_g, turn.policy.bagging, Outcome.NUDGE))


def before_payment(turn: Turn) -> bool:
    """Whether something about the bag is to be said first. Told once, the lane decides at the second touch whether it
    lets it be or somebody looks.
    """
    bag = turn.state.bag
    if bag is None or bag.open_g is None or bag.raised or not _shops(turn):
        return False
    if turn.state.bag_load is Load.MISSING:
        return False  # nobody waits for a scale that is away
    if not bag.told:
        verdict = judge(bag.area, bag.open_g, turn.policy.bagging, Outcome.WAIT)
        if verdict.outcome is not Outcome.ACCEPT:
            _tell(turn, bag, verdict)
            return True
        _accept(turn, bag, verdict.reading, SolvedBy.LANE)
        return False
    _judge(turn, bag, Outcome.ASK)
    return False


def _shops(turn: Turn) -> bool:
    return turn.state.session is not None and isinstance(turn.state.session.phase, Shopping)


def _loads(turn: Turn, before: LaneState) -> None:
    bag, state = turn.state.bag, turn.state
    if bag is None or state.bag_load is not Load.STABLE:
        return
    if not bag.known:
        _note(turn, replace(bag, known=True, area=replace(bag.area, gross_g=state.bag_grams)))
        return
    moved = state.bag_grams != (bag.area.gross_g if bag.open_g is None else bag.open_g)
    scanned_now = bag.open_g is not None and before.bag is not None and before.bag.area.waiting != bag.area.waiting
    if moved or scanned_now:
        _judge(turn, replace(bag, open_g=state.bag_grams, tried=None, until=None), None)


def _judge(turn: Turn, bag: Bag, tried: Outcome | None) -> None:
    if bag.open_g is None:
        return
    verdict = judge(bag.area, bag.open_g, turn.policy.bagging, tried)
    match verdict.outcome:
        case Outcome.ACCEPT:
            by = SolvedBy.SHOPPER if tried is None else SolvedBy.LANE
            _accept(turn, bag, verdict.reading, by)
        case Outcome.WAIT:
            _note(turn, replace(bag, tried=Outcome.WAIT, until=turn.moment.mono + turn.policy.bag_waits_s))
        case Outcome.NUDGE | Outcome.ASK:
            _tell(turn, bag, verdict)
        case Outcome.ATTENDANT:
            _raise(turn, bag, verdict)


def _tell(turn: Turn, bag: Bag, verdict: Verdict) -> None:
    """The shopper reads what is, and what to do; the banner has their own bag to touch. It stays until it is solved."""
    if not bag.told:
        turn.happened(
            BagQuestioned(
                session=bag.session,
                at=turn.moment.wall,
                meaning=verdict.reading.meaning,
                expected_g=verdict.expected_g,
                seen_g=verdict.seen_g,
                wrong_bp=round(10_000 * verdict.wrong),
            )
        )
    _note(turn, replace(bag, tried=Outcome.ASK, until=None, told=True))
    turn.say(SAYS.get(verdict.reading.meaning, Say.BAG_EXTRA))


def _raise(turn: Turn, bag: Bag, verdict: Verdict) -> None:
    kind = KINDS.get(verdict.reading.meaning, InterventionKind.EXTRA)
    line = verdict.reading.pieces[0].line if verdict.reading.pieces else 0
    of = turn.session.line(line)
    likely = round(10_000 * (1 - verdict.wrong))
    saw = Saw(expected_g=verdict.expected_g, seen_g=verdict.seen_g, likely_bp=likely)
    raising.raise_one(turn, kind, item=of.item if of is not None else None, line=line, saw=saw)
    turn.hush(*ABOUT_BAG)
    raised = turn.session.interventions[-1].id
    _note(turn, replace(bag, tried=Outcome.ATTENDANT, until=None, told=True, raised=raised))


def _accept(turn: Turn, bag: Bag, reading: Reading, by: SolvedBy) -> None:
    """The load is explained: the next one starts from it, what it teaches is written down, what was told is over."""
    if bag.open_g is None:
        return
    lying = teaches(bag.area, bag.open_g, reading)
    if lying is not None and _teaches_lane(turn.session, lying):
        turn.happened(
            PlacementAccepted(
                session=bag.session,
                at=turn.moment.wall,
                line=lying.piece.line,
                item=lying.piece.item,
                grams=lying.grams,
            )
        )
    _over(turn, bag, by)
    for one in turn.session.interventions:
        if one.id == bag.raised:
            raising.solved(turn, one)
    area = accepted(bag.area, bag.open_g, reading)
    _note(turn, Bag(session=bag.session, area=area, known=True))


def _over(turn: Turn, bag: Bag, by: SolvedBy) -> None:
    if bag.told and not bag.raised:
        turn.happened(BagSolved(session=bag.session, at=turn.moment.wall, by=by))
    turn.hush(*ABOUT_BAG)


def _cleared(turn: Turn) -> None:
    """Staff have looked: what they let be lies there; what they refused is to go, and is looked at again."""
    bag = turn.state.bag
    if bag is None or not bag.raised or turn.session.intervention(bag.raised) is not None:
        return
    grams = bag.area.gross_g if bag.open_g is None else bag.open_g
    answers = [one for one in turn.facts if isinstance(one, InterventionCleared) and one.intervention == bag.raised]
    if answers and answers[-1].answer is Answer.REFUSE:
        _note(turn, Bag(session=bag.session, area=bag.area, known=True))
        return
    _note(turn, Bag(session=bag.session, area=replace(bag.area, gross_g=grams, began=True), known=True))


def _teaches_lane(session: Session, lying: Lying) -> bool:
    """What is practised teaches nothing, nor what was weighed or is too heavy to be one piece."""
    line = session.line(lying.piece.line)
    return line is not None and not line.is_load and not session.training and lying.grams <= HEAVIEST_G


def _with_lines(turn: Turn, area: Area, was: tuple[Line, ...], now: tuple[Line, ...]) -> Area:
    had = {line.id: line.quantity for line in was}
    have = {line.id: line.quantity for line in now}
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


def _note(turn: Turn, bag: Bag | None) -> None:
    if turn.state.bag != bag:
        turn.happened(BagNoted(bag))
