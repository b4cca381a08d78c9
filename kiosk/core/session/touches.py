"""What shoppers do: codes they scan, already looked up, and what they touch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.ease import Ease
from kiosk.core.items import Item, Pack
from kiosk.core.pricing import Label
from kiosk.core.pricing.coupons import Coupon


class Symbol(StrEnum):
    """Which of the codes on a pack was read."""

    BARS = "bars"
    MATRIX = "matrix"  # DataMatrix, QR and their like


@dataclass(frozen=True, slots=True)
class ItemScanned:
    """A code that the catalogue knows."""

    code: str
    item: Item
    pack: Pack | None = None
    symbol: Symbol = Symbol.BARS


@dataclass(frozen=True, slots=True)
class LabelScanned:
    """A pack with a label from the store's own scale."""

    code: str
    item: Item
    label: Label
    pack: Pack | None = None


@dataclass(frozen=True, slots=True)
class CountScanned:
    """A pack whose code says how many pieces are in it, 1 or more."""

    code: str
    item: Item
    count: int
    pack: Pack | None = None


@dataclass(frozen=True, slots=True)
class CouponScanned:
    """A coupon, of this store or of a maker."""

    coupon: Coupon


@dataclass(frozen=True, slots=True)
class MemberScanned:
    """A member's card or app; `card` is the hash of its code, which goes no further."""

    card: str


@dataclass(frozen=True, slots=True)
class NotTakenScanned:
    """A card which this lane cannot take: a gift card, or a member's where the store has no members."""


@dataclass(frozen=True, slots=True)
class UnknownScanned:
    """A code that means nothing to the catalogue; `code` is '' unless it is a well-formed item number."""

    code: str


@dataclass(frozen=True, slots=True)
class UnreadableScanned:
    """A code with a wrong check digit, or bytes that are no code."""


@dataclass(frozen=True, slots=True)
class ExpiredScanned:
    """A pack whose date has passed (GS1 AI 17)."""

    code: str
    item: Item
    symbol: Symbol = Symbol.BARS


Found = ItemScanned | LabelScanned | CountScanned
"""A code that may become a line."""

Scan = Found | CouponScanned | MemberScanned | NotTakenScanned | UnknownScanned | UnreadableScanned | ExpiredScanned


@dataclass(frozen=True, slots=True)
class TypeTouched:
    """Opens the keys for a number."""


@dataclass(frozen=True, slots=True)
class NumberTyped:
    """Digits from the keys. No input yet: the shell looks them up and makes a `NumberLookedUp` of them."""

    digits: str


@dataclass(frozen=True, slots=True)
class NumberLookedUp:
    """What a typed number means."""

    scan: Scan


@dataclass(frozen=True, slots=True)
class PriceTouched:
    """Opens "What does it cost?"."""


@dataclass(frozen=True, slots=True)
class TakeTouched:
    """What was asked about shall go into the basket."""


@dataclass(frozen=True, slots=True)
class BagsTouched:
    """Opens the carrier bags."""


@dataclass(frozen=True, slots=True)
class BagTouched:
    """One more of a carrier bag."""

    item: Item


@dataclass(frozen=True, slots=True)
class BagBackTouched:
    """One of a carrier bag less."""

    item: Item


@dataclass(frozen=True, slots=True)
class StartTouched:
    pass


@dataclass(frozen=True, slots=True)
class LanguageTouched:
    language: str


@dataclass(frozen=True, slots=True)
class EaseTouched:
    """The lane shall look and sound like `ease`."""

    ease: Ease


@dataclass(frozen=True, slots=True)
class NoBarcodeTouched:
    """Opens the pictured search."""


@dataclass(frozen=True, slots=True)
class ItemPicked:
    """A pictured item was touched."""

    item: Item


@dataclass(frozen=True, slots=True)
class TareTouched:
    """The shopper says what a weighed item is packed in."""

    tare_g: int


@dataclass(frozen=True, slots=True)
class AddWeighedTouched:
    pass


@dataclass(frozen=True, slots=True)
class CouponTouched:
    """The coupon of this key shall be taken out."""

    key: str


@dataclass(frozen=True, slots=True)
class QuantityTouched:
    line: int
    quantity: int


@dataclass(frozen=True, slots=True)
class RemoveTouched:
    line: int


@dataclass(frozen=True, slots=True)
class UndoTouched:
    pass


@dataclass(frozen=True, slots=True)
class PayTouched:
    """From the basket to the ways to pay."""


@dataclass(frozen=True, slots=True)
class CardTouched:
    pass


@dataclass(frozen=True, slots=True)
class OtherWayTouched:
    """The shopper gives up the running payment."""


@dataclass(frozen=True, slots=True)
class MoreTimeTouched:
    pass


@dataclass(frozen=True, slots=True)
class PaperTouched:
    """The shopper wants the receipt on paper (again: a marked copy)."""


@dataclass(frozen=True, slots=True)
class NoPaperTouched:
    pass


@dataclass(frozen=True, slots=True)
class ReceiptTouched:
    """Back from the tap to the receipt."""


@dataclass(frozen=True, slots=True)
class FaceTouched:
    """1 (very bad) to 5 (very good)."""

    face: int


@dataclass(frozen=True, slots=True)
class ReasonTouched:
    """A reason of the tap is chosen, or no longer."""

    reason: str


@dataclass(frozen=True, slots=True)
class RemarkTyped:
    """All that the shopper has written so far."""

    text: str


@dataclass(frozen=True, slots=True)
class BackTouched:
    pass


@dataclass(frozen=True, slots=True)
class CancelTouched:
    """Asks whether the basket shall be given up."""


@dataclass(frozen=True, slots=True)
class CancelConfirmed:
    pass


@dataclass(frozen=True, slots=True)
class StayTouched:
    """The shopper is still there."""


@dataclass(frozen=True, slots=True)
class SaveTouched:
    """The shopper wants to go on later."""


@dataclass(frozen=True, slots=True)
class TakeUpTouched:
    """From attract: somebody has the code of a saved basket."""


@dataclass(frozen=True, slots=True)
class CodeKeyTouched:
    """A key was touched on the way to a code."""


@dataclass(frozen=True, slots=True)
class BasketCodeGiven:
    """The code of a saved basket, typed, or scanned from the slip of lane `lane`.

    `items` are those of this lane's basket of that code, at today's prices.
    """

    code: str
    lane: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class ComeBackTouched:
    """From attract: whoever just walked away goes on; `items` as in `BasketCodeGiven`."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpTouched:
    """A colleague is called."""


@dataclass(frozen=True, slots=True)
class HelpPageTouched:
    """Help in the dock: the page of questions, or away from it."""


@dataclass(frozen=True, slots=True)
class AnswerTouched:
    """A question of the help page is to be answered; '' is back to all of them."""

    question: str


@dataclass(frozen=True, slots=True)
class HelpNotNeeded:
    """Whoever called for help gets on alone."""


@dataclass(frozen=True, slots=True)
class MessageClosed:
    """OK on the message that shows."""
