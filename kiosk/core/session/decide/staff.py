"""Staff at the lane: a badge, or number and PIN; what they do; and that nobody stays signed on by mistake.

The PIN is looked at elsewhere (`CheckPin`), so that selling never waits for it. Wrong ones are counted for each person,
durably: a lane that starts again has not forgotten them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.core.session.decide import (
    calls,
    changes,
    clock,
    debts,
    drawer,
    help_page,
    mode,
    receipt,
    refunds,
    rights,
    service,
    settle,
    shelf,
    totals,
)
from kiosk.core.session.decide.staff_acts import offered
from kiosk.core.session.effects import CheckPin, PushOutbox
from kiosk.core.session.inputs import PinChecked, StaffActed
from kiosk.core.session.lane_facts import OffBy, PinRefused, StaffSignedOff, StaffSignedOn
from kiosk.core.session.lane_notes import ChangingNoted, Pad, PadNoted, PinLocked, StaffStays
from kiosk.core.session.notes import Say
from kiosk.core.session.staff_facts import NotDone, StaffProved
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, Member, Proof, SignedOn

PIN_DIGITS = (4, 8)
"""The shortest and the longest PIN."""


def badge_scanned(turn: Turn, staff: str) -> None:
    """Whose badge it is is signed on, or has shown what an act wants; the badge of who is signed on signs them off."""
    member, pad = rights.member_of(turn, staff), turn.state.pad
    if member is None:
        turn.say_for_a_while(Say.BADGE_UNKNOWN)
        rights.refuse(turn, Act.SIGN_ON, NotDone.UNKNOWN)
    elif turn.state.staff is not None and turn.state.staff.staff == staff:
        if Proof.BADGE not in turn.state.staff.by:
            _prove(turn, pad, Proof.BADGE)
        elif pad is None or pad.act is None:
            sign_off(turn, OffBy.TOUCH)
    else:
        turn.hush(Say.BADGE_UNKNOWN, Say.OFFER_HELP, Say.RECEIPT_CODE, Say.NO_RIGHT, Say.OVER_LIMIT)
        help_page.close(turn)
        if is_locked(turn.state, member, turn.moment.mono):
            rights.refuse(turn, Act.SIGN_ON, NotDone.LOCKED, staff)
            sign_off(turn, OffBy.OTHER)
            _show(turn, Pad(closes_at=0, member=member))
        else:
            _sign_on(turn, member, Proof.BADGE)


def staff_touched(turn: Turn) -> None:
    """The keys for a staff number are on the screen, where the store has staff."""
    if turn.state.staff is None and turn.state.pad is None and turn.policy.staff.members:
        help_page.close(turn)
        _show(turn, Pad(closes_at=0))


def number_given(turn: Turn, number: str) -> None:
    pad = turn.state.pad
    if pad is None or pad.member is not None:
        return
    known = turn.policy.staff.numbered(number)
    member = rights.member_of(turn, known.id) if known is not None else None
    if member is None:
        rights.refuse(turn, Act.SIGN_ON, NotDone.UNKNOWN)
    _show(turn, replace(pad, member=member, refused=member is None))


def pin_given(turn: Turn, pin: str) -> None:
    """Looked at, unless this person must wait."""
    pad = turn.state.pad
    if pad is None or pad.member is None or pad.wants is not Proof.PIN or pad.checking:
        return
    if is_locked(turn.state, pad.member, turn.moment.mono):
        rights.refuse(turn, pad.act or Act.SIGN_ON, NotDone.LOCKED, pad.member.id)
        return
    _show(turn, replace(pad, checking=True, refused=False))
    turn.effect(CheckPin(pad.member.id, pin))


def pin_checked(turn: Turn, event: PinChecked) -> None:
    """A wrong PIN counts even where the keys are gone; a right one signs on only who still stands before them."""
    member, pad = turn.policy.staff.member(event.staff), turn.state.pad
    waits = pad if pad is not None and pad.checking and pad.member == member else None
    if member is None:
        return
    if not event.right:
        _refuse(turn, member, waits)
    elif waits is not None and waits.act is not None:
        _prove(turn, waits, Proof.PIN)
    elif waits is not None:
        _sign_on(turn, member, Proof.PIN)


def key_touched(turn: Turn) -> None:
    """Whoever types has all of the time again."""
    pad = turn.state.pad
    if pad is not None:
        _show(turn, replace(pad, refused=False))


def acted(turn: Turn, event: StaffActed) -> None:
    """Only what who is signed on may do, and what there is to do now, is done."""
    act, who = event.act, turn.state.staff
    if who is None:
        return
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))
    role = turn.policy.staff.rights_of(who.role)
    if act in role.acts and not offered(turn.state, role, turn.policy).get(act, False):
        rights.refuse(turn, act, NotDone.NOT_NOW, who.staff)
    elif rights.allowed(turn, act, event) is not None and act in _DO:
        _DO[act](turn, who)


def sign_off(turn: Turn, by: OffBy) -> None:
    """Nobody of the staff is signed on; the shopper finds their visit as it was."""
    who = turn.state.staff
    if who is not None:
        turn.happened(StaffSignedOff(staff=who.staff, by=by, at=turn.moment.wall))
        if turn.state.pad is not None and turn.state.pad.act is not None:
            leave(turn)
        clock.seen(turn, who.role)


def leave(turn: Turn) -> bool:
    """Whether the keys of the sign-on were there to be put away."""
    there = turn.state.pad is not None
    if there:
        turn.happened(PadNoted(None))
    return there


def started(turn: Turn) -> None:
    """A new run begins without staff; whoever was locked out waits their whole time again."""
    sign_off(turn, OffBy.RESTART)
    for staff, tries in turn.state.pin_tries.items():
        if tries >= turn.policy.pin_tries:
            turn.happened(PinLocked(staff, turn.moment.mono + turn.policy.pin_pause_s))


def ticked(turn: Turn) -> None:
    state, now = turn.state, turn.moment.mono
    if state.pad is not None and now >= state.pad.closes_at:
        leave(turn)
    if state.staff_until is not None and now >= state.staff_until:
        sign_off(turn, OffBy.ABSENCE)
    for staff, until in state.pin_locked.items():
        if now >= until:
            turn.happened(PinLocked(staff, None))


def deadline(state: LaneState) -> float | None:
    moments = list(state.pin_locked.values())
    if state.pad is not None:
        moments.append(state.pad.closes_at)
    if state.staff_until is not None:
        moments.append(state.staff_until)
    return min(moments, default=None)


def is_locked(state: LaneState, member: Member, now: float) -> bool:
    return now < state.pin_locked.get(member.id, now)


def _show(turn: Turn, pad: Pad) -> None:
    turn.happened(PadNoted(replace(pad, closes_at=turn.moment.mono + turn.policy.pad_closes_s)))


def _refuse(turn: Turn, member: Member, waits: Pad | None) -> None:
    """After a lock-out that is over the count begins anew. Whoever is signed on and knows no PIN of theirs is not."""
    known = turn.state.pin_tries.get(member.id, 0)
    tries = 1 if known >= turn.policy.pin_tries else known + 1
    turn.happened(PinRefused(staff=member.id, tries=tries, at=turn.moment.wall))
    act = waits.act if waits is not None and waits.act is not None else Act.SIGN_ON
    rights.refuse(turn, act, NotDone.WRONG_PIN, member.id)
    if waits is not None:
        _show(turn, replace(waits, checking=False, refused=True))
    if tries >= turn.policy.pin_tries:
        turn.happened(PinLocked(member.id, turn.moment.mono + turn.policy.pin_pause_s))
        if turn.state.staff is not None and turn.state.staff.staff == member.id:
            sign_off(turn, OffBy.LOCKED)
            if waits is not None:
                _show(turn, Pad(closes_at=0, member=member))


def _sign_on(turn: Turn, member: Member, by: Proof) -> None:
    """What a colleague was about to change stays on the screen for whoever may do it: a manager asked to it does it."""
    changing = turn.state.changing
    sign_off(turn, OffBy.OTHER)
    session = turn.state.session.id if turn.state.session is not None else ""
    turn.happened(
        StaffSignedOn(session=session, staff=member.id, name=member.name, role=member.role, at=turn.moment.wall, by=by),
        PadNoted(None),
        StaffStays(turn.moment.mono + turn.policy.staff_stays_s),
    )
    if changing is not None and turn.policy.staff.may(member.role, changing.act):
        turn.happened(ChangingNoted(changing))
    turn.effect(PushOutbox())
    turn.hush(Say.PART_STAYS, Say.AGE_EARLY)  # it is a row before them now
    service.signed_on(turn)
    refunds.remember(turn)


def _prove(turn: Turn, pad: Pad | None, by: Proof) -> None:
    """Who is signed on has shown this too; what waited for it is decided at once."""
    who, session = turn.state.staff, turn.state.session
    leave(turn)
    if who is None:
        return
    turn.happened(
        StaffProved(session=session.id if session is not None else "", staff=who.staff, by=by, at=turn.moment.wall),
        StaffStays(turn.moment.mono + turn.policy.staff_stays_s),
    )
    turn.again = pad.then if pad is not None else None


_DO: Mapping[Act, Callable[[Turn, SignedOn], None]] = {
    Act.CLEAR_CALL: lambda turn, who: calls.seen_to(turn, who.name),
    Act.OPEN_LANE: mode.reopen,
    Act.CLOSE_LANE: mode.close,
    Act.START_TRAINING: mode.train,
    Act.END_TRAINING: mode.end_training,
    Act.START_SERVICE: service.begin,
    Act.END_SERVICE: service.end,
    Act.REFUND: lambda turn, _who: refunds.open_desk(turn),
    Act.DEBTS: lambda turn, _who: debts.open_debts(turn),
    Act.SETTLE: lambda turn, _who: settle.open_page(turn),
    Act.BASKETS: lambda turn, _who: shelf.open_shelf(turn),
    Act.SUSPEND: changes.suspend,
    Act.ASSIST: changes.assist,
    Act.END_ASSIST: changes.end_assist,
    Act.REPRINT: lambda turn, who: receipt.again(turn, who.staff),
    Act.NO_SALE: lambda turn, _who: drawer.open_page(turn),
    Act.TOTALS: lambda turn, _who: totals.open_totals(turn),
    Act.CLOSE_PERIOD: lambda turn, _who: totals.open_totals(turn, closing=True),
    Act.SIGN_OFF: lambda turn, _who: sign_off(turn, OffBy.TOUCH),
}
"""What is done by a touch of the act itself."""
