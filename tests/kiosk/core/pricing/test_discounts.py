"""Discounts that staff give: after the offers, before what the store takes off the basket, to the last unit."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.pricing import ByHand, Discount, Line, Pricing, RuleBook, price_basket
from kiosk.core.pricing.by_hand import OFF_BASKET, OFF_LINE
from kiosk.core.pricing.refund import refund_line
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money
from tests.shop import BREAD, MILK, SOAP, WINE, item

TENTH = Discount(percent_bp=1000)
CENT = item("cent", "Sweet", 1)


def book(*rules: dict[str, object]) -> RuleBook:
    return read_rules({"format": 1, "currency": "EUR", "rules": [{"name": {"en": "Offer"}, **rule} for rule in rules]})


def saved(pricing: Pricing) -> list[dict[str, int]]:
    return [{reason.rule: reason.saving.minor for reason in priced.reasons} for priced in pricing.lines]


def test_ten_percent_off_a_dented_tin_are_rounded_as_the_store_rounds() -> None:
    line = Line(1, item("tin", "Tin", 125), discount=TENTH)
    assert saved(price_basket([line], "EUR")) == [{OFF_LINE: 13}]
    even = read_rules({"format": 1, "currency": "EUR", "rules": [], "tax": {"half": "even"}})
    assert saved(price_basket([line], "EUR", even)) == [{OFF_LINE: 12}]


def test_an_amount_comes_off_the_whole_line_and_never_more_than_it_costs() -> None:
    lines = [Line(1, MILK, 3, discount=Discount(minor=50)), Line(2, SOAP, discount=Discount(minor=10_000))]
    assert saved(price_basket(lines, "EUR")) == [{OFF_LINE: 50}, {OFF_LINE: SOAP.price.minor}]


def test_a_discount_comes_off_what_an_offer_leaves_so_that_it_never_costs_the_shopper_anything() -> None:
    half = {"id": "half", "kind": "percent", "percent": 50, "for": {"items": [MILK.key]}}
    pricing = price_basket([Line(1, replace(MILK, price=Money(200, "EUR")), discount=TENTH)], "EUR", book(half))
    assert saved(pricing) == [{"half": 100, OFF_LINE: 10}]


def test_goods_with_a_discount_help_to_reach_a_minimum_at_their_shelf_price() -> None:
    off = {"id": "off", "kind": "basket_amount", "amount": 100, "at_least": {"amount": BREAD.price.minor}}
    assert saved(price_basket([Line(1, BREAD, discount=TENTH)], "EUR", book(off))) == [{OFF_LINE: 35, "off": 100}]


def test_a_basket_s_discount_is_shared_out_over_all_that_is_to_pay_and_a_price_set_by_hand_bears_its_part() -> None:
    lines = [Line(1, MILK, override=Money(100, "EUR")), Line(2, SOAP, override=Money(300, "EUR"))]
    pricing = price_basket(lines, "EUR", by_hand=ByHand(discount=Discount(minor=101)))
    assert saved(pricing) == [{OFF_BASKET: 25}, {OFF_BASKET: 76}]
    assert pricing.to_pay.minor == 299


def test_a_part_of_a_cent_of_the_basket_s_discount_goes_where_most_was_cut_off() -> None:
    lines = [Line(number, CENT) for number in (1, 2, 3)]
    assert price_basket(lines, "EUR", by_hand=ByHand(discount=Discount(minor=2))).to_pay.minor == 1


def test_more_off_the_basket_than_it_costs_is_all_of_it() -> None:
    pricing = price_basket([Line(1, MILK)], "EUR", by_hand=ByHand(discount=Discount(minor=99_999)))
    assert pricing.to_pay.minor == 0


def test_a_total_is_proven_unless_a_part_off_meets_offers_on_the_same_goods() -> None:
    half = {"id": "half", "kind": "percent", "percent": 50, "for": {"items": [MILK.key]}}
    for line, proven in (
        (Line(1, MILK, discount=TENTH), False),
        (Line(1, MILK, discount=Discount(minor=1)), True),
        (Line(1, MILK, discount=Discount(minor=1000)), False),
        (Line(1, SOAP, discount=TENTH), True),
    ):
        assert price_basket([line, Line(2, MILK)], "EUR", book(half)).proven is proven
    for discount in (TENTH, Discount(minor=20)):
        assert price_basket([Line(1, MILK)], "EUR", book(half), by_hand=ByHand(discount=discount)).proven


def test_a_refund_gives_back_what_was_paid_in_any_parts() -> None:
    line = Line(1, WINE, 3, override=Money(333, "EUR"), discount=Discount(percent_bp=3333))
    (sold,) = price_basket([line], "EUR", by_hand=ByHand(discount=Discount(minor=7))).lines
    parts = [refund_line(line, sold, gone, 1) for gone in range(3)]
    assert sum(part.gross.minor for part in parts) == -sold.gross.minor
    assert sum(part.tax.minor for part in parts) == -sold.tax.minor
