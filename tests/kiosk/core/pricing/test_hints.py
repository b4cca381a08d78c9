"""One more and save: what is promised is what happens, and no offer goes without a word."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from kiosk.core.pricing import NOBODY, ByHand, Discount, Line, Pricing, RuleBook, price_basket
from kiosk.core.pricing.hints import gave_way, hint_for
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money
from tests.kiosk.core.pricing.baskets import a_book, some_items, some_lines
from tests.kiosk.core.pricing.oracle import cost_of
from tests.shop import BREAD, MILK, SOAP

NAME = {"en": "Offer"}


def book(*rules: dict[str, object]) -> RuleBook:
    named = [{"name": NAME, **rule} for rule in rules]
    return read_rules({"format": 1, "currency": "EUR", "rules": named})


THREE_FOR_TWO = book({"id": "3-2", "kind": "n_for_m", "n": 3, "pay": 2, "for": {"items": [MILK.key]}})


def test_two_cartons_are_told_that_the_third_is_free() -> None:
    lines = [Line(1, MILK, 2)]
    hint = hint_for(lines[0], lines, price_basket(lines, "EUR", THREE_FOR_TWO), THREE_FOR_TWO, NOBODY)
    assert hint is not None
    assert (hint.line, hint.rule, hint.saving, hint.extra) == (1, "3-2", Money(129, "EUR"), Money(0, "EUR"))


def test_one_carton_and_three_are_told_nothing() -> None:
    for quantity in (1, 3):
        lines = [Line(1, MILK, quantity)]
        assert hint_for(lines[0], lines, price_basket(lines, "EUR", THREE_FOR_TWO), THREE_FOR_TWO, NOBODY) is None


def test_what_staff_take_off_is_no_offer_and_hides_none() -> None:
    tenth = ByHand(discount=Discount(percent_bp=1000))
    lines = [Line(1, MILK, 2), Line(2, SOAP)]
    now = price_basket(lines, "EUR", THREE_FOR_TWO, NOBODY, tenth)
    hint = hint_for(lines[0], lines, now, THREE_FOR_TWO, NOBODY, tenth)
    assert hint is not None
    assert (hint.rule, hint.saving, hint.extra) == ("3-2", Money(129, "EUR"), Money(0, "EUR"))
    assert hint_for(lines[1], lines, now, THREE_FOR_TWO, NOBODY, tenth) is None
    dented = [Line(1, MILK, 2, discount=Discount(percent_bp=1000)), Line(2, MILK, 2, override=Money(50, "EUR"))]
    plain = price_basket(dented, "EUR", THREE_FOR_TWO)
    assert [hint_for(line, dented, plain, THREE_FOR_TWO, NOBODY) for line in dented] == [None, None]


def test_a_discount_that_is_shared_out_anew_has_not_given_way() -> None:
    off = ByHand(discount=Discount(minor=1))
    before = price_basket([Line(1, MILK)], "EUR", THREE_FOR_TWO, NOBODY, off)
    lines = [Line(1, MILK), Line(2, SOAP, 9)]
    after = price_basket(lines, "EUR", THREE_FOR_TWO, NOBODY, off)
    assert before.lines[0].reasons
    assert gave_way(before, after, lines) is None


def test_an_offer_that_every_piece_has_is_no_hint() -> None:
    tenth = book({"id": "tenth", "kind": "percent", "percent": 10, "for": {"everything": True}})
    lines = [Line(1, BREAD), Line(2, SOAP, 2)]
    now = price_basket(lines, "EUR", tenth)
    assert [hint_for(line, lines, now, tenth, NOBODY) for line in lines] == [None, None]


def test_an_offer_that_gives_way_to_a_better_one_is_named_with_it() -> None:
    rivals = book(
        {"id": "milk-tenth", "kind": "percent", "percent": 10, "for": {"items": [MILK.key]}},
        {
            "id": "milk-3-2",
            "kind": "n_for_m",
            "n": 3,
            "pay": 2,
            "for": {"items": [MILK.key]},
            "name": {"en": "3 for 2"},
        },
    )
    (two, _), (three, lines) = (priced([Line(1, MILK, count)], rivals) for count in (2, 3))
    gone = gave_way(two, three, lines)
    assert gone is not None
    assert (gone.rule, gone.by, gone.moved, gone.better) == ("milk-tenth", {"en": "3 for 2"}, False, Money(103, "EUR"))
    assert gave_way(three, three, lines) is None


def test_an_offer_that_moved_to_dearer_goods_is_named_with_these() -> None:
    first = book({"id": "free", "kind": "percent", "percent": 100, "for": {"everything": True}, "limit": 1})
    before, _ = priced([Line(1, MILK)], first)
    after, lines = priced([Line(1, MILK), Line(2, BREAD)], first)
    gone = gave_way(before, after, lines)
    assert gone is not None
    assert (gone.line, gone.rule, gone.moved, gone.by) == (1, "free", True, BREAD.names)
    assert gone.better.minor == BREAD.price.minor - MILK.price.minor


def test_an_offer_in_fewer_units_of_its_line_is_still_there() -> None:
    rules = book(
        {"id": "tenth", "kind": "percent", "percent": 10, "for": {"items": [MILK.key]}},
        {"id": "pair", "kind": "n_for_price", "n": 2, "price": 150, "for": {"items": [MILK.key]}},
    )
    one, _ = priced([Line(1, MILK)], rules)
    three, lines = priced([Line(1, MILK, 3)], rules)
    assert gave_way(one, three, lines) is None


def priced(lines: list[Line], rules: RuleBook) -> tuple[Pricing, list[Line]]:
    return price_basket(lines, "EUR", rules), lines


@pytest.mark.parametrize("seed", range(120))
def test_what_goes_is_told_and_nobody_pays_more_than_for_the_article_by_itself(seed: int) -> None:
    chance = Random(seed)
    rules, items = replace(a_book(chance), basket_offs=(), fees=()), some_items(chance)
    lines = some_lines(chance, items)
    more = [*lines, Line(99, chance.choice([item for item in items if item.unit == "each"]))]
    before, after = price_basket(lines, "EUR", rules), price_basket(more, "EUR", rules)
    alone = price_basket(more[-1:], "EUR")  # a limit or a group may have been used up: without offers
    assert before.proven
    assert after.proven
    assert cost_of(more, after) <= cost_of(lines, before) + cost_of(more[-1:], alone)
    were = {one.rule for priced_line in before.lines for one in priced_line.reasons if one.saving.minor}
    are = {one.rule for priced_line in after.lines for one in priced_line.reasons if one.saving.minor}
    gone = gave_way(before, after, more)
    assert gone is not None or were <= are


@pytest.mark.parametrize("seed", range(120))
def test_what_is_promised_is_what_happens(seed: int) -> None:
    chance = Random(seed)
    rules, lines = a_book(chance), some_lines(chance, some_items(chance))
    now = price_basket(lines, "EUR", rules)
    for line in lines:
        hint = hint_for(line, lines, now, rules, NOBODY)
        if hint is None:
            continue
        more = [replace(one, quantity=one.quantity + 1) if one.id == line.id else one for one in lines]
        then = price_basket(more, "EUR", rules)
        assert hint.saving == then.saving - now.saving > Money(0, "EUR")
        assert hint.extra == then.to_pay - now.to_pay
        assert hint.rule in {reason.rule for priced in then.lines for reason in priced.reasons}
