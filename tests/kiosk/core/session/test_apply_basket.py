"""The basket as the facts have it: coupons come and go, each by itself."""

from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.apply_basket import basket_after
from kiosk.core.session.facts import CouponAdded, CouponRemoved
from tests.shop import MILK, Shop


def test_a_coupon_taken_out_leaves_the_others() -> None:
    session = Shop().opens().scans(MILK).state.session
    assert session is not None
    one, other = Coupon(id="M20", serial="1"), Coupon(id="M20", serial="2")
    for coupon in (one, other):
        session = basket_after(session, CouponAdded(session=session.id, coupon=coupon, pricing=session.pricing))
    assert session.coupons == (one, other)
    session = basket_after(session, CouponRemoved(session=session.id, coupon=one, pricing=session.pricing))
    assert session.coupons == (other,)
