"""What counts in a period, and what does not."""

from __future__ import annotations

from kiosk.core.debts import GivenAs
from kiosk.core.session.apply_totals import counted
from kiosk.core.session.debt_facts import DebtPaid
from kiosk.core.session.facts import PaymentParked, SalePaid
from kiosk.core.session.inputs import CardTouched
from kiosk.core.totals import Tally
from tests.kiosk.core.session import crew
from tests.shop import MILK, Shop


def paying() -> Shop:
    return crew.opened().scans(MILK).asks_to_pay().does(CardTouched())


def test_a_payment_that_is_parked_counts_with_its_amount() -> None:
    shop = paying()
    parked = PaymentParked(session=shop.attempt.session, attempt=shop.attempt.id, reason="no answer")
    assert counted(shop.state, parked).period.of("EUR").parked == Tally(1, 129)


def test_one_that_nobody_knows_of_does_not() -> None:
    state = paying().state
    parked = PaymentParked(session="4-000001", attempt="4-000001-a9", reason="no answer")
    assert counted(state, parked) == state


def test_what_nobody_owes_is_not_given_back() -> None:
    state = crew.opened().state
    paid = DebtPaid(lane="4", session="s", debt="d", way=GivenAs.CASH, staff="lena", name="Lena K.", at="T1")
    assert counted(state, paid) == state


def test_a_sale_has_its_receipt_in_the_period() -> None:
    [sold] = crew.opened().scans(MILK).pays().happened(SalePaid)
    assert isinstance(sold, SalePaid)
    period = counted(crew.opened().state, sold).period
    assert (period.first, period.last, period.since) == (1, 1, sold.sale.paid_at)
