"""What a device told becomes what a technician should know, and no more than that."""

from __future__ import annotations

import pytest

from drivers.contract import (
    CashLevels,
    CashUnknown,
    CodeRead,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerEnded,
    DrawerOutcome,
    DrawerStatus,
    FaultKind,
    NotSigned,
    Overloaded,
    Paper,
    PayOutEnded,
    PayOutOutcome,
    PricedWeight,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    Settling,
    StableWeight,
    UnderZero,
)
from kiosk.core.findings import Cause, Grade, Part, worst
from kiosk.diagnostics.watch import ALIKE, LEFT_OPEN_S, LOSSES, RECENT_S, STALLED_S, DeviceWatch


def watch(kind: str = "scale", scheme: str = "serial", *told: Reading, every_s: float = 1.0) -> DeviceWatch:
    seen = DeviceWatch(kind, kind, scheme, takes_coins=kind == "cash")
    for number, reading in enumerate(told):
        seen.told(reading, number * every_s)
    return seen


def status(paper: Paper, *open_or_stuck: str, fault: str = "") -> PrinterStatus:
    return PrinterStatus(
        online=paper is not Paper.OUT and not open_or_stuck,
        paper=paper,
        cover_open="cover" in open_or_stuck,
        cutter_error="cutter" in open_or_stuck,
        fault=fault,
    )


WELL = status(Paper.OK)


def found(seen: DeviceWatch, now: float = 100.0) -> list[tuple[Part, Cause]]:
    return [(finding.part, finding.cause) for finding in seen.findings(now)]


def lost(kind: FaultKind) -> DeviceOffline:
    return DeviceOffline(DeviceFault(kind, "as it says"))


def test_a_scale_that_weighs_is_fine() -> None:
    seen = watch("scale", "serial", DeviceOnline("SCALE"), Settling(), StableWeight(500, net=False, at_zero=False))
    assert found(seen) == []
    assert worst(seen.findings(9.0)) is Grade.FINE
    assert seen.identity == "SCALE"


def test_what_was_never_heard_of_is_silent() -> None:
    assert found(watch()) == [(Part.POWER, Cause.SILENT)]


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [("serial", (Part.CABLE, Cause.ABSENT)), ("tcp", (Part.NETWORK, Cause.UNREACHABLE))],
)
def test_a_pulled_plug_is_a_cable_or_the_network(scheme: str, expected: tuple[Part, Cause]) -> None:
    assert found(watch("printer", scheme, DeviceOnline(), lost(FaultKind.UNPLUGGED))) == [expected]


@pytest.mark.parametrize("kind", FaultKind)
def test_each_kind_of_fault_is_a_finding_with_the_devices_own_words(kind: FaultKind) -> None:
    (finding,) = watch("printer", "serial", lost(kind)).findings(1.0)
    assert finding.grade is Grade.FAULT
    assert finding.detail == "as it says"
    assert finding.cause is (Cause.ABSENT if kind is FaultKind.UNPLUGGED else ALIKE[kind])


def test_a_device_that_is_back_is_fine_again() -> None:
    assert found(watch("scale", "serial", DeviceOnline(), lost(FaultKind.SILENT), DeviceOnline())) == []


def test_a_plug_that_sits_loosely_is_told_until_it_held_for_long() -> None:
    seen = watch("scale", "serial", *(DeviceOnline(), lost(FaultKind.UNPLUGGED)) * LOSSES, DeviceOnline())
    assert found(seen, 10.0) == [(Part.CABLE, Cause.LOOSE)]
    assert found(seen, 10.0 + RECENT_S) == []


def test_a_bad_frame_now_and_then_is_noise_and_is_counted() -> None:
    trouble = DeviceTrouble(DeviceFault(FaultKind.GARBLED, "frame 02 ff"))
    seen = watch("scale", "serial", DeviceOnline(), trouble, trouble)
    (finding,) = seen.findings(5.0)
    assert (finding.part, finding.cause, finding.grade) == (Part.LINE, Cause.NOISY, Grade.SOON)
    assert finding.detail == "frame 02 ff (2 times)"
    assert found(seen, 5.0 + RECENT_S) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (WELL, []),
        (status(Paper.NEAR_END), [(Part.PAPER, Cause.PAPER_LOW)]),
        (status(Paper.OUT), [(Part.PAPER, Cause.PAPER_OUT)]),
        (status(Paper.OK, "cover"), [(Part.COVER, Cause.COVER_OPEN)]),
        (status(Paper.OK, "cutter"), [(Part.CUTTER, Cause.CUTTER_STUCK)]),
        (status(Paper.OK, fault="the print head is too hot"), [(Part.PRINT_HEAD, Cause.TOO_HOT)]),
        (status(Paper.OK, fault="needs service"), [(Part.PRINT_HEAD, Cause.BROKEN)]),
        (
            status(Paper.NEAR_END, "cover"),
            [(Part.COVER, Cause.COVER_OPEN), (Part.PAPER, Cause.PAPER_LOW)],
        ),
    ],
)
def test_a_printers_status_names_the_part(told: PrinterStatus, expected: list[tuple[Part, Cause]]) -> None:
    assert found(watch("printer", "tcp", DeviceOnline(), told)) == expected


