"""Staff at the lane: badge or number, then the PIN; what they do; and that nobody stays signed on by mistake.

The PIN is looked at elsewhere (`CheckPin`), so that selling never waits for it. Wrong ones are counted for each person,
durably: a lane that starts again has not forgotten them.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.decide import calls, changes, clock, debts, help_page, mode, receipt, refunds
from kiosk.core.session.effects import CheckPin
from kiosk.core.session.inputs import PinChecked
from kiosk.core.session.lane_facts import OffBy, PinRefused, StaffSignedOff, StaffSignedOn
from kiosk.core.session.lane_notes import Pad, PadNoted, PinLocked, StaffStays
from kiosk.core.session.notes import Say
from kiosk.core.session.state import LaneState, Paid, Shopping, debts_of
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, Member, SignedOn, acts

PIN_DIGITS = (4, 8)
"""The shortest and the longest PIN."""


def badge_scanned(turn: Turn, staff: str) -> None:
    """The PIN is asked for; the badge of who is signed on signs them off."""
    member = turn.policy.staff.member(staff)
    if member is None:
        turn.say_for_a_while(Say.BADGE_UNKNOWN)
    elif turn.state.staff is not None and turn.state.staff.staff == staff:
        sign_off(turn, OffBy.TOUCH)
    else:
        turn.hush(Say.BADGE_UNKNOWN, Say.OFFER_HELP, Say.RECEIPT_CODE)
        help_page.close(turn)
        _show(turn, Pad(closes_at=0, member=member))


def staff_touched(turn: Turn) -> None:
    """The keys for a staff number are on the screen, where the store has staff."""
    if turn.state.staff is None and turn.state.pad is None and turn.policy.staff.members:
        help_page.close(turn)
        _show(turn, Pad(closes_at=0))


def number_given(turn: Turn, number: str) -> None:
    pad = turn.state.pad
    if pad is None or pad.member is not None:
        return
    member = turn.policy.staff.numbered(number)
    _show(turn, replace(pad, member=member, refused=member is None))


def pin_given(turn: Turn, pin: str) -> None:
    """Looked at, unless this person must wait."""
    pad = turn.state.pad
    if pad is None or pad.member is None or pad.checking or is_locked(turn.state, pad.member, turn.moment.mono):
        return
    _show(turn, replace(pad, checking=True, refused=False))
    turn.effect(CheckPin(pad.member.id, pin))


def pin_checked(turn: Turn, event: PinChecked) -> None:
    """A wrong PIN counts even where the keys are gone; a right one signs on only who still stands before them."""
    member, pad = turn.policy.staff.member(event.staff), turn.state.pad
    waits = pad is not None and pad.checking and pad.member == member
    if member is None:
        return
    if not event.right:
        _refuse(turn, member)
        if pad is not None and waits:
            _show(turn, replace(pad, checking=False, refused=True))
    elif waits:
        _sign_on(turn, member)


def key_touched(turn: Turn) -> None:
    """Whoever types has all of the time again."""
    pad = turn.state.pad
    if pad is not None:
        _show(turn, replace(pad, refused=False))


def acted(turn: Turn, act: Act) -> None:
    """Only what is offered to who is signed on is done."""
    who = turn.state.staff
    if who is None:
        return
    offered = offered_to(turn.state, who)
    if not offered.get(act, False):
        return
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))
    match act:
        case Act.CLEAR_CALL:
            calls.seen_to(turn, who.name)
        case Act.SIGN_OFF:
            sign_off(turn, OffBy.TOUCH)
        case Act.REFUND:
            refunds.open_desk(turn)
        case Act.DEBTS:
            debts.open_debts(turn)
        case Act.REPRINT:
            receipt.again(turn, who.staff)
        case Act.SUSPEND | Act.ASSIST | Act.END_ASSIST:
            changes.acted(turn, who, act)
        case _:
            mode.acted(turn, who, act)


def offered_to(state: LaneState, who: SignedOn) -> dict[Act, bool]:
    """What `who` is offered at the lane as it stands, and whether it can be done now."""
    session = state.session
    return acts(
        who.role,
        state.mode,
        visit=session is not None,
        shops=session is not None and not isinstance(session.phase, Paid),
        opened=session is not None and isinstance(session.phase, Shopping),
        filled=session is not None and bool(session.lines),
        assisted=session is not None and session.assisted,
        called=state.call is not None,
        owing=bool(debts_of(state)),
        printed=receipt.last(state) is not None,
    )


def sign_off(turn: Turn, by: OffBy) -> None:
    """Nobody of the staff is signed on; the shopper finds their visit as it was."""
    who = turn.state.staff
    if who is not None:
        turn.happened(StaffSignedOff(staff=who.staff, by=by, at=turn.moment.wall))
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


def _refuse(turn: Turn, member: Member) -> None:
    """After a lock-out that is over the count begins anew."""
    known = turn.state.pin_tries.get(member.id, 0)
    tries = 1 if known >= turn.policy.pin_tries else known + 1
    turn.happened(PinRefused(staff=member.id, tries=tries, at=turn.moment.wall))
    if tries >= turn.policy.pin_tries:
        turn.happened(PinLocked(member.id, turn.moment.mono + turn.policy.pin_pause_s))


def _sign_on(turn: Turn, member: Member) -> None:
    sign_off(turn, OffBy.OTHER)
    session = turn.state.session.id if turn.state.session is not None else ""
    turn.happened(
        StaffSignedOn(session=session, staff=member.id, name=member.name, role=member.role, at=turn.moment.wall),
        PadNoted(None),
        StaffStays(turn.moment.mono + turn.policy.staff_stays_s),
    )
    turn.hush(Say.PART_STAYS, Say.AGE_EARLY)  # it is a row before them now
    refunds.remember(turn)
