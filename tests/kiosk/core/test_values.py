"""Values that cannot be wrong: money never mixes, a GTIN's check digit holds, a weighing has a net weight."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.values import Gtin, Money, Weighing, gtin_check_digit


def test_money_of_one_currency_adds_subtracts_and_orders() -> None:
    assert Money(129, "EUR") + Money(1, "EUR") - Money(200, "EUR") == -Money(70, "EUR")
    assert Money(129, "EUR").times(3) == Money(387, "EUR")
    assert Money(1, "EUR") < Money(2, "EUR")


def test_money_of_two_currencies_is_never_added() -> None:
    with pytest.raises(ValueError, match="EUR and USD cannot be added"):
        Money(1, "EUR") + Money(1, "USD")
    with pytest.raises(ValueError, match="EUR and USD"):
        Money(1, "EUR") - Money(1, "USD")


@pytest.mark.parametrize(
    ("minor", "grams", "price"),
    [
        (380, 575, 219),  # 2.185: a float says 2.18
        (279, 845, 236),
        (199, 5, 1),  # 0.995
        (100, 5, 1),  # 0.5 cent is a cent
        (100, 4, 0),
        (2, 250, 1),
        (101, 1000, 101),
    ],
)
def test_a_price_by_weight_is_rounded_half_up(minor: int, grams: int, price: int) -> None:
    assert Money(minor, "EUR").per_kilogram(grams) == Money(price, "EUR")


@given(minor=st.integers(0, 10**7), grams=st.integers(0, 50_000))
def test_a_price_by_weight_is_the_exact_product_to_half_a_minor_unit(minor: int, grams: int) -> None:
    error = Money(minor, "EUR").per_kilogram(grams).minor - Fraction(minor * grams, 1000)
    assert Fraction(-1, 2) < error <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("4006381333931", "04006381333931"),
        ("10012345678902", "10012345678902"),
    ],
)
def test_a_gtin_is_held_as_fourteen_digits(text: str, digits: str) -> None:
    assert Gtin.parse(text).digits == digits


def test_a_wrong_check_digit_says_what_it_should_be() -> None:
    with pytest.raises(ValueError, match="the check digit of 4006381333932 should be 1, it is 2"):
        Gtin.parse("4006381333932")


@pytest.mark.parametrize("text", ["", "123", "123456789", "40063813339３1", "4006381-33393", " 4006381333931"])
def test_what_has_another_form_is_no_gtin(text: str) -> None:
    with pytest.raises(ValueError, match=r"a GTIN has 8, 12, 13 or 14 digits, this has"):
        Gtin.parse(text)


@given(body=st.text("0123456789", min_size=13, max_size=13), place=st.integers(0, 13), other=st.integers(1, 9))
def test_any_single_digit_misread_is_noticed(body: str, place: int, other: int) -> None:
    whole = f"{body}{gtin_check_digit(body)}"
    assert Gtin.parse(whole).digits == whole
    misread = whole[:place] + str((int(whole[place]) + other) % 10) + whole[place + 1 :]
    with pytest.raises(ValueError, match="the check digit"):
        Gtin.parse(misread)


def test_a_weighing_knows_its_net_weight() -> None:
    assert Weighing(gross_g=855, tare_g=10).net_g == 845


@pytest.mark.parametrize(("gross", "tare"), [(10, 10), (5, 10), (0, 0), (100, -1), (-5, 0)])
def test_a_load_without_a_net_weight_is_no_weighing(gross: int, tare: int) -> None:
    with pytest.raises(ValueError, match="has no net weight"):
        Weighing(gross, tare)
