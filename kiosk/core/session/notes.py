"""What passes by: changes of the view that no journal keeps. After a power cut they are gone, and nothing is lost.

Notes are folded by `apply` beside the facts; the live weight, the message on the screen and the opened page are such.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.ease import Ease
from kiosk.core.items import Item
from kiosk.core.pricing.hints import GaveWay
from kiosk.core.session.facts import TapGiven, TerminalMark
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.lane_notes import BooksNoted as BooksNoted
from kiosk.core.session.lane_notes import LaneNote
from kiosk.core.session.lane_notes import MasterWaits as MasterWaits
from kiosk.core.session.lane_notes import ServerNoted as ServerNoted
from kiosk.core.session.lane_notes import SigningWaits as SigningWaits
from kiosk.core.session.lane_notes import TriedNoted as TriedNoted
from kiosk.core.session.touches import Found, Symbol


class Say(StrEnum):
    """Every message the lane can show; the words are chosen in `kiosk.ui`, in the shopper's language."""

    UNKNOWN_ITEM = "unknown_item"
    NUMBER_UNKNOWN = "number_unknown"  # typed, and nothing here has it
    UNREADABLE = "unreadable"
    EXPIRED = "expired"
    BEST_BEFORE = "best_before"  # past, and sold
    RECALLED = "recalled"
    PACK_IN_BASKET = "pack_in_basket"  # this very pack
    PACK_SOLD = "pack_sold"
    NOT_TAKEN = "not_taken"
    COUPON_ASK = "coupon_ask"  # a person has to look at it
    COUPON_TWICE = "coupon_twice"
    COUPON_USED = "coupon_used"
    COUPON_EXPIRED = "coupon_expired"
    COUPON_NOT_NOW = "coupon_not_now"
    COUPON_LIMIT = "coupon_limit"
    NOTHING_TO_PAY = "nothing_to_pay"
    SEE_ATTENDANT_AGE = "see_attendant_age"
    HELP_CALLED = "help_called"
    RESUMED = "resumed"
    ASK_CANCEL = "ask_cancel"
    PAY_FIRST_STOP = "pay_first_stop"  # scanned while a payment runs: stop it to add more
    DECLINED = "declined"
    CARD_CANCELLED = "card_cancelled"
    CARD_TIMEOUT = "card_timeout"
    CARD_NOT_CHARGED = "card_not_charged"
    CARD_MISSING = "card_missing"
    ASKING_BANK = "asking_bank"
    SEE_ATTENDANT_PAYMENT = "see_attendant_payment"
    CLEAR_SCALE = "clear_scale"
    TOO_LIGHT = "too_light"
    TOO_HEAVY = "too_heavy"
    NOT_STEADY = "not_steady"
    PAPER_OUT = "paper_out"
    NOT_PRINTED = "not_printed"
    QUANTITY_LIMIT = "quantity_limit"
    TAKEN_UP = "taken_up"  # a saved basket goes on
    FINISH_FIRST = "finish_first"  # a basket's code, while another basket is open
    CODE_UNKNOWN = "code_unknown"
    CODE_WAIT = "code_wait"  # too many wrong codes
    OFFER_HELP = "offer_help"  # they hesitate: shall we help?
    OFFER_GAVE_WAY = "offer_gave_way"  # to a better one, by the last scan
    LANE_CLOSED = "lane_closed"
    BADGE_UNKNOWN = "badge_unknown"
    SIGN_OFF_FIRST = "sign_off_first"  # scanned in the staff layer, where nobody shops


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `item` is what it is about, or the offer that `gave_way`, if anything."""

    say: Say
    item: Item | None = None
    gave_way: GaveWay | None = None


class Hint(StrEnum):
    """What somebody who hesitates is shown to do next."""

    SCAN = "scan"
    PICK = "pick"
    PUT = "put"  # on the scale
    REST = "rest"  # let it
    ADD = "add"  # what is weighed
    PAY = "pay"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Opened over the screen `place`; `question` is answered, '' = all are listed. Closes at `closes_at`, monotonic
    seconds; None: with the visit.
    """

    place: str
    question: str = ""
    closes_at: float | None = None


@dataclass(frozen=True, slots=True)
class BasketView:
    """The basket: where a visit lives."""


@dataclass(frozen=True, slots=True)
class PickView:
    """The pictured search; `for_price`: of something whose price is asked. `waiting` are weighed after it."""

    for_price: bool = False
    waiting: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeView:
    """Keys for the number on a pack or a sticker; `for_price` and `waiting` as in `PickView`."""

    for_price: bool = False
    waiting: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceView:
    """What does it cost? `found` is what the answer is about; nothing of it is in the basket."""

    found: Found | None = None


@dataclass(frozen=True, slots=True)
class BagsView:
    """The carrier bags that can be bought."""


@dataclass(frozen=True, slots=True)
class WeighView:
    """`item` is to be weighed, packed in `tare_g`. `waiting` are items whose weighing comes next."""

    item: Item
    tare_g: int
    waiting: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class PayView:
    """The ways to pay."""


