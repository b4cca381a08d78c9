"""Paying, the receipt and the tap."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.facts import FailedAs
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    CardFailed,
    FaceTouched,
    LanguageTouched,
    NoPaperTouched,
    OtherWayTouched,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    ReasonTouched,
    ReceiptTouched,
    SaidCame,
    ServerLinkChanged,
    SplitTouched,
    SurveyCame,
)
from kiosk.core.session.state import LaneState, Paid
from kiosk.core.survey import ONLY_FACES, Survey
from kiosk.gallery.goods import BREAD, CHIPS, MILK, SAID
from kiosk.gallery.moments.visits import NO_PAPER, Moments, in_doubt, opened, paying, shopping
from kiosk.gallery.shop import POLICY, Shop


def declined(language: str) -> Shop:
    shop = paying(language, "04")
    return shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "declined"))


def parted(language: str) -> Shop:
    """A part of the basket is paid."""
    shop = shopping(language).does(PayTouched(), SplitTouched(), AmountGiven(1000))
    return shop.terminal_authorises().terminal_completes()


def part_stays(language: str) -> Shop:
    shop = parted(language).does(PartsBackTouched())
    return shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no reversal"))


def printed(shop: Shop, times: int) -> Shop:
    """Printed so often, and back at the receipt."""
    for _ in range(times):
        shop.does(PaperTouched())
        shop.does(PrintDone(shop.job.id), ReceiptTouched())
    return shop


def without_page(shop: Shop) -> LaneState:
    """As of a store that has no e-receipts."""
    session = shop.state.session
    if session is None or not isinstance(session.phase, Paid):
        raise LookupError("nothing is paid")
    bare = replace(session.phase.sale, page_code="")
    return replace(shop.state, session=replace(session, phase=Paid(bare)))


def paper_out(language: str) -> Shop:
    shop = shopping(language).pays().does(PaperTouched())
    gone = PrinterShowed(ready=False, paper_out=True, paper_low=False, fault="")
    return shop.does(gone, PrintLost(shop.job.id, confirmed_missing=True, reason="paper out"))


def unasked(language: str) -> Shop:
    """Who was asked before left without an answer: the next shoppers are only thanked."""
    shop = opened(language).does(SaidCame(SAID), SurveyCame(Survey((replace(ONLY_FACES[0], pause=3),))))
    shop.scans(MILK).pays().does(NoPaperTouched(), BackTouched(), LanguageTouched(language))
    return shop.scans(BREAD).pays().does(LanguageTouched(language), NoPaperTouched())


def low_tap(language: str) -> Shop:
    answered = shopping(language).pays().does(NoPaperTouched(), FaceTouched(2))
    return answered.does(ReasonTouched("finding-item"), ReasonTouched("price-unclear"))


PAYING: Moments = {
    "paying-scanned": lambda language: paying(language).scans(MILK).state,
    "pay": lambda language: shopping(language).does(PayTouched()).state,
    "pay-few": lambda language: opened(language).scans(CHIPS, CHIPS, CHIPS, MILK).does(PayTouched()).state,
    "pay-declined": lambda language: declined(language).state,
    "pay-split": lambda language: shopping(language).does(PayTouched(), SplitTouched()).state,
    "pay-parted": lambda language: parted(language).state,
    "paying-back": lambda language: parted(language).does(PartsBackTouched()).state,
    "pay-part-stays": lambda language: part_stays(language).state,
    "paying": lambda language: paying(language).state,
    "paying-hurry": lambda language: paying(language).waits(108).state,
    "paying-bank": lambda language: paying(language, "04").state,
    "paying-take-card": lambda language: paying(language, "0B").state,
    "paying-stopping": lambda language: paying(language).does(OtherWayTouched()).state,
    "paying-approved": lambda language: shopping(language).asks_to_pay().terminal_authorises().state,
    "paying-doubt": lambda language: in_doubt(language).state,
    "receipt": lambda language: shopping(language).pays().state,
    "receipt-long": lambda language: shopping(language).scans(*[MILK, BREAD] * 8).pays().state,
    "receipt-no-paper": lambda language: shopping(language).pays().does(NO_PAPER).state,
    "receipt-offline": lambda language: shopping(language).pays().does(ServerLinkChanged(online=False)).state,
    "receipt-no-page": lambda language: without_page(shopping(language).pays()),
    "receipt-printed": lambda language: printed(shopping(language).pays(), times=1).state,
    "receipt-copied": lambda language: printed(shopping(language).pays(), times=1 + POLICY.receipt_copies).state,
    "tap": lambda language: shopping(language).pays().does(NoPaperTouched()).state,
    "tap-printing": lambda language: shopping(language).pays().does(PaperTouched()).state,
    "tap-paper-out": lambda language: paper_out(language).state,
    "tap-low": lambda language: low_tap(language).state,
    "tap-full": lambda language: low_tap(language).does(ReasonTouched("waited-long")).state,
    "tap-high": lambda language: shopping(language).pays().does(NoPaperTouched(), FaceTouched(5)).state,
    "tap-said": lambda language: shopping(language).does(SaidCame(SAID)).pays().does(NoPaperTouched()).state,
    "tap-unasked": lambda language: unasked(language).state,
    "tap-thanks": lambda language: (
        shopping(language).pays().does(NoPaperTouched(), FaceTouched(4), BackTouched()).state
    ),
}
