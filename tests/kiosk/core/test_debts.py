"""What is owed is the sum of what stands."""

from __future__ import annotations

from kiosk.core.values import Money
from tests.server.debts.owing import LEFT


def test_a_debt_comes_to_all_of_its_payments() -> None:
    assert LEFT.debt.amount == Money(300, "EUR")
