"""Tax in integers: what is taken apart adds up again, to the minor unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.items import Tax
from kiosk.core.pricing.tax import split
from kiosk.core.values import Money

amounts = st.integers(-(10**9), 10**9)
taxes = st.builds(Tax, st.just("T"), st.integers(0, 10_000), st.booleans())


def euros(minor: int) -> Money:
    return Money(minor, "EUR")


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
