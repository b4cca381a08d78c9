"""The answer to "what is this code?"."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from kiosk.core.barcodes.coupon import CouponOffer
from kiosk.core.barcodes.refusal import ReasonKind, Refusal


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

    @classmethod
    def refused(cls, refusal: Refusal) -> Meaning:
        """What is not sold, and why."""
        return cls(valid=False, kind=Kind.UNKNOWN, reason=refusal.reason, reason_kind=refusal.kind)

    def as_json(self) -> dict[str, object]:
        """The shape of `explain` without its `code`: dates as ISO 8601, no reason as null."""
        shape = asdict(self)
        for name in ("expires", "best_before"):
            day = shape[name]
            shape[name] = day.isoformat() if day else None
        shape["reason"] = self.reason or None
        return shape
