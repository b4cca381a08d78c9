"""A person settles a payment whose terminal can't: by what they found out, once, and never by itself.

Only what is parked, which the terminal was asked about as often as the store wants, or could not tell of. It is asked
once more when the page is opened, and an answer of its own comes before anybody's word. What staff say then is booked
as the terminal's own late answer is, but without its numbers: nothing is ever undone or asked after by what a person
said.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.core.session.decide import pay, refunds, rights
from kiosk.core.session.decide.staff_acts import is_stuck
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import CardResult, FailedAs
from kiosk.core.session.inputs import BasisGiven, OutcomeTouched, SettleInput
from kiosk.core.session.lane_notes import StaffStays
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.settle_notes import SettleNoted, SettleRun
from kiosk.core.session.state import Attempt, AttemptKind
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, SignedOn


def open_page(turn: Turn) -> None:
    """Staff are asked whether the money moved, and the terminal for the last time."""
    turn.hush()
    _show(turn, SettleRun())
    if turn.state.ask_again_at is not None:
        pay.query(turn)


def happened(turn: Turn, event: SettleInput) -> bool:
    """Whether a shopper's payment is settled by it: the lane is theirs again."""
    if turn.state.settle is None:
        return False
    match event:
        case OutcomeTouched(moved):
            _show(turn, SettleRun(moved))
            return False
        case BasisGiven():
            return _given(turn, turn.attempt, event)
        case _:
            assert_never(event)


def leave(turn: Turn) -> bool:
    """One step back; whether the page was there."""
    run = turn.state.settle
    if run is None:
        return False
    turn.hush()
    _show(turn, SettleRun() if run.moved is not None else None)
    return True


def _given(turn: Turn, attempt: Attempt, event: BasisGiven) -> bool:
    if attempt.id != event.attempt or turn.state.settle != SettleRun(event.moved) or not is_stuck(turn.state):
        return False
    if turn.state.ask_again_at is None:  # the page says so: the terminal is being asked
        return False
    who = rights.allowed(turn, Act.SETTLE, event)
    if who is None:
        return False
    of_a_visit = not refunds.is_refund(turn, attempt)
    turn.happened(_settled(turn, attempt, event, who))
    turn.effect(PushOutbox())
    if not event.moved:
        pay.fail(turn, FailedAs.NOT_CHARGED, f"settled by staff, who asked the {event.basis}")
    elif attempt.kind is AttemptKind.TAKE_BACK:
        pay.undone(turn, attempt)
    else:
        nameless = CardResult(amount=attempt.amount, terminal_id="", receipt_no="", trace_no="", result_code="")
        pay.stands(turn, attempt, nameless, ())
    return of_a_visit


def _settled(turn: Turn, attempt: Attempt, event: BasisGiven, who: SignedOn) -> PaymentSettled:
    return PaymentSettled(
        lane=turn.policy.lane,
        session=attempt.session,
        attempt=attempt.id,
        kind=attempt.kind,
        way=attempt.way,
        amount=attempt.amount,
        terminal_id=attempt.mark.terminal_id,
        verdict=turn.state.verdict,
        moved=event.moved,
        basis=event.basis,
        staff=who.staff,
        name=who.name,
        at=turn.moment.wall,
    )


def _show(turn: Turn, run: SettleRun | None) -> None:
    turn.happened(SettleNoted(run), StaffStays(turn.moment.mono + turn.policy.staff_stays_s))
