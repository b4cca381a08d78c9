"""A shopper who walked away: asked in time, given all the time they want, and never robbed of a basket.

An open basket that nobody touches, scans into or weighs for is asked after (WCAG 2.2.1: warned at least 20 s ahead,
extended by any touch, as often as one likes); then it is saved for whoever comes back. An empty one just ends.
"""

from __future__ import annotations

from kiosk.core.mode import LaneMode
from kiosk.core.session.decide import activity, debts, parts, saved
from kiosk.core.session.decide.activity import OPEN
from kiosk.core.session.facts import EndReason, SavedBy, SessionEnded
from kiosk.core.session.inputs import (
    AlarmSeenTo,
    AskLost,
    BadgeScanned,
    BaggingShowed,
    BasketHanded,
    BasketRefused,
    BoxMarked,
    CardProgressed,
    CashCame,
    CashStops,
    CashUncounted,
    CertificateCounted,
    ClaimAnswered,
    ClockMoved,
    DeviceCame,
    DeviceLost,
    DrawerDone,
    DrawerShowed,
    HandingTouched,
    HelpAnswered,
    HopperHolds,
    Input,
    InterventionAnswered,
    InterventionGiven,
    Load,
    MasterCame,
    MemberAnswered,
    ModeOrdered,
    NoSaleGiven,
    OfferNotTaken,
    OfferTaken,
    OutboxStood,
    PayOutTold,
    PinChecked,
    PresenceShowed,
    PrintDone,
    PrinterShowed,
    PrintLost,
    SaidCame,
    SaleFound,
    ScalePriced,
    ScaleShowed,
    ScaleUnpriced,
    ServerLinkChanged,
    ShelfListed,
    ShelfMissing,
    ShelfSilent,
    SignatureCame,
    SignatureLost,
    SpotDone,
    SpotLeft,
    SpotLineTouched,
    SpotTouched,
    StaffCame,
    SurveyCame,
    TerminalReadied,
    Ticked,
    WalletCodeCame,
    WeightsCame,
)
from kiosk.core.session.notes import AskedAfter, IdleAt, LeftAlone
from kiosk.core.session.state import LaneState, Session, Settle, Settling
from kiosk.core.session.turn import Turn

_NOBODY_DID = (
    Ticked, ServerLinkChanged, MasterCame, DeviceCame, DeviceLost, PrinterShowed, PrintDone, PrintLost, TerminalReadied,
    SignatureCame, SignatureLost, HelpAnswered, BadgeScanned, PinChecked, OfferTaken, OfferNotTaken,
    ShelfMissing, BasketRefused, AskLost, BasketHanded, ClockMoved, OutboxStood, SaleFound,
    ClaimAnswered, CertificateCounted, InterventionAnswered, InterventionGiven, ModeOrdered,
    SpotTouched, SpotLineTouched, SpotDone, SpotLeft, StaffCame, SurveyCame, SaidCame, WeightsCame,
    ShelfListed, ShelfSilent,
    NoSaleGiven, DrawerShowed, DrawerDone, WalletCodeCame, PresenceShowed,
    ScaleUnpriced, MemberAnswered,
    BoxMarked, HopperHolds, PayOutTold, CashUncounted, AlarmSeenTo, CashStops, HandingTouched,
)  # fmt: skip


def shopper_did(before: LaneState, event: Input, division_g: int) -> bool:
    """Whether `event` was a shopper's doing, or gave the basket back to them."""
    if isinstance(event, ScaleShowed):
        return _load_moved(before, event, division_g)
    if isinstance(event, ScalePriced):
        return abs(before.grams - event.net_g - event.tare_g) > division_g
    if isinstance(event, BaggingShowed):
        return _bag_moved(before, event)
    if isinstance(event, CardProgressed):  # a terminal says again and again that it waits
        return event.code != before.card_code
    if isinstance(event, CashCame):  # for no payment it is found, or was put in before
        return before.attempt is not None and before.attempt.cash is not None
    return not isinstance(event, _NOBODY_DID)


def presence(turn: Turn, *, gone: bool) -> None:
    """Where a sensor sees nobody, whoever left a basket is asked after sooner; no more than that hangs on a sensor.

    Somebody who is there again, or a sensor that is lost, puts it back to what it was: a sensor that flickers neither
    ends a visit nor keeps it open. Who waits for a person may walk about.
    """
    state, session = turn.state, turn.state.session
    if session is None or not isinstance(session.phase, OPEN):
        return
    if state.active_at is None or state.idle_at is None or state.leaves_at is not None or state.staff is not None:
        return
    due = state.active_at + activity.patience(turn, session)
    if gone and state.call is None and not session.assisted:
        due = min(due, turn.moment.mono + turn.policy.gone_idle_s)
    if due != state.idle_at:
        turn.happened(IdleAt(due))


def ticked(turn: Turn) -> None:
    state, session, now = turn.state, turn.state.session, turn.moment.mono
    if session is None or not isinstance(session.phase, OPEN):
        return
    due = state.leaves_at if state.leaves_at is not None else state.idle_at
    held = state.staff is not None or state.mode is LaneMode.SERVICE
    if held and due is not None and now >= due:
        activity.note(turn)  # a colleague has the lane in their hands
        return
    if state.leaves_at is not None:
        if now < state.leaves_at:
            return
        _left(turn, session)
    elif state.idle_at is not None and now >= state.idle_at:
        if session.lines:
            turn.happened(AskedAfter(now + turn.policy.idle_warning_s))
        else:
            turn.happened(SessionEnded(session=session.id, reason=EndReason.ABANDONED))


def _left(turn: Turn, session: Session) -> None:
    """What was paid in part goes back, or is left to staff where it does not; the basket is saved."""
    if isinstance(session.phase, Settling):
        if session.phase.way is Settle.REFUSED:
            debts.leave_to_staff(turn)
        else:
            gone = parts.left_alone(turn)
            activity.note(turn)
            turn.happened(LeftAlone(session.id))
            if not gone:
                return
    saved.suspend(turn, SavedBy.ABSENCE)


def deadline(state: LaneState) -> float | None:
    """When the shopper is asked after, or the basket saved; monotonic seconds."""
    if state.session is None or not isinstance(state.session.phase, OPEN):
        return None
    return state.leaves_at if state.leaves_at is not None else state.idle_at


def _load_moved(before: LaneState, event: ScaleShowed, division_g: int) -> bool:
    """A hand at the scale: more than the flicker of one division. What settles or returns is its own doing."""
    if event.load is Load.SETTLING or event.load is Load.MISSING:
        return False
    return before.load is not event.load or abs(before.grams - event.grams) > division_g


def _bag_moved(before: LaneState, event: BaggingShowed) -> bool:
    """Something was put into the bags or taken out. What a scale shows that has just come back is nobody's doing."""
    if event.load in (Load.SETTLING, Load.MISSING) or before.bag_load is Load.MISSING:
        return False
    return (before.bag_load, before.bag_grams) != (event.load, event.grams)
