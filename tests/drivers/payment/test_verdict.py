from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.contract import PaymentResult, ResolvePayment, Verdict
from drivers.payment.verdict import judge

ASKED = ResolvePayment(
    attempt="a",
    amount_minor=1234,
    currency="EUR",
    terminal_id="52500041",
    last_receipt_no="0041",
    last_trace_no="000469",
)
FRESH = replace(ASKED, last_receipt_no="", last_trace_no="")
BOOKED = PaymentResult(
    amount_minor=1234,
    currency="EUR",
    terminal_id="52500041",
    receipt_no="0042",
    trace_no="000470",
    result_code="00",
)
BACK = replace(ASKED, last_receipt_no="0042", last_trace_no="000470", takes_back="000470")
UNDONE = replace(BOOKED, receipt_no="0043", trace_no="000471", original_trace="000470")
BEFORE = replace(BOOKED, receipt_no="0041", trace_no="000469")


@pytest.mark.parametrize(
    ("asked", "last", "verdict"),
    [
        pytest.param(ASKED, BOOKED, Verdict.CHARGED, id="the new one, as asked"),
        pytest.param(FRESH, BOOKED, Verdict.CHARGED, id="the terminal's very first"),
        pytest.param(ASKED, replace(BOOKED, receipt_no="0041"), Verdict.CHARGED, id="only the trace is new"),
        pytest.param(ASKED, BEFORE, Verdict.NOT_CHARGED, id="still the one before, of the same amount"),
        pytest.param(ASKED, replace(BEFORE, amount_minor=5), Verdict.NOT_CHARGED, id="still the one before"),
        pytest.param(ASKED, replace(BEFORE, result_code="05"), Verdict.NOT_CHARGED, id="still a declined one"),
        pytest.param(FRESH, None, Verdict.NOT_CHARGED, id="never one"),
        pytest.param(BACK, UNDONE, Verdict.CHARGED, id="taken back"),
        pytest.param(BACK, BOOKED, Verdict.NOT_CHARGED, id="the payment still stands"),
        pytest.param(BACK, replace(UNDONE, original_trace="000469"), Verdict.UNCLEAR, id="another was taken back"),
        pytest.param(BACK, replace(UNDONE, original_trace=""), Verdict.UNCLEAR, id="paid again, not taken back"),
        pytest.param(ASKED, replace(UNDONE, receipt_no="0042"), Verdict.UNCLEAR, id="taken back, not paid"),
        pytest.param(ASKED, None, Verdict.UNCLEAR, id="its memory is gone"),
        pytest.param(ASKED, replace(BOOKED, amount_minor=1235), Verdict.UNCLEAR, id="another amount"),
        pytest.param(ASKED, replace(BOOKED, currency="CHF"), Verdict.UNCLEAR, id="another currency"),
        pytest.param(ASKED, replace(BOOKED, terminal_id="1"), Verdict.UNCLEAR, id="another terminal"),
        pytest.param(ASKED, replace(BEFORE, terminal_id="1"), Verdict.UNCLEAR, id="another terminal with our mark"),
        pytest.param(ASKED, replace(BOOKED, result_code="6C"), Verdict.UNCLEAR, id="a new one that failed"),
        pytest.param(ASKED, replace(BOOKED, result_code=""), Verdict.UNCLEAR, id="no result"),
        pytest.param(ASKED, replace(BOOKED, trace_no=""), Verdict.UNCLEAR, id="numbered otherwise"),
        pytest.param(FRESH, replace(BOOKED, receipt_no="", trace_no=""), Verdict.UNCLEAR, id="no number"),
    ],
)
def test_the_verdict(asked: ResolvePayment, last: PaymentResult | None, verdict: Verdict) -> None:
    resolved = judge(asked, last)
    assert (resolved.attempt, resolved.verdict, resolved.result) == ("a", verdict, last)
    assert resolved.reason
