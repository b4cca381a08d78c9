from __future__ import annotations

import pytest

from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.inputs import CouponScanned, CouponTouched
from kiosk.core.session.state import Session
from kiosk.gallery.goods import EGGS
from kiosk.gallery.moments import opened
from kiosk.ui.viewmodels.basket import BasketViewModel
from kiosk.ui.viewmodels.coupons import CouponRow, coupon_rows
from tests.kiosk.ui.scenes import scene_of


def session(language: str, *coupons: Coupon, eggs: int = 0) -> Session:
    shop = opened(language).does(*(CouponScanned(coupon) for coupon in coupons)).scans(*[EGGS] * eggs)
    assert shop.state.session is not None
    return shop.state.session


def rows(language: str, found: Session) -> tuple[CouponRow, ...]:
    return coupon_rows(scene_of(opened(language).scans(EGGS).state), found)


@pytest.mark.parametrize(
    ("language", "eggs", "name", "effect"),
    [
        ("en", 0, "0.50 off eggs", "No matching goods yet"),
        ("en", 1, "0.50 off eggs", "You save €0.50"),
        ("zh_CN", 0, "鸡蛋立减 0.50", "暂无适用商品"),
    ],
)
def test_a_coupon_says_what_it_does(language: str, eggs: int, name: str, effect: str) -> None:
    [row] = rows(language, session(language, Coupon(id="EGGS50"), eggs=eggs))
    assert (row.name, row.effect, row.saves) == (name, effect, eggs > 0)


def test_a_minimum_is_told_until_it_is_reached() -> None:
    [row] = rows("en", session("en", Coupon(id="FIVE"), eggs=1))
    assert (row.effect, row.saves) == ("Counts from €50.00 on", False)
    [row] = rows("en", session("en", Coupon(id="FIVE"), eggs=16))
    assert (row.effect, row.saves) == ("You save €5.00", True)


def test_coupons_alike_are_one_row_and_the_last_of_them_goes_first() -> None:
    found = session("en", Coupon(id="EGGS50", serial="1"), Coupon(id="FIVE"), Coupon(id="EGGS50", serial="2"), eggs=2)
    assert [(row.number, row.key, row.name, row.effect) for row in rows("en", found)] == [
        (2, "FIVE", "5.00 off 50.00 or more", "Counts from €50.00 on"),
        (1, "EGGS50 2", "0.50 off eggs × 2", "You save €1.00"),
    ]


def test_taking_a_coupon_out_is_told_to_the_lane(qtbot) -> None:  # type: ignore[no-untyped-def]
    posted: list[object] = []
    BasketViewModel(posted.append).removeCoupon("EGGS50 2")
    assert posted == [CouponTouched("EGGS50 2")]
