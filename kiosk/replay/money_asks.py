"""Questions about payments, receipts and taps."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.sale import Tender
from kiosk.core.session.facts import (
    CardResult,
    ChosenBy,
    FailedAs,
    PartPaid,
    PaymentAuthorised,
    PaymentDoubted,
    PaymentFailed,
    PaymentQueried,
    PaymentStarted,
    ReceiptChosen,
    ReceiptFailed,
    ReceiptPrinted,
    ReceiptRequested,
    SalePaid,
    TapGiven,
)
from kiosk.core.session.inputs import (
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    FaceTouched,
    NoPaperTouched,
    PaperTouched,
    PrintDone,
    PrintLost,
    ShowCodeTouched,
    Ticked,
)
from kiosk.core.session.state import AttemptKind, AttemptStage, LaneState
from kiosk.core.session.views import PayView, ReceiptView, TapView
from kiosk.core.values import Way
from kiosk.replay.asking import MORE_DUE, Ask, Asked, NotAsked, Scene
from kiosk.replay.cash_asks import cash_starts

OF_CASH = NotAsked("what a box for cash told")
GOING_BACK = NotAsked("who wanted money back")
TRIED = NotAsked("what a technician tried")
ASIDE = NotAsked("what staff said became of a payment")


def _pays(scene: Scene, fact: PaymentStarted) -> Asked:
    session = scene.state.session
    if fact.kind is AttemptKind.TRY:
        return TRIED
    if fact.kind is not AttemptKind.PAYMENT or session is None or session.id != fact.session:
        return GOING_BACK
    if fact.way is Way.CASH:
        return cash_starts(scene, fact)
    part = fact.amount if fact.amount != session.rest else None
    if fact.way is Way.WALLET:
        view, event = PayView(part, phone=True), ShowCodeTouched()
        return replace(scene.state, view=view, wallet_mark=fact.mark), event
    return replace(scene.state, view=PayView(part), mark=fact.mark), CardTouched()


def _authorised(scene: Scene, fact: PaymentAuthorised) -> Asked:
    attempt = scene.state.attempt
    if attempt is None:
        return ASIDE
    return scene.state, CardAuthorised(fact.attempt, "", fact.result, attempt.way)


def _doubted(scene: Scene, fact: PaymentDoubted) -> Asked:
    return scene.state, CardUnknown(fact.attempt, fact.reason)


def _queried(scene: Scene, fact: PaymentQueried) -> Asked:
    return scene.state, CardUnresolved(fact.attempt, fact.verdict, fact.reason)


def _failed(scene: Scene, fact: PaymentFailed) -> Asked:
    attempt = scene.state.attempt
    if attempt is None or attempt.kind is not AttemptKind.PAYMENT:
        return GOING_BACK
    if attempt.way is Way.CASH:
        return OF_CASH
    if scene.has(PaymentStarted):
        return NotAsked("which phone showed its code meanwhile")
    if attempt.stage is AttemptStage.SENT:
        return scene.state, CardFailed(fact.attempt, fact.outcome, fact.result_code, fact.reason)
    if fact.outcome is FailedAs.NOT_CHARGED and not fact.result_code:
        return scene.state, CardResolvedUncharged(fact.attempt)
    return ASIDE


def _sold(scene: Scene, fact: SalePaid) -> Asked:
    return _stands(scene, fact.sale.tender)


def _part(scene: Scene, fact: PartPaid) -> Asked:
    return _stands(scene, fact.tender)


def _stands(scene: Scene, tender: Tender) -> Asked:
    """What the terminal said when it was done: as it was acknowledged, or when it was asked after."""
    attempt = scene.state.attempt
    if tender.way is Way.CASH:
        return OF_CASH
    if attempt is None or tender.is_nameless:
        return ASIDE
    state = scene.state
    if attempt.stage is AttemptStage.AUTHORISED and attempt.result is not None:
        return state, CardApproved(attempt.id, attempt.result, tender.slip)
    result = CardResult(
        amount=tender.amount,
        terminal_id=tender.terminal_id,
        receipt_no=tender.receipt_no,
        trace_no=tender.trace_no,
        result_code="",
        card_name=tender.card_name,
        card_last4=tender.card_last4,
    )
    return state, CardResolvedCharged(attempt.id, result)


def _chosen(scene: Scene, fact: ReceiptChosen) -> Asked:
    if fact.by is ChosenBy.STORE and scene.more_was_due():
        return MORE_DUE
    if fact.by is ChosenBy.STORE:
        return _with_receipt(scene, scene.mono), Ticked()
    event = PaperTouched() if fact.paper else NoPaperTouched()
    return _with_receipt(scene, scene.mono + 1.0), event


def _with_receipt(scene: Scene, closes_at: float) -> LaneState:
    return replace(scene.state, view=ReceiptView(closes_at))


def _printed(scene: Scene, fact: ReceiptPrinted) -> Asked:
    return scene.state, PrintDone(fact.job)


def _not_printed(scene: Scene, fact: ReceiptFailed) -> Asked:
    state = replace(scene.state, printer_ready=scene.has(ReceiptRequested))
    return state, PrintLost(fact.job, fact.confirmed_missing, fact.reason)


def _tapped(scene: Scene, fact: TapGiven) -> Asked:
    return replace(scene.state, view=TapView(scene.mono + 1.0, fact.question)), FaceTouched(fact.face)


MONEY_ASKS: dict[type, Ask] = {
    PaymentStarted: _pays,
    PaymentAuthorised: _authorised,
    PaymentDoubted: _doubted,
    PaymentQueried: _queried,
    PaymentFailed: _failed,
    SalePaid: _sold,
    PartPaid: _part,
    ReceiptChosen: _chosen,
    ReceiptPrinted: _printed,
    ReceiptFailed: _not_printed,
    TapGiven: _tapped,
}
