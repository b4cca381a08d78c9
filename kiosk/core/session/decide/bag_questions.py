"""What a shopper is told about the bag: quietly first, with time to put it right; then with a choice of what it is;
then somebody looks. No message that comes between loses a question.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.bagging import BagChoice, Lying, Meaning, Outcome, Piece, Reading, Verdict, judge
from kiosk.core.bagging.area import left_out
from kiosk.core.bagging.habits import LIGHT_BAG_G
from kiosk.core.interventions import NOTHING_SEEN, Answer, InterventionKind, Saw
from kiosk.core.session.bag_facts import BagAnswered, BagQuestioned, SolvedBy, UnsolvedAs
from kiosk.core.session.bag_notes import Bag
from kiosk.core.session.decide import raising
from kiosk.core.session.decide.bag_area import accept, note, settle, shops, solve, teach, unsolved
from kiosk.core.session.inputs import Load
from kiosk.core.session.intervention_facts import InterventionCleared
from kiosk.core.session.notes import Say
from kiosk.core.session.turn import Turn

SAYS = {
    Meaning.EXTRA: Say.BAG_EXTRA,
    Meaning.OTHER_ITEM: Say.BAG_OTHER,
    Meaning.TAKEN_OUT: Say.BAG_TAKEN,
    Meaning.NOT_PLACED: Say.BAG_PLACE,
}
ABOUT_BAG = tuple(SAYS.values())
MOST_WORDS = 3
"""So many loads of a visit are let be on the shopper's word; somebody looks at the next."""
KINDS = {
    Meaning.EXTRA: InterventionKind.EXTRA,
    Meaning.OTHER_ITEM: InterventionKind.OTHER_ITEM,
    Meaning.TAKEN_OUT: InterventionKind.TAKEN_OUT,
    Meaning.NOT_PLACED: InterventionKind.NOT_PLACED,
}


def louder(turn: Turn, bag: Bag, verdict: Verdict) -> None:
    """One way further than what was tried: nobody is asked who was not told, or called who was not asked."""
    match bag.tried:
        case Outcome.ASK | Outcome.ATTENDANT:
            call(turn, bag, verdict)
        case Outcome.NUDGE:
            tell(turn, bag, verdict, Outcome.ASK)
        case _:
            tell(turn, bag, verdict, Outcome.NUDGE)


def tell(turn: Turn, bag: Bag, verdict: Verdict, way: Outcome) -> None:
    """The shopper reads what is, and what to do (`NUDGE`) or what to say (`ASK`). It stays until it is solved."""
    reading = verdict.reading
    about = reading.meaning if reading.meaning in SAYS else Meaning.EXTRA
    line = reading.pieces[0].line if reading.pieces else 0
    if bag.about is not about:
        turn.happened(
            BagQuestioned(
                session=bag.session,
                at=turn.moment.wall,
                meaning=about,
                expected_g=verdict.expected_g,
                seen_g=verdict.seen_g,
                wrong_bp=round(10_000 * verdict.wrong),
                line=line,
                lane=turn.policy.lane,
            )
        )
    if not bag.told:
        bag = replace(bag, asked_at=turn.moment.mono)
    note(turn, _asked(turn, replace(bag, about=about, line=line, claimed=False), way))


def show(turn: Turn) -> None:
    """What is open about the bag is on the screen, once nothing else is and as long as it was not read."""
    bag, message = turn.state.bag, turn.state.message
    if bag is None or bag.about is None or bag.hidden or bag.raised or not shops(turn):
        turn.hush(*ABOUT_BAG)
    elif message is None or message.say in ABOUT_BAG:
        line = turn.session.line(bag.line)
        named = bag.about in (Meaning.OTHER_ITEM, Meaning.NOT_PLACED) and line is not None
        turn.say(SAYS[bag.about], line.item if line is not None and named else None)


def read(turn: Turn) -> None:
    """OK: it is out of the way. It comes again when there is something new to say, and before payment."""
    bag, message = turn.state.bag, turn.state.message
    if bag is not None and message is not None and message.say in ABOUT_BAG:
        note(turn, replace(bag, hidden=True))


