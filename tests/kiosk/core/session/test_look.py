"""How a lane looks from afar."""

from __future__ import annotations

from kiosk.core.look import LaneLook
from kiosk.core.session.look import look_of
from kiosk.core.values import Money
from tests.shop import MILK, Shop


def test_a_lane_tells_its_light_and_how_much_lies_in_the_basket() -> None:
    assert look_of(Shop().opens().state) == LaneLook(light="free")
    shop = Shop().opens().scans(MILK, MILK)
    assert look_of(shop.state) == LaneLook(light="busy", pieces=2, total=Money(2 * MILK.price.minor, "EUR"))
    assert look_of(shop.asks_to_pay().state).paying
