"""Cash that a person must look after: told, called for, and on the staff's list until one of them has seen to it."""

from __future__ import annotations

from kiosk.core.calls import HelpReason
from kiosk.core.cash import AlarmEnd, Box
from kiosk.core.plain import one_line
from kiosk.core.session.cash_facts import CashAlarmed, CashAlarmSeenTo
from kiosk.core.session.cash_inputs import AlarmSeenTo
from kiosk.core.session.decide import calls, debts, rights
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, Limit
from kiosk.core.values import Money, Way


def tell(
    turn: Turn,
    box: Box,
    reason: str,
    mark: str,
    amount: Money | None = None,
    *,
    payout: str = "",
    due: Money | None = None,
    calls: bool = True,
) -> None:
    """`amount` came into `box` for no payment; without one, nobody can count what moved there: of `payout`, if it is
    about one, `due` may be out. Somebody comes, where it `calls`.
    """
    attempt, visit = turn.state.attempt, turn.state.session
    here = visit.id if visit is not None else ""
    turn.happened(
        CashAlarmed(
            session=attempt.session if attempt is not None and attempt.way is Way.CASH else here,
            box=box,
            reason=one_line(reason),
            mark=mark,
            at=turn.moment.wall,
            lane=turn.policy.lane,
            number=turn.state.alarms_told + 1,
            amount=amount,
            payout=payout,
            due=due,
        )
    )
    turn.effect(PushOutbox())
    if calls:
        call(turn)


def call(turn: Turn, visit: str | None = None) -> None:
    """Somebody comes, for the visit at the lane or for `visit`; the alarm or the debt itself stays with staff."""
    if turn.state.call is None:
        calls.request(turn, HelpReason.PAYMENT, visit)


def handing(turn: Turn, number: int) -> None:
    """How much did staff give to a shopper? Asked of what is before them."""
    if turn.state.debts_shown and any(one.number == number for one in turn.state.cash_alarms):
        debts.show(turn, handing=number)


def seen_to(turn: Turn, event: AlarmSeenTo) -> None:
    """Once, by somebody who may, of what is before them; with what they handed to a shopper, who has it back then."""
    staff, alarm = turn.state.staff, next((one for one in turn.state.cash_alarms if one.number == event.number), None)
    if staff is None or alarm is None or not turn.state.debts_shown:
        return
    currency = alarm.most.currency if alarm.most is not None else turn.policy.currency
    given = Money(event.given_minor, currency)
    if given.minor < 0 or (given.minor > 0) != (event.end is AlarmEnd.GIVEN):
        return
    if alarm.most is not None and given.minor > alarm.most.minor:
        return
    if rights.allowed(turn, Act.DEBTS, event) is None:
        return
    if alarm.most is None and not rights.within(turn, Act.DEBTS, Limit.REFUND_MINOR, given.minor):
        return
    debts.seen_to(
        turn,
        CashAlarmSeenTo(
            lane=turn.policy.lane,
            number=event.number,
            end=event.end,
            staff=staff.staff,
            name=staff.name,
            at=turn.moment.wall,
            given=given,
        ),
    )
