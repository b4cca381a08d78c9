"""A paid visit as a value: what was sold, at what price, paid how, by which store."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.changes import Change
from kiosk.core.members import SaleMember
from kiosk.core.policy import Seller
from kiosk.core.pricing import Line, Pricing
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.signature import Signature, Signing
from kiosk.core.staff import Act
from kiosk.core.values import Money, Way

MOST_LINES = 1_000
"""A basket has no more lines: the store server takes none with more."""
MOST_TENDERS = 20
"""A sale has no more payments: the store server takes none with more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """A payment that stands; `slip` is the terminal's own text for the shopper.

    With its amount below zero it is money that went back, for the attempt `of`.

    A wallet's has the merchant as `terminal_id`, the gateway's number as `receipt_no`, and its own name as `card_name`.
    Cash has `tendered`, what was put in: `amount` and the change together; None for all else.
    """

    amount: Money
    attempt: str
    terminal_id: str
    receipt_no: str
    trace_no: str
    card_name: str
    card_last4: str
    slip: tuple[str, ...]
    of: str = ""
    way: Way = Way.CARD
    tendered: Money | None = None

    @property
    def is_nameless(self) -> bool:
        """It stands on the word of staff alone: whoever moved it cannot be asked to undo it."""
        return self.way is not Way.CASH and not self.receipt_no and not self.trace_no

    @property
    def by_hand_only(self) -> bool:
        """Of a basket that is not paid whole staff can give it back by hand at any time."""
        return self.way is Way.CASH or self.is_nameless

    @property
    def change(self) -> Money:
        """What came back of the cash put in."""
        return self.tendered - self.amount if self.tendered is not None else Money(0, self.amount.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """A paid visit, whole: what the receipt, the reprint and the server are made from.

    `page_code` opens the sale's e-receipt: random, and a secret of whoever has the receipt; the server is told its
    hash only. Sales of old journals have neither it nor their seller. A sale that is to be signed is paid as `PENDING`;
    `SaleSigned` and `SigningFailed` tell what came of it. `coupons` are those that took something off.

    `tender` completed it; `earlier` are the parts paid before. `training`: it was practised, and is no sale at all.

    `returns` is the number of the receipt that is given back, with all amounts turned; 0 for a sale. It is one of lane
    `returns_lane`, '' for the same, and was paid at `returns_at`, '' in old journals.

    `changes` is all that staff changed of the basket, the oldest first. `member` is whose sale it is, if anybody's.
    """

    lane: str
    session: str
    receipt_no: int
    started_at: str
    paid_at: str
    language: str
    lines: tuple[Line, ...]
    pricing: Pricing
    tender: Tender
    page_code: str = ""
    seller: Seller | None = None
    signing: Signing = Signing.NONE
    signature: Signature | None = None
    coupons: tuple[Coupon, ...] = ()
    training: bool = False
    earlier: tuple[Tender, ...] = ()
    returns: int = 0
    returns_lane: str = ""
    returns_at: str = ""
    changes: tuple[Change, ...] = ()
    member: SaleMember | None = None

    @property
    def certificate(self) -> str:
        """By which no tax was owed; '' where it was."""
        exemptions = [change.note for change in self.changes if change.act is Act.TAX_EXEMPT]
        return exemptions[-1] if exemptions else ""

    @property
    def tenders(self) -> tuple[Tender, ...]:
        """Every payment, in the order in which they were made."""
        return (*self.earlier, self.tender)

    @property
    def slip(self) -> tuple[str, ...]:
        """The terminal's texts of all payments, a blank line between two."""
        if not self.earlier:
            return self.tender.slip
        slips = [slip for tender in self.tenders if (slip := without_blank_ends(tender.slip))]
        return tuple(text for place, slip in enumerate(slips) for text in (("", *slip) if place else slip))


def without_blank_ends(slip: tuple[str, ...]) -> tuple[str, ...]:
    """Terminals feed paper before and after their slip; ours goes on below it."""
    filled = [place for place, text in enumerate(slip) if text.strip()]
    return slip[filled[0] : filled[-1] + 1] if filled else ()
