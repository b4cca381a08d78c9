"""What is asked of a device that is not there: it ends, nothing is done, and nothing is done later either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from drivers.contract import (
    AbortPayment,
    AcceptCash,
    CashCredited,
    CashMark,
    CheckHealth,
    Colour,
    Confirm,
    DeviceOffline,
    DeviceOnline,
    Diagnose,
    DisableScanner,
    Document,
    EnableScanner,
    EndOfDay,
    GiveBack,
    GoodReadBeep,
    HealthChecked,
    HealthLevel,
    LogOff,
    NotOnFileBeep,
    NotPriced,
    NotSigned,
    OpenDrawer,
    Pattern,
    Pay,
    PayByCode,
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
    Refuse,
    Request,
    ResetScanner,
    ResolvePayment,
    ResolvePayOut,
    ServiceEnded,
    ServiceOutcome,
    SetLamp,
    ShowCode,
    ShowText,
    Sign,
    StopCash,
    StopPricing,
    TakeBack,
    TextLine,
    Verdict,
    ZeroScale,
)
from drivers.device import ENDING
from drivers.registry import PROTOCOLS, ProtocolRow, find
from tests.drivers.contract.rows import GENEROUS_S, count, every, named, plugged_in
from tests.wires import Wire

RESOLVE = ResolvePayment(
    attempt="r", amount_minor=100, currency="EUR", terminal_id="52500001", last_receipt_no="", last_trace_no=""
)
REQUESTS: tuple[Request, ...] = (
    EnableScanner(),
    DisableScanner(),
    EnableScanner(),
    GoodReadBeep(),
    NotOnFileBeep(),
    ResetScanner(),
    ZeroScale(),
    PriceScale(199),
    StopPricing(),
    Print("p", Document((TextLine("a receipt that nobody has"),))),
    OpenDrawer("o"),
    Pay("a", 100, "EUR"),
    AbortPayment("a"),
    TakeBack("b", 100, "EUR", "0001", "000001"),
    GiveBack("c", 100, "EUR"),
    PayByCode("d", 100, "EUR", "281012345678901234"),
    ShowCode("e", 100, "EUR"),
    Confirm("no such token"),
    Refuse("no such token"),
    RESOLVE,
    EndOfDay("s"),
    Diagnose("t"),
    LogOff("u"),
    Sign("k1", "RECEIPT"),
    SetLamp(Colour.AMBER, Pattern.BLINK),
    CashMark("", shut=True),
    AcceptCash(500),
    StopCash(),
    ShowText("Lane 4"),
    PayOut("v", 300, "no such mark"),
    ResolvePayOut("w", 300, "no such mark"),
)


@dataclass(frozen=True, slots=True)
class Ends:
    """What ends requests: one `kind` each, its `name` saying which; none whose `outcome` is one of `done`."""

    kind: type
    name: str
    names: tuple[str, ...]
    outcome: str
    done: tuple[object, ...]

    def told(self, wire: Wire) -> list[Reading]:
        return [reading for reading in list(wire.readings) if isinstance(reading, self.kind)]

    def done_among(self, told: list[Reading]) -> list[Reading]:
        return [reading for reading in told if getattr(reading, self.outcome) in self.done]


CHARGED = (PaymentOutcome.APPROVED, PaymentOutcome.ALREADY)
PRINTED = (PrintOutcome.PRINTED, PrintOutcome.NOT_CONFIRMED)
SERVICES = Ends(ServiceEnded, "job", ("s", "t", "u"), "outcome", (ServiceOutcome.DONE, ServiceOutcome.NO_ANSWER))
ENDS: dict[str, tuple[Ends, ...]] = {
    "terminal": (Ends(PaymentEnded, "attempt", ("a", "b", "c", "d", "e"), "outcome", CHARGED), SERVICES),
    "wallet": (Ends(PaymentEnded, "attempt", ("a", "b", "c", "d", "e"), "outcome", CHARGED), SERVICES),
    "hopper": (Ends(PayOutEnded, "payout_id", ("v", "w"), "outcome", (PayOutOutcome.PAID, PayOutOutcome.PARTLY)),),
    "printer": (Ends(PrintEnded, "job", ("p",), "outcome", PRINTED),),
    "signer": (Ends(NotSigned, "key", ("k1",), "reason", ("",)),),
}
DOUBT = Ends(PaymentResolved, "attempt", ("r",), "verdict", (Verdict.CHARGED, Verdict.NOT_CHARGED))


def pulled(row: ProtocolRow, folder: Path) -> Wire:
    """The wire of `row` with its device gone after it was there."""
    wire = plugged_in(row, folder)
    wire.told_a(DeviceOnline, GENEROUS_S)
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline, GENEROUS_S)
    wire.forget()
    return wire


def submit(wire: Wire, requests: Iterable[Request]) -> None:
    for request in requests:
        wire.pump.submit(request)


def test_every_request_of_the_contract_is_asked_here() -> None:
    asked = {type(request) for request in REQUESTS}
    assert asked | {CheckHealth} == set(get_args(Request))


WITHOUT_END = {
    EnableScanner,
    DisableScanner,
    GoodReadBeep,
    NotOnFileBeep,
    ResetScanner,
    ZeroScale,
    PriceScale,
    StopPricing,
    AbortPayment,
    Confirm,
    Refuse,
    SetLamp,
    AcceptCash,
    StopCash,
    CashMark,
    ShowText,
}


def test_of_every_request_it_is_known_whether_a_device_is_busy_until_it_has_ended() -> None:
    assert set(get_args(ENDING)) ^ WITHOUT_END == set(get_args(Request))


@pytest.mark.parametrize("row", PROTOCOLS, ids=named)
def test_all_that_is_asked_of_a_device_that_is_away_ends_once_undone_and_costs_no_driver(
    row: ProtocolRow, tmp_path: Path
) -> None:
    """The check of health at the end is answered behind all that came before it. A doubt may wait for the device."""
    wire = pulled(row, tmp_path)
    try:
        submit(wire, (*REQUESTS, CheckHealth(HealthLevel.INTERNAL)))
        assert not wire.told_a(HealthChecked, GENEROUS_S).ok
        for ends in ENDS.get(row.kind, ()):
            told = ends.told(wire)
            assert sorted(getattr(reading, ends.name) for reading in told) == sorted(ends.names)
            assert ends.done_among(told) == []
        doubts = DOUBT.told(wire)
        assert DOUBT.done_among(doubts) == []
        wire.forget()
        wire.host.clear("unplug")
        wire.told_a(DeviceOnline, GENEROUS_S)
        if row.kind in ("terminal", "wallet") and not doubts:
            assert wire.told_a(PaymentResolved, GENEROUS_S).verdict is not Verdict.CHARGED
        assert not [line.data for line in wire.pump.trace if b"the driver failed" in line.data]
        wire.pump.submit(CheckHealth(HealthLevel.INTERNAL))
        assert wire.told_a(HealthChecked, GENEROUS_S).ok
        assert not [reading for ends in ENDS.get(row.kind, ()) for reading in ends.told(wire)]
        assert not count(wire, CashCredited)
        state = wire.host.state()
        assert not state.get("transactions")
        assert not state.get("printed")
        assert not state.get("signed")
    finally:
        wire.stop()


@every([find("dialog06")])
def test_a_price_asked_of_a_scale_that_is_away_is_none(wire: Wire) -> None:
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline, GENEROUS_S)
    wire.forget()
    wire.pump.submit(PriceScale(199))
    wire.told_a(NotPriced, GENEROUS_S)