def test_a_receipt_that_prints_puts_right_one_that_did_not() -> None:
    bad = PrintEnded("a", PrintOutcome.NOT_CONFIRMED, "no answer")
    assert found(watch("printer", "tcp", DeviceOnline(), WELL, bad)) == [(Part.PRINT_HEAD, Cause.NOT_CONFIRMED)]
    assert found(watch("printer", "tcp", DeviceOnline(), WELL, bad, PrintEnded("b", PrintOutcome.PRINTED))) == []


def test_a_drawer_that_stayed_shut_is_told_until_it_opens() -> None:
    shut = DrawerEnded("k", DrawerOutcome.STAYED_SHUT)
    assert found(watch("printer", "tcp", DeviceOnline(), shut)) == [(Part.DRAWER, Cause.STAYED_SHUT)]
    assert found(watch("printer", "tcp", DeviceOnline(), shut, DrawerEnded("l", DrawerOutcome.OPENED))) == []


@pytest.mark.parametrize(
    ("shows", "now", "expected"),
    [
        (Overloaded(), 2.0, [(Part.PLATTER, Cause.OVERLOADED)]),
        (UnderZero(-20), 2.0, [(Part.PLATTER, Cause.BELOW_ZERO)]),
        (Settling(), 2.0, []),
        (Settling(), 20.0, [(Part.PLATTER, Cause.UNSTEADY)]),
    ],
)
def test_a_platter_that_is_not_free_is_told(shows: Reading, now: float, expected: list[tuple[Part, Cause]]) -> None:
    assert found(watch("scale", "serial", DeviceOnline(), shows), now) == expected


def test_coins_that_run_short_and_money_nobody_counted() -> None:
    low = CashLevels("EU050A", 50, low=True)
    out = CashLevels("EU050A", 50, low=True, count=0)
    assert found(watch("hopper", "serial", DeviceOnline(), low)) == [(Part.HOPPER, Cause.CHANGE_LOW)]
    assert found(watch("hopper", "serial", DeviceOnline(), low, out)) == [(Part.HOPPER, Cause.CHANGE_OUT)]
    assert found(watch("cash", "serial", DeviceOnline(), CashUnknown("t", "reset", "m"))) == [
        (Part.CASH_BOX, Cause.UNKNOWN_MONEY)
    ]


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [(PayOutOutcome.UNKNOWN, Cause.PAYOUT_UNCLEAR), (PayOutOutcome.PARTLY, Cause.PAID_PARTLY)],
)
def test_change_that_did_not_come_out_is_told_until_some_does(outcome: PayOutOutcome, cause: Cause) -> None:
    bad = PayOutEnded(payout_id="1", outcome=outcome)
    good = PayOutEnded(payout_id="2", outcome=PayOutOutcome.PAID)
    assert found(watch("hopper", "serial", DeviceOnline(), bad)) == [(Part.HOPPER, cause)]
    assert found(watch("hopper", "serial", DeviceOnline(), bad, good)) == []


def test_a_jam_is_in_the_way_of_the_coins() -> None:
    jam = DeviceTrouble(DeviceFault(FaultKind.MECHANISM, "a coin is stuck"))
    assert found(watch("cash", "serial", DeviceOnline(), jam)) == [(Part.COIN_PATH, Cause.BROKEN)]


def test_a_receipt_without_signature_is_the_signing_units() -> None:
    assert found(watch("signer", "tcp", DeviceOnline(), NotSigned("r", "memory full"))) == [
        (Part.SIGNING_MODULE, Cause.NOT_SIGNED)
    ]


def test_a_device_that_lets_itself_be_waited_for_is_slow() -> None:
    seen = watch("terminal", "tcp", DeviceOnline(), CodeRead("", "x"))
    assert [finding.cause for finding in seen.findings(1.0, slowest_s=1.2)] == [Cause.SLOW]
    assert seen.findings(1.0, slowest_s=0.2) == ()


def test_the_worst_is_told_first() -> None:
    trouble = DeviceTrouble(DeviceFault(FaultKind.GARBLED, "x"))
    out = status(Paper.OUT)
    assert found(watch("printer", "tcp", DeviceOnline(), trouble, out)) == [
        (Part.PAPER, Cause.PAPER_OUT),
        (Part.LINE, Cause.NOISY),
    ]


