"""What devices other than scanners say → inputs of the lane. No disk is asked, and no card number comes through."""

from __future__ import annotations

from drivers.contract import (
    BelowMinimum,
    DrawerOutcome,
    NotPriced,
    Overloaded,
    Paper,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    PaymentResult,
    PricedWeight,
    PrinterStatus,
    ServiceEnded,
    ServiceOutcome,
    Settling,
    Signed,
    StableWeight,
    UnderZero,
    Verdict,
)
from kiosk.core.days import DayEnd
from kiosk.core.drawer import DrawerEnd
from kiosk.core.session import inputs as happened
from kiosk.core.session.facts import CardResult, FailedAs
from kiosk.core.session.price_notes import Unpriced
from kiosk.core.signature import Signature
from kiosk.core.values import Money
from kiosk.lane.card_numbers import without_card_numbers


def trouble(device: happened.Device) -> happened.Input | None:
    """Bytes that were no code are a scan that failed; on a scale they are no weight. Elsewhere the driver copes."""
    match device:
        case happened.Device.SCANNER | happened.Device.WEDGE:
            return happened.UnreadableScanned()
        case happened.Device.SCALE:
            return happened.ScaleShowed(happened.Load.MISSING)
        case _:
            return None


Showing = StableWeight | Settling | Overloaded | UnderZero | BelowMinimum


def scale(reading: Showing) -> happened.ScaleShowed:
    match reading:
        case StableWeight(net=True):
            # The scale takes off a tare of its own, which this lane never sets: what lies there is not known.
            return happened.ScaleShowed(happened.Load.MISSING)
        case StableWeight():
            return happened.ScaleShowed(happened.Load.STABLE, reading.grams, reading.at_zero)
        case Settling():
            return happened.ScaleShowed(happened.Load.SETTLING)
        case Overloaded():
            return happened.ScaleShowed(happened.Load.OVERLOAD)
        case UnderZero():
            return happened.ScaleShowed(happened.Load.UNDER_ZERO)
        case BelowMinimum():  # nothing that could be sold by its weight: to a lane the platter is empty
            return happened.ScaleShowed(happened.Load.STABLE, 0, at_zero=True)


def priced(reading: PricedWeight | NotPriced) -> happened.Input:
    match reading:
        case PricedWeight():
            return happened.ScalePriced(
                reading.wish, reading.grams, reading.tare_g, reading.price_minor, reading.total_minor
            )
        case NotPriced():
            return happened.ScaleUnpriced(reading.wish, Unpriced(reading.why))


def bag(reading: Showing) -> happened.BaggingShowed:
    showed = scale(reading)
    return happened.BaggingShowed(showed.load, showed.grams)


def printer(status: PrinterStatus) -> happened.PrinterShowed:
    out = status.paper is Paper.OUT
    ready = status.online and not out and not status.cover_open and not status.cutter_error
    fault = status.fault or ("cover open" if status.cover_open else "cutter" if status.cutter_error else "")
    return happened.PrinterShowed(ready, out, status.paper is Paper.NEAR_END, fault)


DAY = {
    ServiceOutcome.DONE: DayEnd.DONE,
    ServiceOutcome.REFUSED: DayEnd.REFUSED,
    ServiceOutcome.NO_ANSWER: DayEnd.NO_ANSWER,
    ServiceOutcome.NOT_OFFERED: DayEnd.NOT_OFFERED,
}


def _plain(reason: str) -> str:
    """For journal and server: without card numbers, printable, and short."""
    return "".join(sign for sign in without_card_numbers(reason) if sign.isprintable())[:200]


def day_end(ended: ServiceEnded) -> happened.DayEndDone:
    totals, reason = ended.totals, _plain(ended.reason)
    if totals is None:
        return happened.DayEndDone(ended.job, DAY[ended.outcome], reason)
    told = Money(totals.amount_minor, totals.currency)
    return happened.DayEndDone(
        ended.job, DAY[ended.outcome], reason, told, totals.first_receipt_no, totals.last_receipt_no
    )


DRAWER = {
    DrawerOutcome.OPENED: DrawerEnd.OPENED,
    DrawerOutcome.WAS_OPEN: DrawerEnd.WAS_OPEN,
    DrawerOutcome.STAYED_SHUT: DrawerEnd.STAYED_SHUT,
    DrawerOutcome.FAILED: DrawerEnd.STAYED_SHUT,
    DrawerOutcome.NOT_CONFIRMED: DrawerEnd.UNKNOWN,
}


def card(result: PaymentResult) -> CardResult:
    return CardResult(
        amount=Money(result.amount_minor, result.currency),
        terminal_id=result.terminal_id,
        receipt_no=result.receipt_no,
        trace_no=result.trace_no,
        result_code=result.result_code,
        card_name=without_card_numbers(result.card_name),
        card_last4=result.card_last4[-4:],
    )


def signature(signed: Signed) -> Signature:
    return Signature(
        unit=signed.unit,
        algorithm=signed.algorithm,
        transaction=signed.transaction,
        counter=signed.counter,
        started=signed.started,
        ended=signed.ended,
        signature=signed.signature,
    )


def ended(told: PaymentEnded) -> happened.Input:
    code = told.result.result_code if told.result else ""
    reason = without_card_numbers(told.reason)
    match told.outcome:
        case PaymentOutcome.APPROVED if told.result is not None:
            slip = tuple(without_card_numbers(line) for line in told.slip)
            return happened.CardApproved(told.attempt, card(told.result), slip)
        case PaymentOutcome.DECLINED:
            return happened.CardFailed(told.attempt, FailedAs.DECLINED, code, reason)
        case PaymentOutcome.CANCELLED:
            return happened.CardFailed(told.attempt, FailedAs.CANCELLED, code, reason)
        case PaymentOutcome.TIMEOUT:
            return happened.CardFailed(told.attempt, FailedAs.TIMEOUT, code, reason)
        case PaymentOutcome.ALREADY:
            return happened.CardFailed(told.attempt, FailedAs.ALREADY, code, reason)
        case PaymentOutcome.UNKNOWN | PaymentOutcome.APPROVED:
            return happened.CardUnknown(told.attempt, reason)


def resolved(told: PaymentResolved) -> happened.Input:
    match told.verdict:
        case Verdict.CHARGED if told.result is not None:
            return happened.CardResolvedCharged(told.attempt, card(told.result))
        case Verdict.NOT_CHARGED:
            return happened.CardResolvedUncharged(told.attempt)
        case Verdict.UNCLEAR | Verdict.NO_ANSWER | Verdict.CHARGED:
            return happened.CardUnresolved(told.attempt, told.verdict, without_card_numbers(told.reason))
