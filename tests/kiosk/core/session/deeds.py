"""What staff may do to a basket: one of each for tests that want all, and some by lot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.changes import Why
from kiosk.core.pricing import Discount
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.inputs import ChangeGiven, StaffActed
from kiosk.core.session.override_inputs import (
    Deed,
    EnterCoupon,
    Exempt,
    GiveDiscount,
    SellByDepartment,
    SetPrice,
    SetQuantity,
    VoidLine,
    VoidSession,
)
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session import crew
from tests.shop import MILK, Shop, item

DAIRY = item("dept:dairy", "Dairy", 250)
DISCOUNTS = (Discount(percent_bp=1000), Discount(minor=50), None, Discount(), Discount(percent_bp=10_000))


def _discount(discount: Discount | None) -> Callable[[int], Deed]:
    return lambda line: GiveDiscount(line, discount)


def _price(minor: int | None) -> Callable[[int], Deed]:
    return lambda line: SetPrice(line, minor)


DEEDS: tuple[Callable[[int], Deed], ...] = (
    *map(_discount, DISCOUNTS),
    *map(_price, (99, 0, None, -1)),
    lambda line: SetQuantity(line, 120),
    lambda line: SetQuantity(line, 0),
    VoidLine,
    lambda line: Exempt("" if line % 2 else "EX-1"),
    lambda line: EnterCoupon(Coupon(id="FIVE" if line % 2 else "X")),
    lambda _: SellByDepartment(DAIRY),
    lambda _: SellByDepartment(replace(DAIRY, price=Money(499, "USD"))),
    lambda _: VoidSession(),
)
"""For any line."""


def does_all(shop: Shop) -> Shop:
    """`AMIR` does everything there is to a basket, and voids it in the end."""
    crew.signs_on(shop.scans(MILK), crew.AMIR).does(
        ChangeGiven(SetQuantity(1, 120), Why.BULK),
        ChangeGiven(SetQuantity(1, 0), Why.BULK),
        ChangeGiven(SellByDepartment(DAIRY), Why.NO_LABEL),
        ChangeGiven(VoidLine(2), Why.MISTAKE),
        ChangeGiven(EnterCoupon(Coupon(id="FIVE")), Why.NOT_READ),
        ChangeGiven(Exempt("EX-1042"), Why.CERTIFICATE),
        StaffActed(Act.ASSIST),
        ChangeGiven(VoidSession(), Why.TOO_DEAR, "changed their mind"),
    )
    return shop.does(StaffActed(Act.SIGN_OFF))
