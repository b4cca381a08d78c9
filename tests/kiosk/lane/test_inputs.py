"""What devices say, as the lane takes it: every reading has its input."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    BelowMinimum,
    Button,
    ButtonPressed,
    CashCredited,
    CashLevels,
    CashMark,
    CashUnknown,
    CodeRead,
    CodeToShow,
    Colour,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerEnded,
    DrawerOutcome,
    DrawerStatus,
    FaultKind,
    HealthChecked,
    HealthLevel,
    LampSet,
    NotPriced,
    NotSigned,
    Overloaded,
    Paper,
    Pattern,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    PaymentResolved,
    PaymentResult,
    PayOutEnded,
    PayOutOutcome,
    PresenceChanged,
    PricedWeight,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    ServiceEnded,
    ServiceOutcome,
    Settling,
    Signed,
    StableWeight,
    Stamped,
    TerminalReady,
    TextShown,
    UnderZero,
    Verdict,
)
from drivers.contract import Unpriced as UnpricedByScale
from kiosk.core.barcodes import OwnCode
from kiosk.core.days import DayEnd
from kiosk.core.drawer import DrawerEnd
from kiosk.core.items import Pack
from kiosk.core.pricing import Line
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.refund import Wanted
from kiosk.core.session.facts import CardResult, FailedAs, TerminalMark
from kiosk.core.session.inputs import (
    BadgeScanned,
    BaggingShowed,
    BasketCodeGiven,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardProgressed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardUnknown,
    CardUnresolved,
    CouponScanned,
    DayEndDone,
    Device,
    DeviceCame,
    DeviceLost,
    DrawerDone,
    DrawerShowed,
    ExpiredScanned,
    HelpTouched,
    Input,
    ItemScanned,
    Load,
    NotTakenScanned,
    PresenceShowed,
    PrintDone,
    PrinterShowed,
    PrintLost,
    ReceiptGiven,
    ScalePriced,
    ScaleShowed,
    ScaleUnpriced,
    SignatureCame,
    SignatureLost,
    TerminalReadied,
    UnknownScanned,
    UnreadableScanned,
    WalletCodeCame,
)
from kiosk.core.session.price_notes import Unpriced
from kiosk.core.session.touches import Symbol
from kiosk.core.signature import Signature
from kiosk.core.values import Money
from kiosk.lane.inputs import InputReader
from tests.kiosk.core.session.drawing import PRICES
from tests.kiosk.lane.shelf import PENS, TODAY, Shelf
from tests.shop import MILK, POLICY, Shop

FAULT = DeviceFault(FaultKind.SILENT, "no answer for 2 s")
RESULT = PaymentResult(
    amount_minor=129,
    currency="EUR",
    terminal_id="52500041",
    receipt_no="0008",
    trace_no="000012",
    result_code="00",
    card_name="girocard",
    card_last4="4242",
)
CARD = CardResult(
    amount=Money(129, "EUR"),
    terminal_id="52500041",
    receipt_no="0008",
    trace_no="000012",
    result_code="00",
    card_name="girocard",
    card_last4="4242",
)
SIGNATURE = {
    "unit": "U1",
    "algorithm": "A",
    "transaction": 7,
    "counter": 9,
    "started": "2026-11-22T10:00:00+00:00",
    "ended": "2026-11-22T10:00:01+00:00",
    "signature": "c2ln",
}
WELL = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, cutter_error=False)


STORE = replace(
    POLICY,
    rules=PRICES,
    own_codes=(OwnCode.parse("member", r"29\d{11}"), OwnCode.parse("coupon", r"(?P<id>FIVE)-(?P<serial>\d{6})")),
)
READER = InputReader(Shelf(MILK, PENS), STORE, lambda: TODAY)


def read(device: Device, reading: Reading) -> Input | None:
    return InputReader(Shelf(MILK, PENS), STORE, lambda: TODAY).read(Stamped(device, 1, 0.0, reading))


CASES: list[tuple[Device, Reading, Input | None]] = [
    (Device.SCANNER, DeviceOnline("DS9208"), DeviceCame(Device.SCANNER)),
    (Device.SCALE, DeviceOffline(FAULT), DeviceLost(Device.SCALE, "silent", "no answer for 2 s")),
    (Device.SCANNER, DeviceTrouble(FAULT), UnreadableScanned()),
    (Device.SCALE, DeviceTrouble(FAULT), ScaleShowed(Load.MISSING)),
    (Device.TERMINAL, DeviceTrouble(FAULT), None),
    (Device.CAMERA, DeviceTrouble(FAULT), None),
    (Device.SCANNER, CodeRead("]E0", "4006381333931"), ItemScanned(PENS.key, PENS)),
    (Device.CAMERA, CodeRead("]E0", "4006381333931"), ItemScanned(PENS.key, PENS)),
    (Device.SCALE, StableWeight(505, net=False, at_zero=False), ScaleShowed(Load.STABLE, 505)),
    (Device.SCALE, StableWeight(505, net=True, at_zero=False), ScaleShowed(Load.MISSING)),
    (Device.SCALE, StableWeight(0, net=False, at_zero=True), ScaleShowed(Load.STABLE, 0, at_zero=True)),
    (Device.SCALE, Settling(), ScaleShowed(Load.SETTLING)),
    (Device.SCALE, Overloaded(), ScaleShowed(Load.OVERLOAD)),
    (Device.SCALE, UnderZero(), ScaleShowed(Load.UNDER_ZERO)),
    (Device.SCALE, BelowMinimum(), ScaleShowed(Load.STABLE, 0, at_zero=True)),
    (Device.BAGGING, StableWeight(505, net=False, at_zero=False), BaggingShowed(Load.STABLE, 505)),
    (Device.BAGGING, StableWeight(505, net=True, at_zero=False), BaggingShowed(Load.MISSING)),
    (Device.BAGGING, Settling(), BaggingShowed(Load.SETTLING)),
    (Device.BAGGING, Overloaded(), BaggingShowed(Load.OVERLOAD)),
    (Device.BAGGING, UnderZero(-350), BaggingShowed(Load.UNDER_ZERO)),
    (Device.BAGGING, DeviceTrouble(FAULT), None),
    (Device.BAGGING, DeviceOffline(FAULT), DeviceLost(Device.BAGGING, "silent", "no answer for 2 s")),
    (Device.PRINTER, WELL, PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")),
    (
        Device.PRINTER,
        replace(WELL, paper=Paper.NEAR_END),
        PrinterShowed(ready=True, paper_out=False, paper_low=True, fault=""),
    ),
    (
        Device.PRINTER,
        replace(WELL, paper=Paper.OUT),
        PrinterShowed(ready=False, paper_out=True, paper_low=False, fault=""),
    ),
    (
        Device.PRINTER,
        replace(WELL, online=False),
        PrinterShowed(ready=False, paper_out=False, paper_low=False, fault=""),
    ),
    (
        Device.PRINTER,
        replace(WELL, cover_open=True),
        PrinterShowed(ready=False, paper_out=False, paper_low=False, fault="cover open"),
    ),
    (
        Device.PRINTER,
        replace(WELL, cutter_error=True),
        PrinterShowed(ready=False, paper_out=False, paper_low=False, fault="cutter"),
    ),
    (
        Device.PRINTER,
        replace(WELL, cutter_error=True, fault="the cutter is stuck"),
        PrinterShowed(ready=False, paper_out=False, paper_low=False, fault="the cutter is stuck"),
    ),
    (Device.PRINTER, PrintEnded("p1", PrintOutcome.PRINTED), PrintDone("p1")),
    (
        Device.PRINTER,
        PrintEnded("p1", PrintOutcome.NOT_CONFIRMED, "no word"),
        PrintLost("p1", confirmed_missing=False, reason="no word"),
    ),
    (
        Device.PRINTER,
        PrintEnded("p1", PrintOutcome.FAILED, "paper out"),
        PrintLost("p1", confirmed_missing=True, reason="paper out"),
    ),
    (Device.PRINTER, DrawerStatus(open=True), DrawerShowed(open=True)),
    (Device.PRINTER, DrawerEnded("d1", DrawerOutcome.OPENED), DrawerDone("d1", DrawerEnd.OPENED)),
    (Device.PRINTER, DrawerEnded("d1", DrawerOutcome.STAYED_SHUT, "x"), DrawerDone("d1", DrawerEnd.STAYED_SHUT, "x")),
    (Device.PRINTER, DrawerEnded("d1", DrawerOutcome.FAILED, "x"), DrawerDone("d1", DrawerEnd.STAYED_SHUT, "x")),
    (Device.PRINTER, DrawerEnded("d1", DrawerOutcome.NOT_CONFIRMED, "x"), DrawerDone("d1", DrawerEnd.UNKNOWN, "x")),
    (
        Device.TERMINAL,
        TerminalReady("52500041", "0007", "000011"),
        TerminalReadied(TerminalMark("52500041", "0007", "000011")),
    ),
    (Device.WALLET, CodeToShow("a1", "https://pay.example/1", 9.0), WalletCodeCame("a1", "https://pay.example/1", 9.0)),
    (Device.TERMINAL, PaymentProgress("a1", "0A", "Insert card"), CardProgressed("a1", "0A", "Insert card")),
    (Device.TERMINAL, PaymentAuthorised("a1", "t1", RESULT, 3.0), CardAuthorised("a1", "t1", CARD)),
    (
        Device.TERMINAL,
        PaymentEnded("a1", PaymentOutcome.APPROVED, RESULT, "", ("APPROVED",)),
        CardApproved("a1", CARD, ("APPROVED",)),
    ),
    (Device.TERMINAL, PaymentEnded("a1", PaymentOutcome.APPROVED, None, "no result"), CardUnknown("a1", "no result")),
    (
        Device.TERMINAL,
        PaymentEnded("a1", PaymentOutcome.DECLINED, replace(RESULT, result_code="05"), "no"),
        CardFailed("a1", FailedAs.DECLINED, "05", "no"),
    ),
    (
        Device.TERMINAL,
        PaymentEnded("a1", PaymentOutcome.CANCELLED, None, "stopped"),
        CardFailed("a1", FailedAs.CANCELLED, "", "stopped"),
    ),
    (
        Device.TERMINAL,
        PaymentEnded("a1", PaymentOutcome.TIMEOUT, None, "no card"),
        CardFailed("a1", FailedAs.TIMEOUT, "", "no card"),
    ),
    (Device.TERMINAL, PaymentEnded("a1", PaymentOutcome.UNKNOWN, None, "link lost"), CardUnknown("a1", "link lost")),
    (Device.TERMINAL, PaymentResolved("a1", Verdict.CHARGED, RESULT), CardResolvedCharged("a1", CARD)),
    (
        Device.TERMINAL,
        PaymentResolved("a1", Verdict.CHARGED, None, "which?"),
        CardUnresolved("a1", "charged", "which?"),
    ),
    (Device.TERMINAL, PaymentResolved("a1", Verdict.NOT_CHARGED), CardResolvedUncharged("a1")),
    (
        Device.TERMINAL,
        PaymentResolved("a1", Verdict.UNCLEAR, None, "another amount"),
        CardUnresolved("a1", "unclear", "another amount"),
    ),
    (
        Device.TERMINAL,
        PaymentResolved("a1", Verdict.NO_ANSWER, None, "no link"),
        CardUnresolved("a1", "no_answer", "no link"),
    ),
    (Device.SIGNER, Signed(key="k1", **SIGNATURE), SignatureCame("k1", Signature(**SIGNATURE))),  # type: ignore[arg-type]
    (Device.SIGNER, NotSigned("k1", "memory_full: "), SignatureLost("k1", "memory_full: ")),
    (Device.SIGNER, DeviceCondition(None), None),
    (Device.LIGHT, LampSet(Colour.AMBER, Pattern.BLINK), None),
    (Device.LIGHT, HealthChecked(HealthLevel.INTERNAL, ok=True, findings=()), None),
    # no lane opens a device that takes cash; whatever says such a thing, nothing comes of it
    *(
        (Device.SCANNER, reading, None)
        for reading in (
            CashCredited(token="t", value_minor=50, currency="EUR", piece="EU050A", mark="01"),
            CashUnknown("t", "reset", "00"),
            CashMark("00", shut=True),
            CashLevels("EU100A", 100, low=True),
            PayOutEnded(payout_id="p1", outcome=PayOutOutcome.PAID, paid_minor=300, mark="1:3"),
        )
    ),
    (Device.BUTTONS, ButtonPressed(Button.HELP), HelpTouched()),
    (Device.BUTTONS, PresenceChanged(present=True), PresenceShowed(present=True)),
    *((Device.BUTTONS, reading, None) for reading in (ButtonPressed(Button.OK), TextShown("Help comes"))),
    (Device.SCALE, PricedWeight(1250, 199, 249, tare_g=10, wish=7), ScalePriced(7, 1250, 10, 199, 249)),
    (Device.BAGGING, PricedWeight(1250, 199, 249), None),
    *((Device.SCALE, NotPriced(why, "so", wish=7), ScaleUnpriced(7, Unpriced(why.value))) for why in UnpricedByScale),
    (Device.TERMINAL, ServiceEnded("monday", ServiceOutcome.DONE), DayEndDone("monday", DayEnd.DONE)),
]


@pytest.mark.parametrize(("device", "reading", "happened"), CASES, ids=lambda value: type(value).__name__)
def test_what_a_device_says_is_what_the_lane_takes(device: Device, reading: Reading, happened: Input | None) -> None:
    assert read(device, reading) == happened


def test_every_kind_of_reading_is_in_the_table() -> None:
    assert {type(reading) for _, reading, _ in CASES} == set(get_args(Reading))


# ------------------------------------------------------------------------------------------------------- codes


@pytest.mark.parametrize(
    ("symbology", "text", "happened"),
    [
        ("]E0", "4006381333931", ItemScanned(PENS.key, PENS)),
        ("", "4006381333931", ItemScanned(PENS.key, PENS)),
        ("]C1", "010400638133393117271231", ItemScanned(PENS.key, PENS, Pack(expires="2027-12-31"))),
        ("]C1", "010400638133393117250101", ExpiredScanned(PENS.key, PENS)),
        ("]d2", "010400638133393117250101", ExpiredScanned(PENS.key, PENS, Symbol.MATRIX)),
        ("]Q1", "https://id.example/01/04006381333931", ItemScanned(PENS.key, PENS, None, Symbol.MATRIX)),
        ("", "https://id.example/01/04006381333931", ItemScanned(PENS.key, PENS, None, Symbol.MATRIX)),
        (
            "]d2",
            "01040063813339311526123110L1\x1d21S1",
            ItemScanned(PENS.key, PENS, Pack(lot="L1", serial="S1", best_before="2026-12-31"), Symbol.MATRIX),
        ),
        ("]E0", "4006381333932", UnreadableScanned()),
        ("]E0", "9780201379624", UnknownScanned("09780201379624")),
        ("]C0", "HELLO", UnknownScanned("")),
        ("", "", UnknownScanned("")),
        ("]E0", "9912345678909", CouponScanned(Coupon(id="9912345678909"))),
        ("]C0", "M20", CouponScanned(Coupon(id="M20"))),
        ("]C0", "FIVE-000017", CouponScanned(Coupon(id="FIVE", serial="000017"))),
        ("]E0", "2912345678905", NotTakenScanned()),
        ("]Q1", "https://www.example/milk", None),
        ("]Q1", "HTTP://www.example/01/nothing", None),
        ("]Q1", "WIFI:S:shop;;", UnknownScanned("")),
    ],
)
def test_a_code_is_looked_up(symbology: str, text: str, happened: Input | None) -> None:
    assert read(Device.SCANNER, CodeRead(symbology, text)) == happened


def test_an_expired_pack_that_the_store_does_not_know_is_unknown() -> None:
    assert read(Device.SCANNER, CodeRead("]C1", "010978020137962417250101")) == UnknownScanned("")


@given(
    symbology=st.sampled_from(("", "]E0", "]C1", "]e0", "]Q3", "]d2", "]C0")),
    text=st.text(max_size=40)
    | st.text("0123456789\x1d", max_size=60)
    | st.from_regex(r"8110[0-6][0-9]{20,50}", fullmatch=True),
)
def test_any_text_on_a_symbol_gets_an_answer(symbology: str, text: str) -> None:
    taken = READER.code(symbology, text)
    assert isinstance(taken, get_args(Input))
    assert Shop(policy=STORE).opens().does(taken).state.failed == ""


def test_a_badge_is_one_before_it_is_anything_else() -> None:
    badges = InputReader(Shelf(), POLICY, lambda: TODAY, {"STAFF-1001": "lena", "9520002000217": "amir"}.get)
    assert badges.code("]C0", "STAFF-1001") == BadgeScanned("lena")
    assert badges.code("]E0", "9520002000217") == BadgeScanned("amir")
    assert InputReader(Shelf(), POLICY, lambda: TODAY).code("]C0", "STAFF-1001") == UnknownScanned("")


@pytest.mark.parametrize(
    ("text", "lane"), [("BASKET;4;483920", "4"), ("BASKET;7;483920", "7"), ("BASKET;J12;483920", "J12")]
)
def test_the_slip_of_any_lane_is_a_basket(text: str, lane: str) -> None:
    assert READER.code("]Q3", text) == BasketCodeGiven("483920", lane)


@pytest.mark.parametrize("text", ["BASKET;4;48392", "BASKET;;483920", "BASKET;4;483920;", "BASKET;4/2;483920"])
def test_what_is_no_slip_is_no_basket(text: str) -> None:
    assert not isinstance(READER.code("]Q3", text), BasketCodeGiven)


@pytest.mark.parametrize(
    ("text", "lane"), [("RECEIPT;4-000017;{at};5.48;EUR", ""), ("RECEIPT;J2-000017;{at};5.48;EUR", "J2")]
)
def test_the_code_on_a_receipt_names_it_and_its_lane_where_that_is_another(text: str, lane: str) -> None:
    at = "2026-11-22T10:00:17+00:00"
    assert READER.code("]Q3", text.format(at=at)) == ReceiptGiven(Wanted(17, lane, at))


def test_of_a_baskets_items_those_that_are_still_sold_are_found() -> None:
    gone = replace(MILK, key="02000000000997")
    assert READER.priced((Line(1, MILK), Line(2, gone)), "2026-11-22T10:00:00+00:00") == (MILK,)
