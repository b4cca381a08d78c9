from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import CashMark, DeviceOffline, DeviceOnline, PayOut, PayOutEnded, PayOutOutcome, ResolvePayOut
from tests.waiting import wait_until
from tests.wires import Wire, plugged

GENEROUS_S = 60.0
MARK = "4711:1300/200+10x500+10x1000+5x2000"


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wire]:
    with plugged("ssp-recycler", getattr(request, "param", "pty"), tmp_path) as wire:
        wire.pump.submit(CashMark("", shut=True))
        wait_until(lambda: CashMark(MARK, shut=True) in list(wire.readings), GENEROUS_S)
        wire.forget()
        yield wire


def out(wire: Wire) -> object:
    return wire.host.state()["out"]


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_notes_are_paid_over_a_real_wire(wire: Wire) -> None:
    wire.pump.submit(PayOut("p1", 1500, MARK))
    end = wire.told_a(PayOutEnded, GENEROUS_S)
    assert (end.outcome, end.paid_minor) == (PayOutOutcome.PAID, 1500)
    assert out(wire) == ["EUR10", "EUR5"]


@pytest.mark.parametrize("fault", ["split", "slow", "repeat", "half_frame", "lost_answer", "lost_pay_answer"])
def test_a_bad_wire_never_pays_twice(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 200 if fault == "slow" else True)
    wire.pump.submit(PayOut("p1", 500, MARK))
    wire.told_a(PayOutEnded, GENEROUS_S)
    wire.host.clear(fault)
    wait_until(lambda: not wire.host.state()["pays"], GENEROUS_S)
    assert out(wire) in ([], ["EUR5"])
    if wire.told_a(PayOutEnded, GENEROUS_S).outcome is PayOutOutcome.PAID:
        assert out(wire) == ["EUR5"]


def test_a_payout_whose_wire_is_pulled_is_in_doubt_until_the_unit_is_asked(wire: Wire) -> None:
    wire.pump.submit(PayOut("p1", 1500, MARK))
    wait_until(lambda: wire.host.state()["pays"], GENEROUS_S)
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline, GENEROUS_S)
    assert wire.told_a(PayOutEnded, GENEROUS_S).outcome is PayOutOutcome.UNKNOWN
    wire.forget()
    wire.host.clear("unplug")
    wire.told_a(DeviceOnline, GENEROUS_S)
    wire.pump.submit(ResolvePayOut("p1", 1500, MARK))
    end = wire.told_a(PayOutEnded, GENEROUS_S)
    assert (end.outcome, end.paid_minor) == (PayOutOutcome.PAID, 1500)
    assert out(wire) == ["EUR10", "EUR5"]
