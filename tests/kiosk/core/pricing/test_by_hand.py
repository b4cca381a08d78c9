"""What staff decide by hand: whom it concerns, and what it is called."""

from __future__ import annotations

from random import Random

import pytest

from kiosk.core.items import Tax
from kiosk.core.pricing import ByHand, Discount, Line, Pricing, as_sold, price_basket
from kiosk.core.pricing.by_hand import EXEMPT, without_tax
from kiosk.core.pricing.rule_file import RulesError, read_rules
from tests.kiosk.core.pricing.baskets import a_book, by_hand_lines, some_by_hand, some_items, some_lines
from tests.shop import BREAD, EXTRA, MILK, SOAP, item

LAMP = item("lamp", "Lamp", 1995, tax=EXTRA)
BOTTLE = item("bottle", "Empty bottle", -25)
FREE = ByHand(exempt=True)


def shown(pricing: Pricing) -> list[int]:
    return [priced.shown.minor for priced in pricing.lines]


def test_a_receipt_calls_a_discount_by_its_percent() -> None:
    assert Discount(percent_bp=1000).names == {"en": "Discount 10 %", "zh_CN": "减价 10%"}
    assert Discount(percent_bp=750).names["en"] == "Discount 7.5 %"
    assert Discount(minor=50).names == {"en": "Discount", "zh_CN": "减价"}


def test_who_owes_no_tax_pays_what_the_prices_come_to_without_it() -> None:
    lines = [Line(1, MILK), Line(2, SOAP), Line(3, LAMP)]
    taxed, free = price_basket(lines, "EUR"), price_basket(lines, "EUR", by_hand=FREE)
    assert free.tax.minor == 0
    assert free.to_pay == free.net == taxed.net
    assert shown(free) == [priced.net.minor for priced in taxed.lines]
    assert [[reason.rule for reason in priced.reasons] for priced in free.lines] == [[EXEMPT], [EXEMPT], []]
    assert {total.tax.rate_bp for total in free.by_rate} == {0}


def test_tax_that_is_not_owed_is_no_saving_of_the_shopper_s() -> None:
    free = price_basket([Line(1, MILK)], "EUR", by_hand=FREE)
    assert (free.saved.minor, free.saving.minor) == (0, MILK.price.minor - free.to_pay.minor)


def test_a_bottle_given_back_brings_its_deposit_with_its_tax() -> None:
    lines = [Line(1, MILK), Line(2, BOTTLE)]
    taxed, free = price_basket(lines, "EUR"), price_basket(lines, "EUR", by_hand=FREE)
    assert free.lines[1] == taxed.lines[1]
    assert as_sold(lines, FREE)[1] == lines[1]


def test_what_is_sold_without_tax_is_sold_under_a_class_without_any() -> None:
    lines = (Line(1, MILK), Line(2, LAMP))
    assert [line.item.tax for line in as_sold(lines, FREE)] == [
        without_tax(MILK.tax),
        Tax(EXTRA.code, 0, inclusive=False),
    ]
    assert as_sold(lines, ByHand()) == lines


def test_fees_and_deposits_are_without_tax_too() -> None:
    fees = [
        {"id": "recycling", "kind": "fee", "name": {"en": "Recycling"}, "for": {"everything": True}, "amount": 119,
         "tax": {"code": "B", "rate_bp": 1900, "inclusive": True}},
        {"id": "deposit", "kind": "fee", "name": {"en": "Deposit"}, "for": {"everything": True}, "amount": 25},
    ]  # fmt: skip
    book = read_rules({"format": 1, "currency": "EUR", "rules": fees})
    (bread,) = price_basket([Line(1, BREAD)], "EUR", book, by_hand=FREE).lines
    assert {extra.rule: extra.gross.minor for extra in bread.extras} == {"recycling": 100, "deposit": 25}


def test_no_rule_of_the_store_is_called_as_what_staff_do() -> None:
    rule = {"id": "hand:line", "kind": "percent", "name": {"en": "x"}, "percent": 5, "for": {"everything": True}}
    with pytest.raises(RulesError, match=r"rules\[0\].id: must not begin with 'hand:'"):
        read_rules({"format": 1, "currency": "EUR", "rules": [rule]})


@pytest.mark.parametrize("seed", range(150))
def test_whatever_staff_decide_totals_are_the_sums_of_their_lines_and_nothing_costs_less_than_nothing(
    seed: int,
) -> None:
    chance = Random(seed)
    lines, by_hand = by_hand_lines(chance, some_lines(chance, some_items(chance))), some_by_hand(chance)
    pricing = price_basket(lines, "EUR", a_book(chance), by_hand=by_hand)
    parts = [part for priced in pricing.lines for part in (priced, *priced.extras)]
    assert sum(part.net.minor for part in parts) == pricing.net.minor
    assert sum(part.tax.minor for part in parts) == pricing.tax.minor
    assert sum(part.gross.minor for part in parts) == pricing.to_pay.minor == pricing.net.minor + pricing.tax.minor
    rates = {(total.tax, total.net.minor, total.amount.minor) for total in pricing.by_rate}
    assert sum(net for _, net, _ in rates) <= pricing.net.minor
    for line, priced in zip(lines, pricing.lines, strict=True):
        assert priced.shown.minor == line.shelf.minor - priced.saving.minor >= 0
        assert all(reason.saving.minor >= 0 for reason in priced.reasons)
    if by_hand.exempt:
        assert pricing.tax.minor == 0


@pytest.mark.parametrize("seed", range(100))
def test_no_decision_in_the_shopper_s_favour_makes_the_basket_dearer(seed: int) -> None:
    chance = Random(seed)
    lines, book, by_hand = some_lines(chance, some_items(chance)), a_book(chance), some_by_hand(chance)
    plain = price_basket(lines, "EUR", book)
    assert price_basket(lines, "EUR", book, by_hand=by_hand).to_pay.minor <= plain.to_pay.minor + len(lines)
