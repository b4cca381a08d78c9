"""What does it cost? Asked by scan, by picture and by number; nothing is sold until it is put into the basket."""

from __future__ import annotations

import pytest

from kiosk.core.pricing import Label
from kiosk.core.session.facts import CodeRefused, LineAdded
from kiosk.core.session.inputs import (
    BackTouched,
    CountScanned,
    ExpiredScanned,
    Input,
    ItemPicked,
    ItemScanned,
    LabelScanned,
    NoBarcodeTouched,
    NotTakenScanned,
    NumberLookedUp,
    PayTouched,
    PriceTouched,
    TakeTouched,
    TypeTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import PriceView, Say
from kiosk.core.session.state import Screen
from tests.shop import APPLES, BANANAS, BREAD, MILK, WINE, Shop


def asking() -> Shop:
    return Shop().opens().scans(BREAD).does(PriceTouched())


def test_a_scan_is_answered_with_its_price_and_adds_nothing() -> None:
    shop = asking().scans(MILK)
    assert shop.state.view == PriceView(ItemScanned(MILK.key, MILK))
    assert (shop.screen, shop.total, len(shop.happened(LineAdded))) == (Screen.PRICE, 349, 1)


def test_the_newest_of_several_scans_is_the_answer() -> None:
    shop = asking().scans(MILK, APPLES, WINE)
    assert shop.state.view == PriceView(ItemScanned(WINE.key, WINE))
    assert shop.total == 349


def test_what_was_asked_about_goes_into_the_basket_by_one_touch() -> None:
    shop = asking().scans(MILK).does(TakeTouched())
    assert (shop.screen, shop.total) == (Screen.BASKET, 349 + 129)
    shop.does(TakeTouched())
    assert shop.total == 349 + 129


def test_a_weighed_item_is_weighed_before_it_is_sold() -> None:
    shop = asking().scans(APPLES).does(TakeTouched())
    assert (shop.screen, shop.total) == (Screen.WEIGH, 349)


def test_an_age_limit_is_told_when_it_is_put_into_the_basket() -> None:
    shop = asking().scans(WINE)
    assert shop.state.message is None
    shop.does(TakeTouched())
    assert shop.state.message is not None
    assert shop.state.message.say is Say.AGE_EARLY


@pytest.mark.parametrize(
    "scan", [LabelScanned("02812340000002", APPLES, Label(net_g=500)), CountScanned(MILK.key, MILK, 6)]
)
def test_packs_are_asked_about_as_they_are(scan: LabelScanned | CountScanned) -> None:
    shop = asking().does(scan)
    assert shop.state.view == PriceView(scan)
    before = shop.total
    shop.does(TakeTouched())
    assert shop.total > before


@pytest.mark.parametrize(
    ("scan", "say"),
    [
        (UnknownScanned("04006381333931"), Say.UNKNOWN_ITEM),
        (UnreadableScanned(), Say.UNREADABLE),
        (NotTakenScanned(), Say.NOT_TAKEN),
        (ExpiredScanned(MILK.key, MILK), Say.EXPIRED),
    ],
)
def test_what_has_no_price_is_told_and_not_journaled(scan: Input, say: Say) -> None:
    shop = asking().does(scan)
    assert shop.state.message is not None
    assert (shop.state.message.say, shop.screen) == (say, Screen.PRICE)
    assert shop.happened(CodeRefused) == []
    shop.scans(MILK)
    assert shop.state.message is None


def test_pick_and_type_lead_back_to_the_price() -> None:
    shop = asking().does(NoBarcodeTouched())
    assert shop.screen is Screen.PICK
    shop.does(ItemPicked(BANANAS))
    assert shop.state.view == PriceView(ItemScanned(BANANAS.key, BANANAS))
    shop.does(TypeTouched())
    assert shop.screen is Screen.TYPE
    shop.does(NumberLookedUp(ItemScanned(MILK.key, MILK)))
    assert shop.state.view == PriceView(ItemScanned(MILK.key, MILK))
    assert shop.total == 349


def test_a_scan_while_picking_for_a_price_is_asked_about_too() -> None:
    shop = asking().does(NoBarcodeTouched()).scans(MILK)
    assert shop.state.view == PriceView(ItemScanned(MILK.key, MILK))


def test_one_step_back_at_a_time_and_nothing_was_bought() -> None:
    shop = asking().does(TypeTouched(), BackTouched())
    assert shop.screen is Screen.PRICE
    shop.scans(MILK).does(BackTouched())
    assert (shop.screen, shop.total) == (Screen.BASKET, 349)
    shop.does(PayTouched())
    assert shop.screen is Screen.PAY


def test_a_touch_that_comes_late_opens_no_price() -> None:
    shop = Shop().opens().scans(BREAD).does(PayTouched(), PriceTouched())
    assert shop.screen is Screen.PAY
    assert Shop().opens().does(PriceTouched()).screen is Screen.ATTRACT
