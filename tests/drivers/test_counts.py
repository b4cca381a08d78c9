"""What passes by is counted for what it is, a good read as well as one that is none."""

from __future__ import annotations

import pytest

from drivers.contract import (
    CashCredited,
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    Document,
    FaultKind,
    HealthChecked,
    HealthLevel,
    Pay,
    PaymentEnded,
    PaymentOutcome,
    PayOutEnded,
    PayOutOutcome,
    Print,
    PrintEnded,
    PrintOutcome,
    Reading,
    TextLine,
    UnderZero,
    ZeroScale,
)
from drivers.counts import SLOW_S, Counts, Tally

GARBLED, STUCK = DeviceFault(FaultKind.GARBLED, "a frame"), DeviceFault(FaultKind.MECHANISM, "a coin is stuck")


def counted(*readings: Reading) -> Counts:
    counts = Counts()
    tally = Tally(counts)
    for reading in readings:
        tally.told(reading)
    return counts


@pytest.mark.parametrize(
    ("symbology", "text", "misread"),
    [
        ("]E0", "4006381333931", 0),
        ("]E0", "4006381333932", 1),
        ("]E4", "96385074", 0),
        ("]E4", "96385075", 1),
        ("]E0", "036000291452", 0),
        ("", "4006381333932", 1),
        ("", "12345678", 0),  # nobody says that it is an EAN-8
        ("]C1", "4006381333932", 0),
    ],
)
def test_a_check_digit_that_is_wrong_is_a_misread(symbology: str, text: str, misread: int) -> None:
    assert counted(CodeRead(symbology, text)).misreads == misread


def test_faults_are_told_apart() -> None:
    counts = counted(DeviceOnline(), DeviceTrouble(GARBLED), DeviceTrouble(STUCK), DeviceOffline(GARBLED))
    assert (counts.faults, counts.garbled, counts.jams, counts.losses) == (3, 2, 1, 1)


def test_a_device_that_was_never_there_was_not_lost() -> None:
    assert counted(DeviceOffline(GARBLED)).losses == 0


def test_a_receipt_that_is_confirmed_was_printed_and_cut() -> None:
    counts = Counts()
    tally = Tally(counts)
    for job, cut in (("a", True), ("b", False), ("c", True)):
        tally.asked(Print(job, Document((TextLine("x"), TextLine("y")), cut=cut)))
    for job, outcome in (("a", PrintOutcome.PRINTED), ("b", PrintOutcome.PRINTED), ("c", PrintOutcome.FAILED)):
        tally.told(PrintEnded(job, outcome))
    assert (counts.lines_printed, counts.cuts, counts.not_printed) == (4, 1, 1)


def test_money_is_counted_as_it_ended() -> None:
    counts = Counts()
    tally = Tally(counts)
    tally.asked(Pay("a", 1, "EUR"))
    for reading in (
        PaymentEnded("a", PaymentOutcome.DECLINED),
        PaymentEnded("b", PaymentOutcome.UNKNOWN),
        PayOutEnded(payout_id="c", outcome=PayOutOutcome.UNKNOWN),
        PayOutEnded(payout_id="d", outcome=PayOutOutcome.PARTLY),
        CashCredited(token="t", value_minor=100, currency="EUR", piece="EU100A", mark="m"),
    ):
        tally.told(reading)
    assert (counts.attempts, counts.declined, counts.unclear) == (1, 1, 2)
    assert (counts.payouts, counts.pieces_in) == (1, 1)


def test_a_scale_that_is_zeroed_and_one_that_drifts_are_counted() -> None:
    counts = Counts()
    tally = Tally(counts)
    tally.asked(ZeroScale())
    tally.told(UnderZero(-4))
    assert (counts.zeroings, counts.under_zero) == (1, 1)


def test_a_check_that_nobody_came_to_has_not_failed() -> None:
    level = HealthLevel.INTERACTIVE
    counts = counted(
        HealthChecked(level, ok=False, findings=()),
        HealthChecked(level, ok=False, findings=(), nobody_came=True),
        HealthChecked(level, ok=True, findings=()),
    )
    assert counts.checks_failed == 1


def test_an_answer_that_a_shopper_waits_for_is_slow() -> None:
    counts = Counts()
    tally = Tally(counts)
    for after_s in (0.1, SLOW_S, SLOW_S + 0.1):
        tally.answered(after_s)
    assert (counts.slow_answers, counts.slowest_answer_s) == (1, SLOW_S + 0.1)