@dataclass(frozen=True, slots=True)
class PractiseView:
    """Training: what shall the card reader say?"""


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """Paid; paper or not? Closes at `closes_at`, monotonic seconds."""

    closes_at: float


@dataclass(frozen=True, slots=True)
class TapView:
    """Five faces under a question of the survey; closes at `closes_at`. `given` is the tap as it was journaled."""

    closes_at: float
    question: str = ""
    face: int = 0
    reasons: tuple[str, ...] = ()
    remark: str = ""
    given: TapGiven | None = None
    thanked: bool = False


@dataclass(frozen=True, slots=True)
class SavedView:
    """The basket is saved: its code. Closes at `closes_at`, monotonic seconds."""

    code: str
    closes_at: float


@dataclass(frozen=True, slots=True)
class TakeUpView:
    """Keys for the code of a saved basket; closes at `closes_at` when nobody types."""

    closes_at: float


View = (
    BasketView
    | PickView
    | TypeView
    | PriceView
    | BagsView
    | WeighView
    | PayView
    | PractiseView
    | ReceiptView
    | TapView
    | SavedView
    | TakeUpView
)


@dataclass(frozen=True, slots=True)
class ViewOpened:
    view: View


@dataclass(frozen=True, slots=True)
class MessageShown:
    message: Message


@dataclass(frozen=True, slots=True)
class MessageWithdrawn:
    pass


@dataclass(frozen=True, slots=True)
class AttractLanguageChosen:
    language: str


@dataclass(frozen=True, slots=True)
class AttractEaseChosen:
    ease: Ease


@dataclass(frozen=True, slots=True)
class DeviceNoted:
    """`kind` '' means that the device is well."""

    device: Device
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class ScaleNoted:
    load: Load
    grams: int
    at_zero: bool


@dataclass(frozen=True, slots=True)
class PrinterNoted:
    ready: bool
    paper_out: bool
    paper_low: bool


@dataclass(frozen=True, slots=True)
class MarkNoted:
    mark: TerminalMark


@dataclass(frozen=True, slots=True)
class CardProgressNoted:
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PatienceSet:
    """The shopper has until `until` (monotonic seconds) to present a card."""

    until: float


@dataclass(frozen=True, slots=True)
class GivingUp:
    """The terminal was asked to stop; it still has the last word."""


@dataclass(frozen=True, slots=True)
class AskAgainAt:
    """The next query of a payment in doubt; None: one is under way."""

    at: float | None


@dataclass(frozen=True, slots=True)
class PackSeen:
    """A pack of `item` was read by one of its codes at `at` (monotonic seconds); `line` took it, 0: none did."""

    item: str
    symbol: Symbol
    at: float
    line: int


@dataclass(frozen=True, slots=True)
class SeenNoted:
    """What was read last; None: nothing that the next code could belong to."""

    seen: PackSeen | None


@dataclass(frozen=True, slots=True)
class CallShownUntil:
    """The message that help is called stays until `until` (monotonic seconds), or as long as nobody closes it."""

    until: float | None


@dataclass(frozen=True, slots=True)
class ComingUntil:
    """Whoever is on the way should be there at `until`, monotonic seconds."""

    until: float


@dataclass(frozen=True, slots=True)
class ActiveNoted:
    """The shopper did something at `at`, and is asked after at `idle_at`; monotonic seconds."""

    at: float
    idle_at: float


@dataclass(frozen=True, slots=True)
class AskedAfter:
    """Is the shopper still there? The basket is saved at `leaves_at` where nobody answers."""

    leaves_at: float


@dataclass(frozen=True, slots=True)
class ComeBackUntil:
    """Whoever walked away goes on with one touch until then; None: no more."""

    until: float | None


@dataclass(frozen=True, slots=True)
class HelpPageNoted:
    """`page` lies over the screen; None: no more."""

    page: HelpPage | None


@dataclass(frozen=True, slots=True)
class HesitationAwaited:
    """No hint shows. Who then does nothing gets one at `hint_at`, and is offered help at `offer_at`; None: never."""

    hint_at: float | None
    offer_at: float | None


@dataclass(frozen=True, slots=True)
class Hinted:
    hint: Hint


@dataclass(frozen=True, slots=True)
class HelpOffers:
    """Help is offered so many times more in this visit."""

    left: int


Note = (
    ViewOpened
    | MessageShown
    | MessageWithdrawn
    | AttractLanguageChosen
    | AttractEaseChosen
    | DeviceNoted
    | ScaleNoted
    | PrinterNoted
    | MarkNoted
    | CardProgressNoted
    | PatienceSet
    | GivingUp
    | AskAgainAt
    | ActiveNoted
    | AskedAfter
    | ComeBackUntil
    | TriedNoted
    | SeenNoted
    | ServerNoted
    | MasterWaits
    | BooksNoted
    | SigningWaits
    | HelpPageNoted
    | HesitationAwaited
    | Hinted
    | HelpOffers
    | CallShownUntil
    | ComingUntil
    | LaneNote
)
