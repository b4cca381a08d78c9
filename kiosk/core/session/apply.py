"""Folds facts and notes into the state. Never prices, never decides: the same events always give the same lane."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core import calls
from kiosk.core.policy import Policy
from kiosk.core.pricing import price_basket
from kiosk.core.session.apply_bag import apply_bag
from kiosk.core.session.apply_basket import basket_after
from kiosk.core.session.apply_days import OfADay, of_a_day
from kiosk.core.session.apply_interventions import apply_intervention
from kiosk.core.session.apply_lane import apply_lane_fact
from kiosk.core.session.apply_member import member_after
from kiosk.core.session.apply_notes import apply_note
from kiosk.core.session.apply_override import apply_override
from kiosk.core.session.apply_pay import attempted, failed, parted
from kiosk.core.session.apply_saved import apply_basket_fact, dropped
from kiosk.core.session.apply_spot import apply_spot
from kiosk.core.session.apply_totals import Counted, counted
from kiosk.core.session.bag_facts import BagFact
from kiosk.core.session.basket_facts import BasketFact
from kiosk.core.session.facts import (
    CodeRefused,
    CouponAdded,
    CouponRemoved,
    EaseChosen,
    Fact,
    LaneCarried,
    LaneStarted,
    LaneStopped,
    LanguageChanged,
    LineAdded,
    LineRemoved,
    MasterTaken,
    PartPaid,
    PartReturned,
    PaymentAuthorised,
    PaymentDoubted,
    PaymentFailed,
    PaymentParked,
    PaymentQueried,
    PaymentStarted,
    QuantityChanged,
    ReceiptChosen,
    ReceiptFailed,
    ReceiptPrinted,
    ReceiptRequested,
    RefusedFor,
    Sale,
    SalePaid,
    SaleSigned,
    SessionEnded,
    SessionStarted,
    SigningFailed,
    TapExplained,
    TapGiven,
    VisitTold,
)
from kiosk.core.session.intervention_facts import InterventionFact
from kiosk.core.session.lane_facts import LaneFact
from kiosk.core.session.member_facts import MemberFact
from kiosk.core.session.member_notes import NOBODY
from kiosk.core.session.notes import BasketView, Note
from kiosk.core.session.override_facts import OverrideFact
from kiosk.core.session.spot_facts import SpotFact
from kiosk.core.session.state import (
    MOST_OFFERS,
    REMEMBERED,
    LaneState,
    Paid,
    PrintJob,
    PrintStage,
    Session,
    mark_after,
    pack_id,
    payment_over,
)
from kiosk.core.signature import Signature, Signing


def new_lane(policy: Policy) -> LaneState:
    """A lane of which nothing is known yet."""
    return LaneState(language=policy.language, ease=policy.ease)


def apply(state: LaneState, event: Fact | Note, policy: Policy) -> LaneState:
    """The lane after `event`. Events that fit no open session leave the session as it is: history is never refused."""
    if isinstance(event, Counted):
        state = counted(state, event)
    if isinstance(event, OfADay):
        state = of_a_day(state, event)
    if isinstance(event, LaneFact):
        return apply_lane_fact(state, event)
    if isinstance(event, SpotFact):
        return apply_spot(state, event)
    if isinstance(event, InterventionFact):
        return apply_intervention(state, event)
    if isinstance(event, BagFact):
        return apply_bag(state, event)
    if isinstance(event, OverrideFact):
        return apply_override(state, event)
    if isinstance(event, MemberFact):
        return replace(state, session=member_after(state.session, event)) if state.session is not None else state
    if isinstance(event, BasketFact):
        return apply_basket_fact(state, event, lambda lane: nobody(lane, policy))
    match event:
        case SessionStarted() | SessionEnded() | LaneStarted() | LaneStopped():
            return _life(state, event, policy)
        case MasterTaken():
            return replace(state, master=event.version, master_waits=None)
        case LaneCarried():
            return _carried(state, event)
        case (
            LanguageChanged()
            | EaseChosen()
            | LineAdded()
            | QuantityChanged()
            | LineRemoved()
            | CouponAdded()
            | CouponRemoved()
        ):
            if state.session is None:
                return state
            state = replace(state, session=basket_after(state.session, event))
            weighed = isinstance(event, LineAdded) and event.line.weighing is not None
            return replace(state, zeroed=False, scale_wish=None, scale_told=None) if weighed else state
        case calls.HelpRequested() | calls.HelpSeen() | calls.HelpComing() | calls.HelpCleared():
            return _called(state, event)
        case PaymentStarted() | PaymentAuthorised() | PaymentDoubted() | PaymentQueried() | PaymentParked():
            return attempted(state, event)
        case PartPaid() | PartReturned():
            return parted(state, event)
        case PaymentFailed():
            return failed(state, event)
        case SalePaid():
            return _sold(state, event)
        case SaleSigned() | SigningFailed():
            return _signed(state, event)
        case ReceiptRequested() | ReceiptPrinted() | ReceiptFailed():
            return _printed(state, event)
        case ReceiptChosen():
            return replace(state, session=replace(state.session, receipt_chosen=True) if state.session else None)
        case TapGiven():  # it names no session: it was given in the one that was open
            return replace(state, session=replace(state.session, tapped=True) if state.session else None)
        case TapExplained():
            return state
        case VisitTold():
            over = tuple(one for one in state.visits_over if one[0].session != event.session)
            return replace(state, visits_over=over)
        case CodeRefused():
            if state.session is None or event.reason not in (RefusedFor.UNKNOWN, RefusedFor.UNREADABLE):
                return state
            return replace(state, session=replace(state.session, not_read=True))
        case _:
            return apply_note(state, event)


def _life(
    state: LaneState, event: SessionStarted | SessionEnded | LaneStarted | LaneStopped, policy: Policy
) -> LaneState:
    match event:
        case SessionStarted():
            session = Session(
                id=event.session,
                started_at=event.at,
                language=event.language,
                lines=(),
                pricing=price_basket((), policy.currency),
                ease=event.ease,
                training=event.training,
            )
            begun = replace(nobody(state, policy), session=session, sessions=state.sessions + 1, come_back_until=None)
            return replace(begun, help_page=state.help_page)  # who reads how to begin may begin
        case SessionEnded():
            if any(one.session.id == event.session for one in state.saved):
                return dropped(state, event.session)
            others = state.attempt is not None and state.attempt.session != event.session  # a refund in doubt, say
            return nobody(state if others else payment_over(state), policy)
        case LaneStarted():
            return replace(state, stopped_well=False)
        case LaneStopped():
            return replace(state, stopped_well=True)
        case _:
            assert_never(event)


def _carried(state: LaneState, event: LaneCarried) -> LaneState:
    return replace(
        state,
        sessions=event.sessions,
        attempts=event.attempts,
        receipts=event.receipts,
        jobs=event.jobs,
        saved=event.saved,
        unsigned=event.unsigned,
        print_job=event.print_job,
        sold_packs=event.sold_packs,
        used_coupons=event.used_coupons,
        call=event.call,
        mode=event.mode,
        mode_before=event.mode_before,
        express_pieces=event.express_pieces,
        staff=event.staff,
        pin_tries=event.pin_tries,
        master=event.master,
        taken_baskets=event.taken_baskets,
        debts=event.debts,
        spot_rests_until=event.spot_rests_until,
        period=event.period,
        closed_period=event.closed_period,
        report_waits=event.report_waits,
        report_runs=event.report_runs,
        boxes=event.boxes,
        cash_alarms=event.cash_alarms,
        days=event.days,
        alarms_told=event.alarms_told,
        tested=event.tested,
        doubt=event.doubt,
        stopped_well=False,
        carried_at=event.sessions,
    )


def nobody(state: LaneState, policy: Policy) -> LaneState:
    """Nobody is at the lane: it looks and speaks as the store wants it to."""
    return replace(
        state,
        session=None,
        call=state.call if state.call is not None and state.call.id else None,  # of old: it ended with its visit
        language=policy.language,
        ease=policy.ease,
        view=BasketView(),
        asking=None,
        member=NOBODY,
        message=None,
        fades_at=None,
        back=None,
        back_until=None,
        active_at=None,
        idle_at=None,
        leaves_at=None,
        help_page=None,
        hint=None,
        hints=(),
        hint_at=None,
        offer_at=None,
        offers_left=MOST_OFFERS,
        seen=None,
        changing=None,
    )


def _called(state: LaneState, event: calls.HelpFact) -> LaneState:
    session = state.session
    if isinstance(event, calls.HelpRequested) and session is not None and event.session in ("", session.id):
        session = replace(session, helped=True)
    call = calls.folded(state.call, event)
    return replace(state, call=call, session=session, coming_until=state.coming_until if call is not None else None)


def _sold(state: LaneState, event: SalePaid) -> LaneState:
    session = replace(state.session, phase=Paid(event.sale), parts=()) if state.session else None
    unsigned = (*state.unsigned, event.sale) if event.sale.signing is Signing.PENDING else state.unsigned
    over = replace(payment_over(state), session=session, receipts=event.sale.receipt_no, unsigned=unsigned)
    packs = [pack_id(line.item.key, line.pack.serial) for line in event.sale.lines if line.pack and line.pack.serial]
    coupons = [coupon.key for coupon in event.sale.coupons if coupon.serial]
    if packs or coupons:
        sold, used = (*state.sold_packs, *packs), (*state.used_coupons, *coupons)
        over = replace(over, sold_packs=sold[-REMEMBERED:], used_coupons=used[-REMEMBERED:])
    return replace(over, mark=mark_after(state, event.sale.tender.way, event.sale.tender))


def _signed(state: LaneState, event: SaleSigned | SigningFailed) -> LaneState:
    """The sale is told so wherever it is: in its visit, on its way to paper, among the unsigned."""
    match event:
        case SaleSigned():
            signing = Signing.LATE if event.late else Signing.SIGNED
            signature: Signature | None = event.signature
        case SigningFailed():
            signing, signature = Signing.FAILED, None
        case _:
            assert_never(event)

    def told(sale: Sale) -> Sale:
        mine = sale.session == event.session
        return replace(sale, signing=signing, signature=signature) if mine else sale

    session, job = state.session, state.print_job
    if session is not None and isinstance(session.phase, Paid):
        session = replace(session, phase=Paid(told(session.phase.sale)))
    return replace(
        state,
        session=session,
        print_job=replace(job, sale=told(job.sale)) if job is not None else None,
        refunded=told(state.refunded) if state.refunded is not None else None,
        unsigned=tuple(told(sale) for sale in state.unsigned if signature is None or sale.session != event.session),
    )


def _printed(state: LaneState, event: ReceiptRequested | ReceiptPrinted | ReceiptFailed) -> LaneState:
    job = state.print_job
    match event:
        case ReceiptRequested():
            again = job is not None and job.sale.session == event.session
            sale = job.sale if job is not None and again else _paid_sale(state, event.session)
            if sale is None:
                return state
            reprints = job.reprints + 1 if job is not None and again else 0
            return replace(
                state,
                jobs=state.jobs + 1,
                print_job=PrintJob(id=event.job, sale=sale, copy=event.copy, reprints=reprints),
                refunded=None,
            )
        case ReceiptPrinted():
            stage = PrintStage.DONE
        case ReceiptFailed():
            stage = PrintStage.MISSING if event.confirmed_missing else PrintStage.UNKNOWN
        case _:
            assert_never(event)
    return replace(state, print_job=replace(job, stage=stage)) if job is not None and job.id == event.job else state


def _paid_sale(state: LaneState, session: str) -> Sale | None:
    """What was paid, or given back, last."""
    if state.refunded is not None and state.refunded.session == session:
        return state.refunded
    if state.session is not None and isinstance(state.session.phase, Paid):
        return state.session.phase.sale
    return None