@pytest.mark.parametrize(
    ("kind", "early"),
    [
        ("hopper", (Part.HOPPER, Cause.HALTS)),
        ("cash", (Part.HOPPER, Cause.HALTS)),
        ("terminal", (Part.LINE, Cause.CUT_SHORT)),
        ("wallet", (Part.LINE, Cause.CUT_SHORT)),
    ],
)
def test_what_began_and_does_not_go_on_is_an_early_word_and_taken_back(kind: str, early: tuple[Part, Cause]) -> None:
    seen = watch(kind, "tcp", DeviceOnline())
    assert seen.findings(99.9, stalled_since=100.0 - STALLED_S) == ()
    (word,) = seen.findings(100.0, stalled_since=100.0 - STALLED_S)
    assert (word.part, word.cause, word.grade) == (*early, Grade.SOON)
    assert seen.findings(100.1, stalled_since=100.0) == ()  # a coin came, or the rest of the answer
    assert seen.findings(200.0) == ()


def test_a_drawer_that_stands_open_is_told_until_it_is_shut() -> None:
    seen = watch("printer", "tcp", DeviceOnline(), WELL, DrawerStatus(open=True))
    assert found(seen, 2.0 + LEFT_OPEN_S - 0.1) == []
    assert found(seen, 2.0 + LEFT_OPEN_S) == [(Part.DRAWER, Cause.STANDS_OPEN)]
    seen.told(DrawerStatus(open=False), 50.0)
    assert found(seen) == []


def test_nothing_is_said_of_the_drawer_of_a_printer_that_is_away() -> None:
    seen = watch("printer", "tcp", DeviceOnline(), WELL, DrawerStatus(open=True), lost(FaultKind.SILENT))
    seen.told(DeviceOnline(), 50.0)
    assert found(seen) == []


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("signer", "its self-test has failed", (Part.SIGNING_MODULE, Cause.BROKEN)),
        ("signer", "its memory is full", (Part.SIGNING_MODULE, Cause.FULL)),
        ("terminal", "the terminal needs a diagnosis", (Part.READER, Cause.BROKEN)),
        ("terminal", "the terminal's memory is full", (Part.ACCOUNT, Cause.FULL)),
        ("hopper", "something lies before its exit sensor", (Part.HOPPER, Cause.BROKEN)),
    ],
)
def test_what_a_device_says_of_itself_stands_until_it_says_otherwise(
    kind: str, detail: str, said: tuple[Part, Cause]
) -> None:
    seen = watch(kind, "serial", DeviceOnline(), DeviceCondition(DeviceFault(FaultKind.MECHANISM, detail)))
    assert found(seen, 10 * RECENT_S) == [said]
    seen.told(DeviceCondition(None), 10 * RECENT_S)
    assert found(seen, 10 * RECENT_S) == []


def test_a_device_that_came_back_says_anew_how_it_is() -> None:
    jammed = DeviceCondition(DeviceFault(FaultKind.MECHANISM, "its motor drew more current than it may"))
    seen = watch("hopper", "serial", DeviceOnline(), jammed, lost(FaultKind.UNPLUGGED), DeviceOnline())
    assert found(seen) == []


def test_a_jam_that_is_told_twice_over_is_found_once() -> None:
    jammed = DeviceFault(FaultKind.MECHANISM, "the credit sensor is blocked")
    seen = watch("cash", "serial", DeviceOnline(), DeviceTrouble(jammed), DeviceCondition(jammed))
    assert found(seen) == [(Part.COIN_PATH, Cause.BROKEN)]


def test_a_cash_box_that_is_full_for_hours_is_found_for_hours() -> None:
    full = DeviceFault(FaultKind.MECHANISM, "the note cash box is full")
    seen = watch("cash", "serial", DeviceOnline(), DeviceTrouble(full), DeviceCondition(full))
    assert found(seen, 10 * RECENT_S) == [(Part.CASH_BOX, Cause.FULL)]
    seen.told(DeviceCondition(None), 10 * RECENT_S)
    assert found(seen, 10 * RECENT_S) == []


def test_a_total_that_is_not_weight_times_price_is_told_until_one_is_right() -> None:
    seen = watch("scale", "serial", DeviceOnline(), PricedWeight(1250, 199, 279))
    assert found(seen) == [(Part.LOAD_CELL, Cause.WRONG_TOTAL)]
    seen.told(PricedWeight(1250, 199, 249), 50.0)
    assert found(seen) == []
    seen.told(PricedWeight(1250, 199, 248), 51.0)  # rounded down: the scale's own way
    assert found(seen) == []
