"""What reaches the lane thread: touches, codes already looked up, device readings, time. In the past tense, no times:
`decide` is given the `Moment` beside the input.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.calls import HostAnswer
from kiosk.core.clock import Move
from kiosk.core.pricing import RuleBook
from kiosk.core.session.basket_inputs import (
    AskLost,
    BasketGranted,
    BasketHanded,
    BasketRefused,
    OfferNotTaken,
    OfferTaken,
    ShelfMissing,
)
from kiosk.core.session.money_inputs import AmountGiven, PartsBackTouched, SplitTouched
from kiosk.core.session.readings import (
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardProgressed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceCame,
    DeviceLost,
    Load,
    PrintDone,
    PrinterShowed,
    PrintLost,
    ScaleShowed,
    SignatureCame,
    SignatureLost,
    TerminalReadied,
)
from kiosk.core.session.refund_inputs import (
    AllBackTouched,
    ClaimAnswered,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    UnitsTouched,
)
from kiosk.core.session.staff_inputs import (
    BadgeScanned,
    CardPractised,
    GivenByHand,
    PinChecked,
    PinGiven,
    Practised,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
)
from kiosk.core.session.touches import (
    AddWeighedTouched,
    AnswerTouched,
    BackTouched,
    BagsTouched,
    BagTouched,
    BasketCodeGiven,
    CancelConfirmed,
    CancelTouched,
    CardTouched,
    CodeKeyTouched,
    ComeBackTouched,
    CountScanned,
    CouponScanned,
    CouponTouched,
    EaseTouched,
    ExpiredScanned,
    FaceTouched,
    HelpNotNeeded,
    HelpPageTouched,
    HelpTouched,
    ItemPicked,
    ItemScanned,
    LabelScanned,
    LanguageTouched,
    MessageClosed,
    MoreTimeTouched,
    NoBarcodeTouched,
    NoPaperTouched,
    NotTakenScanned,
    NumberLookedUp,
    OtherWayTouched,
    PaperTouched,
    PayTouched,
    PriceTouched,
    QuantityTouched,
    ReasonTouched,
    ReceiptTouched,
    RemarkTyped,
    RemoveTouched,
    SaveTouched,
    StartTouched,
    StayTouched,
    TakeTouched,
    TakeUpTouched,
    TareTouched,
    TypeTouched,
    UndoTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.standing import Standing

__all__ = [
    "AddWeighedTouched",
    "AllBackTouched",
    "AmountGiven",
    "AnswerTouched",
    "AskLost",
    "BackTouched",
    "BadgeScanned",
    "BagTouched",
    "BagsTouched",
    "BasketCodeGiven",
    "BasketGranted",
    "BasketHanded",
    "BasketRefused",
    "CancelConfirmed",
    "CancelTouched",
    "CardApproved",
    "CardAuthorised",
    "CardFailed",
    "CardPractised",
    "CardProgressed",
    "CardResolvedCharged",
    "CardResolvedUncharged",
    "CardTouched",
    "CardUnknown",
    "CardUnresolved",
    "CertificateCounted",
    "ClaimAnswered",
    "CodeKeyTouched",
    "ComeBackTouched",
    "CountScanned",
    "CouponScanned",
    "CouponTouched",
    "Device",
    "DeviceCame",
    "DeviceLost",
    "EaseTouched",
    "ExpiredScanned",
    "FaceTouched",
    "GivenByHand",
    "HelpAnswered",
    "HelpNotNeeded",
    "HelpPageTouched",
    "HelpTouched",
    "Input",
    "ItemPicked",
    "ItemScanned",
    "LabelScanned",
    "LanguageTouched",
    "Load",
    "MasterCame",
    "MessageClosed",
    "Moment",
    "MoreTimeTouched",
    "NoBarcodeTouched",
    "NoPaperTouched",
    "NotTakenScanned",
    "NumberLookedUp",
    "OfferNotTaken",
    "OfferTaken",
    "OtherWayTouched",
    "OutboxStood",
    "PaperTouched",
    "PartsBackTouched",
    "PayTouched",
    "PinChecked",
    "PinGiven",
    "Practised",
    "PriceTouched",
    "PrintDone",
    "PrintLost",
    "PrinterShowed",
    "QuantityTouched",
    "ReasonTouched",
    "ReceiptGiven",
    "ReceiptTouched",
    "RefundTouched",
    "RemarkTyped",
    "RemoveTouched",
    "SaleFound",
    "SaveTouched",
    "ScaleShowed",
    "ServerLinkChanged",
    "ShelfMissing",
    "SignatureCame",
    "SignatureLost",
    "SplitTouched",
    "StaffActed",
    "StaffNumberGiven",
    "StaffTouched",
    "StartTouched",
    "Started",
    "StayTouched",
    "Stopping",
    "TakeTouched",
    "TakeUpTouched",
    "TareTouched",
    "TerminalReadied",
    "Ticked",
    "TypeTouched",
    "UndoTouched",
    "UnitsTouched",
    "UnknownScanned",
    "UnreadableScanned",
]


@dataclass(frozen=True, slots=True)
class Moment:
    """When an input was taken: `wall` ISO 8601 with zone, `mono` monotonic seconds, `nonce` 32 random hex digits."""

    wall: str
    mono: float
    nonce: str


@dataclass(frozen=True, slots=True)
class Started:
    """First input of a run, after the journal was applied."""

    version: str


@dataclass(frozen=True, slots=True)
class Stopping:
    """Last input of a run."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """Some deadline may have passed."""


@dataclass(frozen=True, slots=True)
class ClockMoved:
    move: Move


@dataclass(frozen=True, slots=True)
class MasterCame:
    """New items and rules of the server's are on this lane's disk, whole and checked."""

    version: str
    books: tuple[RuleBook, ...]


@dataclass(frozen=True, slots=True)
class ServerLinkChanged:
    online: bool


@dataclass(frozen=True, slots=True)
class OutboxStood:
    """So much the store server does not have yet; told now and then."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class CertificateCounted:
    """The lane's certificate is good for so many whole days more."""

    days: int


