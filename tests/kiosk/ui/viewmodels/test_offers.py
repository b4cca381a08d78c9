"""What the shopper reads of offers, from states alone."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.pricing import price_basket
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.inputs import QuantityTouched, RemoveTouched
from kiosk.gallery.moments import CHIPS, TOMATOES, opened
from kiosk.gallery.shop import OFFERS
from kiosk.ui.viewmodels.basket import derive_basket
from kiosk.ui.viewmodels.offers import saving, was_price
from tests.kiosk.ui.scenes import scene_of
from tests.shop import MILK


def test_two_of_three_are_told_that_one_more_is_free() -> None:
    shop = opened("en").scans(CHIPS, CHIPS)
    assert derive_basket(scene_of(shop.state)).offer == "One more is free: 3 for 2."
    assert derive_basket(scene_of(shop.scans(CHIPS).state)).offer == ""


def test_a_row_keeps_its_offer_and_its_price_before() -> None:
    props = derive_basket(scene_of(opened("zh_CN").scans(TOMATOES, MILK).state, "zh_CN"))
    (row,) = props.rows
    assert (row.saving, row.was, row.price) == ("番茄周", "€2.49", "€1.99")
    assert (props.saving, props.was, props.saved) == ("", "", "已省 €0.50")


def test_several_offers_on_a_line_are_counted() -> None:
    shop = opened("en").scans(CHIPS, CHIPS, CHIPS)
    (line,) = shop.state.session.lines
    staff = {"id": "s", "kind": "percent", "name": {"en": "Staff"}, "for": {"everything": True}, "percent": 10}
    both = read_rules({"format": 1, "currency": "EUR", "stacks": ["a", "b"], "rules": [{**staff, "stack": "b"}]})
    book = replace(OFFERS, offers=(*OFFERS.offers, *both.offers))
    (priced,) = price_basket([line], "EUR", book).lines
    scene = scene_of(shop.state)
    assert saving(scene, priced) == "3 for 2 +1 · you save €2.39"
    assert was_price(scene, priced) == "€5.97"


def test_taking_one_back_takes_its_offer_back_without_a_word() -> None:
    shop = opened("en").scans(CHIPS, CHIPS, CHIPS, MILK)
    assert derive_basket(scene_of(shop.does(QuantityTouched(1, 1)).state)).saved == ""
    assert derive_basket(scene_of(shop.does(RemoveTouched(1)).state)).offer == ""
