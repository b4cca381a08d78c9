"""What of a journal the store server is owed, and the envelope that each such fact makes."""

from __future__ import annotations

from typing import get_args

from kiosk.core.act_wire import MaybeStaff, act_envelope
from kiosk.core.bag_question_wire import bag_question_envelope
from kiosk.core.basket_wire import taken_up_envelope
from kiosk.core.cash_alarm_wire import cash_alarm_envelope
from kiosk.core.day_wire import day_envelope
from kiosk.core.debt_wire import debt_envelope
from kiosk.core.intervention_wire import intervention_envelope
from kiosk.core.member_wire import thanks_envelope
from kiosk.core.period_wire import period_envelope
from kiosk.core.placement_wire import placement_envelope
from kiosk.core.refund_wire import refund_envelope, stopped_envelope
from kiosk.core.session.bag_facts import BagSolved, BagUnsolved
from kiosk.core.session.basket_facts import SessionResumed, SessionSuspended
from kiosk.core.session.cash_facts import CashAlarmed, CashAlarmSeenTo, ChangeOwed, PayOutCleared
from kiosk.core.session.day_facts import DayEnded
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.drawer_facts import DrawerDoubted, DrawerOpened, DrawerStayedShut, DrawerStoodOpen
from kiosk.core.session.facts import (
    BasketTakenUp,
    ClockJumped,
    HelpCleared,
    HelpComing,
    HelpRequested,
    HelpSeen,
    MemberThanked,
    PlacementAccepted,
    ReceiptRequested,
    SalePaid,
    SaleSigned,
    SigningFailed,
    TapExplained,
    TapGiven,
    VisitTold,
)
from kiosk.core.session.intervention_facts import InterventionCleared, InterventionRaised
from kiosk.core.session.lane_facts import ModeChanged, StaffSignedOff, StaffSignedOn
from kiosk.core.session.override_facts import (
    AssistChanged,
    BasketChanged,
    CouponEntered,
    DepartmentSold,
    LineChanged,
    SessionVoided,
)
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.session.refund_facts import RefundPaid, RefundStopped
from kiosk.core.session.settle_facts import PaymentSettled, SettledToldLate
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.core.session.staff_facts import ActRefused
from kiosk.core.settle_wire import settled_late_envelope
from kiosk.core.visit_wire import visit_envelope
from kiosk.core.wire import (
    Envelope,
    clock_envelope,
    help_envelope,
    mode_envelope,
    sale_envelope,
    signature_envelope,
    tap_envelope,
)
from kiosk.journal.chain import Row
from kiosk.journal.codec import decode
from kiosk.journal.errors import FactUnknown

OWED = tuple(
    kind.__name__
    for kind in (
        SalePaid,
        RefundPaid,
        PartsLeft,
        DebtPaid,
        ChangeOwed,
        CashAlarmed,
        CashAlarmSeenTo,
        PayOutCleared,
        RefundStopped,
        TapGiven,
        TapExplained,
        SaleSigned,
        SigningFailed,
        HelpRequested,
        HelpSeen,
        HelpComing,
        HelpCleared,
        InterventionRaised,
        InterventionCleared,
        ModeChanged,
        ClockJumped,
        BasketTakenUp,
        ActRefused,
        StaffSignedOn,
        StaffSignedOff,
        LineChanged,
        BasketChanged,
        CouponEntered,
        DepartmentSold,
        SessionVoided,
        AssistChanged,
        SpotChecked,
        PeriodClosed,
        DayEnded,
        PlacementAccepted,
        DrawerOpened,
        DrawerStoodOpen,
        DrawerStayedShut,
        DrawerDoubted,
        PaymentSettled,
        SettledToldLate,
        BagSolved,
        BagUnsolved,
        VisitTold,
        MemberThanked,
        *get_args(MaybeStaff),
    )
)
"""The names of the facts that the server is owed."""
SHOPPERS = tuple(kind.__name__ for kind in get_args(MaybeStaff))
"""Of these, those that are owed only where staff did it."""
NOBODY_OF_THE_STAFF = '%"staff":""%'
"""In the data of one that a shopper did."""


def envelope_of(row: Row, journal: str, lane: str) -> Envelope | None:
    """The envelope of the owed fact `row` of the journal of `lane`, '' where no lane began with it; None where it tells
    the server nothing, as a call of a time when none was told. Raises `FactUnknown`.
    """
    match decode(row):
        case SalePaid() as fact:
            return sale_envelope(fact.sale, journal, row.seq)
        case RefundPaid() as fact:
            return refund_envelope(fact, journal, row.seq)
        case PartsLeft() | DebtPaid() | ChangeOwed() as fact:
            return debt_envelope(fact, journal, row.seq)
        case CashAlarmed() | CashAlarmSeenTo() as fact:
            return cash_alarm_envelope(fact, journal, row.seq) if fact.lane else None
        case PayOutCleared() as fact:
            return cash_alarm_envelope(fact, journal, row.seq) if fact.number else None
        case RefundStopped() as fact:
            return stopped_envelope(fact, journal, row.seq) if fact.lane else None
        case TapGiven() | TapExplained() as fact:
            return tap_envelope(fact, journal, row.seq)
        case MemberThanked() as fact:
            return thanks_envelope(fact, journal, row.seq) if fact.whose else None
        case SaleSigned() | SigningFailed() as fact:
            return signature_envelope(fact, journal, row.seq)
        case HelpRequested() | HelpSeen() | HelpComing() | HelpCleared() as fact:
            return help_envelope(fact, journal, row.seq) if fact.call else None
        case InterventionRaised() | InterventionCleared() as fact:
            return intervention_envelope(fact, journal, row.seq)
        case ModeChanged() as fact:
            return mode_envelope(fact, journal, row.seq)
        case ClockJumped() as fact:
            return clock_envelope(fact, journal, row.seq)
        case BasketTakenUp() as fact:
            return taken_up_envelope(fact, journal, row.seq)
        case VisitTold() as fact:
            return visit_envelope(fact, journal, row.seq)
        case PeriodClosed() as fact:
            return period_envelope(fact, journal, row.seq)
        case SettledToldLate() as fact:
            return settled_late_envelope(fact, journal, row.seq)
        case DayEnded() as fact:
            return day_envelope(fact, journal, row.seq)
        case PlacementAccepted() as fact:
            return placement_envelope(fact, journal, row.seq)
        case BagSolved() | BagUnsolved() as fact:
            return bag_question_envelope(fact, journal, row.seq)
        case ActRefused() | StaffSignedOn() | StaffSignedOff() | SpotChecked() as fact:
            return act_envelope(fact, lane, row.at, journal, row.seq)
        case LineChanged() | BasketChanged() | CouponEntered() | DepartmentSold() as fact:
            return act_envelope(fact, lane, row.at, journal, row.seq)
        case DrawerOpened() | DrawerStoodOpen() | DrawerStayedShut() | DrawerDoubted() as fact:
            return act_envelope(fact, lane, row.at, journal, row.seq)
        case SessionVoided() | AssistChanged() | PaymentSettled() as fact:
            return act_envelope(fact, lane, row.at, journal, row.seq)
        case SessionSuspended() | SessionResumed() | ReceiptRequested() as fact:
            return act_envelope(fact, lane, row.at, journal, row.seq)
        case other:
            raise FactUnknown(f"fact {row.seq}: nobody is owed a {type(other).__name__}")
