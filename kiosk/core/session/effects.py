"""What the lane wants done, in the imperative. The shell starts an effect only when its facts are durable."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.baskets import Ask
from kiosk.core.calls import Outcome
from kiosk.core.claims import Claim
from kiosk.core.receipt import Receipt
from kiosk.core.refund import Wanted
from kiosk.core.sale import Tender
from kiosk.core.session.cash_effects import CashEffect
from kiosk.core.session.light import Light
from kiosk.core.session.price_notes import PriceWish
from kiosk.core.session.readings import Device
from kiosk.core.session.scanner_notes import Beep
from kiosk.core.session.state import Attempt, AttemptKind, Saved
from kiosk.core.values import Money, Way


@dataclass(frozen=True, slots=True)
class AskTerminal:
    """Ask who moves money by `way` for one payment, or to undo `amount` of the payment `of`, or to give the money back,
    as `kind` says. `code` is what a phone showed; a wallet's payment without it is by a code to be shown.
    """

    attempt: str
    amount: Money
    kind: AttemptKind = AttemptKind.PAYMENT
    of: Tender | None = None
    way: Way = Way.CARD
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StopTerminal:
    """Ask who moves the money to give up; it may still approve."""

    attempt: str
    way: Way = Way.CARD


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    token: str
    way: Way = Way.CARD


@dataclass(frozen=True, slots=True)
class RefusePayment:
    token: str
    way: Way = Way.CARD


@dataclass(frozen=True, slots=True)
class QueryPayment:
    """Ask the terminal whether the attempt was charged."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class AskScale:
    """The scale is to price what lies there; None: nothing any more."""

    wish: PriceWish | None


@dataclass(frozen=True, slots=True)
class EndDay:
    """Ask who moves money by `way` to end its day, and for its own total."""

    job: str
    way: Way


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    job: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class OpenDrawer:
    """Open the cash drawer, once."""

    kick: str


@dataclass(frozen=True, slots=True)
class FindSale:
    """Look up what is known of a receipt."""

    wanted: Wanted


@dataclass(frozen=True, slots=True)
class ClaimRefund:
    """The store is asked whether goods of a receipt may go back now."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class FindMember:
    """The store is asked on `request` who has that card (its hash) or that phone number, which no `repr` shows."""

    request: str
    card: str = ""
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class GiveCouponsBack:
    """A member's own coupons, by their serial numbers, are not used here: the store may give them to another lane."""

    serials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PushOutbox:
    """Something new is owed to the server."""


@dataclass(frozen=True, slots=True)
class SignSale:
    """Have the signing unit sign `data`, the sale it knows as `key`."""

    key: str
    data: str


@dataclass(frozen=True, slots=True)
class SetLight:
    light: Light


@dataclass(frozen=True, slots=True)
class SoundScanner:
    """The scanner lets its shopper hear that the code just read was taken, or not."""

    scanner: Device
    beep: Beep


@dataclass(frozen=True, slots=True)
class ListenTo:
    """The scanner reads from now on, or does not."""

    scanner: Device
    reads: bool = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class AnswerCommand:
    """The server is told what came of its command; until then it sends it again."""

    command: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class OfferBasket:
    """The store is offered a basket, again and again until it has it, or does not take it. With `again` it may have it
    from an earlier attempt.
    """

    saved: Saved
    again: bool = False


@dataclass(frozen=True, slots=True)
class AskForBasket:
    ask: Ask


@dataclass(frozen=True, slots=True)
class LookAtShelf:
    """The store is asked which baskets it has."""

    request: str


@dataclass(frozen=True, slots=True)
class ReleaseBasket:
    """What the store granted on `request` was not taken up here, and never will be."""

    request: str
    basket: str


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Is this the PIN of `staff`? No `repr` shows it."""

    staff: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class UseMaster:
    """Items are looked up in the server's `version` from now on."""

    version: str


@dataclass(frozen=True, slots=True)
class UseStaff:
    """Badges and PINs are those of the server's `version` of the list from now on."""

    version: str


Effect = (
    AskTerminal
    | StopTerminal
    | ConfirmPayment
    | RefusePayment
    | QueryPayment
    | AskScale
    | EndDay
    | PrintReceipt
    | OpenDrawer
    | FindSale
    | ClaimRefund
    | FindMember
    | GiveCouponsBack
    | PushOutbox
    | SignSale
    | SetLight
    | SoundScanner
    | ListenTo
    | AnswerCommand
    | OfferBasket
    | AskForBasket
    | LookAtShelf
    | ReleaseBasket
    | CheckPin
    | UseMaster
    | UseStaff
    | CashEffect
)
