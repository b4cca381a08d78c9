"""Facts of whole visits, as a lane makes them."""

from dataclasses import replace

from kiosk.core.items import Pack
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.facts import Fact, LaneCarried, LanguageChanged
from kiosk.core.session.inputs import CouponScanned, FaceTouched, ItemScanned, NoPaperTouched
from tests.kiosk.core.pricing.test_coupons import TWO_OFF
from tests.kiosk.core.session.drawing import PRICES
from tests.shop import APPLES, BREAD, MILK, POLICY, Shop

AT = "2026-11-22T10:00:00+00:00"
CARRIED = LaneCarried(sessions=3, attempts=3, receipts=3, jobs=0, saved=(), unsigned=(), print_job=None)


def paid_visit() -> list[Fact]:
    """Scanned, weighed, paid, tapped: a sale and a tap are owed."""
    return Shop().opens().scans(MILK, BREAD).weighs(APPLES, 1260).pays().does(NoPaperTouched(), FaceTouched(4)).facts


def coupon_visit() -> list[Fact]:
    """A pack with lot and serial number, and coupons: the store's own, and one that says itself what it offers."""
    own, makers = Coupon(id="M20", serial="1"), Coupon(id="8110:0614141-654321", offer=TWO_OFF)
    shop = Shop(policy=replace(POLICY, rules=replace(PRICES, currency="CAD"))).opens()  # any of North America's
    pack = Pack(lot="L1", serial="S1", expires="2026-12-31", best_before="2026-12-01")
    return shop.does(ItemScanned(MILK.key, MILK, pack), CouponScanned(own), CouponScanned(makers)).pays().facts


def small_talk(count: int) -> list[Fact]:
    """Facts that nobody is owed."""
    return [LanguageChanged(session=f"4-{number:06d}", language="zh_CN") for number in range(count)]