@dataclass(frozen=True, slots=True)
class HelpAnswered:
    """What a host said of call `call`, as the server's command `command`; the same command may come again."""

    command: str
    call: str
    answer: HostAnswer
    name: str = ""
    seconds: int = 0


Input = (
    ItemScanned
    | LabelScanned
    | CountScanned
    | CouponScanned
    | NotTakenScanned
    | UnknownScanned
    | UnreadableScanned
    | ExpiredScanned
    | TypeTouched
    | NumberLookedUp
    | PriceTouched
    | TakeTouched
    | BagsTouched
    | BagTouched
    | StartTouched
    | LanguageTouched
    | EaseTouched
    | NoBarcodeTouched
    | ItemPicked
    | TareTouched
    | AddWeighedTouched
    | QuantityTouched
    | RemoveTouched
    | CouponTouched
    | UndoTouched
    | PayTouched
    | CardTouched
    | SplitTouched
    | ReceiptGiven
    | SaleFound
    | ClaimAnswered
    | UnitsTouched
    | AllBackTouched
    | RefundTouched
    | AmountGiven
    | PartsBackTouched
    | OtherWayTouched
    | MoreTimeTouched
    | PaperTouched
    | NoPaperTouched
    | ReceiptTouched
    | FaceTouched
    | ReasonTouched
    | RemarkTyped
    | BackTouched
    | CancelTouched
    | CancelConfirmed
    | StayTouched
    | SaveTouched
    | TakeUpTouched
    | CodeKeyTouched
    | BasketCodeGiven
    | ComeBackTouched
    | HelpTouched
    | HelpNotNeeded
    | HelpPageTouched
    | AnswerTouched
    | MessageClosed
    | BadgeScanned
    | StaffTouched
    | StaffNumberGiven
    | PinGiven
    | PinChecked
    | StaffActed
    | GivenByHand
    | CardPractised
    | DeviceCame
    | DeviceLost
    | ScaleShowed
    | PrinterShowed
    | PrintDone
    | PrintLost
    | SignatureCame
    | SignatureLost
    | TerminalReadied
    | CardProgressed
    | CardAuthorised
    | CardApproved
    | CardFailed
    | CardUnknown
    | CardResolvedCharged
    | CardResolvedUncharged
    | CardUnresolved
    | Started
    | Stopping
    | Ticked
    | ClockMoved
    | ServerLinkChanged
    | OutboxStood
    | CertificateCounted
    | HelpAnswered
    | MasterCame
    | OfferTaken
    | OfferNotTaken
    | ShelfMissing
    | BasketGranted
    | BasketRefused
    | AskLost
    | BasketHanded
)
