"""What counts as taken, between two states of a lane."""

from __future__ import annotations

import pytest

from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.inputs import (
    CouponScanned,
    HelpTouched,
    Input,
    ItemPicked,
    ItemScanned,
    PriceTouched,
    RemoveTouched,
    UndoTouched,
    UnknownScanned,
)
from kiosk.core.session.taken import took
from tests.shop import APPLES, BANANAS, MILK, Shop


@pytest.mark.parametrize(
    ("before", "event", "taken"),
    [
        ((), ItemScanned(MILK.key, MILK), True),
        ((ItemScanned(MILK.key, MILK),), ItemScanned(MILK.key, MILK), True),
        ((ItemScanned(MILK.key, MILK),), CouponScanned(Coupon(id="FIVE")), True),
        ((ItemPicked(APPLES),), ItemScanned(BANANAS.key, BANANAS), True),
        ((ItemScanned(MILK.key, MILK), PriceTouched()), ItemScanned(MILK.key, MILK), True),
        ((ItemScanned(MILK.key, MILK),), UnknownScanned(""), False),
        ((ItemScanned(MILK.key, MILK),), RemoveTouched(1), False),
        ((ItemScanned(MILK.key, MILK),), UndoTouched(), False),
        ((), HelpTouched(), False),
    ],
)
def test_a_piece_a_coupon_an_item_to_weigh_and_a_price_count(
    before: tuple[Input, ...], event: Input, *, taken: bool
) -> None:
    shop = Shop().opens().does(*before)
    was = shop.state
    assert took(was, shop.does(event).state) is taken
