"""Spot checks: drawn on the way to payment, made by a colleague at the lane, settled at once.

While one is made the scanner is the colleague's: a piece that is in the basket ticks its line, another is put aside and
sold when the check is over. Nothing is said to the shopper but that it takes a minute.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import spot
from kiosk.core.interventions import Answer, Intervention, InterventionKind, Saw, SettledBy
from kiosk.core.pricing import Line
from kiosk.core.session.decide import activity, basket, raising, rights
from kiosk.core.session.inputs import CountScanned, ItemScanned, LabelScanned, UnreadableScanned
from kiosk.core.session.lane_notes import StaffStays
from kiosk.core.session.notes import Say
from kiosk.core.session.spot_facts import SpotChecked, SpotDrawn
from kiosk.core.session.spot_inputs import SpotDone, SpotInput, SpotLeft, SpotLineTouched, SpotTouched
from kiosk.core.session.spot_notes import SpotNoted, SpotRun
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.state import Session, Shopping
from kiosk.core.session.touches import Found, Scan
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, SignedOn
from kiosk.core.values import Money

CHECKED = "checked"
"""The reason with which a check that was made is cleared."""


def draw(turn: Turn) -> None:
    """Whether this visit is checked: never twice, never in peace after a clean one, never in training."""
    session, state = turn.session, turn.state
    if session.owes_check and not session.training:
        raising.raise_one(turn, InterventionKind.SPOT_CHECK, saw=Saw(why=(spot.SpotReason.PUT_ASIDE,)))
        return
    if not turn.policy.spot_check_bp or session.training or session.spot_picked:
        return
    if state.sessions <= state.spot_rests_until:
        return
    why = spot.reasons(
        session.lines, undone=session.undone, removed_weighed=session.removed_weighed, on_word=session.bag_words
    )
    chance = spot.chance_bp(turn.policy.spot_check_bp, why)
    if chance <= session.spot_bp:
        return
    picked = spot.falls(turn.moment.nonce, chance, session.spot_bp)
    why = why or (spot.SpotReason.RANDOM,)
    turn.happened(
        SpotDrawn(
            session=session.id,
            lane=turn.policy.lane,
            at=turn.moment.wall,
            chance_bp=chance,
            picked=picked,
            why=why,
        )
    )
    if picked:
        raising.raise_one(turn, InterventionKind.SPOT_CHECK, saw=Saw(why=why))


def waives(answer: Answer, reason: str) -> bool:
    """A check may be left out, with a reason. There is nothing to refuse: it is made at the lane."""
    return answer is Answer.APPROVE and bool(reason)


def may_end(session: Session, run: SpotRun) -> bool:
    """Whether enough was looked at. A few lines are seen whole; where one is missing, all that lies there is looked at,
    and what is not found then is missing.
    """
    lines = (line for line in map(session.line, run.asked) if line is not None)
    return run.whole or all(run.seen.count(line.id) >= line.pieces for line in lines)


def is_running(turn: Turn) -> bool:
    return turn.state.spot is not None and turn.state.staff is not None


def happened(turn: Turn, event: SpotInput) -> None:
    run = turn.state.spot
    who = rights.allowed(turn, Act.SPOT_CHECK, event) if turn.state.session is not None else None
    if who is None:
        return
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))
    activity.note(turn)
    match event:
        case SpotTouched():
            _begin(turn, whole=event.whole)
        case SpotLineTouched() if run is not None:
            line = turn.session.line(event.line)
            if line is not None and run.seen.count(line.id) < line.pieces:
                turn.happened(SpotNoted(replace(run, seen=(*run.seen, line.id))))
        case SpotDone() if run is not None and not may_end(turn.session, run):
            rights.refuse(turn, Act.SPOT_CHECK, NotDone.NOT_NOW, who.staff)
        case SpotDone() if run is not None:
            _settle(turn, run, who, void=event.void)
        case SpotLeft():
            turn.happened(SpotNoted(None))
        case _:
            return


def scanned(turn: Turn, scan: Scan) -> None:
    """One piece of what lies in the bags."""
    run = turn.state.spot
    if run is None:
        return
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))
    activity.note(turn)
    if isinstance(scan, ItemScanned | LabelScanned | CountScanned):
        line = _line_of(turn.session, run, scan)
        turn.hush()
        if line is not None:
            turn.happened(SpotNoted(replace(run, seen=(*run.seen, line.id))))
        else:
            turn.happened(SpotNoted(replace(run, extra=(*run.extra, scan))))
    elif not isinstance(scan, UnreadableScanned):
        turn.say(Say.UNKNOWN_ITEM)


def settle(turn: Turn) -> None:
    """A check whose colleague is gone, or that was waived meanwhile, is not made any more."""
    run, session = turn.state.spot, turn.state.session
    if run is None:
        return
    there = session is not None and session.intervention(run.intervention) is not None
    if not there or turn.state.staff is None:
        turn.happened(SpotNoted(None))


def _begin(turn: Turn, *, whole: bool) -> None:
    one = _open(turn.session)
    if one is None or not isinstance(turn.session.phase, Shopping):
        return
    lines, run = turn.session.lines, turn.state.spot
    asked = tuple(line.id for line in lines) if whole else spot.chosen(lines)
    run = run or SpotRun(intervention=one.id, whole=whole, asked=asked)
    turn.happened(SpotNoted(replace(run, whole=whole, asked=asked)))  # what was seen already stays so


def _settle(turn: Turn, run: SpotRun, who: SignedOn, *, void: bool) -> None:
    """What was found is journaled, the check is over, and the basket is what lies in the bags."""
    session = turn.session
    one = session.intervention(run.intervention)
    if one is None:
        return
    found = _found(turn, session, run)
    turn.happened(
        SpotChecked(
            session=session.id,
            lane=turn.policy.lane,
            at=turn.moment.wall,
            intervention=one.id,
            staff=who.staff,
            whole=run.whole,
            matched=found.matched,
            missing=found.missing,
            extra=found.extra,
            voided=void and bool(found.missing),
            audited=found.audited,
            difference=found.difference,
            accuracy_bp=found.accuracy_bp,
        ),
        SpotNoted(None),
    )
    raising.clear(turn, session, one, SettledBy.STAFF, Answer.APPROVE, who.staff, who.name, CHECKED)
    if void:
        for number in found.missing:
            _void(turn, number, run.seen.count(number))
    for scan in run.extra:
        basket.scanned(turn, scan)


def _void(turn: Turn, number: int, left: int) -> None:
    line = turn.session.line(number)
    if line is None:
        return
    if left:
        basket.change_quantity(turn, line, left)
    else:
        basket.take_out(turn, number)


def _found(turn: Turn, session: Session, run: SpotRun) -> spot.Found:
    """By what the basket asks for each line; what was not in it by its shelf price or label."""
    nothing = Money(0, turn.policy.currency)
    there, wrong = nothing, nothing
    missing = []
    for line in session.lines:
        asked, seen = session.priced(line.id).asked, run.seen.count(line.id)
        worth = Money(asked.minor * seen // line.pieces, asked.currency)
        there += worth
        if run.whole and seen < line.pieces:
            missing.append(line.id)
            wrong += asked - worth
    for scan in run.extra:
        worth = _worth(scan)
        there += worth
        wrong += worth
    return spot.Found(
        matched=len(run.seen),
        missing=tuple(missing),
        extra=tuple(scan.item.key for scan in run.extra),
        audited=there,
        difference=wrong,
    )


def _worth(scan: Found) -> Money:
    """What a scan is worth; a kilogram's price where nothing has been weighed yet."""
    match scan:
        case LabelScanned():
            return Line(0, scan.item, label=scan.label).shelf
        case CountScanned():
            return scan.item.price.times(scan.count)
        case ItemScanned():
            return scan.item.price


def _line_of(session: Session, run: SpotRun, scan: Found) -> Line | None:
    """A line of that item with a piece that was not seen yet; of labels the one that says the same."""
    for line in session.lines:
        same = line.item.key == scan.item.key and run.seen.count(line.id) < line.pieces
        if same and (not isinstance(scan, LabelScanned) or line.label == scan.label):
            return line
    return None


def _open(session: Session) -> Intervention | None:
    kinds = (one for one in session.interventions if one.kind is InterventionKind.SPOT_CHECK)
    return next(kinds, None)
