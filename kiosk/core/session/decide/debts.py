"""Money that the terminal does not give back: left to staff, so that the lane goes on, and given back by hand.

As long as the shopper is there it may be tried again, or the rest be paid. That the money was given back is the word of
whoever is signed on: who and how is a fact.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.debts import Debt
from kiosk.core.session.cash_facts import CashAlarmSeenTo
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.decide import rights
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.inputs import GivenByHand
from kiosk.core.session.lane_notes import DebtsNoted, StaffStays
from kiosk.core.session.notes import BasketView, PayView
from kiosk.core.session.state import debts_of
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act
from kiosk.core.values import Way

ALONE = "paid in cash, and left alone"
NAMELESS = "paid by the word of staff: nobody can be asked to undo it"


def leave_to_staff(turn: Turn) -> None:
    """What `debts_of` the visit has is a debt from here on. Its basket is open where no other part stands."""
    here = next((debt for debt in debts_of(turn.state) if not debt.at), None)
    if here is not None:
        _leave(turn, here)


def leave_by_hand(turn: Turn) -> None:
    """The visit's parts that are given back by hand, of which there must be one, are a debt from here on."""
    session = turn.session
    parts = tuple(part for part in session.parts if part.by_hand_only)
    reason = ALONE if any(part.way is Way.CASH for part in parts) else NAMELESS
    _leave(turn, Debt(id=parts[0].attempt, session=session.id, tenders=parts, reason=reason, at=""))


def open_debts(turn: Turn) -> None:
    turn.hush()
    turn.happened(DebtsNoted(shown=True))


def given(turn: Turn, event: GivenByHand) -> None:
    """Once, by somebody who may, of what is before them."""
    staff = turn.state.staff
    debt = next((one for one in debts_of(turn.state) if one.id == event.debt), None)
    if staff is None or debt is None or not turn.state.debts_shown or rights.allowed(turn, Act.DEBTS, event) is None:
        return
    if not debt.at:
        _leave(turn, debt)
    seen_to(
        turn,
        DebtPaid(
            lane=turn.policy.lane,
            session=debt.session,
            debt=debt.id,
            way=event.way,
            staff=staff.staff,
            name=staff.name,
            at=turn.moment.wall,
        ),
    )


def seen_to(turn: Turn, fact: DebtPaid | CashAlarmSeenTo) -> None:
    """`fact` is what somebody of the staff did; what else waits for them is shown on, if there is any."""
    turn.happened(fact, StaffStays(turn.moment.mono + turn.policy.staff_stays_s))
    turn.happened(DebtsNoted(shown=bool(turn.state.debts or turn.state.cash_alarms)))
    turn.effect(PushOutbox())


def show(turn: Turn, handing: int = 0) -> None:
    """Staff look at them, and say how much they gave for alarm `handing` if that is not 0."""
    turn.happened(DebtsNoted(shown=True, handing=handing))
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))


def key_touched(turn: Turn) -> None:
    """Whoever types an amount stays signed on."""
    if turn.state.debts_shown:
        show(turn, turn.state.handing)


def leave(turn: Turn) -> bool:
    """One step back from the debts, or from an amount; whether they were shown."""
    shown = turn.state.debts_shown
    if shown and turn.state.handing:
        show(turn)
    elif shown:
        turn.happened(DebtsNoted(shown=False))
    return shown


def _leave(turn: Turn, here: Debt) -> None:
    left = replace(here, at=turn.moment.wall)
    turn.hush()
    turn.happened(PartsLeft(lane=turn.policy.lane, session=here.session, debt=left))
    turn.open(PayView() if turn.session.parts else BasketView())
    turn.effect(PushOutbox())
