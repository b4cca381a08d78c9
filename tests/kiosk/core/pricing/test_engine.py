"""What holds for any basket under any rules."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from kiosk.core.pricing import Label, Line
from kiosk.core.pricing.engine import price_basket
from kiosk.core.pricing.reductions import unit_of
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money
from tests.kiosk.core.pricing.baskets import a_book, a_small_basket, some_items, some_lines
from tests.kiosk.core.pricing.oracle import cost_of, lowest_total
from tests.shop import APPLES, BREAD, MILK, SOAP

HALF = {"id": "half", "kind": "percent", "name": {"en": "Half"}, "percent": 50}


@pytest.mark.parametrize("seed", range(4))
def test_no_use_of_the_rules_costs_less(seed: int) -> None:
    chance = Random(seed)
    for _ in range(100):
        lines, book = a_small_basket(chance)
        pricing = price_basket(lines, "EUR", book)
        assert pricing.proven
        assert cost_of(lines, pricing) == lowest_total(lines, book), (lines, book)


@pytest.mark.parametrize("seed", range(150))
def test_any_order_of_scanning_costs_the_same(seed: int) -> None:
    chance = Random(seed)
    book, lines = a_book(chance), some_lines(chance, some_items(chance))
    pieces = [  # every piece on a line of its own, as another shopper might scan them
        replace(line, id=0, quantity=1) for line in lines for _ in range(line.units)
    ]
    chance.shuffle(pieces)
    apart = [replace(piece, id=number) for number, piece in enumerate(pieces, start=1)]
    one, other = price_basket(lines, "EUR", book), price_basket(apart, "EUR", book)
    assert (one.net, one.tax, one.to_pay, one.saving) == (other.net, other.tax, other.to_pay, other.saving)
    assert one.by_rate == other.by_rate
    mixed = list(apart)
    chance.shuffle(mixed)
    again = price_basket(mixed, "EUR", book)
    assert {priced.line: priced for priced in again.lines} == {priced.line: priced for priced in other.lines}


@pytest.mark.parametrize("seed", range(150))
def test_totals_are_the_sums_of_their_lines_and_no_line_costs_less_than_nothing(seed: int) -> None:
    chance = Random(seed)
    lines = some_lines(chance, some_items(chance))
    pricing = price_basket(lines, "EUR", a_book(chance))
    parts = [part for priced in pricing.lines for part in (priced, *priced.extras)]
    assert sum(part.net.minor for part in parts) == pricing.net.minor
    assert sum(part.tax.minor for part in parts) == pricing.tax.minor
    assert sum(part.gross.minor for part in parts) == pricing.to_pay.minor == pricing.net.minor + pricing.tax.minor
    for line, priced in zip(lines, pricing.lines, strict=True):
        saving = sum(reason.saving.minor for reason in priced.reasons)
        assert priced.shown.minor == line.shelf.minor - saving >= 0
        assert all(reason.saving.minor >= 0 for reason in priced.reasons)


@pytest.mark.parametrize("seed", range(150))
def test_one_more_article_never_takes_a_saving_away(seed: int) -> None:
    chance = Random(seed)
    book, items = a_book(chance), some_items(chance)
    lines = some_lines(chance, items)
    more = Line(99, chance.choice([item for item in items if item.unit == "each"]))
    before, after = price_basket(lines, "EUR", book), price_basket([*lines, more], "EUR", book)
    offered = sum(line.shelf.minor for line in lines) + more.shelf.minor
    # with tax on top the shopper's total is what is least, not the sum of savings before tax
    if all(line.item.tax.inclusive for line in [*lines, more]):
        assert after.saving >= before.saving
    assert after.to_pay.minor <= before.to_pay.minor + 2 * offered


def test_offers_leave_packs_from_the_scale_alone_unless_they_say_so() -> None:
    lines = [Line(1, APPLES, label=Label(Money(500, "EUR"))), Line(2, APPLES, label=Label(net_g=500)), Line(3, MILK)]
    for loads, to_pay in ((False, 500 + 140 + 64), (True, 250 + 70 + 64)):
        rule = {**HALF, "for": {"everything": True, "loads": loads}}
        assert price_basket(
            lines, "EUR", read_rules({"format": 1, "currency": "EUR", "rules": [rule]})
        ).to_pay == Money(to_pay, "EUR")


def test_a_price_by_the_kilogram_says_nothing_about_a_pack_of_unknown_weight() -> None:
    rule = {**HALF, "kind": "price", "price": 100, "for": {"everything": True, "loads": True}}
    del rule["percent"]
    book = read_rules({"format": 1, "currency": "EUR", "rules": [rule]})
    lines = [Line(1, APPLES, label=Label(Money(500, "EUR"))), Line(2, APPLES, label=Label(net_g=500))]
    assert [priced.shown.minor for priced in price_basket(lines, "EUR", book).lines] == [500, 50]


def test_a_price_that_an_attendant_set_stays() -> None:
    rule = {**HALF, "for": {"everything": True}}
    book = read_rules({"format": 1, "currency": "EUR", "rules": [rule]})
    lines = [Line(1, BREAD, 2, override=Money(300, "EUR")), Line(2, SOAP)]
    assert [priced.shown.minor for priced in price_basket(lines, "EUR", book).lines] == [600, 99]
    assert unit_of(lines[0]).price == 300
