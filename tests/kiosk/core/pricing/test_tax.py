"""Tax in integers: what is taken apart adds up again, to the minor unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.pricing import Line, PricedLine, price_basket
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.pricing.tax import Half, round_cash
from kiosk.core.receipt import amount
from kiosk.core.values import Money, Weighing

amounts = st.integers(-(10**9), 10**9)
taxes = st.builds(Tax, st.just("T"), st.integers(0, 10_000), st.booleans())


def euros(minor: int) -> Money:
    return Money(minor, "EUR")


def split(shelf: Money, tax: Tax) -> PricedLine:
    """One piece of a thing that costs `shelf`, priced by itself."""
    thing = Item(key="t", names={"en": "t"}, price=shelf, unit=Unit.EACH, tax=tax, category="", picture="")
    return price_basket([Line(1, thing)], "EUR").lines[0]


@pytest.mark.parametrize(
    ("shelf", "rate_bp", "inclusive", "net", "tax", "gross"),
    [
        (129, 700, True, 121, 8, 129),
        (779, 1900, True, 655, 124, 779),
        (1995, 825, False, 1995, 165, 2160),  # 164.5875
        (200, 825, False, 200, 17, 217),  # exactly 16.5
        (380, 5750, False, 380, 219, 599),  # 218.5: a float says 218
        (1, 1900, True, 1, 0, 1),
        (100, 0, True, 100, 0, 100),
        (0, 1900, True, 0, 0, 0),
    ],
)
def test_a_shelf_amount_is_taken_apart(
    shelf: int, rate_bp: int, inclusive: bool, net: int, tax: int, gross: int
) -> None:
    parts = split(euros(shelf), Tax("T", rate_bp, inclusive))
    assert (parts.net, parts.tax, parts.gross) == (euros(net), euros(tax), euros(gross))


@given(shelf=amounts, tax=taxes)
def test_net_and_tax_are_the_gross_and_the_shelf_amount_is_one_of_them(shelf: int, tax: Tax) -> None:
    parts = split(euros(shelf), tax)
    assert parts.net + parts.tax == parts.gross
    assert euros(shelf) == (parts.gross if tax.inclusive else parts.net)


@given(shelf=amounts, tax=taxes)
def test_a_refund_mirrors_its_sale(shelf: int, tax: Tax) -> None:
    sale, refund = split(euros(shelf), tax), split(euros(-shelf), tax)
    assert (refund.net, refund.tax, refund.gross) == (-sale.net, -sale.tax, -sale.gross)


@given(shelf=amounts, more=st.integers(0, 10_000), tax=taxes)
def test_who_pays_more_pays_no_less_net_tax_or_gross(shelf: int, more: int, tax: Tax) -> None:
    less, greater = split(euros(shelf), tax), split(euros(shelf + more), tax)
    assert less.net <= greater.net
    assert less.tax <= greater.tax
    assert less.gross <= greater.gross


@given(shelf=st.integers(0, 10**9), tax=taxes)
def test_tax_is_exact_to_half_a_minor_unit(shelf: int, tax: Tax) -> None:
    base = 10_000 + tax.rate_bp if tax.inclusive else 10_000
    error = split(euros(shelf), tax).tax.minor - Fraction(shelf * tax.rate_bp, base)
    assert Fraction(-1, 2) < error <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("currency", "price", "tax", "step", "told", "of_it_tax", "in_cash"),
    [
        ("JPY", 298, Tax("T", 1000, inclusive=False), 1, "530", "48", "530"),  # 268 + 214 and 27 + 21 of tax
        ("KWD", 1_255, Tax("Z", 0, inclusive=True), 5, "2.033", "0.000", "2.035"),
        ("KWD", 1_255, Tax("V", 500, inclusive=True), 5, "2.033", "0.097", "2.035"),
        ("SEK", 298, Tax("S", 2500, inclusive=True), 100, "4.82", "0.97", "5.00"),
        ("CHF", 298, Tax("S", 260, inclusive=True), 5, "4.82", "0.12", "4.80"),
    ],
)
def test_currencies_with_no_two_and_three_decimals(
    currency: str, price: int, tax: Tax, step: int, told: str, of_it_tax: str, in_cash: str
) -> None:
    def good(key: str, unit: Unit) -> Item:
        return Item(
            key=key, names={"en": key}, price=Money(price, currency), unit=unit, tax=tax, category="", picture=""
        )

    tenth = {"id": "t", "kind": "percent", "name": {"en": "10 % off"}, "for": {"everything": True, "loads": True}}
    book = read_rules({"format": 1, "currency": currency, "cash_step": step, "rules": [{**tenth, "percent": 10}]})
    lines = [Line(1, good("each", Unit.EACH)), Line(2, good("kilo", Unit.KG), weighing=Weighing(805, 5))]
    pricing = price_basket(lines, currency, book)
    assert (amount(pricing.to_pay), amount(pricing.tax)) == (told, of_it_tax)
    assert amount(round_cash(pricing.to_pay, book.cash_step)) == in_cash


@pytest.mark.parametrize(
    ("owed", "step", "half", "paid"),
    [(127, 5, Half.UP, 125), (128, 5, Half.UP, 130), (150, 100, Half.UP, 200), (250, 100, Half.EVEN, 200)],
)
def test_cash_is_rounded_to_the_coins_there_are_and_back_alike(owed: int, step: int, half: Half, paid: int) -> None:
    assert round_cash(euros(owed), step, half) == euros(paid)
    assert round_cash(euros(-owed), step, half) == euros(-paid)
