from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import (
    AcceptCash,
    CashCredited,
    CashMark,
    CashUnknown,
    Confirm,
    DeviceOffline,
    DeviceTrouble,
    FaultKind,
    StopCash,
)
from tests.waiting import wait_until
from tests.wires import Wire, plugged


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path):
    with plugged("cctalk", getattr(request, "param", "pty"), tmp_path) as wire:
        wire.pump.submit(CashMark("", shut=False))
        wire.pump.submit(AcceptCash(10_000))
        opens(wire)
        wire.forget()
        yield wire


def opens(wire: Wire) -> None:
    wait_until(lambda: wire.host.state()["open"], 20.0)


def insert(wire: Wire, coin: str) -> None:
    wire.host.set({"insert": coin})


def credited(wire: Wire) -> list[int]:
    return [one.value_minor for one in list(wire.readings) if isinstance(one, CashCredited)]


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_coins_are_credited_over_a_real_wire_until_no_more_are_wanted(wire: Wire) -> None:
    insert(wire, "EU050A")
    insert(wire, "EU200A")
    wait_until(lambda: credited(wire) == [50, 200], 20.0)
    for one in list(wire.readings):
        if isinstance(one, CashCredited):
            wire.pump.submit(Confirm(one.token))
    wire.pump.submit(StopCash())
    wait_until(lambda: not wire.host.state()["open"], 20.0)
    insert(wire, "EU100A")
    wait_until(lambda: any(isinstance(one, CashMark) and one.shut for one in list(wire.readings)), 20.0)
    assert credited(wire) == [50, 200]
    assert wire.host.state()["returned"] == ["EU100A"]


@pytest.mark.parametrize("fault", ["split", "merge", "slow", "repeat", "half_frame", "lost_answer"])
def test_a_bad_wire_neither_loses_a_coin_nor_counts_one_twice(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 200 if fault == "slow" else True)
    insert(wire, "EU050A")
    insert(wire, "EU100A")
    wait_until(lambda: credited(wire) == [50, 100], 30.0)
    wire.host.clear(fault)
    for one in list(wire.readings):
        if isinstance(one, CashCredited):
            wire.pump.submit(Confirm(one.token))
    opens(wire)
    insert(wire, "EU020A")
    wait_until(lambda: len(credited(wire)) > 2, 30.0)
    assert credited(wire) == [50, 100, 20]
    assert not any(isinstance(one, CashUnknown) for one in wire.readings)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("silence", FaultKind.SILENT), ("bad_check", FaultKind.GARBLED), ("no_echo", FaultKind.SETTINGS)],
)
def test_an_acceptor_that_cannot_be_understood_is_offline_until_it_can(wire: Wire, fault: str, kind: FaultKind) -> None:
    wire.host.fault(fault, value=True)
    assert wire.told_a(DeviceOffline, 30.0).fault.kind is kind
    wire.host.clear(fault)
    wire.online()


def test_a_power_cut_while_coins_are_taken_is_an_alarm(wire: Wire) -> None:
    insert(wire, "EU050A")
    wait_until(lambda: credited(wire) == [50], 20.0)
    wire.host.set({"power": "cut"})
    wire.pump.submit(Confirm(wire.told_a(CashUnknown, 20.0).token))
    for one in list(wire.readings):
        if isinstance(one, CashCredited):
            wire.pump.submit(Confirm(one.token))
    opens(wire)
    assert credited(wire) == [50]


def test_coins_taken_while_the_wire_was_out_are_credited_when_it_is_back(wire: Wire) -> None:
    insert(wire, "EU010A")
    wait_until(lambda: credited(wire) == [10], 20.0)
    wire.host.fault("unplug", value=True)
    assert wire.told_a(DeviceOffline, 20.0).fault.kind is FaultKind.UNPLUGGED
    insert(wire, "EU050A")
    wire.host.clear("unplug")
    wait_until(lambda: credited(wire) == [10, 50], 20.0)


def test_a_jam_is_told(wire: Wire) -> None:
    wire.host.fault("jam", value=True)
    insert(wire, "EU010A")
    assert wire.told_a(DeviceTrouble, 20.0).fault.detail == "the credit sensor is blocked"
