"""The bagging area while selling goes on: what was scanned is awaited there, what is put down is judged.

A load that is not explained is first waited for, then told, then asked about; a person is called by its cost alone, and
only payment waits. Scanning never does.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.bagging import Meaning, Outcome, accepted, judge
from kiosk.core.session.bag_facts import SolvedBy, UnsolvedAs
from kiosk.core.session.bag_inputs import WeightsCame
from kiosk.core.session.bag_notes import Bag, WeightsNoted
from kiosk.core.session.decide import bag_questions
from kiosk.core.session.decide.bag_area import accept, note, pieces_of, shops, solve, stand, stood, unsolved, with_lines
from kiosk.core.session.facts import LineAdded
from kiosk.core.session.inputs import Load
from kiosk.core.session.state import LaneState, Shopping
from kiosk.core.session.turn import Turn


def follow(turn: Turn, before: LaneState) -> None:
    """After every input: the bag is that of the visit, its lines are awaited, a new load is judged."""
    session, bag = turn.state.session, turn.state.bag
    if bag is not None and (session is None or bag.session != session.id):
        unsolved(turn, bag, UnsolvedAs.LEFT)
    if "bagging" not in turn.policy.devices or session is None:
        note(turn, None)
        return
    if bag is None or bag.session != session.id:
        # what a basket that was taken up holds is packed, here or elsewhere; the scan that begins a visit is not
        new = {fact.line.id for fact in turn.facts if isinstance(fact, LineAdded)}
        packed = pieces_of(tuple(line for line in session.lines if line.id not in new))
        bag = Bag(session=session.id)
        note(turn, replace(bag, area=with_lines(turn, bag.area, packed, session.lines)))
    elif before.session is not None and before.session.id == session.id and before.session.lines != session.lines:
        note(turn, replace(bag, area=with_lines(turn, bag.area, pieces_of(before.session.lines), session.lines)))
    if isinstance(session.phase, Shopping):
        bag_questions.cleared(turn)
        _loads(turn, before)
        _places(turn, before)


def started(turn: Turn) -> None:
    """The visit goes on, and so does its bag: what differs from how it stood is a step like any other."""
    session, fact = turn.state.session, turn.state.bag_stood
    if session is None or fact is None or fact.session != session.id or "bagging" not in turn.policy.devices:
        return
    bag = Bag(session=session.id, area=stood(turn, fact), known=True, no_bags=fact.no_bags)
    note(turn, bag_questions.with_call(turn, bag))


def weights_came(turn: Turn, event: WeightsCame) -> None:
    """What is scanned from now on is awaited with what all lanes know of it."""
    turn.happened(WeightsNoted(replace(turn.state.learned, store=event.store, kinds=event.kinds)))


def ticked(turn: Turn) -> None:
    """What was waited for did not come right."""
    bag = turn.state.bag
    if bag is None or not shops(turn):
        return
    now = turn.moment.mono
    if bag.place_at is not None and now >= bag.place_at:
        note(turn, replace(bag, place_at=None))
        bag_questions.placing(turn)
    elif bag.until is not None and now >= bag.until and not bag.raised:
        if bag.open_g is not None:
            _next_way(turn, bag)
        else:
            bag_questions.again(turn)


def deadline(state: LaneState) -> float | None:
    bag = state.bag
    moments = [one for one in (bag.until, bag.place_at) if one is not None] if bag is not None else []
    return min(moments, default=None)


def before_payment(turn: Turn) -> bool:
    """Whether something about the bag is to be said first. Who was asked and touches Pay again is let go, or somebody
    looks, as the costs have it.
    """
    bag = turn.state.bag
    if bag is None or bag.raised or not shops(turn) or turn.state.bag_load is Load.MISSING:
        return False  # nobody waits for a scale that is away
    if bag.open_g is None:
        return bag_questions.place_first(turn, bag)
    if bag.tried is Outcome.ASK:
        _next_way(turn, bag)
        return False
    verdict = judge(bag.area, bag.open_g, turn.policy.bagging, Outcome.WAIT)
    if verdict.outcome is not Outcome.ACCEPT:
        bag_questions.tell(turn, bag, verdict, Outcome.ASK)
        return True
    accept(turn, bag, verdict.reading, SolvedBy.LANE)
    return False


def _loads(turn: Turn, before: LaneState) -> None:
    bag, state = turn.state.bag, turn.state
    if bag is None or state.bag_load is not Load.STABLE:
        return
    if not bag.known:
        bag = replace(bag, known=True, area=replace(bag.area, gross_g=state.bag_grams))
        note(turn, bag)
        stand(turn, bag)
        return
    if state.bag_grams != (bag.area.gross_g if bag.open_g is None else bag.open_g):
        _moved(turn, bag, state.bag_grams)
    elif bag.open_g is not None and before.bag is not None and before.bag.area.waiting != bag.area.waiting:
        verdict = judge(bag.area, bag.open_g, turn.policy.bagging)
        if verdict.outcome is Outcome.ACCEPT:  # else it stands as it was asked
            accept(turn, bag, verdict.reading, SolvedBy.SHOPPER)


def _moved(turn: Turn, bag: Bag, grams: int) -> None:
    """Another load: it may be right now. Who was told of the one before is at it, and has their time again."""
    was_open, beside = bag.open_g is not None, _beside(turn, bag, grams)
    bag = replace(bag, open_g=grams)
    verdict = judge(bag.area, grams, turn.policy.bagging)
    if verdict.outcome is Outcome.ACCEPT:
        accept(turn, bag, verdict.reading, SolvedBy.SHOPPER)
    elif beside is not None:
        note(turn, beside)
    elif bag.raised:
        note(turn, bag)
    elif was_open and bag.told:
        bag_questions.tell(turn, bag, verdict, Outcome.NUDGE)
    elif verdict.outcome is Outcome.WAIT:
        until = turn.moment.mono + turn.policy.bag_waits_s
        note(turn, replace(bag, tried=Outcome.WAIT, until=until, place_at=None))
    else:
        bag_questions.tell(turn, bag, verdict, Outcome.NUDGE)


def _beside(turn: Turn, bag: Bag, grams: int) -> Bag | None:
    """`bag` where what is scanned was put down beside a load that is open: that load alone stays open, as heavy as it
    was. It teaches no weight. None where the step by itself says nothing of the kind.
    """
    if bag.open_g is None or grams <= bag.open_g:
        return None
    around = replace(bag.area, gross_g=bag.open_g)
    verdict = judge(around, grams, turn.policy.bagging)
    if verdict.outcome is not Outcome.ACCEPT or verdict.reading.meaning is not Meaning.PLACED:
        return None
    more = grams - bag.open_g
    area = replace(accepted(around, grams, verdict.reading), gross_g=bag.area.gross_g + more)
    raised_g = bag.raised_g + more if bag.raised_g is not None else None
    return replace(bag, area=area, open_g=grams, raised_g=raised_g)


def _next_way(turn: Turn, bag: Bag) -> None:
    if bag.open_g is None:
        return
    verdict = judge(bag.area, bag.open_g, turn.policy.bagging, bag.tried)
    if bag.claimed and not bag_questions.believes(turn):
        bag_questions.call(turn, bag, verdict)
    elif verdict.outcome is Outcome.ACCEPT:
        accept(turn, bag, verdict.reading, SolvedBy.WORD if bag.claimed else SolvedBy.LANE)
    else:
        bag_questions.louder(turn, bag, verdict)


def _places(turn: Turn, before: LaneState) -> None:
    """What waits is told of once nothing has changed for a while; what is put down meanwhile is not."""
    bag = turn.state.bag
    if bag is None or not turn.policy.bag_asks_placing:
        return
    if bag.about is Meaning.NOT_PLACED and not bag.area.waiting and bag.open_g is None:
        solve(turn, bag, bag.area, SolvedBy.SHOPPER)
    elif before.bag is None or before.bag.area != bag.area:
        waits = bool(bag.area.waiting) and not bag.no_bags and bag.open_g is None and not bag.told
        note(turn, replace(bag, place_at=turn.moment.mono + turn.policy.bag_place_s if waits else None))
