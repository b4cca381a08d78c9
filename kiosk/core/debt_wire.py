"""What a lane tells the server of money that it owes to shoppers, and of its being given back by hand."""

from __future__ import annotations

from typing import assert_never

from kiosk.core.session.cash_facts import ChangeOwed
from kiosk.core.session.debt_facts import DebtFact, DebtPaid, PartsLeft
from kiosk.core.wire import Envelope, seal, tender_payload

DEBT = "debt"
DEBT_VERSION = 1


def debt_envelope(fact: DebtFact | ChangeOwed, journal: str, seq: int) -> Envelope:
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=DEBT, version=DEBT_VERSION, payload=debt_payload(fact))


def debt_payload(fact: DebtFact | ChangeOwed) -> dict[str, object]:
    """`left` is what stands and why, null once it was given back; `given` tells how that was, and the staff's id."""
    told = {"lane": fact.lane, "session": fact.session}
    match fact:
        case PartsLeft(debt=debt) | ChangeOwed(debt=debt):
            left = {
                "reason": debt.reason,
                "currency": debt.amount.currency,
                "amount_minor": debt.amount.minor,
                "tenders": [tender_payload(tender) for tender in debt.tenders],
            }
            return {**told, "debt": debt.id, "at": debt.at, "left": left, "given": None}
        case DebtPaid():
            given = {"way": fact.way.value, "staff": fact.staff}
            return {**told, "debt": fact.debt, "at": fact.at, "left": None, "given": given}
        case _:
            assert_never(fact)
