"""What happened, in the past tense. Facts are journaled before anything is done about them, and carry their results:
the item as it was sold, the basket as it was priced, the ids. Folding them again gives the same lane.

A class may gain fields with defaults; any other change raises its version, with a step in `kiosk.journal.upcast`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.calls import HelpCleared as HelpCleared
from kiosk.core.calls import HelpComing as HelpComing
from kiosk.core.calls import HelpRequested as HelpRequested
from kiosk.core.calls import HelpSeen as HelpSeen
from kiosk.core.ease import AS_DRAWN, Ease
from kiosk.core.pricing import Line, Pricing
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.sale import Sale as Sale
from kiosk.core.sale import Tender as Tender
from kiosk.core.session.bag_facts import BagAnswered as BagAnswered
from kiosk.core.session.bag_facts import BagFact
from kiosk.core.session.bag_facts import BagQuestioned as BagQuestioned
from kiosk.core.session.bag_facts import BagSolved as BagSolved
from kiosk.core.session.bag_facts import BagStood as BagStood
from kiosk.core.session.bag_facts import BagUnsolved as BagUnsolved
from kiosk.core.session.bag_facts import PlacementAccepted as PlacementAccepted
from kiosk.core.session.bag_facts import SolvedBy as SolvedBy
from kiosk.core.session.basket_facts import BasketFact
from kiosk.core.session.basket_facts import BasketHandedOver as BasketHandedOver
from kiosk.core.session.basket_facts import BasketKept as BasketKept
from kiosk.core.session.basket_facts import BasketOffered as BasketOffered
from kiosk.core.session.basket_facts import BasketTakenUp as BasketTakenUp
from kiosk.core.session.basket_facts import SessionResumed as SessionResumed
from kiosk.core.session.basket_facts import SessionSuspended as SessionSuspended
from kiosk.core.session.intervention_facts import InterventionCleared as InterventionCleared
from kiosk.core.session.intervention_facts import InterventionFact
from kiosk.core.session.intervention_facts import InterventionRaised as InterventionRaised
from kiosk.core.session.lane_facts import ClockJumped as ClockJumped
from kiosk.core.session.lane_facts import LaneCarried as LaneCarried
from kiosk.core.session.lane_facts import LaneFact
from kiosk.core.session.lane_facts import LaneStarted as LaneStarted
from kiosk.core.session.lane_facts import LaneStopped as LaneStopped
from kiosk.core.session.lane_facts import MasterTaken as MasterTaken
from kiosk.core.session.member_facts import MemberFact
from kiosk.core.session.member_facts import MemberFound as MemberFound
from kiosk.core.session.member_facts import MemberLeft as MemberLeft
from kiosk.core.session.member_facts import MemberShown as MemberShown
from kiosk.core.session.member_facts import MemberThanked as MemberThanked
from kiosk.core.session.override_facts import AssistChanged as AssistChanged
from kiosk.core.session.override_facts import BasketChanged as BasketChanged
from kiosk.core.session.override_facts import CouponEntered as CouponEntered
from kiosk.core.session.override_facts import DepartmentSold as DepartmentSold
from kiosk.core.session.override_facts import LineChanged as LineChanged
from kiosk.core.session.override_facts import OverrideFact
from kiosk.core.session.override_facts import SessionVoided as SessionVoided
from kiosk.core.session.pay_facts import FailedAs as FailedAs
from kiosk.core.session.pay_facts import PartPaid as PartPaid
from kiosk.core.session.pay_facts import PartReturned as PartReturned
from kiosk.core.session.pay_facts import PaymentAuthorised as PaymentAuthorised
from kiosk.core.session.pay_facts import PaymentDoubted as PaymentDoubted
from kiosk.core.session.pay_facts import PaymentFailed as PaymentFailed
from kiosk.core.session.pay_facts import PaymentParked as PaymentParked
from kiosk.core.session.pay_facts import PaymentQueried as PaymentQueried
from kiosk.core.session.pay_facts import PaymentStarted as PaymentStarted
from kiosk.core.session.period_facts import PeriodClosed as PeriodClosed
from kiosk.core.session.period_facts import ReportEnded as ReportEnded
from kiosk.core.session.period_facts import ReportMissed as ReportMissed
from kiosk.core.session.period_facts import ReportSent as ReportSent
from kiosk.core.session.spot_facts import SpotFact
from kiosk.core.session.visit import CardResult as CardResult
from kiosk.core.session.visit import SavedBy as SavedBy
from kiosk.core.session.visit import TerminalMark as TerminalMark
from kiosk.core.session.visit_facts import VisitTold as VisitTold
from kiosk.core.signature import Signature


class StartedBy(StrEnum):
    TOUCH = "touch"
    SCAN = "scan"


class EndReason(StrEnum):
    PAID = "paid"
    PRACTISED = "practised"  # "paid" in training
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"
    VOIDED = "voided"  # by staff


class RefusedFor(StrEnum):
    """Why a code did not become a line."""

    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    AGE = "age"
    EXPIRED = "expired"
    RECALLED = "recalled"
    SEEN = "seen"  # this very pack, by its serial number
    COUPON = "coupon"  # used, expired, or not for now
    NOT_TAKEN = "not_taken"  # a coupon or card of a kind that this lane does not take


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted:
    """`training`: nothing of this visit counts."""

    session: str
    language: str
    by: StartedBy
    at: str
    ease: Ease = AS_DRAWN
    training: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChanged:
    session: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EaseChosen:
    """The rest of the visit looks and sounds like this. It may tell of a person's health: the server is told of it
    with what came of the visit alone, and never of a member's.
    """

    session: str
    ease: Ease


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAdded:
    """`code` is the GTIN or key it came by."""

    session: str
    line: Line
    code: str
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityChanged:
    session: str
    line: int
    quantity: int
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRemoved:
    """`undo`: it was the last scan, taken back. `by_shopper`: it was their wish, not the lane's or a colleague's."""

    session: str
    line: int
    undo: bool
    pricing: Pricing
    by_shopper: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRefused:
    """`code` is a GTIN or item key; text that is neither is not kept (a shopper may hold up anything, a card too)."""

    session: str
    code: str
    reason: RefusedFor


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponAdded:
    """The shopper presents it: the basket is priced with it from here on."""

    session: str
    coupon: Coupon
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponRemoved:
    session: str
    coupon: Coupon
    pricing: Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class SalePaid:
    """The money is taken and the goods are the shopper's. Owed to the server from here on."""

    session: str
    sale: Sale


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleSigned:
    """The unit signed `data`, which is receipt `receipt_no`; `late`: after it had failed. Owed to the server."""

    session: str
    lane: str
    receipt_no: int
    at: str
    data: str
    signature: Signature
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningFailed:
    """The receipt goes out without its signature, and says so; it is signed later. Owed to the server."""

    session: str
    lane: str
    receipt_no: int
    at: str
    reason: str


