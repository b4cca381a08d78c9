"""What a lane knows of a shopper who is a member: as little as the prices and the receipt need."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.core.pricing import Shopper
from kiosk.core.pricing.coupons import Coupon, shopper_with

TAIL = 2
"""Of a phone number so many last digits are ever shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`id` leads to somebody at the store alone, and to nobody once they are erased. `initial` may be ''.

    `tier_names`: language → what `tier` is called. `minor_per_point`: spent for one point, 0 where none is given.
    `coupons` are kept for this lane until it gives them back. `way`: paid with last, '' for not known.
    """

    id: str
    initial: str = ""
    phone: str = ""
    tier: str = ""
    tier_names: Mapping[str, str] = field(default_factory=dict)
    points: int = 0
    birthday: bool = False
    minor_per_point: int = 0
    thanks: int = 0
    coupons: tuple[Coupon, ...] = ()
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleMember:
    """`whose` sale it is: a member's opaque id, or, where the store was not asked, the hash of the `card` that was
    scanned. `points` are what the receipt tells, None where nobody could know.
    """

    whose: str = ""
    card: str = ""
    points: int | None = None


def shopper_of(known: Member | None, coupons: Sequence[Coupon], since: str) -> Shopper:
    """Whom the prices are for: whoever began to shop at `since` and presents `coupons`, a member where one is known."""
    anybody = shopper_with(coupons, since)
    if known is None:
        return anybody
    return replace(anybody, member=True, tier=known.tier, birthday=known.birthday)


def points_for(minor: int, minor_per_point: int) -> int:
    """⌊minor ÷ minor_per_point⌋, whole points for what was paid; none for nothing, and none without a rule."""
    return max(0, minor) // minor_per_point if minor_per_point > 0 else 0


def card_hash(code: str) -> str:
    """What a lane keeps of a card while the store cannot be asked, and what the store knows the card by: SHA-256.

    Good for random card numbers alone: whoever tries all phone numbers is through in seconds.
    """
    return hashlib.sha256(code.strip().encode()).hexdigest()


def masked(tail: str) -> str:
    """A phone number as anybody may see it: `•••• 42`; '' for none."""
    return f"•••• {tail[-TAIL:]}" if tail else ""


def is_birthday(born: str, today: datetime.date, days: int = 0) -> bool:
    """Whether the day `born`, as MM-DD, is today or was at most `days` ago. Who was born on 29 February has it on 28
    February in other years.
    """
    if not born:
        return False
    return any(_falls_on(born, today - datetime.timedelta(days=ago)) for ago in range(days + 1))


def _falls_on(born: str, day: datetime.date) -> bool:
    if born == "02-29" and (day.month, day.day) == (2, 28):
        return (day + datetime.timedelta(days=1)).month == 3
    return born == day.strftime("%m-%d")
