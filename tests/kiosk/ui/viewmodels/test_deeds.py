"""What comes of what staff typed and chose."""

from __future__ import annotations

import pytest

from kiosk.core.changes import Why
from kiosk.core.pricing import Discount
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.lane_notes import Changing
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
from kiosk.gallery.goods import SHELF
from kiosk.ui.viewmodels.deeds import Picked, deed_of, reasons_for, undoes, why_of
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("act", "line", "picked", "deed"),
    [
        (Act.VOID_LINE, 3, Picked(), VoidLine(3)),
        (Act.VOID_SESSION, 0, Picked(), VoidSession()),
        (Act.PRICE_CHANGE, 3, Picked(), None),
        (Act.PRICE_CHANGE, 3, Picked(typed="99"), SetPrice(3, 99)),
        (Act.PRICE_CHANGE, 3, Picked(typed="0"), SetPrice(3, 0)),
        (Act.QUANTITY, 3, Picked(typed="12"), SetQuantity(3, 12)),
        (Act.QUANTITY, 3, Picked(typed="0"), None),
        (Act.DISCOUNT, 3, Picked(typed="10"), GiveDiscount(3, Discount(percent_bp=1000))),
        (Act.DISCOUNT, 0, Picked(typed="50", amount=True), GiveDiscount(0, Discount(minor=50))),
        (Act.DISCOUNT, 3, Picked(typed="101"), None),
        (Act.DISCOUNT, 3, Picked(typed="0"), None),
        (Act.TAX_EXEMPT, 0, Picked(typed=" "), None),
        (Act.TAX_EXEMPT, 0, Picked(typed="DE 4711"), Exempt("DE 4711")),
        (Act.COUPON, 0, Picked(), None),
        (Act.COUPON, 0, Picked(choice="WINE10"), EnterCoupon(Coupon(id="WINE10"))),
        (Act.DEPARTMENT, 0, Picked(typed="250"), None),
        (Act.DEPARTMENT, 0, Picked(choice="bakery"), None),
        (Act.DEPARTMENT, 0, Picked(choice="bakery", typed="0"), None),
    ],
)
def test_it_is_done_once_nothing_is_missing(act: Act, line: int, picked: Picked, deed: Deed | None) -> None:
    assert deed_of(scene("staff-manager"), Changing(act, line), picked, SHELF) == deed


def test_what_has_no_label_is_sold_by_its_department_at_the_price_that_was_typed() -> None:
    deed = deed_of(scene("staff-basket"), Changing(Act.DEPARTMENT, 0), Picked(choice="fruit", typed="250"), SHELF)
    assert isinstance(deed, SellByDepartment)
    assert (deed.item.key, deed.item.name("en"), deed.item.price) == ("dept:fruit", "Fruit", Money(250, "EUR"))


def test_who_pays_tax_again_needs_no_certificate_and_no_reason() -> None:
    shown = scene("change-tax-again")
    session = shown.state.session
    assert session is not None
    assert deed_of(shown, Changing(Act.TAX_EXEMPT, 0), Picked(), SHELF) == Exempt("")
    assert why_of(session, Act.TAX_EXEMPT, Picked()) is Why.MISTAKE


def test_a_reason_is_one_of_those_of_the_act() -> None:
    session = scene("staff-basket").state.session
    assert session is not None
    assert reasons_for(session, Act.TAX_EXEMPT) == (Why.CERTIFICATE,)
    assert why_of(session, Act.DISCOUNT, Picked()) is None
    assert why_of(session, Act.DISCOUNT, Picked(why="bulk")) is None
    assert why_of(session, Act.DISCOUNT, Picked(why="damaged")) is Why.DAMAGED


def test_only_what_was_set_is_taken_back() -> None:
    session = scene("staff-changed").state.session
    assert session is not None
    assert undoes(session, Changing(Act.PRICE_CHANGE, 5)) == SetPrice(5, None)
    assert undoes(session, Changing(Act.DISCOUNT, 4)) == GiveDiscount(4, None)
    rest = [Changing(Act.PRICE_CHANGE, 4), Changing(Act.DISCOUNT, 0), Changing(Act.VOID_LINE, 4)]
    assert [undoes(session, one) for one in rest] == [None, None, None]
