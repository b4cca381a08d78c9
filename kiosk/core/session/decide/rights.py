"""Whether who is signed on may do something, by what they showed who they are, and up to how much.

What is not done is a fact, owed to the server, whoever tried.
"""

from __future__ import annotations

from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.inputs import Input
from kiosk.core.session.lane_notes import Pad, PadNoted
from kiosk.core.session.notes import Say
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, Limit, Member, Proof, SignedOn


def member_of(turn: Turn, staff: str) -> Member | None:
    """Who has this id; nobody whom a list that waits does not have any more."""
    waiting = turn.state.staff_waits
    gone = waiting is not None and waiting.book.member(staff) is None
    return None if gone else turn.policy.staff.member(staff)


def allowed(turn: Turn, act: Act, then: Input) -> SignedOn | None:
    """Who is signed on, where they may do `act` now. Where badge and PIN are wanted and one is missing, that is asked
    for first, and `then` (the input that wanted it) is decided anew.
    """
    who, book = turn.state.staff, turn.policy.staff
    if who is None:
        return None
    if not book.may(who.role, act):
        refuse(turn, act, NotDone.NO_RIGHT, who.staff)
        turn.say_for_a_while(Say.NO_RIGHT)
        return None
    missing = next((proof for proof in Proof if proof not in who.by), None)
    member = book.member(who.staff)
    if member is None:
        refuse(turn, act, NotDone.UNKNOWN, who.staff)
        turn.say_for_a_while(Say.NO_RIGHT)
        return None
    if missing is not None and book.is_sensitive(who.role, act):
        turn.hush()
        closes_at = turn.moment.mono + turn.policy.pad_closes_s
        turn.happened(PadNoted(Pad(closes_at=closes_at, member=member, wants=missing, act=act, then=then)))
        return None
    return who


def within(turn: Turn, act: Act, limit: Limit, amount: int) -> bool:
    """Whether who is signed on may do `act` with so much of it."""
    who = turn.state.staff
    if who is None:
        return False
    if turn.policy.staff.is_over(who.role, limit, amount):
        refuse(turn, act, NotDone.OVER_LIMIT, who.staff)
        turn.say_for_a_while(Say.OVER_LIMIT)
        return False
    return True


def refuse(turn: Turn, act: Act, why: NotDone, staff: str = "", command: str = "") -> None:
    """`act` was tried by `staff` ('' : nobody knows whose try it was) and not done."""
    session = turn.state.session
    turn.happened(
        ActRefused(
            lane=turn.policy.lane,
            at=turn.moment.wall,
            session=session.id if session is not None else "",
            staff=staff,
            act=act,
            why=why,
            command=command,
        )
    )
    turn.effect(PushOutbox())
