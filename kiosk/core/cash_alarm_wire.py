"""What a lane tells the server of cash that a person must look after, and of its being seen to."""

from __future__ import annotations

from typing import assert_never

from kiosk.core.session.cash_facts import CashAlarmed, CashAlarmSeenTo
from kiosk.core.wire import Envelope, seal

CASH_ALARM = "cash_alarm"
CASH_ALARM_VERSION = 1


def cash_alarm_envelope(fact: CashAlarmed | CashAlarmSeenTo, journal: str, seq: int) -> Envelope:
    payload = cash_alarm_payload(fact)
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=CASH_ALARM, version=CASH_ALARM_VERSION, payload=payload)


def cash_alarm_payload(fact: CashAlarmed | CashAlarmSeenTo) -> dict[str, object]:
    """`raised` is where and why, and how much if that is known; null once it was `seen_to`: how, and the staff's id."""
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
        case CashAlarmSeenTo():
            return {**told, "raised": None, "seen_to": {"end": fact.end.value, "staff": fact.staff}}
        case _:
            assert_never(fact)
