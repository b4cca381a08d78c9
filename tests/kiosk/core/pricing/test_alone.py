"""What one thing costs before it is in the basket is what its line says once it is."""

from __future__ import annotations

import pytest

from kiosk.core.pricing import Line, RuleBook, Shopper, price_basket
from kiosk.core.pricing.alone import price_alone, price_of_one
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money, Weighing
from tests.shop import APPLES, MILK

FRIDAY, SATURDAY = "2026-11-27T10:00", "2026-11-28T10:00"


def book(of: str, **terms: object) -> RuleBook:
    rule = {"id": "week", "name": {"en": "Week"}, "for": {"items": [of], "loads": True}, **terms}
    return read_rules({"format": 1, "currency": "EUR", "rules": [rule]})


def test_a_price_of_the_week_is_the_price_of_one_while_it_holds() -> None:
    rules = book(MILK.key, kind="price", price=99, when={"weekdays": ["fri"]})
    assert price_of_one(MILK, rules, Shopper(since=FRIDAY)) == Money(99, "EUR")
    assert price_of_one(MILK, rules, Shopper(since=SATURDAY)) == MILK.price


def test_an_offer_that_wants_more_than_one_changes_the_price_of_none() -> None:
    assert price_of_one(MILK, book(MILK.key, kind="n_for_m", n=3, pay=2), Shopper(since=FRIDAY)) == MILK.price


@pytest.mark.parametrize(
    ("terms", "kilogram"),
    [
        ({"kind": "price", "price": 199}, 199),
        ({"kind": "percent", "percent": 33}, 187),  # of 2.79; ten kilograms cost 18.69
        ({"kind": "amount", "amount": 50}, 279),  # so much a load, and not a kilogram
    ],
)
def test_a_kilogram_has_a_lower_price_where_all_loads_have_it(terms: dict[str, object], kilogram: int) -> None:
    assert price_of_one(APPLES, book(APPLES.key, **terms), Shopper(since=FRIDAY)) == Money(kilogram, "EUR")


@pytest.mark.parametrize("terms", [{"kind": "price", "price": 199}, {"kind": "percent", "percent": 33}])
def test_a_load_costs_what_its_line_will(terms: dict[str, object]) -> None:
    rules = book(APPLES.key, **terms)
    load = Line(1, APPLES, weighing=Weighing(855, 10))
    line = price_basket(
        [Line(1, MILK), Line(2, APPLES, weighing=Weighing(855, 10))], "EUR", rules, Shopper(since=FRIDAY)
    )
    assert price_alone(load, rules, Shopper(since=FRIDAY)).shown == line.lines[1].shown < load.shelf
