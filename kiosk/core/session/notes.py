"""What passes by: changes of the view that no journal keeps. After a power cut they are gone, and nothing is lost.

Notes are folded by `apply` beside the facts; the live weight, the message on the screen and the opened page are such.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.core.ease import Ease
from kiosk.core.session.bag_notes import BagNoted, WeightsNoted
from kiosk.core.session.facts import TerminalMark
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.lane_notes import Asking as Asking
from kiosk.core.session.lane_notes import AskNoted as AskNoted
from kiosk.core.session.lane_notes import BooksNoted as BooksNoted
from kiosk.core.session.lane_notes import LaneNote
from kiosk.core.session.lane_notes import MasterWaits as MasterWaits
from kiosk.core.session.lane_notes import ServerNoted as ServerNoted
from kiosk.core.session.lane_notes import SigningWaits as SigningWaits
from kiosk.core.session.lane_notes import TriedNoted as TriedNoted
from kiosk.core.session.price_notes import PriceNoted, PriceWished
from kiosk.core.session.says import Hint as Hint
from kiosk.core.session.says import Message as Message
from kiosk.core.session.says import Say as Say
from kiosk.core.session.touches import Symbol
from kiosk.core.session.views import BagsView as BagsView
from kiosk.core.session.views import BasketView as BasketView
from kiosk.core.session.views import Fetching as Fetching
from kiosk.core.session.views import FetchView as FetchView
from kiosk.core.session.views import HelpPage as HelpPage
from kiosk.core.session.views import MemberView as MemberView
from kiosk.core.session.views import PayView as PayView
from kiosk.core.session.views import PickView as PickView
from kiosk.core.session.views import PractiseView as PractiseView
from kiosk.core.session.views import PriceView as PriceView
from kiosk.core.session.views import ReceiptView as ReceiptView
from kiosk.core.session.views import SavedView as SavedView
from kiosk.core.session.views import SplitView as SplitView
from kiosk.core.session.views import TakeUpView as TakeUpView
from kiosk.core.session.views import TapView as TapView
from kiosk.core.session.views import TypeView as TypeView
from kiosk.core.session.views import View as View
from kiosk.core.session.views import WaitView as WaitView
from kiosk.core.session.views import WeighView as WeighView
from kiosk.core.values import Way


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
    """`kind` '' means that the device is well; `mute`, that it is a scanner that cannot be asked to sound."""

    device: Device
    kind: str
    detail: str
    mute: bool = False


@dataclass(frozen=True, slots=True)
class ScaleNoted:
    load: Load
    grams: int
    at_zero: bool


@dataclass(frozen=True, slots=True)
class BaggingNoted:
    load: Load
    grams: int


@dataclass(frozen=True, slots=True)
class PrinterNoted:
    ready: bool
    paper_out: bool
    paper_low: bool


@dataclass(frozen=True, slots=True)
class MarkNoted:
    mark: TerminalMark
    way: Way = Way.CARD


@dataclass(frozen=True, slots=True)
class CardProgressNoted:
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class WalletCodeNoted:
    """A phone may scan `text` from `since` until `until`, monotonic seconds: so long the shopper has."""

    text: str
    since: float
    until: float


@dataclass(frozen=True, slots=True)
class HopperNoted:
    """What a piece in the hopper is worth, and whether there are few; None: it does not say."""

    value_minor: int
    low: bool | None


@dataclass(frozen=True, slots=True)
class HopperAwaited:
    """So long a hopper that is away is waited for, which alone knows what is out."""

    until: float | None


@dataclass(frozen=True, slots=True)
class PatienceSet:
    """The shopper has until `until` (monotonic seconds) to present a card."""

    until: float


@dataclass(frozen=True, slots=True)
class GivingUp:
    """The terminal was asked to stop; it still has the last word. Then a phone that showed `phone_code` is charged."""

    phone_code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class BackAsked:
    """Whoever pays for the visit `session` wants its parts back and is there to take them; '': nobody is."""

    session: str


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Whoever paid a part of the visit `session` was away for so long that somebody is called; until they are back."""

    session: str


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
class IdleAt:
    """Who shops is asked after then, monotonic seconds, unless they do something."""

    at: float


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


Note: TypeAlias = (
    ViewOpened
    | MessageShown
    | MessageWithdrawn
    | AttractLanguageChosen
    | AttractEaseChosen
    | DeviceNoted
    | ScaleNoted
    | PriceWished
    | PriceNoted
    | BaggingNoted
    | BagNoted
    | WeightsNoted
    | PrinterNoted
    | MarkNoted
    | CardProgressNoted
    | WalletCodeNoted
    | HopperNoted
    | HopperAwaited
    | PatienceSet
    | GivingUp
    | BackAsked
    | LeftAlone
    | AskAgainAt
    | ActiveNoted
    | IdleAt
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
