"""Rules that exclude one another: the best for the shopper is used, and where not all was tried the total says so."""

from __future__ import annotations

from kiosk.core.pricing import Line, RuleBook, price_basket
from kiosk.core.pricing.choices import MOST_CHOICES
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money
from tests.shop import BREAD, MILK, SOAP, item


def rivals(groups: int, items: tuple[str, ...]) -> RuleBook:
    """In each group a tenth and a half off the same item."""
    rules = [
        {
            "id": f"{percent}-{number}",
            "kind": "percent",
            "name": {"en": "Offer"},
            "percent": percent,
            "for": {"items": [items[number % len(items)]]},
            "exclusive": f"group {number:02}",
        }
        for number in range(groups)
        for percent in (10, 50)
    ]
    return read_rules({"format": 1, "currency": "EUR", "rules": rules})


def test_rules_about_goods_that_are_not_there_are_no_choice() -> None:
    book = rivals(40, (MILK.key, *(f"thing{number}" for number in range(39))))
    pricing = price_basket([Line(1, MILK), Line(2, BREAD)], "EUR", book)
    assert pricing.saving == Money(65, "EUR")
    assert pricing.proven


def test_more_choices_than_can_be_tried_end_well_and_say_so() -> None:
    things = [item(f"thing{number:02}", "Thing", 100 + number) for number in range(12)]
    assert 2 ** len(things) > MOST_CHOICES
    book = rivals(len(things), tuple(thing.key for thing in things))
    pricing = price_basket([Line(number, thing) for number, thing in enumerate(things, start=1)], "EUR", book)
    assert pricing.saving.minor == sum((thing.price.minor + 1) // 2 for thing in things)
    assert not pricing.proven


def test_one_rule_of_a_group_is_used_in_all_of_the_basket() -> None:
    rules = [
        {"id": "a", "kind": "percent", "name": {"en": "A"}, "percent": 10, "for": {"everything": True}},
        {"id": "b", "kind": "percent", "name": {"en": "B"}, "percent": 50, "for": {"items": [SOAP.key]}},
    ]
    book = read_rules({"format": 1, "currency": "EUR", "rules": [{**rule, "exclusive": "one"} for rule in rules]})
    pricing = price_basket([Line(1, SOAP), Line(2, BREAD)], "EUR", book)
    assert {reason.rule for line in pricing.lines for reason in line.reasons} == {"b"}
