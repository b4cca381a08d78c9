"""What reaches the lane thread: touches, codes already looked up, device readings, time. In the past tense, no times:
`decide` is given the `Moment` beside the input.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.calls import HostAnswer
from kiosk.core.clock import Move
from kiosk.core.pricing import RuleBook
from kiosk.core.session.ask_inputs import SaidCame as SaidCame
from kiosk.core.session.ask_inputs import SurveyCame as SurveyCame
from kiosk.core.session.bag_inputs import BagChoiceTouched as BagChoiceTouched
from kiosk.core.session.bag_inputs import WeightsCame as WeightsCame
from kiosk.core.session.basket_inputs import AskLost as AskLost
from kiosk.core.session.basket_inputs import BasketGranted as BasketGranted
from kiosk.core.session.basket_inputs import BasketHanded as BasketHanded
from kiosk.core.session.basket_inputs import BasketRefused as BasketRefused
from kiosk.core.session.basket_inputs import OfferNotTaken as OfferNotTaken
from kiosk.core.session.basket_inputs import OfferTaken as OfferTaken
from kiosk.core.session.basket_inputs import ShelfMissing as ShelfMissing
from kiosk.core.session.cash_inputs import AlarmSeenTo as AlarmSeenTo
from kiosk.core.session.cash_inputs import BoxMarked as BoxMarked
from kiosk.core.session.cash_inputs import CashCame as CashCame
from kiosk.core.session.cash_inputs import CashInput as CashInput
from kiosk.core.session.cash_inputs import CashStops as CashStops
from kiosk.core.session.cash_inputs import CashTouched as CashTouched
from kiosk.core.session.cash_inputs import CashUncounted as CashUncounted
from kiosk.core.session.cash_inputs import HandingTouched as HandingTouched
from kiosk.core.session.cash_inputs import HopperHolds as HopperHolds
from kiosk.core.session.cash_inputs import PayOutTold as PayOutTold
from kiosk.core.session.day_inputs import DayEndDone as DayEndDone
from kiosk.core.session.drawer_inputs import DrawerDone as DrawerDone
from kiosk.core.session.drawer_inputs import DrawerInput as DrawerInput
from kiosk.core.session.drawer_inputs import DrawerShowed as DrawerShowed
from kiosk.core.session.drawer_inputs import NoSaleGiven as NoSaleGiven
from kiosk.core.session.intervention_inputs import InterventionAnswered as InterventionAnswered
from kiosk.core.session.intervention_inputs import InterventionGiven as InterventionGiven
from kiosk.core.session.intervention_inputs import InterventionInput as InterventionInput
from kiosk.core.session.intervention_inputs import WaitTouched as WaitTouched
from kiosk.core.session.intervention_inputs import WithoutTouched as WithoutTouched
from kiosk.core.session.member_inputs import MemberAnswered as MemberAnswered
from kiosk.core.session.member_inputs import MemberInput as MemberInput
from kiosk.core.session.member_inputs import MemberLeaves as MemberLeaves
from kiosk.core.session.member_inputs import MemberTouched as MemberTouched
from kiosk.core.session.member_inputs import NotAsked as NotAsked
from kiosk.core.session.member_inputs import PhoneGiven as PhoneGiven
from kiosk.core.session.mode_inputs import ModeOrdered as ModeOrdered
from kiosk.core.session.money_inputs import AmountGiven as AmountGiven
from kiosk.core.session.money_inputs import PartsBackTouched as PartsBackTouched
from kiosk.core.session.money_inputs import ShowCodeTouched as ShowCodeTouched
from kiosk.core.session.money_inputs import SplitTouched as SplitTouched
from kiosk.core.session.money_inputs import WalletCodeRead as WalletCodeRead
from kiosk.core.session.money_inputs import WalletTouched as WalletTouched
from kiosk.core.session.override_inputs import ChangeGiven as ChangeGiven
from kiosk.core.session.override_inputs import ChangeOpened as ChangeOpened
from kiosk.core.session.period_inputs import LastPeriodTouched as LastPeriodTouched
from kiosk.core.session.period_inputs import PeriodCloseTouched as PeriodCloseTouched
from kiosk.core.session.period_inputs import PeriodInput as PeriodInput
from kiosk.core.session.period_inputs import TotalsPrintTouched as TotalsPrintTouched
from kiosk.core.session.readings import BaggingShowed as BaggingShowed
from kiosk.core.session.readings import CardApproved as CardApproved
from kiosk.core.session.readings import CardAuthorised as CardAuthorised
from kiosk.core.session.readings import CardFailed as CardFailed
from kiosk.core.session.readings import CardProgressed as CardProgressed
from kiosk.core.session.readings import CardResolvedCharged as CardResolvedCharged
from kiosk.core.session.readings import CardResolvedUncharged as CardResolvedUncharged
from kiosk.core.session.readings import CardUnknown as CardUnknown
from kiosk.core.session.readings import CardUnresolved as CardUnresolved
from kiosk.core.session.readings import Device as Device
from kiosk.core.session.readings import DeviceCame as DeviceCame
from kiosk.core.session.readings import DeviceLost as DeviceLost
from kiosk.core.session.readings import Load as Load
from kiosk.core.session.readings import PresenceShowed as PresenceShowed
from kiosk.core.session.readings import PrintDone as PrintDone
from kiosk.core.session.readings import PrinterShowed as PrinterShowed
from kiosk.core.session.readings import PrintLost as PrintLost
from kiosk.core.session.readings import ScalePriced as ScalePriced
from kiosk.core.session.readings import ScaleShowed as ScaleShowed
from kiosk.core.session.readings import ScaleUnpriced as ScaleUnpriced
from kiosk.core.session.readings import SignatureCame as SignatureCame
from kiosk.core.session.readings import SignatureLost as SignatureLost
from kiosk.core.session.readings import TerminalReadied as TerminalReadied
from kiosk.core.session.readings import WalletCodeCame as WalletCodeCame
from kiosk.core.session.refund_inputs import AllBackTouched as AllBackTouched
from kiosk.core.session.refund_inputs import ClaimAnswered as ClaimAnswered
from kiosk.core.session.refund_inputs import ReceiptGiven as ReceiptGiven
from kiosk.core.session.refund_inputs import RefundTouched as RefundTouched
from kiosk.core.session.refund_inputs import SaleFound as SaleFound
from kiosk.core.session.refund_inputs import UnitsTouched as UnitsTouched
from kiosk.core.session.scanner_inputs import Code as Code
from kiosk.core.session.scanner_inputs import ReadBy as ReadBy
from kiosk.core.session.service_inputs import BoxTried as BoxTried
from kiosk.core.session.service_inputs import CoinPutBack as CoinPutBack
from kiosk.core.session.service_inputs import DevicePicked as DevicePicked
from kiosk.core.session.service_inputs import DrawerTried as DrawerTried
from kiosk.core.session.service_inputs import FindingOpened as FindingOpened
from kiosk.core.session.service_inputs import HopperTried as HopperTried
from kiosk.core.session.service_inputs import ServiceInput as ServiceInput
from kiosk.core.session.service_inputs import ServiceUsed as ServiceUsed
from kiosk.core.session.service_inputs import TestEnded as TestEnded
from kiosk.core.session.service_inputs import TestOpened as TestOpened
from kiosk.core.session.settle_inputs import BasisGiven as BasisGiven
from kiosk.core.session.settle_inputs import OutcomeTouched as OutcomeTouched
from kiosk.core.session.settle_inputs import SettleInput as SettleInput
from kiosk.core.session.shelf_inputs import KeptTouched as KeptTouched
from kiosk.core.session.shelf_inputs import ShelfInput as ShelfInput
from kiosk.core.session.shelf_inputs import ShelfListed as ShelfListed
from kiosk.core.session.shelf_inputs import ShelfSilent as ShelfSilent
from kiosk.core.session.spot_inputs import SpotDone as SpotDone
from kiosk.core.session.spot_inputs import SpotInput as SpotInput
from kiosk.core.session.spot_inputs import SpotLeft as SpotLeft
from kiosk.core.session.spot_inputs import SpotLineTouched as SpotLineTouched
from kiosk.core.session.spot_inputs import SpotTouched as SpotTouched
from kiosk.core.session.staff_inputs import BadgeScanned as BadgeScanned
from kiosk.core.session.staff_inputs import CardPractised as CardPractised
from kiosk.core.session.staff_inputs import GivenByHand as GivenByHand
from kiosk.core.session.staff_inputs import PinChecked as PinChecked
from kiosk.core.session.staff_inputs import PinGiven as PinGiven
from kiosk.core.session.staff_inputs import Practised as Practised
from kiosk.core.session.staff_inputs import StaffActed as StaffActed
from kiosk.core.session.staff_inputs import StaffCame as StaffCame
from kiosk.core.session.staff_inputs import StaffNumberGiven as StaffNumberGiven
from kiosk.core.session.staff_inputs import StaffTouched as StaffTouched
from kiosk.core.session.touches import AddWeighedTouched as AddWeighedTouched
from kiosk.core.session.touches import AnswerTouched as AnswerTouched
from kiosk.core.session.touches import BackTouched as BackTouched
from kiosk.core.session.touches import BagBackTouched as BagBackTouched
from kiosk.core.session.touches import BagsTouched as BagsTouched
from kiosk.core.session.touches import BagTouched as BagTouched
from kiosk.core.session.touches import BasketCodeGiven as BasketCodeGiven
from kiosk.core.session.touches import CancelConfirmed as CancelConfirmed
from kiosk.core.session.touches import CancelTouched as CancelTouched
from kiosk.core.session.touches import CardTouched as CardTouched
from kiosk.core.session.touches import CodeKeyTouched as CodeKeyTouched
from kiosk.core.session.touches import ComeBackTouched as ComeBackTouched
from kiosk.core.session.touches import CountScanned as CountScanned
from kiosk.core.session.touches import CouponScanned as CouponScanned
from kiosk.core.session.touches import CouponTouched as CouponTouched
from kiosk.core.session.touches import EaseTouched as EaseTouched
from kiosk.core.session.touches import ExpiredScanned as ExpiredScanned
from kiosk.core.session.touches import FaceTouched as FaceTouched
from kiosk.core.session.touches import HelpNotNeeded as HelpNotNeeded
from kiosk.core.session.touches import HelpPageTouched as HelpPageTouched
from kiosk.core.session.touches import HelpTouched as HelpTouched
from kiosk.core.session.touches import ItemPicked as ItemPicked
from kiosk.core.session.touches import ItemScanned as ItemScanned
from kiosk.core.session.touches import LabelScanned as LabelScanned
from kiosk.core.session.touches import LanguageTouched as LanguageTouched
from kiosk.core.session.touches import MemberScanned as MemberScanned
from kiosk.core.session.touches import MessageClosed as MessageClosed
from kiosk.core.session.touches import MoreTimeTouched as MoreTimeTouched
from kiosk.core.session.touches import NoBarcodeTouched as NoBarcodeTouched
from kiosk.core.session.touches import NoPaperTouched as NoPaperTouched
from kiosk.core.session.touches import NotTakenScanned as NotTakenScanned
from kiosk.core.session.touches import NumberLookedUp as NumberLookedUp
from kiosk.core.session.touches import OtherWayTouched as OtherWayTouched
from kiosk.core.session.touches import PaperTouched as PaperTouched
from kiosk.core.session.touches import PayTouched as PayTouched
from kiosk.core.session.touches import PriceTouched as PriceTouched
from kiosk.core.session.touches import QuantityTouched as QuantityTouched
from kiosk.core.session.touches import ReasonTouched as ReasonTouched
from kiosk.core.session.touches import ReceiptTouched as ReceiptTouched
from kiosk.core.session.touches import RemarkTyped as RemarkTyped
from kiosk.core.session.touches import RemoveTouched as RemoveTouched
from kiosk.core.session.touches import SaveTouched as SaveTouched
from kiosk.core.session.touches import StartTouched as StartTouched
from kiosk.core.session.touches import StayTouched as StayTouched
from kiosk.core.session.touches import TakeTouched as TakeTouched
from kiosk.core.session.touches import TakeUpTouched as TakeUpTouched
from kiosk.core.session.touches import TareTouched as TareTouched
from kiosk.core.session.touches import TypeTouched as TypeTouched
from kiosk.core.session.touches import UndoTouched as UndoTouched
from kiosk.core.session.touches import UnknownScanned as UnknownScanned
from kiosk.core.session.touches import UnreadableScanned as UnreadableScanned
from kiosk.core.standing import Standing


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
    | MemberScanned
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
    | BagBackTouched
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
    | WalletTouched
    | ShowCodeTouched
    | WalletCodeRead
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
    | BagChoiceTouched
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
    | ReadBy
    | StaffTouched
    | StaffNumberGiven
    | PinGiven
    | PinChecked
    | StaffActed
    | ChangeOpened
    | ChangeGiven
    | GivenByHand
    | CardPractised
    | DeviceCame
    | DeviceLost
    | ScaleShowed
    | ScalePriced
    | ScaleUnpriced
    | BaggingShowed
    | WeightsCame
    | PresenceShowed
    | PrinterShowed
    | PrintDone
    | PrintLost
    | SignatureCame
    | SignatureLost
    | TerminalReadied
    | CardProgressed
    | WalletCodeCame
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
    | StaffCame
    | SurveyCame
    | SaidCame
    | OfferTaken
    | OfferNotTaken
    | ShelfMissing
    | BasketGranted
    | BasketRefused
    | AskLost
    | BasketHanded
    | InterventionInput
    | ModeOrdered
    | SpotInput
    | PeriodInput
    | DayEndDone
    | DrawerInput
    | ShelfInput
    | CashInput
    | ServiceInput
    | SettleInput
    | MemberInput
)