def again(turn: Turn) -> None:
    """They want to see what it is about, and to say what it is."""
    bag = turn.state.bag
    if bag is not None and bag.told and not bag.raised:
        note(turn, _asked(turn, bag, Outcome.ASK))


def call(turn: Turn, bag: Bag, verdict: Verdict | None) -> None:
    """Somebody looks, before payment; `verdict` is None for what was not put down."""
    reading = verdict.reading if verdict is not None else None
    number = reading.pieces[0].line if reading is not None and reading.pieces else bag.line
    of = turn.session.line(number)
    meaning = reading.meaning if reading is not None else Meaning.NOT_PLACED
    saw = NOTHING_SEEN
    if verdict is not None:
        likely = round(10_000 * (1 - verdict.wrong))
        saw = Saw(expected_g=verdict.expected_g, seen_g=verdict.seen_g, likely_bp=likely)
    kind = KINDS.get(meaning, InterventionKind.EXTRA)
    unsolved(turn, bag, UnsolvedAs.STAFF)
    raising.raise_one(turn, kind, item=of.item if of is not None else None, line=number, saw=saw)
    raised = turn.session.interventions[-1].id
    bag = replace(bag, tried=Outcome.ATTENDANT, until=None, about=bag.about or meaning)
    note(turn, replace(bag, raised=raised, raised_g=bag.open_g))


def chosen(turn: Turn, choice: BagChoice) -> None:
    """What the shopper says: believed where the costs say so, else somebody looks."""
    bag = turn.state.bag
    if bag is None or choice not in bag.choices or not shops(turn):
        return
    at, lane = turn.moment.wall, turn.policy.lane
    turn.happened(BagAnswered(session=bag.session, lane=lane, at=at, choice=choice))
    bag = replace(bag, choice=choice)
    match choice:
        case BagChoice.TOOK_OUT | BagChoice.PUT_BACK:
            until = turn.moment.mono + turn.policy.bag_nudge_s  # the scale shows it, if it is so
            note(turn, replace(bag, claimed=True, hidden=True, until=until))
        case BagChoice.OWN_BAG:
            _own_bag(turn, bag)
        case BagChoice.RIGHT_ITEM:
            _right_item(turn, bag)
        case BagChoice.TROLLEY | BagChoice.NO_BAGS:
            _not_in_bags(turn, bag, choice)


def believes(turn: Turn) -> bool:
    """Whether a word counts: after a few of them in one visit somebody looks."""
    return turn.session.bag_words < MOST_WORDS


def placing(turn: Turn) -> None:
    """The store wants to see it in the bag, and nothing was scanned or put down for a while."""
    bag = turn.state.bag
    if bag is not None and _place_due(turn, bag) and not bag.told:
        _ask_to_place(turn, bag, Outcome.NUDGE)


def place_first(turn: Turn, bag: Bag) -> bool:
    """Whether, before payment, it is to be said what is not in the bag; who was asked and says nothing, waits."""
    if not _place_due(turn, bag):
        return False
    if bag.about is Meaning.NOT_PLACED and bag.tried is Outcome.ASK:
        call(turn, bag, None)
        return False
    _ask_to_place(turn, bag, Outcome.ASK)
    return True


def _place_due(turn: Turn, bag: Bag) -> bool:
    asks = turn.policy.bag_asks_placing and not bag.no_bags and not bag.raised and bag.open_g is None
    return asks and bag.known and bool(bag.area.waiting) and turn.state.bag_load is Load.STABLE and shops(turn)


def _ask_to_place(turn: Turn, bag: Bag, way: Outcome) -> None:
    area = bag.area
    lines = {piece.line for piece in area.waiting}
    reading = Reading(meaning=Meaning.NOT_PLACED, probability=1.0, pieces=area.waiting[:1] if len(lines) == 1 else ())
    expected = round(area.expected_g)
    verdict = Verdict(outcome=way, reading=reading, wrong=0, expected_g=expected, seen_g=area.gross_g, cost=0)
    tell(turn, bag, verdict, way)


