"""What somebody with sense, and devices that are well, do next."""

from __future__ import annotations

from kiosk.core.mode import SHUT
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    AllBackTouched,
    AmountGiven,
    BackTouched,
    BadgeScanned,
    BagBackTouched,
    BagsTouched,
    BagTouched,
    BasisGiven,
    BasketGranted,
    BoxTried,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardPractised,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    ChangeGiven,
    ChangeOpened,
    ClaimAnswered,
    CoinPutBack,
    CouponScanned,
    DayEndDone,
    DeviceCame,
    DeviceLost,
    DevicePicked,
    DrawerDone,
    DrawerShowed,
    DrawerTried,
    FaceTouched,
    FindingOpened,
    GivenByHand,
    HopperTried,
    ItemPicked,
    ItemScanned,
    KeptTouched,
    LastPeriodTouched,
    NoBarcodeTouched,
    NoPaperTouched,
    NoSaleGiven,
    NumberLookedUp,
    OutcomeTouched,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    PeriodCloseTouched,
    PinChecked,
    PinGiven,
    PriceTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    ReasonTouched,
    ReceiptGiven,
    ReceiptTouched,
    RefundTouched,
    SaleFound,
    ScaleShowed,
    ShelfListed,
    ShowCodeTouched,
    SignatureCame,
    SignatureLost,
    SplitTouched,
    StaffActed,
    StaffNumberGiven,
    StartTouched,
    TakeTouched,
    TerminalReadied,
    TestEnded,
    TestOpened,
    Ticked,
    TotalsPrintTouched,
    TypeTouched,
    UnitsTouched,
    WalletCodeRead,
    WalletTouched,
)
from kiosk.core.session.notes import (
    BagsView,
    PayView,
    PickView,
    PractiseView,
    PriceView,
    SplitView,
    TypeView,
    WeighView,
)
from kiosk.core.session.state import AttemptStage, LaneState, Paid, Shopping


def sensible(state: LaneState) -> tuple[type, ...]:
    """What a shopper and good devices do next, so that visits come to their end often enough."""
    if state.mark is None:
        return (TerminalReadied, PrinterShowed, ScaleShowed)
    if any(day.job for day in state.days.values()):
        return (DayEndDone, PeriodCloseTouched, BackTouched, Ticked)
    session = state.session
    if state.pad is not None:
        return (PinChecked,) if state.pad.checking else (PinGiven, StaffNumberGiven)
    if state.settle is not None:
        return (CardUnresolved, CardUnresolved, OutcomeTouched, BasisGiven, BasisGiven)
    if state.refund is not None and state.attempt is None:
        return (RefundTouched, ClaimAnswered)
    if state.staff is not None and state.desk is not None and state.attempt is None:
        if state.desk.looking:
            return (SaleFound,)
        return (
            (UnitsTouched, AllBackTouched, RefundTouched)
            if state.desk.sale is not None
            else (ReceiptGiven, BackTouched)
        )
    if state.staff is not None and state.totals is not None:
        return (PeriodCloseTouched, PeriodCloseTouched, LastPeriodTouched, TotalsPrintTouched, BackTouched)
    if state.staff is not None and state.drawer is not None:
        return (NoSaleGiven, DrawerDone, DrawerShowed, BackTouched)
    if state.staff is not None and state.shelf is not None:
        return (BasketGranted,) if state.asking is not None else (ShelfListed, KeptTouched, KeptTouched, BackTouched)
    if state.staff is not None and state.service is not None:
        tries = (BoxTried, HopperTried, CoinPutBack, DrawerTried)
        return (DevicePicked, FindingOpened, TestOpened, *tries, TestEnded, ItemScanned, BackTouched)
    if state.staff is not None and state.changing is not None:
        return (ChangeGiven, ChangeGiven, BackTouched)
    if state.staff is not None and session is not None and isinstance(session.phase, Shopping) and session.lines:
        return (ChangeOpened, ChangeGiven, ChangeGiven, StaffActed)
    if state.staff is not None and state.attempt is None:
        return (GivenByHand, StaffActed) if state.debts_shown else (StaffActed,)
    if state.settled is not None and state.attempt is None:
        late = (DeviceLost, TerminalReadied, CardResolvedCharged, CardResolvedUncharged)
    else:
        late = ()
    if session is None and state.attempt is None:
        return (BadgeScanned, *late) if state.mode in SHUT else (ItemScanned, StartTouched, BadgeScanned, *late)
    if state.attempt is not None and state.attempt.stage is AttemptStage.SENT:
        return (CardAuthorised, CardAuthorised, CardFailed, CardUnknown)
    if state.attempt is not None and state.attempt.stage is AttemptStage.AUTHORISED:
        return (CardApproved, CardApproved, CardUnknown)
    if state.attempt is not None:
        more = (StaffActed,) if state.staff is not None else (BadgeScanned,)
        return (CardResolvedCharged, CardResolvedUncharged, *3 * (CardUnresolved,), Ticked, *3 * more)
    if session is None:
        return (ItemScanned, StartTouched)
    if isinstance(session.phase, Paid):
        return (
            PaperTouched,
            NoPaperTouched,
            ReceiptTouched,
            FaceTouched,
            ReasonTouched,
            PrintDone,
            PrintLost,
            Ticked,
            SignatureCame,
            SignatureLost,
            DeviceCame,
        )
    if isinstance(state.view, PayView):
        ways = (CardTouched, SplitTouched, WalletTouched, WalletCodeRead, ShowCodeTouched)
        return (*ways, PartsBackTouched) if session.parts else ways
    if isinstance(state.view, SplitView):
        return (AmountGiven,)
    if isinstance(state.view, PractiseView):
        return (CardPractised,)
    if isinstance(state.view, WeighView):
        return (ScaleShowed, ScaleShowed, AddWeighedTouched, BackTouched)
    if isinstance(state.view, PriceView):
        return (ItemScanned, TakeTouched, BackTouched, TypeTouched, NoBarcodeTouched)
    if isinstance(state.view, BagsView):
        return (BagTouched, BagBackTouched, BackTouched)
    if isinstance(state.view, PickView | TypeView):
        return (ItemScanned, ItemPicked, NumberLookedUp, BackTouched)
    if session.lines:
        return (ItemScanned, ItemPicked, CouponScanned, *3 * (PayTouched,), PriceTouched, BagsTouched, TypeTouched)
    return (ItemScanned, ItemPicked)
