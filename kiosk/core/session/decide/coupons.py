"""Coupons: taken up when they are scanned, priced with the basket, taken out again by touch, used once.

The lane cannot keep the paper, so a coupon without a serial number counts once in a visit; one that has such a number
counts once on this lane.
"""

from __future__ import annotations

import datetime

from kiosk.core.members import Member, shopper_of
from kiosk.core.pricing import NOTHING, ByHand, Line, Pricing, price_basket
from kiosk.core.pricing.coupons import Coupon, book_for, counted, coupon_ids, rules_of
from kiosk.core.pricing.rules import BasketOff, Offer
from kiosk.core.session.decide.scale_queue import go_on
from kiosk.core.session.facts import CodeRefused, CouponAdded, CouponRemoved, RefusedFor
from kiosk.core.session.notes import Say, WeighView
from kiosk.core.session.state import Shopping
from kiosk.core.session.turn import Turn


def price(turn: Turn, lines: tuple[Line, ...], coupons: tuple[Coupon, ...]) -> Pricing:
    """`lines` as they cost whoever presents `coupons`; the rules are those of the moment when the visit began."""
    session = turn.session
    return price_at(turn, lines, coupons, session.prices_of, session.by_hand, session.known)


def price_at(
    turn: Turn,
    lines: tuple[Line, ...],
    coupons: tuple[Coupon, ...],
    at: str,
    by_hand: ByHand = NOTHING,
    known: Member | None = None,
) -> Pricing:
    """As `price`, for whoever shops at `at`, or for the member who is `known`."""
    shopper = shopper_of(known, coupons, at)
    return price_basket(lines, turn.policy.currency, book_for(turn.policy.rules, coupons), shopper, by_hand)


def scanned(turn: Turn, coupon: Coupon) -> None:
    """The coupon is in the basket, or the shopper is told why not."""
    session = turn.session
    against = refusal(turn, coupon)
    if against is not None:
        turn.happened(CodeRefused(session=session.id, code="", reason=RefusedFor.COUPON))
        turn.say(against)
        return
    pricing = price(turn, session.lines, (*session.coupons, coupon))
    turn.happened(CouponAdded(session=session.id, coupon=coupon, pricing=pricing))
    turn.hush()
    if not isinstance(turn.state.view, WeighView):
        go_on(turn)


def remove(turn: Turn, key: str) -> None:
    session = turn.state.session
    if session is None or not isinstance(session.phase, Shopping):
        return
    coupon = next((one for one in session.coupons if one.key == key), None)
    if coupon is None:
        return
    take_out(turn, coupon)
    turn.hush()


def take_out(turn: Turn, coupon: Coupon) -> None:
    """The basket is priced without `coupon` afterwards."""
    session = turn.session
    pricing = price(turn, session.lines, tuple(one for one in session.coupons if one != coupon))
    turn.happened(CouponRemoved(session=session.id, coupon=coupon, pricing=pricing))


def used(turn: Turn) -> tuple[Coupon, ...]:
    """The coupons of the open session that take something off its basket."""
    session = turn.session

    def without(coupons: tuple[Coupon, ...]) -> Pricing:
        return price(turn, session.lines, coupons)

    return counted(session.coupons, session.pricing, turn.policy.rules, without)


def refusal(turn: Turn, coupon: Coupon) -> Say | None:
    """Why the coupon is not taken, if it is not."""
    session = turn.session
    rules = rules_of(coupon, turn.policy.rules)
    if not rules:
        return Say.NOT_TAKEN if coupon.offer is None else Say.COUPON_ASK
    if any(one.key == coupon.key for one in session.coupons):
        return Say.COUPON_TWICE
    if coupon.serial and coupon.key in turn.state.used_coupons:
        return Say.COUPON_USED
    if len(session.coupons) >= turn.policy.max_coupons:
        return Say.COUPON_LIMIT
    return _by_date(turn, coupon, rules)


def _by_date(turn: Turn, coupon: Coupon, rules: tuple[Offer | BasketOff, ...]) -> Say | None:
    """What speaks against `coupon` now: its own dates, or those of all of its rules. A rule may take it longer."""
    since = turn.session.prices_of
    if coupon.offer is not None and coupon.id not in coupon_ids(turn.policy.rules):
        day = datetime.datetime.fromisoformat(since).strftime("%y%m%d")
        if coupon.offer.starts > day:
            return Say.COUPON_NOT_NOW
        if coupon.offer.expires and _last(coupon.offer.expires) < day:
            return Say.COUPON_EXPIRED
    conditions = [rule.condition for rule in rules]
    if any(one.when.holds(since) for one in conditions):
        return None
    return Say.COUPON_EXPIRED if all(one.when.is_over(since) for one in conditions) else Say.COUPON_NOT_NOW


def _last(day: str) -> str:
    """YYMMDD, where day 00 is the last of its month."""
    return f"{day[:4]}31" if day.endswith("00") else day
