"""A debt of 3.00 in two payments, left to staff and given back."""

from __future__ import annotations

from kiosk.core.debts import Debt, GivenAs
from kiosk.core.sale import Tender
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.values import Money


def tender(number: int, minor: int) -> Tender:
    return Tender(
        amount=Money(minor, "EUR"),
        attempt=f"4-000001-a{number}",
        terminal_id="52500041",
        receipt_no=f"{number:04d}",
        trace_no=f"{number:06d}",
        card_name="VISA",
        card_last4="4242",
        slip=(),
    )


LEFT = PartsLeft(
    lane="4",
    session="4-000001",
    debt=Debt(
        id="4-000001-a1",
        session="4-000001",
        tenders=(tender(1, 100), tender(2, 200)),
        reason="reversal is not possible",
        at="2026-11-22T10:00:00+01:00",
    ),
)
GIVEN = DebtPaid(
    lane="4",
    session="4-000001",
    debt="4-000001-a1",
    way=GivenAs.CASH,
    staff="lena",
    name="Lena K.",
    at="2026-11-22T10:30:00+01:00",
)
