"""What happened about the member whose visit it is. Who that is can be erased in a journal (docs/decisions/0022)."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.members import Member, SaleMember
from kiosk.core.pricing import Pricing
from kiosk.core.pricing.coupons import Coupon


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShown:
    """The visit is a member's from here on: what is paid earns points, which the store books."""

    session: str
    member: SaleMember


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFound:
    """The store said who it is: the basket costs from here on what it costs them, with their own `coupons`.

    `known` is what prices and points need of them, without their name and phone; None once it was erased.
    """

    session: str
    member: SaleMember
    known: Member | None
    coupons: tuple[Coupon, ...]
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft:
    """The visit is nobody's again, and costs what it costs anybody."""

    session: str
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberThanked:
    """So many points for a tap of that day, whatever the answer. The server is owed it, without the visit."""

    session: str
    lane: str
    whose: str
    day: str
    points: int


MemberFact = MemberShown | MemberFound | MemberLeft | MemberThanked
