"""Facts of what staff changed of a basket: each with who did it and why, what was before, and the basket as it is
priced now.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.changes import Change
from kiosk.core.pricing import ByHand, Line, Pricing
from kiosk.core.pricing.coupons import Coupon


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChanged:
    """The line `before` is `after` now: another price, discount or quantity; None: it is out."""

    session: str
    before: Line
    after: Line | None
    change: Change
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketChanged:
    """What holds for the whole basket was `before`, and is `after` now."""

    session: str
    before: ByHand
    after: ByHand
    change: Change
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponEntered:
    """Staff saw a coupon that no scanner read."""

    session: str
    coupon: Coupon
    change: Change
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentSold:
    """Something without a number of its own is in the basket, as `line`."""

    session: str
    line: Line
    change: Change
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionVoided:
    """The visit ends with nothing sold."""

    session: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistChanged:
    """Staff scan for the shopper from here on, or no longer."""

    session: str
    assisted: bool
    change: Change


OverrideFact = LineChanged | BasketChanged | CouponEntered | DepartmentSold | SessionVoided | AssistChanged
