"""A lane in service: closed to shoppers, and its devices in a technician's hands.

It begins while nobody shops and no money moves, and ends by a touch; until then it lasts, over sign-offs and restarts.
Codes that are read meanwhile are the technician's own: no visit begins by them. A visit whose payment nobody could tell
of waits with its basket, its receipt and its paper until the lane is opened, however that payment ends.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.core.guided import TestId
from kiosk.core.mode import LaneMode
from kiosk.core.session.decide import drawer, mode, receipt, tried
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    AmountGiven,
    BackTouched,
    BagBackTouched,
    BagChoiceTouched,
    BagsTouched,
    BagTouched,
    BasketCodeGiven,
    BoxTried,
    CancelConfirmed,
    CancelTouched,
    CardTouched,
    CashTouched,
    CoinPutBack,
    CouponTouched,
    DevicePicked,
    DrawerTried,
    FaceTouched,
    FindingOpened,
    HopperTried,
    Input,
    ItemPicked,
    MoreTimeTouched,
    NoBarcodeTouched,
    NoPaperTouched,
    NumberLookedUp,
    OtherWayTouched,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    PriceTouched,
    QuantityTouched,
    ReadBy,
    ReasonTouched,
    ReceiptGiven,
    ReceiptTouched,
    RemarkTyped,
    RemoveTouched,
    SaveTouched,
    ServiceInput,
    ServiceUsed,
    ShowCodeTouched,
    SplitTouched,
    StartTouched,
    StayTouched,
    TakeTouched,
    TareTouched,
    TestEnded,
    TestOpened,
    TypeTouched,
    UndoTouched,
    WalletCodeRead,
    WalletTouched,
)
from kiosk.core.session.lane_notes import StaffStays
from kiosk.core.session.notes import Say
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.service_notes import ServiceNoted, ServiceRun
from kiosk.core.session.state import LaneState
from kiosk.core.session.touches import Scan
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, SignedOn

_SHOPPERS = (
    Scan, BasketCodeGiven, WalletCodeRead, StartTouched, StayTouched, MoreTimeTouched,
    TypeTouched, NumberLookedUp, PriceTouched, TakeTouched, NoBarcodeTouched, ItemPicked,
    BagsTouched, BagTouched, BagBackTouched, BagChoiceTouched, TareTouched, AddWeighedTouched,
    QuantityTouched, RemoveTouched, UndoTouched, CouponTouched, CancelTouched, CancelConfirmed, SaveTouched,
    PayTouched, CardTouched, WalletTouched, ShowCodeTouched, CashTouched, SplitTouched, AmountGiven, PartsBackTouched,
    OtherWayTouched, NoPaperTouched, ReceiptTouched, FaceTouched, ReasonTouched, RemarkTyped,
)  # fmt: skip
"""What a shopper does at their own visit, and nobody else."""
_ANYBODY_S = (BackTouched, PaperTouched, ReceiptGiven)
"""What staff do at their own pages, too."""
_TO_THE_SHOPPER = frozenset(
    {Say.DECLINED, Say.CARD_CANCELLED, Say.CARD_TIMEOUT, Say.CARD_NOT_CHARGED, Say.WALLET_DECLINED, Say.WALLET_TIMEOUT}
    | {Say.PART_PAID, Say.PARTS_BACK, Say.PART_STAYS, Say.RESUMED, Say.PAPER_OUT, Say.NOT_PRINTED, Say.OFFER_HELP}
)


def waits(state: LaneState) -> bool:
    """Whether a visit waits for the end of the lane's service."""
    return state.mode is LaneMode.SERVICE and state.session is not None


def begin(turn: Turn, who: SignedOn) -> None:
    mode.serve(turn, who)
    turn.hush()
    _show(turn, ServiceRun())


def signed_on(turn: Turn) -> None:
    """Who may serve a lane goes on where they, or somebody before them, left it."""
    who = turn.state.staff
    if turn.state.mode is not LaneMode.SERVICE or who is None:
        return
    if turn.policy.staff.may(who.role, Act.START_SERVICE):
        _show(turn, ServiceRun())


def is_deaf(state: LaneState, event: Input) -> bool:
    """Whether `event` says nothing to the lane: a code that a technician has read, or what would move a visit that
    waits.
    """
    code = event.code if isinstance(event, ReadBy) else event
    if state.service is not None and isinstance(code, Scan | BasketCodeGiven | ReceiptGiven | WalletCodeRead):
        return True
    if not waits(state):
        return False
    nobody = state.staff is None and state.pad is None
    return isinstance(code, _SHOPPERS) or (nobody and isinstance(code, _ANYBODY_S))


def settle(turn: Turn, before: LaneState) -> None:
    """Nothing is said to the shopper of a visit that waits; what waited for the end of a service goes on after it."""
    state = turn.state
    tried.settle(turn, before)
    if before.mode is LaneMode.SERVICE and state.mode is not LaneMode.SERVICE:
        receipt.go_on(turn)
    if waits(state) and state.staff is None and state.message is not None and state.message.say in _TO_THE_SHOPPER:
        turn.hush()


def happened(turn: Turn, event: ServiceInput) -> None:
    run, who = turn.state.service, turn.state.staff
    if run is None or who is None:
        return
    match event:
        case DevicePicked():
            _show(turn, ServiceRun(device=event.device))
        case FindingOpened():
            _show(turn, ServiceRun(finding=True))
        case TestOpened():
            _show(turn, ServiceRun(run.device, event.test, event.device))
        case TestEnded():
            turn.happened(
                ServiceTested(
                    lane=turn.policy.lane,
                    test=event.test,
                    device=event.device,
                    passed=event.passed,
                    measured=event.measured,
                    staff=who.staff,
                    name=who.name,
                    at=turn.moment.wall,
                )
            )
            _show(turn, run)
        case DrawerTried():
            if run.test == TestId.DRAWER:
                drawer.try_out(turn, event)
        case BoxTried():
            tried.take(turn, run, event)
        case HopperTried():
            tried.give(turn, run)
        case CoinPutBack():
            tried.put_back(turn, run, who, event)
        case ServiceUsed():
            _show(turn, run)
        case _:
            assert_never(event)


def leave(turn: Turn) -> bool:
    """One step back: from a test, from a device or what is attached, and from all of them out of service; whether there
    was one.
    """
    run, who = turn.state.service, turn.state.staff
    if run is None or who is None:
        return False
    if run.test:
        _show(turn, ServiceRun(run.device))
    elif run.device or run.finding:
        _show(turn, ServiceRun())
    else:
        end(turn, who)
    return True


def end(turn: Turn, who: SignedOn) -> None:
    """The lane is as it was before: open, or closed by staff."""
    turn.hush()
    mode.end_service(turn, who)
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))


def _show(turn: Turn, run: ServiceRun) -> None:
    """A hand in a machine touches no screen: a technician stays signed on for longer than others."""
    turn.happened(ServiceNoted(run), StaffStays(turn.moment.mono + turn.policy.service_stays_s))