def cleared(turn: Turn) -> None:
    """Staff have looked. What they saw and let be lies there, and no more than that; what they refused is to go, and is
    told and asked about anew as long as it lies there.
    """
    bag = turn.state.bag
    if bag is None or not bag.raised or turn.session.intervention(bag.raised) is not None:
        return
    answers = [one for one in turn.facts if isinstance(one, InterventionCleared) and one.intervention == bag.raised]
    if answers and answers[-1].answer is Answer.REFUSE:
        settle(turn, bag, bag.area)
        if turn.state.bag is not None:
            note(turn, replace(turn.state.bag, open_g=bag.open_g))
        return
    if bag.raised_g is None:  # what was not put down need not be
        settle(turn, bag, replace(bag.area, waiting=()))
        return
    waiting, lying = list(bag.area.waiting), list(bag.area.lying)
    piece = _put_down(bag)
    if piece is not None and bag.about is Meaning.OTHER_ITEM:
        lies = Lying(piece, bag.raised_g - bag.area.gross_g)
        if answers and answers[-1].answer is Answer.APPROVE and lies.grams > 0:
            teach(turn, lies)  # a person has seen that it is the item
        waiting.remove(piece)
        lying.append(lies)
    area = replace(bag.area, gross_g=bag.raised_g, began=True, waiting=tuple(waiting), lying=tuple(lying))
    settle(turn, bag, area)


def with_call(turn: Turn, bag: Bag) -> Bag:
    """`bag`, with what somebody was to look at before the start."""
    kinds = {kind: about for about, kind in KINDS.items()}
    one = next((one for one in turn.session.interventions if one.kind in kinds), None)
    if one is None:
        return bag
    about = kinds[one.kind]
    seen = one.saw.seen_g if about is not Meaning.NOT_PLACED else None
    return replace(bag, open_g=seen, about=about, line=one.line, tried=Outcome.ATTENDANT, raised=one.id, raised_g=seen)


def _asked(turn: Turn, bag: Bag, way: Outcome) -> Bag:
    until = turn.moment.mono + turn.policy.bag_nudge_s if way is Outcome.NUDGE else None
    return replace(bag, tried=way, until=until, hidden=False, place_at=None)


def _put_down(bag: Bag) -> Piece | None:
    """The piece of the line that was told of, if it still waits."""
    return next((piece for piece in reversed(bag.area.waiting) if piece.line == bag.line), None)


def _own_bag(turn: Turn, bag: Bag) -> None:
    """A light one is believed, at a heavy one somebody looks, and at whatever comes after a few."""
    if bag.open_g is None:
        return
    step = bag.open_g - bag.area.gross_g
    if 0 < step <= LIGHT_BAG_G and believes(turn):
        own = Reading(meaning=Meaning.OWN_THING, probability=1.0, own_g=step)
        accept(turn, bag, own, SolvedBy.OWN_BAG)
    else:
        call(turn, bag, judge(bag.area, bag.open_g, turn.policy.bagging, Outcome.NUDGE))


def _right_item(turn: Turn, bag: Bag) -> None:
    piece = _put_down(bag)
    if bag.open_g is None:
        return
    verdict = judge(bag.area, bag.open_g, turn.policy.bagging, Outcome.ASK, word=True)
    if verdict.outcome is Outcome.ACCEPT and piece is not None and believes(turn):
        right = Reading(meaning=Meaning.PLACED, probability=1.0, pieces=(piece,))
        accept(turn, bag, right, SolvedBy.WORD)
    else:
        call(turn, bag, verdict)


def _not_in_bags(turn: Turn, bag: Bag, choice: BagChoice) -> None:
    """It is paid for, wherever it is."""
    if bag.open_g is not None:
        out = Reading(meaning=Meaning.TAKEN_OUT, probability=1.0)
        read = judge(bag.area, bag.open_g, turn.policy.bagging, Outcome.NUDGE).reading
        accept(turn, bag, read if read.meaning is Meaning.TAKEN_OUT else out, SolvedBy.TROLLEY)
        return
    area = bag.area
    if choice is BagChoice.TROLLEY:
        for number in {piece.line for piece in area.waiting} if not bag.line else {bag.line}:
            area = left_out(area, number)
    solve(turn, replace(bag, no_bags=choice is BagChoice.NO_BAGS), area, SolvedBy.TROLLEY)
