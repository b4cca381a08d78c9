"""Folds what belongs to the lane itself: its mode, its staff, and what goes by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.mode import OWN, LaneMode
from kiosk.core.session.apply_cash import apply_cash
from kiosk.core.session.apply_interventions import OBEYED
from kiosk.core.session.apply_settle import apply_settle, apply_settle_note
from kiosk.core.session.ask_notes import AsksNoted, SaidNoted
from kiosk.core.session.cash_facts import CashFact
from kiosk.core.session.day_facts import DayEnded, DayEndStarted
from kiosk.core.session.day_notes import DayAgainAt, DayWaits
from kiosk.core.session.debt_facts import DebtFact, DebtPaid, PartsLeft
from kiosk.core.session.drawer_facts import (
    DrawerDoubted,
    DrawerOpened,
    DrawerStayedShut,
    DrawerStoodOpen,
    NoSaleStarted,
)
from kiosk.core.session.drawer_notes import DrawerNoted, DrawerSeen, DrawerWaits
from kiosk.core.session.lane_facts import (
    ClockJumped,
    LaneFact,
    ModeChanged,
    PinRefused,
    SalePractised,
    StaffSignedOff,
    StaffSignedOn,
)
from kiosk.core.session.lane_notes import (
    AskNoted,
    CertificateNoted,
    ChangingNoted,
    ClockNoted,
    DebtsNoted,
    DeskNoted,
    DeviceBack,
    LaneNote,
    MessageFades,
    OwedNoted,
    PadNoted,
    PaperSeen,
    PinLocked,
    SavedKept,
    ShelfNoted,
    StaffStays,
)
from kiosk.core.session.member_notes import MemberNoted
from kiosk.core.session.period_facts import PeriodClosed, ReportEnded, ReportMissed, ReportSent
from kiosk.core.session.refund_facts import RefundFact, RefundPaid, RefundPartPaid, RefundStarted, RefundStopped
from kiosk.core.session.scanner_notes import Beeped, BeepNoted
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.service_notes import ServiceNoted
from kiosk.core.session.settle_facts import PaymentSettled, SettledToldLate
from kiosk.core.session.settle_notes import SettleNoted, VerdictNoted
from kiosk.core.session.shelf_notes import ShelfRunNoted
from kiosk.core.session.spot_notes import SpotNoted
from kiosk.core.session.staff_facts import ActRefused, StaffProved, StaffTaken
from kiosk.core.session.staff_notes import StaffListed, StaffWaits
from kiosk.core.session.state import LaneState, Paid, Shopping, mark_after, payment_over
from kiosk.core.session.totals_notes import TotalsNoted
from kiosk.core.signature import Signing
from kiosk.core.staff import Proof, SignedOn


def apply_lane_fact(state: LaneState, event: LaneFact) -> LaneState:
    if isinstance(event, CashFact):
        return apply_cash(state, event)
    match event:
        case ModeChanged():
            return _changed(state, event)
        case ClockJumped() | ActRefused() | StaffTaken():  # what counts is counted already
            return state
        case PaymentSettled() | SettledToldLate():
            return apply_settle(state, event)
        case PeriodClosed():  # likewise
            return replace(state, report_waits=event.report_waits, report_jobs=(), report_runs="")
        case ReportSent():
            jobs = (*state.report_jobs, event.job)
            return replace(state, report_waits=False, report_jobs=jobs, report_runs=event.job)
        case ReportMissed():
            return replace(state, report_waits=True, report_runs="", report_jobs=state.report_jobs or (event.job,))
        case ReportEnded():
            return replace(state, report_runs="") if event.job == state.report_runs else state
        case DayEndStarted() | DayEnded():  # likewise
            return state
        case StaffSignedOn():
            on = SignedOn(event.staff, event.name, event.role, (event.by,))
            return replace(state, staff=on, pin_tries=_tries(state, event.staff, event.by))
        case StaffProved():
            proved = replace(state.staff, by=(*state.staff.by, event.by)) if state.staff is not None else None
            return replace(state, staff=proved, pin_tries=_tries(state, event.staff, event.by))
        case StaffSignedOff():
            off = replace(state, staff=None, staff_until=None, desk=None, changing=None)
            asking = None if state.asking is not None and state.asking.staff else state.asking
            off = replace(off, debts_shown=False, handing=0, totals=None, drawer=None, shelf=None, service=None)
            return replace(off, asking=asking, settle=None)
        case PinRefused():
            return replace(state, pin_tries={**state.pin_tries, event.staff: event.tries})
        case RefundStarted() | RefundPartPaid() | RefundPaid() | RefundStopped():
            return _refund(state, event)
        case PartsLeft() | DebtPaid():
            return _debts(state, event)
        case NoSaleStarted():
            return replace(state, no_sale=event)
        case DrawerOpened() | DrawerStoodOpen() | DrawerStayedShut() | DrawerDoubted():
            return replace(state, no_sale=None, no_sale_until=None)
        case ServiceTested():
            others = (one for one in state.tested if (one.test, one.device) != (event.test, event.device))
            return replace(state, tested=(*others, event))
        case SalePractised():
            return replace(state, session=replace(state.session, phase=Paid(event.sale)) if state.session else None)
        case _:
            assert_never(event)


def apply_lane_note(state: LaneState, note: LaneNote) -> LaneState:
    match note:
        case DeskNoted():
            return replace(state, desk=note.desk)
        case ChangingNoted():
            return replace(state, changing=note.changing)
        case PaperSeen():
            return replace(state, paper_seen=note.job)
        case DebtsNoted():
            return replace(state, debts_shown=note.shown, handing=note.handing)
        case PadNoted():
            return replace(state, pad=note.pad)
        case StaffStays():
            return replace(state, staff_until=note.until)
        case PinLocked():
            locked = {staff: until for staff, until in state.pin_locked.items() if staff != note.staff}
            if note.until is not None:
                locked[note.staff] = note.until
            return replace(state, pin_locked=locked)
        case DeviceBack():
            return replace(state, back=note.device, back_until=note.until if note.device is not None else None)
        case MessageFades():
            return replace(state, fades_at=note.at)
        case ClockNoted():
            return replace(state, clock_moved=note.move)
        case AskNoted():
            return replace(state, asking=note.asking)
        case MemberNoted():
            return replace(state, member=note.run)
        case OwedNoted():
            return replace(state, owed=note.owed)
        case CertificateNoted():
            return replace(state, certificate_days=note.days)
        case SettleNoted() | VerdictNoted():
            return apply_settle_note(state, note)
        case SavedKept():
            kept = {one.session.id for one in state.saved}
            until = {**state.saved_until, note.session: note.until}
            return replace(state, saved_until={session: at for session, at in until.items() if session in kept})
        case SpotNoted():
            return replace(state, spot=note.run)
        case TotalsNoted():
            return replace(state, totals=note.run)
        case DayWaits():
            return replace(state, day_until=note.until)
        case DayAgainAt():
            return replace(state, day_again_at=note.at)
        case DrawerNoted():
            return replace(state, drawer=note.stage)
        case DrawerSeen():
            return replace(state, drawer_open=note.open)
        case DrawerWaits():
            return replace(state, no_sale_until=note.until)
        case StaffWaits():
            return replace(state, staff_waits=note.listed)
        case StaffListed():
            return replace(state, staff_list=note.listed)
        case ShelfNoted():
            return replace(state, shelf_there=note.there)
        case BeepNoted():
            return replace(state, beeped=Beeped(state.beeped.times + 1, note.beep))
        case ServiceNoted():
            return replace(state, service=note.run)
        case ShelfRunNoted():
            return replace(state, shelf=note.run)
        case AsksNoted():
            return replace(state, asks=note.asks)
        case SaidNoted():
            return replace(state, said=note.lines)
        case _:
            assert_never(note)


def _tries(state: LaneState, staff: str, by: Proof) -> dict[str, int]:
    """Only the right PIN forgets the wrong ones: a badge may be anybody's who found it."""
    return {one: count for one, count in state.pin_tries.items() if one != staff or by is not Proof.PIN}


