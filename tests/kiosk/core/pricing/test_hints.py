"""One more and save: what is promised is what happens, and no offer goes without a word."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from kiosk.core.pricing import NOBODY, Line, RuleBook, price_basket
from kiosk.core.pricing.hints import gave_way, hint_for
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money
from tests.kiosk.core.pricing.baskets import a_book, some_items, some_lines
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


def test_an_offer_that_every_piece_has_is_no_hint() -> None:
    tenth = book({"id": "tenth", "kind": "percent", "percent": 10, "for": {"everything": True}})
    lines = [Line(1, BREAD), Line(2, SOAP, 2)]
    now = price_basket(lines, "EUR", tenth)
    assert [hint_for(line, lines, now, tenth, NOBODY) for line in lines] == [None, None]


def test_an_offer_that_gives_way_to_a_better_one_is_named() -> None:
    rivals = book(
        {"id": "milk-tenth", "kind": "percent", "percent": 10, "for": {"items": [MILK.key]}},
        {"id": "milk-3-2", "kind": "n_for_m", "n": 3, "pay": 2, "for": {"items": [MILK.key]}},
    )
    two, three = (price_basket([Line(1, MILK, count)], "EUR", rivals) for count in (2, 3))
    (gone,) = gave_way(two, three)
    assert (gone.rule, gone.better) == ("milk-tenth", Money(129 - 26, "EUR"))
    assert gave_way(three, three) == ()


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
