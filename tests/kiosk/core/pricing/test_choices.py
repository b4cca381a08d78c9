"""Rules that exclude one another: the best for the shopper is used, and where not all was tried the total says so."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from kiosk.core.items import Unit
from kiosk.core.pricing import Line, RuleBook, price_basket
from kiosk.core.pricing.assign import Offering
from kiosk.core.pricing.choices import MOST_CHOICES, best_choice
from kiosk.core.pricing.promotions.bands import Band, Bands
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.reduction import PercentOff
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.purse import IN_ALL, Purse
from kiosk.core.pricing.reductions import Basket, unit_of
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.pricing.rules import Condition, Offer
from kiosk.core.values import Money
from tests.kiosk.core.pricing.baskets import a_reduction, some_goods, some_items, some_terms
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


def each_for_itself(chance: Random) -> Terms:
    return Each(some_goods(chance), a_reduction(chance))


def bands(chance: Random) -> Terms:
    return Bands(some_goods(chance), tuple(Band(n, PercentOff(400 * n)) for n in range(2, chance.randint(3, 8))))


@pytest.mark.parametrize("terms", [some_terms, each_for_itself, bands])
@pytest.mark.parametrize(
    ("goods", "pieces", "offers", "stacks", "groups"),
    [(120, 1, 200, 3, 4), (120, 1, 200, 1, 0), (120, 20, 200, 3, 4), (8, 99, 60, 2, 2), (60, 2, 24, 1, 8)],
)
def test_the_work_for_a_monstrous_basket_has_an_end_and_nobody_pays_more_than_the_shelf_says(
    terms: Callable[[Random], Terms], goods: int, pieces: int, offers: int, stacks: int, groups: int
) -> None:
    chance = Random(7)
    lines = [Line(number, thing, pieces) for number, thing in enumerate(some_items(chance, goods), start=1)]
    lines = [line for line in lines if line.item.unit is Unit.EACH]
    basket = Basket(lines, [unit_of(line) for line in lines], "EUR")
    rules = [
        Offer(
            id=f"rule{number:03}",
            names=(("en", "Offer"),),
            terms=terms(chance),
            condition=Condition(exclusive=chance.choice(["", f"group {number % groups}"]) if groups else ""),
            stack=number % stacks,
        )
        for number in range(offers)
    ]
    purse = Purse()
    found = best_choice(basket, Offering(sorted(rules, key=lambda rule: rule.stack)), [], purse)
    spent = IN_ALL - purse.left
    assert spent <= 2 * IN_ALL
    assert found.cost < sum(line.shelf.minor * unit_of(line).weight for line in lines)
