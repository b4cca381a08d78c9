from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import CashMark, DeviceOffline, PayOut, PayOutEnded, PayOutOutcome, ResolvePayOut
from tests.wires import Wire, plugged

GENEROUS_S = 30.0


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wire]:
    with plugged("cctalk-hopper", getattr(request, "param", "pty"), tmp_path) as wire:
        wire.told_a(CashMark, GENEROUS_S)
        yield wire


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_coins_are_paid_over_a_real_wire(wire: Wire) -> None:
    wire.pump.submit(PayOut("p1", 300, "12345:500"))
    assert wire.told_a(PayOutEnded, GENEROUS_S).paid_minor == 300
    assert wire.host.state()["out"] == 3


@pytest.mark.parametrize("fault", ["split", "merge", "slow", "repeat", "half_frame", "lost_answer", "lost_question"])
def test_a_bad_wire_never_pays_twice_and_never_tells_more_than_is_out(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 200 if fault == "slow" else True)
    wire.pump.submit(PayOut("p1", 300, "12345:500"))
    end = wire.told_a(PayOutEnded, GENEROUS_S)
    assert wire.host.state()["out"] in (0, 3)
    assert end.outcome is PayOutOutcome.UNKNOWN or end.paid_minor == 100 * wire.host.state()["out"]


def test_a_payout_whose_wire_is_pulled_is_in_doubt_until_the_hopper_is_asked(wire: Wire) -> None:
    wire.pump.submit(PayOut("p1", 500, "12345:500"))
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline, GENEROUS_S)
    assert wire.told_a(PayOutEnded, GENEROUS_S).outcome in (PayOutOutcome.UNKNOWN, PayOutOutcome.FAILED)
    wire.forget()
    wire.host.clear("unplug")
    wire.online()
    wire.forget()
    wire.pump.submit(ResolvePayOut("p1", 500, "12345:500"))
    end = wire.told_a(PayOutEnded, GENEROUS_S)
    assert end.outcome is not PayOutOutcome.UNKNOWN
    assert end.paid_minor == 100 * wire.host.state()["out"]
