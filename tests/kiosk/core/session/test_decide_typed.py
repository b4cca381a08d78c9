"""A number typed on the keys is as good as a scan."""

from __future__ import annotations

from kiosk.core.session.facts import CodeRefused, LineAdded, RefusedFor
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    BackTouched,
    CodeKeyTouched,
    Device,
    DeviceLost,
    ItemScanned,
    NotTakenScanned,
    NumberLookedUp,
    PriceTouched,
    TypeTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from tests.shop import APPLES, BANANAS, BREAD, MILK, Shop

MILKS_NUMBER = NumberLookedUp(ItemScanned(MILK.key, MILK))
NOBODYS_NUMBER = NumberLookedUp(UnknownScanned("04006381333931"))


def typing() -> Shop:
    return Shop().opens().scans(BREAD).does(TypeTouched())


def test_the_item_is_in_the_basket_and_so_is_the_shopper() -> None:
    shop = typing().does(MILKS_NUMBER)
    assert (shop.screen, shop.total) == (Screen.BASKET, 349 + 129)


def test_produce_goes_to_the_scale() -> None:
    shop = typing().does(NumberLookedUp(ItemScanned(BANANAS.key, BANANAS)))
    assert shop.screen is Screen.WEIGH


def test_it_sells_with_scanner_and_camera_dead() -> None:
    shop = (
        Shop().opens().scans(BREAD).does(*(DeviceLost(one, "unplugged", "") for one in (Device.SCANNER, Device.CAMERA)))
    )
    shop.does(TypeTouched(), MILKS_NUMBER)
    assert shop.total == 349 + 129


def test_a_number_that_nobody_has_is_said_plainly_and_the_keys_stay() -> None:
    shop = typing().does(NOBODYS_NUMBER)
    assert shop.state.message is not None
    assert (shop.state.message.say, shop.screen) == (Say.NUMBER_UNKNOWN, Screen.TYPE)
    [refused] = shop.happened(CodeRefused)
    assert isinstance(refused, CodeRefused)
    assert (refused.code, refused.reason) == ("04006381333931", RefusedFor.UNKNOWN)
    shop.does(CodeKeyTouched())
    assert shop.state.message is None


def test_a_wrong_number_for_a_price_is_told_and_not_journaled() -> None:
    shop = Shop().opens().scans(BREAD).does(PriceTouched(), TypeTouched(), NumberLookedUp(UnreadableScanned()))
    assert shop.state.message is not None
    assert (shop.state.message.say, shop.happened(CodeRefused)) == (Say.NUMBER_UNKNOWN, [])


def test_a_coupons_number_is_told_as_what_it_is() -> None:
    shop = typing().does(NumberLookedUp(NotTakenScanned()))
    assert shop.state.message is not None
    assert shop.state.message.say is Say.NOT_TAKEN


def test_from_the_scale_the_item_waits_until_the_number_is_given() -> None:
    shop = Shop().opens().scans(APPLES, BANANAS).does(UnknownScanned(""), TypeTouched())
    assert shop.screen is Screen.TYPE
    shop.does(MILKS_NUMBER)
    assert (shop.screen, shop.total) == (Screen.WEIGH, 129)
    shop.puts_on_scale(510).does(AddWeighedTouched()).puts_on_scale(0)
    assert shop.screen is Screen.WEIGH
    shop.puts_on_scale(510).does(AddWeighedTouched())
    sold = [fact.line.item for fact in shop.happened(LineAdded) if isinstance(fact, LineAdded)]
    assert sold == [MILK, APPLES, BANANAS]


def test_back_is_to_what_waits_or_to_the_basket() -> None:
    assert typing().does(BackTouched()).screen is Screen.BASKET
    assert Shop().opens().scans(APPLES).does(TypeTouched(), BackTouched()).screen is Screen.WEIGH


def test_a_number_that_comes_after_the_visit_is_nobodys() -> None:
    shop = Shop().opens().does(TypeTouched(), MILKS_NUMBER)
    assert (shop.screen, shop.total) == (Screen.ATTRACT, 0)
