"""What counts in a period, and what does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.cash import Box, PaidOut
from kiosk.core.cash_totals import CashTotals
from kiosk.core.debts import GivenAs
from kiosk.core.session.apply_totals import counted
from kiosk.core.session.cash_facts import PayOutSettled
from kiosk.core.session.debt_facts import DebtPaid
from kiosk.core.session.facts import PaymentParked, SalePaid
from kiosk.core.session.inputs import CardTouched, CashTouched, OtherWayTouched, PartsBackTouched
from kiosk.core.totals import Tally
from kiosk.core.values import Money
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.test_decide_cash import asked, lane, pays_out, puts_in, shuts
from tests.shop import MILK, POLICY, Shop


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


def test_a_payout_of_no_open_payment_counts_nowhere() -> None:
    state = crew.opened().state
    paid = PayOutSettled(
        session="s", attempt="a", payout="a-out", paid=Money(5, "EUR"), known=True, reason="", mark="1:2", at="T1"
    )
    assert counted(state, paid) == state


def test_a_payout_that_brought_nothing_is_no_payout() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    totals = pays_out(shop, PaidOut.FAILED).state.period.of("EUR")
    assert totals.cash == CashTotals(boxes={"notes": Tally(1, 1_000)})
    assert (totals.owed, totals.tenders["cash"]) == (Tally(1, 522), Tally(1, 478))


def test_a_payout_that_nobody_is_sure_of_is_told_apart_and_is_in_no_box() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    for _ in range(POLICY.payout_tries):
        pays_out(shop, PaidOut.UNKNOWN).waits(3)
    period = shop.state.period
    assert period.of("EUR").cash == CashTotals(boxes={"notes": Tally(1, 1_000)}, doubted=Tally(1, 522))
    assert (period.of("EUR").owed, period.cash_alarms) == (Tally(), 1)


VISITS = st.lists(
    st.tuples(
        st.lists(st.sampled_from([10, 50, 200, 500, 2_000]), max_size=5),
        st.sampled_from([PaidOut.PAID, PaidOut.PARTLY, PaidOut.FAILED, PaidOut.UNKNOWN]),
        st.integers(0, 2_000),
        st.booleans(),
        st.sampled_from([0, 0, 20]),
    ),
    max_size=4,
)


@given(VISITS)
def test_all_that_lies_in_the_boxes_was_paid_was_found_is_owed_or_is_in_doubt(
    visits: list[tuple[list[int], PaidOut, int, bool, int]],
) -> None:
    """Whatever is put in, given out or not, taken back, found, or cut off by the power."""
    shop = lane()
    for coins, end, most_out, power_cut, found in visits:
        if shop.state.session is None:
            shop = asked(shop)
        else:
            shop.does(CashTouched())
        puts_in(shop, *coins)
        shop = shop.loses_power() if power_cut else shop.does(OtherWayTouched())
        shuts(shop)
        _all_paid_out(shop, end, most_out)
        if found:
            puts_in(shop, found)
        if power_cut:
            shop.does(PartsBackTouched())
            _all_paid_out(shop, end, most_out)
    totals = shop.state.period.of("EUR")
    parts = shop.state.session.parts if shop.state.session is not None else ()
    paid = totals.tenders.get("cash", Tally()).minor + sum(one.amount.minor for one in parts)
    held = sum(tally.minor for tally in totals.cash.boxes.values())
    assert held == paid + totals.cash.found.minor + totals.owed.minor + totals.cash.doubted.minor
    assert totals.cash.change.minor + totals.cash.paid_back.minor == -totals.cash.boxes.get("hopper", Tally()).minor


def _all_paid_out(shop: Shop, end: PaidOut, most: int) -> None:
    """The hopper says how its payout ended until nobody asks it any more."""
    while shop.state.attempt is not None and shop.state.attempt.cash is not None:
        due = shop.state.attempt.cash.due
        assert due is not None
        pays_out(shop, end, due.amount.minor if end is PaidOut.PAID else min(most, due.amount.minor))
        shop.waits(3)
