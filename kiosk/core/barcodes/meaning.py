"""The answer to "what is this code?"."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.core.barcodes.coupon import CouponOffer


class Kind(StrEnum):
    """What a code stands for. Member, gift card and badge are for codes that a store claims as its own."""

    ITEM = "item"
    WEIGHED = "weighed"
    PRICED = "priced"
    COUNTED = "counted"
    COUPON = "coupon"
    MEMBER = "member"
    GIFT_CARD = "gift_card"
    BADGE = "badge"
    UNKNOWN = "unknown"


class ReasonKind(StrEnum):
    """Why a code may be sold or not."""

    OK = "ok"
    BAD_CHECK_DIGIT = "bad_check_digit"
    """Read or printed wrongly: scan again."""
    EXPIRED = "expired"
    """The item is known, and its date has passed."""
    MALFORMED = "malformed"
    """The text breaks the rules of its own symbology or format."""
    NO_IDENTIFIER = "no_identifier"
    """It may be an element string, but neither an AIM identifier nor FNC1 says so: not guessed."""
    UNSUPPORTED = "unsupported"
    """Well formed perhaps, but nothing that is sold here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one code means. What does not apply is None; `reason` is '' where there is nothing to say.

    `item_key` is the catalogue's: the GTIN as 14 digits, or an in-store number with its measure zeroed. `gtin` is None
    on in-store labels that carry a measure: they number a label, not an item. Money in minor units, weight in grams.
    `coupon_id` is what price rules may name a coupon by, `coupon` what one of AI 8110 says of itself.
    """

    valid: bool
    kind: Kind
    reason: str = ""
    reason_kind: ReasonKind = ReasonKind.OK
    gtin: str | None = None
    item_key: str | None = None
    ais: dict[str, str] = field(default_factory=dict)
    price_minor: int | None = None
    currency: str | None = None
    weight_g: int | None = None
    count: int | None = None
    addon: str | None = None
    expires: datetime.date | None = None
    best_before: datetime.date | None = None
    lot: str | None = None
    serial: str | None = None
    coupon_id: str | None = None
    coupon: CouponOffer | None = None

    def as_json(self) -> dict[str, object]:
        """The shape of `explain` without its `code`: dates as ISO 8601, no reason as null."""
        shape = asdict(self)
        for name in ("expires", "best_before"):
            day = shape[name]
            shape[name] = day.isoformat() if day else None
        shape["reason"] = self.reason or None
        return shape


class Refusal(Exception):
    """Raised inside this package only; `interpret` turns it into a meaning that is not valid."""

    def __init__(self, kind: ReasonKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason

    def meaning(self) -> Meaning:
        return Meaning(valid=False, kind=Kind.UNKNOWN, reason=self.reason, reason_kind=self.kind)


def malformed(reason: str) -> Refusal:
    return Refusal(ReasonKind.MALFORMED, reason)


def unsupported(reason: str) -> Refusal:
    return Refusal(ReasonKind.UNSUPPORTED, reason)


def bad_check_digit(reason: str) -> Refusal:
    return Refusal(ReasonKind.BAD_CHECK_DIGIT, reason)
