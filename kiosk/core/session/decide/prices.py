"""What the basket costs now: the store's rules, and what the shopper's coupons bring into force."""

from __future__ import annotations

from kiosk.core.pricing import Line, Pricing, price_basket
from kiosk.core.pricing.coupons import Coupon, book_for, shopper_with
from kiosk.core.session.turn import Turn


def price(turn: Turn, lines: tuple[Line, ...], coupons: tuple[Coupon, ...]) -> Pricing:
    """`lines` as they cost whoever presents `coupons`; the rules of the moment when the visit began."""
    shopper = shopper_with(coupons, turn.session.started_at)
    return price_basket(lines, turn.policy.currency, book_for(turn.policy.rules, coupons), shopper)
