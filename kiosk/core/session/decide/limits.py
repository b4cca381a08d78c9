"""How much staff may take off by hand: each deed by its own limit, and all of them together by the wider one.

What is taken off is measured by what is asked in the end, so that nobody comes to half the price in three small steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.core.pricing import ByHand, Discount, Line, Pricing
from kiosk.core.pricing.tax import BASIS_POINTS
from kiosk.core.session.decide import coupons, rights
from kiosk.core.session.override_inputs import Deed, GiveDiscount, SetPrice
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, Limit

WIDER = (Limit.PRICE_CHANGE_PERCENT, Limit.DISCOUNT_PERCENT)


def is_within(turn: Turn, act: Act, deed: Deed) -> bool:
    """Whether who is signed on may take so much off, in percent, rounded up."""
    match deed:
        case SetPrice(minor=int()):
            line = next(line for line in turn.session.lines if line.id == deed.line)
            shelf, asked = replace(line, override=None).shelf.minor, _changed(line, deed).shelf.minor
            if not rights.within(turn, act, Limit.PRICE_CHANGE_PERCENT, _percent(shelf - asked, shelf)):
                return False
        case GiveDiscount(discount=Discount(percent_bp=0) as discount):
            bear = _asked(_priced(turn, *_after(turn, replace(deed, discount=None))), deed.line)
            if not rights.within(turn, act, Limit.DISCOUNT_PERCENT, _percent(discount.minor, bear)):
                return False
        case GiveDiscount(discount=Discount() as discount):
            if not rights.within(turn, act, Limit.DISCOUNT_PERCENT, -(-discount.percent_bp // 100)):
                return False
        case _:
            return True
    wider = max(WIDER, key=lambda limit: _most(turn, limit))
    return rights.within(turn, act, wider, _in_all(turn, deed))


def kept_to(turn: Turn, deed: Deed) -> Deed:
    """`deed`, an amount being never more than the limit's share of goods that become fewer afterwards."""
    match deed:
        case GiveDiscount(discount=Discount(percent_bp=0) as discount):
            most = min(BASIS_POINTS, 100 * _most(turn, Limit.DISCOUNT_PERCENT))
            return replace(deed, discount=replace(discount, most_bp=most))
        case _:
            return deed


def leaves_something(turn: Turn, deed: SetPrice | GiveDiscount) -> bool:
    """Whether something is left to pay, where something was: a basket for nothing is voided, and not sold."""
    return turn.session.pricing.to_pay.minor <= 0 or _priced(turn, *_after(turn, deed)).to_pay.minor > 0


def _in_all(turn: Turn, deed: SetPrice | GiveDiscount) -> int:
    """What staff's hands take off the line, or the basket, once `deed` is done; percent, rounded up."""
    lines, by_hand = _after(turn, deed)
    untouched = tuple(replace(line, override=None, discount=None) for line in lines)
    bare = _asked(_priced(turn, untouched, replace(by_hand, discount=None)), deed.line)
    return _percent(bare - _asked(_priced(turn, lines, by_hand), deed.line), bare)


def _after(turn: Turn, deed: SetPrice | GiveDiscount) -> tuple[tuple[Line, ...], ByHand]:
    session = turn.session
    if isinstance(deed, GiveDiscount) and deed.line == 0:
        return session.lines, replace(session.by_hand, discount=deed.discount)
    lines = tuple(_changed(line, deed) if line.id == deed.line else line for line in session.lines)
    return lines, session.by_hand


def _changed(line: Line, deed: SetPrice | GiveDiscount) -> Line:
    if isinstance(deed, GiveDiscount):
        return replace(line, discount=deed.discount)
    return replace(line, override=None if deed.minor is None else replace(line.item.price, minor=deed.minor))


def _priced(turn: Turn, lines: Sequence[Line], by_hand: ByHand) -> Pricing:
    session = turn.session
    return coupons.price_at(turn, tuple(lines), session.coupons, session.prices_of, by_hand, session.known)


def _asked(pricing: Pricing, line: int) -> int:
    """What is asked for goods, of line `line` or with 0 of all; what is given back for bottles is left out."""
    return sum(max(0, one.asked.minor) for one in pricing.lines if line in (0, one.line))


def _most(turn: Turn, limit: Limit) -> int:
    who = turn.state.staff
    most = turn.policy.staff.rights_of(who.role).limits.get(limit) if who is not None else 0
    return BASIS_POINTS if most is None else most


def _percent(part: int, whole: int) -> int:
    """`part` of `whole` in percent, rounded up; all of nothing is 100, and less than nothing 0."""
    if part <= 0:
        return 0
    return -(-100 * part // whole) if whole > 0 else 100
