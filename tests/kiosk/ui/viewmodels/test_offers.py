"""What the shopper reads of offers, from states alone."""

from __future__ import annotations

from kiosk.core.session.inputs import QuantityTouched, RemoveTouched
from kiosk.gallery.goods import CHIPS, TOMATOES
from kiosk.gallery.moments import opened, rivals
from kiosk.ui.viewmodels.basket import derive_basket
from tests.kiosk.ui.scenes import scene, scene_of
from tests.shop import MILK


def test_two_of_three_are_told_that_one_more_is_free() -> None:
    shop = opened("en").scans(CHIPS, CHIPS)
    assert derive_basket(scene_of(shop.state)).offer == "One more is free: 3 for 2."
    assert derive_basket(scene_of(shop.scans(CHIPS).state)).offer == ""


def test_a_row_keeps_its_offer_and_its_price_before() -> None:
    props = derive_basket(scene_of(opened("zh_CN").scans(TOMATOES, MILK).state, "zh_CN"))
    (row,) = props.rows
    assert (row.saving, row.was, row.price) == ("番茄周", "€2.49", "€1.99")
    assert (props.reasons, props.was, props.saved) == ((), "", "已省 €0.50")


def test_the_open_line_says_every_offer_and_a_row_counts_them() -> None:
    props = derive_basket(scene("basket-replaced"))
    assert [one.text for one in props.reasons] == ["3 for 2 · you save €1.99", "Opening week · you save €0.20"]
    assert (props.was, props.price) == ("€5.97", "€3.78")
    shop = rivals("en").scans(MILK)
    assert derive_basket(scene_of(shop.state)).rows[0].saving == "3 for 2 +1"
    touched = derive_basket(scene_of(shop.state), opened=3)
    assert touched.reasons == props.reasons


def test_taking_one_back_takes_its_offer_back_without_a_word() -> None:
    shop = opened("en").scans(CHIPS, CHIPS, CHIPS, MILK)
    assert derive_basket(scene_of(shop.does(QuantityTouched(1, 1)).state)).saved == ""
    assert derive_basket(scene_of(shop.does(RemoveTouched(1)).state)).offer == ""


def test_that_staff_set_a_price_is_told_before_every_saving() -> None:
    props = derive_basket(scene("basket-changed"))
    assert [one.text for one in props.reasons] == ["Price changed", "Discount 10 % · you save €0.45"]
    assert (props.was, props.price) == ("€4.47", "€4.02")
    assert (props.rows[0].saving, props.rows[0].was) == ("Price changed", "")
