"""What of a recorded visit is no step of a scenario: what is said of it, and what needs no word."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.session.bag_facts import BagFact
from kiosk.core.session.cash_facts import (
    CashAlarmed,
    CashMarked,
    CashOpened,
    CashTaken,
    ChangeOwed,
    PayOutCleared,
    PayOutQueried,
    PayOutStarted,
)
from kiosk.core.session.day_facts import DayEnded, DayEndStarted
from kiosk.core.session.facts import (
    AssistChanged,
    BasketHandedOver,
    BasketKept,
    BasketOffered,
    EaseChosen,
    Fact,
    InterventionRaised,
    LaneCarried,
    LaneStarted,
    LaneStopped,
    LineRemoved,
    MasterTaken,
    MemberFound,
    MemberLeft,
    MemberThanked,
    PaymentAuthorised,
    PaymentParked,
    PaymentQueried,
    PaymentStarted,
    ReceiptFailed,
    ReceiptPrinted,
    SaleSigned,
    SigningFailed,
    VisitTold,
)
from kiosk.core.session.lane_facts import ModeChanged, SalePractised, StaffSignedOff, StaffSignedOn
from kiosk.core.session.override_facts import OverrideFact
from kiosk.core.session.period_facts import ReportEnded, ReportMissed, ReportSent
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.staff_facts import ActRefused, StaffProved, StaffTaken
from kiosk.replay.entries import Untold

NEED_NO_WORD = frozenset(
    {LaneCarried, LaneStarted, MasterTaken, StaffTaken, StaffProved, StaffSignedOff}
    | {BasketOffered, BasketHandedOver, BasketKept}
    | {ReportSent, ReportMissed, ReportEnded, DayEndStarted, DayEnded}
    # they follow by themselves from steps that are told
    | {InterventionRaised, PaymentAuthorised, PaymentQueried, ReceiptPrinted, VisitTold}
    | {CashOpened, CashMarked, PayOutStarted, PayOutQueried}
)
"""Nobody did them, and a scenario comes to the same without: what the lane does between visits, and what follows."""
WORDS: Mapping[type, Untold] = {
    LineRemoved: Untold("a line went without a touch: a code of its pack told more", matters=True),
    CashTaken: Untold("cash came that nobody was to pay", matters=True),
    CashAlarmed: Untold("cash moved that nobody could count", matters=True),
    ChangeOwed: Untold("change did not come out whole, and is owed", matters=True),
    PayOutCleared: Untold("what nobody knew of change was known later", matters=True),
    PaymentParked: Untold("nobody could tell how a payment ended, which staff saw to; here it ends", matters=True),
    PaymentSettled: Untold("staff said what became of a payment; here it ends well", matters=True),
    PaymentStarted: Untold("the hopper gave out a coin for a technician's test"),
    ReceiptFailed: Untold("a receipt was not printed; here the printer works"),
    SaleSigned: Untold("the receipt was signed; here it is, where the scenario's lane has a signer"),
    SigningFailed: Untold("the receipt could not be signed"),
    LaneStopped: Untold("the lane was stopped in good order; here its power is cut"),
    ModeChanged: Untold("the lane was closed, opened, or taken into service"),
    AssistChanged: Untold("staff scanned for the shopper; here the shopper does"),
    ActRefused: Untold("staff were refused something"),
    StaffSignedOn: Untold("somebody of the staff signed on: their badge is in no journal"),
    SalePractised: Untold("the visit was practised, and paid for with nothing", matters=True),
    EaseChosen: Untold("the shopper chose how the screen looks"),
    MemberFound: Untold(
        "the store said who a member is, and their prices count; who it was is in no scenario", matters=True
    ),
    MemberLeft: Untold("the visit went on without its member"),
    MemberThanked: Untold("the member was thanked for a tap"),
}
"""Kind → what is said of it."""


def words_of(fact: Fact) -> Untold | None:
    """What is said of a fact that is no step; None for one that needs no word."""
    kind = type(fact)
    if kind in NEED_NO_WORD:
        return None
    if kind in WORDS:
        return WORDS[kind]
    if isinstance(fact, OverrideFact):
        return Untold("staff changed the basket: their badge is in no journal", matters=True)
    if isinstance(fact, BagFact):
        return Untold("what the bagging scale saw")
    of_the_visit = bool(getattr(fact, "session", ""))
    return Untold(f"the journal has a {kind.__name__}, which no scenario can do", matters=of_the_visit)
