"""What comes off the basket: from whom, how often, and when the total is known to be the lowest."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.pricing import NOBODY, Line, Pricing, RuleBook, Shopper, price_basket
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money
from tests.shop import BREAD, EXTRA, MILK, SOAP, item

NAME = {"en": "Offer"}
BOTTLE = item("bottle", "Empty bottle", -25)
LAMP = item("lamp", "Lamp", 1995, tax=EXTRA)


def book(*rules: dict[str, object]) -> RuleBook:
    return read_rules({"format": 1, "currency": "EUR", "rules": [{"name": NAME, **rule} for rule in rules]})


def priced(lines: list[Line], *rules: dict[str, object], shopper: Shopper = NOBODY) -> Pricing:
    return price_basket(lines, "EUR", book(*rules), shopper)


OFF: dict[str, object] = {"id": "off", "kind": "basket_amount", "amount": 100}


def test_an_empty_bottle_given_back_makes_no_basket_smaller() -> None:
    bread = [Line(1, BREAD, 4)]
    worth = bread[0].shelf.minor
    rule = {**OFF, "at_least": {"amount": worth}}
    alone, with_bottle = priced(bread, rule), priced([*bread, Line(2, BOTTLE)], rule)
    assert alone.saving == with_bottle.saving == Money(100, "EUR")
    assert with_bottle.to_pay.minor == alone.to_pay.minor - 25


def test_a_unit_that_goes_with_no_other_offer_bears_nothing_of_the_basket_s() -> None:
    lone = {"id": "half", "kind": "percent", "percent": 50, "for": {"items": [SOAP.key]}, "alone": True}
    pricing = priced([Line(1, SOAP), Line(2, MILK)], lone, {**OFF, "amount": 129})
    assert [[reason.rule for reason in line.reasons] for line in pricing.lines] == [["half"], ["off"]]
    assert [line.shown.minor for line in pricing.lines] == [99, 0]


def test_where_the_rest_cannot_bear_it_the_better_of_both_is_taken() -> None:
    lone = {"id": "tenth", "kind": "percent", "percent": 10, "for": {"items": [SOAP.key]}, "alone": True}
    pricing = priced([Line(1, SOAP)], lone, OFF)
    assert [reason.rule for reason in pricing.lines[0].reasons] == ["off"]


def test_an_amount_off_the_basket_that_goes_with_no_other_offer_is_used_alone_or_not_at_all() -> None:
    half = {"id": "half", "kind": "percent", "percent": 50, "for": {"items": [SOAP.key]}}
    few, many = [Line(1, SOAP), Line(2, BREAD)], [Line(1, SOAP, 3), Line(2, BREAD)]
    lone = {**OFF, "amount": 150, "alone": True}
    for lines, used in ((few, {"off"}), (many, {"half"})):
        pricing = priced(lines, half, lone)
        assert {reason.rule for line in pricing.lines for reason in line.reasons} == used
        assert pricing.proven


def test_each_full_amount_is_counted_as_often_as_the_limit_allows() -> None:
    rule = {**OFF, "at_least": {"amount": 100}, "repeated": True, "limit": 2}
    assert priced([Line(1, MILK, 5)], rule).saving == Money(200, "EUR")
    assert priced([Line(1, MILK, 5)], rule, shopper=replace(NOBODY, used=(("off", 1),))).saving == Money(100, "EUR")
    assert priced([Line(1, MILK, 5)], rule, shopper=replace(NOBODY, used=(("off", 2),))).saving == Money(0, "EUR")


def test_what_nobody_has_proven_is_not_called_proven() -> None:
    half = {"id": "half", "kind": "percent", "percent": 50, "for": {"items": [SOAP.key]}}
    too_much = {**OFF, "amount": 9999, "for": {"items": [SOAP.key]}}
    assert priced([Line(1, SOAP)], too_much).proven
    assert not priced([Line(1, SOAP)], half, too_much).proven
    assert not priced([Line(1, SOAP), Line(2, LAMP)], half, OFF).proven
    assert priced([Line(1, SOAP), Line(2, MILK)], half, OFF).proven
