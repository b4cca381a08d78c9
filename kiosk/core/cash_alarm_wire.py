"""What a lane tells the server of cash that a person must look after, and of what came of it."""

from __future__ import annotations

from typing import assert_never

from kiosk.core.session.cash_facts import CashAlarmed, CashAlarmSeenTo, PayOutCleared
from kiosk.core.wire import Envelope, seal

CASH_ALARM = "cash_alarm"
CASH_ALARM_VERSION = 1
CASH_ALARM_HANDED_VERSION = 2
"""Of one that was seen to by somebody who said what they handed out, or that the hopper cleared."""

Told = CashAlarmed | CashAlarmSeenTo | PayOutCleared


def cash_alarm_envelope(fact: Told, journal: str, seq: int) -> Envelope:
    later = isinstance(fact, PayOutCleared) or (isinstance(fact, CashAlarmSeenTo) and fact.given is not None)
    version = CASH_ALARM_HANDED_VERSION if later else CASH_ALARM_VERSION
    payload = cash_alarm_payload(fact)
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=CASH_ALARM, version=version, payload=payload)


def cash_alarm_payload(fact: Told) -> dict[str, object]:
    """`raised` is where and why, and how much if that is known; later it was `seen_to`: how, the staff's id, and what
    they gave; or `cleared`: what was to go out of the hopper, and what did. What it is not is null.
    """
    told = {"lane": fact.lane, "number": fact.number, "at": fact.at}
    match fact:
        case CashAlarmed():
            amount = fact.amount
            raised = {
                "box": fact.box.value,
                "session": fact.session,
                "reason": fact.reason,
                "currency": amount.currency if amount is not None else None,
                "amount_minor": amount.minor if amount is not None else None,
            }
            return {**told, "raised": raised, "seen_to": None}
        case CashAlarmSeenTo(given=given):
            seen_to: dict[str, object] = {"end": fact.end.value, "staff": fact.staff}
            if given is None:
                return {**told, "raised": None, "seen_to": seen_to}
            seen_to |= {"currency": given.currency, "given_minor": given.minor}
            return {**told, "seen_to": seen_to, "cleared": None}
        case PayOutCleared():
            cleared = {
                "currency": fact.amount.currency,
                "due_minor": fact.amount.minor,
                "paid_minor": fact.paid.minor,
            }
            return {**told, "seen_to": None, "cleared": cleared}
        case _:
            assert_never(fact)
