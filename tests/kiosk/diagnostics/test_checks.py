"""What a device does for the lane keeps a check waiting, until its own end and no longer."""

from __future__ import annotations

import pytest

from drivers.contract import (
    AcceptCash,
    CodeRead,
    Document,
    DrawerEnded,
    DrawerOutcome,
    EndOfDay,
    GoodReadBeep,
    HealthChecked,
    HealthLevel,
    NotSigned,
    OpenDrawer,
    Pay,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    PayOut,
    PayOutEnded,
    PayOutOutcome,
    PriceScale,
    Print,
    PrintEnded,
    PrintOutcome,
    Reading,
    Request,
    ResolvePayment,
    ServiceEnded,
    ServiceOutcome,
    Sign,
    StopCash,
    StopPricing,
    Verdict,
)
from kiosk.diagnostics.checks import CASH, CHANGE, MONEY, WEIGHING, Outcome, Work, ended

DOUBT = ResolvePayment(
    attempt="a", amount_minor=1, currency="EUR", terminal_id="", last_receipt_no="", last_trace_no=""
)


@pytest.mark.parametrize(
    ("asked", "words", "end"),
    [
        (Pay("a", 1, "EUR"), MONEY, PaymentEnded("a", PaymentOutcome.DECLINED)),
        (DOUBT, MONEY, PaymentResolved("a", Verdict.NOT_CHARGED)),
        (PayOut("a", 1, ""), CHANGE, PayOutEnded(payout_id="a", outcome=PayOutOutcome.PAID)),
        (Print("a", Document(())), "a receipt is being printed", PrintEnded("a", PrintOutcome.PRINTED)),
        (OpenDrawer("a"), "the drawer is being opened", DrawerEnded("a", DrawerOutcome.OPENED)),
        (Sign("a", ""), "a receipt is being signed", NotSigned("a", "")),
        (EndOfDay("a"), "the terminal does its own service", ServiceEnded("a", ServiceOutcome.DONE)),
    ],
)
def test_what_was_begun_is_under_way_until_its_own_end(asked: Request, words: str, end: Reading) -> None:
    work = Work()
    work.asked(asked)
    work.told(PrintEnded("another", PrintOutcome.PRINTED))
    assert work.words == words
    work.told(end)
    assert work.words == ""


def test_a_box_takes_cash_and_a_scale_prices_until_they_are_told_to_stop() -> None:
    work = Work()
    for begin, words, end in ((AcceptCash(100), CASH, StopCash()), (PriceScale(199), WEIGHING, StopPricing())):
        work.asked(begin)
        assert work.words == words
        work.asked(end)
        assert work.words == ""


def test_a_beep_and_a_code_are_no_work() -> None:
    work = Work()
    work.asked(GoodReadBeep())
    work.told(CodeRead("]E0", "4006381333931"))
    assert work.words == ""


def test_a_check_that_nobody_came_to_has_not_failed() -> None:
    level = HealthLevel.INTERACTIVE
    assert ended(HealthChecked(level, ok=True, findings=()), 1.0).outcome is Outcome.PASSED
    assert ended(HealthChecked(level, ok=False, findings=()), 1.0).outcome is Outcome.FAILED
    assert ended(HealthChecked(level, ok=False, findings=(), nobody_came=True), 1.0).outcome is Outcome.NEEDS_HANDS