def _refund(state: LaneState, event: RefundFact) -> LaneState:
    """The attempt of a step is over with the step; no visit has part in it."""
    match event:
        case RefundStarted():
            return replace(state, refund=event.refund)
        case RefundStopped():
            return replace(state, refund=None)
        case RefundPartPaid():
            refund = state.refund
            if refund is not None:
                refund = replace(refund, steps=refund.steps[1:], done=(*refund.done, event.tender))
            return replace(payment_over(state), refund=refund, mark=mark_after(state, event.tender.way, event.tender))
        case RefundPaid():
            unsigned = (*state.unsigned, event.sale) if event.sale.signing is Signing.PENDING else state.unsigned
            over = replace(payment_over(state), refund=None, refunded=event.sale, unsigned=unsigned)
            return replace(
                over, receipts=event.sale.receipt_no, mark=mark_after(state, event.sale.tender.way, event.sale.tender)
            )
        case _:
            assert_never(event)


def _debts(state: LaneState, event: DebtFact) -> LaneState:
    match event:
        case PartsLeft():
            session = state.session
            if session is not None and session.id == event.session:
                left = {tender.attempt for tender in event.debt.tenders}
                parts = tuple(part for part in session.parts if part.attempt not in left)
                if parts != session.parts:  # a debt that came up late is of no part
                    session = replace(session, parts=parts, phase=session.phase if parts else Shopping())
            return replace(state, session=session, debts=(*state.debts, event.debt))
        case DebtPaid():
            return replace(state, debts=tuple(one for one in state.debts if one.id != event.debt))
        case _:
            assert_never(event)


def _changed(state: LaneState, event: ModeChanged) -> LaneState:
    """A receipt that was practised is not printed any more once the training is over."""
    job = state.print_job
    practised = job is not None and job.sale.training
    over = state.mode is LaneMode.TRAINING and event.mode is not LaneMode.TRAINING
    return replace(
        state,
        mode=event.mode,
        mode_before=event.was,
        express_pieces=state.express_pieces if event.mode in OWN else event.pieces,
        obeyed=(*state.obeyed, event.command)[-OBEYED:] if event.command else state.obeyed,
        print_job=None if practised and over else job,
        service=state.service if event.mode is LaneMode.SERVICE else None,
    )
