"""Sums of a period: they add up whatever is counted first, and know what staff took off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.cash import Box
from kiosk.core.cash_totals import CashTotals
from kiosk.core.changes import Why
from kiosk.core.items import Tax
from kiosk.core.pricing import Discount, RateTotal
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.inputs import ChangeGiven, StaffActed
from kiosk.core.session.override_inputs import Deed, Exempt, GiveDiscount, SetPrice
from kiosk.core.staff import Act
from kiosk.core.totals import FIRST, Period, Tally, Totals, totals_of
from kiosk.core.values import Money
from tests.kiosk.core.session import crew
from tests.shop import BREAD, MILK, SOAP

A, B = Tax("A", 700, inclusive=True), Tax("B", 1900, inclusive=True)
TALLIES = st.builds(Tally, st.integers(0, 9), st.integers(-999, 999))
RATES = st.lists(
    st.builds(
        lambda tax, net, amount: RateTotal(tax, Money(net, "EUR"), Money(amount, "EUR")),
        st.sampled_from((A, B)),
        st.integers(-999, 999),
        st.integers(-99, 99),
    ),
    max_size=2,
    unique_by=lambda rate: rate.tax.code,
).map(lambda rates: tuple(sorted(rates, key=lambda rate: rate.tax.code)))
TOTALS = st.builds(
    Totals,
    currency=st.just("EUR"),
    sales=TALLIES,
    refunds=TALLIES,
    tenders=st.dictionaries(st.sampled_from(("card", "cash", "wallet")), TALLIES),
    by_rate=RATES,
    discounts=TALLIES,
    given=st.dictionaries(st.sampled_from(("cash", "office")), TALLIES),
    cash=st.builds(CashTotals, boxes=st.dictionaries(st.sampled_from(Box), TALLIES), found=TALLIES, doubted=TALLIES),
)


def sold_with(*deeds: Deed) -> Totals:
    """Milk, bread and soap, after what the manager did."""
    shop = crew.signs_on(crew.opened().scans(MILK, BREAD, SOAP), crew.AMIR)
    shop.does(*(ChangeGiven(deed, why_of(deed)) for deed in deeds), StaffActed(Act.SIGN_OFF)).pays()
    [fact] = shop.happened(SalePaid)
    assert isinstance(fact, SalePaid)
    return totals_of(fact.sale)


def why_of(deed: Deed) -> Why:
    return Why.CERTIFICATE if isinstance(deed, Exempt) else Why.DAMAGED


@given(TOTALS, TOTALS, TOTALS)
def test_it_does_not_matter_what_is_counted_first(one: Totals, two: Totals, three: Totals) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + Totals(currency="EUR") == Totals(currency="EUR") + one


def test_euro_and_yuan_are_not_added() -> None:
    with pytest.raises(ValueError, match="EUR and CNY cannot be added"):
        Totals(currency="EUR") + Totals(currency="CNY")


def test_a_sale_is_counted_with_its_payment_and_its_tax() -> None:
    totals = sold_with()
    assert (totals.sales, totals.refunds, totals.tenders) == (Tally(1, 677), Tally(), {"card": Tally(1, 677)})
    assert [(rate.tax, (rate.net + rate.amount).minor) for rate in totals.by_rate] == [(A, 478), (B, 199)]
    assert (totals.gross.minor, totals.untaxed.minor) == (677, 0)
    assert (totals.discounts, totals.prices, totals.exempt) == (Tally(), Tally(), Tally())


def test_discounts_are_counted_each_and_that_of_the_basket_once() -> None:
    tenth = Discount(percent_bp=1000)
    totals = sold_with(GiveDiscount(1, Discount(minor=29)), GiveDiscount(2, Discount(minor=49)), GiveDiscount(0, tenth))
    assert totals.discounts.count == 3
    assert totals.discounts.minor + totals.gross.minor == 677


@pytest.mark.parametrize(("price", "off"), [(99, 30), (159, -30)])
def test_a_price_that_is_set_counts_as_what_it_takes_off_or_adds(price: int, off: int) -> None:
    totals = sold_with(SetPrice(1, price))
    assert (totals.prices, totals.gross.minor) == (Tally(1, off), 677 - off)


def test_tax_that_is_not_charged_is_no_discount() -> None:
    totals = sold_with(Exempt("EX-1042"))
    assert totals.exempt.count == 1
    assert totals.exempt.minor + totals.gross.minor == 677
    assert totals.discounts == Tally()


def test_a_period_knows_its_receipts_and_when_it_began() -> None:
    one = Totals(currency="EUR", sales=Tally(1, 129))
    period = FIRST.counting(one, "T1", 7).counting(one, "T2", 8).counting(Totals(currency="EUR", parked=Tally(1, 5)))
    assert (period.since, period.first, period.last, period.of("EUR").sales) == ("T1", 7, 8, Tally(2, 258))
    closed = period.closed("T3")
    assert (closed.until, closed.following()) == ("T3", Period(number=2, since="T3"))


def test_a_period_in_which_nothing_was_sold_can_be_closed() -> None:
    assert FIRST.closed("T1") == Period(since="T1", until="T1")
    assert FIRST.of("EUR") == Totals(currency="EUR")


def test_two_currencies_are_summed_apart() -> None:
    period = FIRST.counting(Totals(currency="EUR", sales=Tally(1, 129)), "T1", 1)
    period = period.counting(Totals(currency="CNY", sales=Tally(1, 890)), "T2", 2)
    assert [period.of(currency).gross.minor for currency in ("EUR", "CNY")] == [129, 890]