class ChosenBy(StrEnum):
    """Who chose: the shopper, or the store for one who did not."""

    SHOPPER = "shopper"
    STORE = "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptChosen:
    """How a receipt is given: on paper or not; `page`: its e-receipt was offered on the screen. Once for each sale."""

    session: str
    paper: bool
    page: bool
    by: ChosenBy


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRequested:
    """A print job is asked for; `copy`: an earlier one may be on paper, so this one says so. `staff`: whose id it was
    who asked, '' for the shopper or the lane itself.
    """

    session: str
    job: str
    copy: bool
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPrinted:
    session: str
    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFailed:
    """`confirmed_missing`: the printer itself said that it is not all on paper; else nobody knows."""

    session: str
    job: str
    confirmed_missing: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TapGiven:
    """A satisfaction tap: anonymous, with a random id, the hour, and what the visit had. No session, on purpose.

    `face` answers `question`; '' in old journals.
    """

    tap: str
    lane: str
    face: int
    hour: str
    language: str
    weighed: bool
    helped: bool
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TapExplained:
    """The shopper changed or explained a tap that is journaled: it stands as in `tap` now. No session here either."""

    tap: TapGiven
    reasons: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded:
    session: str
    reason: EndReason


Fact = (
    LaneStarted
    | LaneStopped
    | LaneCarried
    | MasterTaken
    | SessionStarted
    | LanguageChanged
    | EaseChosen
    | LineAdded
    | QuantityChanged
    | LineRemoved
    | CouponAdded
    | CouponRemoved
    | CodeRefused
    | HelpRequested
    | HelpSeen
    | HelpComing
    | HelpCleared
    | PaymentStarted
    | PaymentAuthorised
    | PaymentDoubted
    | PaymentQueried
    | PaymentParked
    | PaymentFailed
    | PartPaid
    | PartReturned
    | SalePaid
    | SaleSigned
    | SigningFailed
    | ReceiptChosen
    | ReceiptRequested
    | ReceiptPrinted
    | ReceiptFailed
    | TapGiven
    | TapExplained
    | SessionEnded
    | VisitTold
    | MemberFact
    | BasketFact
    | InterventionFact
    | SpotFact
    | BagFact
    | LaneFact
    | OverrideFact
)

VERSIONS: dict[type, int] = {LaneCarried: 2}
"""Fact class → version, where it is not 1."""
