from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import (
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Overloaded,
    Settling,
    StableWeight,
    UnderZero,
    ZeroScale,
)
from tests.drivers.scales.mt_sics_desk import APPLES, EMPTY
from tests.wires import Wire, plugged


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path):
    with plugged("mt-sics", getattr(request, "param", "pty"), tmp_path) as wire:
        wire.told(EMPTY)
        wire.forget()
        yield wire


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_apples_settle_and_have_a_weight_over_a_real_wire(wire: Wire) -> None:
    wire.host.set({"weight_g": 1250, "settle_ms": 300})
    wire.told(Settling(), APPLES)
    wire.host.set({"weight_g": 16_000, "motion": False})
    wire.told(APPLES, Overloaded())
    wire.host.set({"weight_g": -20, "motion": False})
    wire.told(Overloaded(), UnderZero(-20))
    wire.host.set({"weight_g": -2000, "motion": False})
    wire.told(UnderZero(-20), UnderZero())
    wire.host.set({"weight_g": 0, "motion": False})
    wire.told(UnderZero(), EMPTY)


@pytest.mark.parametrize("fault", ["noise", "split", "merge", "slow", "repeat", "half_frame"])
def test_a_bad_wire_brings_the_right_weight_or_none(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 300 if fault == "slow" else True)
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES)
    weights = {reading for reading in wire.readings if isinstance(reading, StableWeight)}
    assert weights <= {APPLES, EMPTY}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("bad_check", FaultKind.SETTINGS), ("garbled", FaultKind.GARBLED), ("silence", FaultKind.SILENT)],
)
def test_answers_that_cannot_be_used_put_the_scale_offline_until_they_can(
    wire: Wire, fault: str, kind: FaultKind
) -> None:
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES)
    wire.forget()
    wire.host.fault(fault, value=True)
    assert wire.told_a(DeviceOffline, 10.0).fault.kind is kind
    wire.host.clear(fault)
    wire.told(APPLES, timeout_s=10.0)
    assert isinstance(
        next(one for one in wire.readings if not isinstance(one, DeviceOffline | DeviceTrouble)), DeviceOnline
    )


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_a_scale_unplugged_and_plugged_in_weighs_again(wire: Wire) -> None:
    wire.host.fault("unplug", value=True)
    assert wire.told_a(DeviceOffline).fault.kind is FaultKind.UNPLUGGED
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.host.clear("unplug")
    wire.told(APPLES)


def test_the_attendant_zeroes_a_crumb_and_not_a_melon(wire: Wire) -> None:
    wire.host.set({"weight_g": 20, "motion": False})
    wire.told(StableWeight(20, net=False, at_zero=False))
    wire.pump.submit(ZeroScale())
    wire.told(EMPTY)
    wire.host.set({"weight_g": 2000, "motion": False})
    wire.told(StableWeight(1980, net=False, at_zero=False))
    wire.pump.submit(ZeroScale())
    assert wire.told_a(DeviceTrouble).fault.kind is FaultKind.REFUSED


def test_a_scale_without_sir_weighs_over_a_real_wire_too(wire: Wire) -> None:
    wire.host.set({"repeats": False})
    wire.host.fault("unplug", value=True)
    wire.host.clear("unplug")
    wire.told_a(DeviceOnline)
    wire.host.set({"weight_g": 1250, "settle_ms": 300})
    wire.told(Settling(), APPLES)
