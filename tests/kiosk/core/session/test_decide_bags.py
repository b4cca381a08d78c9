"""Carrier bags: one touch, one bag."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.inputs import (
    BackTouched,
    BagBackTouched,
    BagsTouched,
    BagTouched,
    PayTouched,
    QuantityTouched,
    UndoTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from tests.shop import BREAD, MILK, POLICY, Shop, item

PAPER = item("02000000000091", "Paper bag", 25)
COTTON = item("02000000000107", "Cotton bag", 199)


def at_the_bags() -> Shop:
    return Shop().opens().scans(BREAD).does(BagsTouched())


def lines(shop: Shop) -> list[tuple[str, int]]:
    assert shop.state.session is not None
    return [(line.item.names["en"], line.quantity) for line in shop.state.session.lines]


def test_each_touch_is_a_bag_and_each_kind_a_line() -> None:
    shop = at_the_bags().does(BagTouched(PAPER), BagTouched(COTTON), BagTouched(PAPER))
    assert lines(shop) == [("Sourdough bread", 1), ("Paper bag", 2), ("Cotton bag", 1)]
    assert (shop.screen, shop.total) == (Screen.BAGS, 349 + 2 * 25 + 199)


def test_one_too_many_is_taken_back() -> None:
    shop = at_the_bags().does(BagTouched(PAPER), BagTouched(PAPER), BagBackTouched(PAPER))
    assert (lines(shop)[1], shop.screen) == (("Paper bag", 1), Screen.BAGS)
    assert lines(shop.does(BagBackTouched(PAPER), BagBackTouched(PAPER))) == [("Sourdough bread", 1)]


def test_whoever_has_their_own_is_just_done() -> None:
    shop = at_the_bags().does(BackTouched())
    assert (shop.screen, shop.total) == (Screen.BASKET, 349)


def test_a_scan_at_the_bags_is_sold_at_once() -> None:
    shop = at_the_bags().does(BagTouched(PAPER)).scans(MILK)
    assert (shop.screen, shop.total) == (Screen.BASKET, 349 + 25 + 129)


def test_undo_takes_back_the_last_bag() -> None:
    assert at_the_bags().does(BagTouched(PAPER), BackTouched(), UndoTouched()).total == 349


def test_there_is_a_most_of_bags_too() -> None:
    shop = at_the_bags().does(BagTouched(PAPER), QuantityTouched(2, 99), BagTouched(PAPER))
    assert shop.state.message is not None
    assert (shop.state.message.say, lines(shop)[1]) == (Say.QUANTITY_LIMIT, ("Paper bag", 99))


def test_a_touch_that_comes_late_is_no_bag() -> None:
    shop = at_the_bags().does(BackTouched(), BagTouched(PAPER), BagBackTouched(BREAD), PayTouched(), BagsTouched())
    assert (shop.screen, shop.total) == (Screen.PAY, 349)


def test_a_bag_that_takes_an_offer_away_says_so() -> None:
    free = {"id": "free", "kind": "percent", "name": {"en": "First one free"}, "percent": 100, "limit": 1}
    rules = read_rules({"format": 1, "currency": "EUR", "rules": [{**free, "for": {"everything": True}}]})
    shop = Shop(policy=replace(POLICY, rules=rules)).opens().scans(MILK).does(BagsTouched(), BagTouched(COTTON))
    assert shop.state.message is not None
    assert (shop.state.message.say, shop.screen) == (Say.OFFER_GAVE_WAY, Screen.BAGS)
