"""The scales that weigh when they are asked, each with its emulator, over real wires."""

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
from drivers.registry import find
from drivers.scales.plateaus import Steadiness
from tests.drivers.scales.polled_desk import APPLES, EMPTY
from tests.wires import Wire, plugged

PROTOCOLS = ("scp01", "sma", "cas")
UNREADABLE = {"scp01": FaultKind.SETTINGS, "sma": FaultKind.SETTINGS, "cas": FaultKind.GARBLED}
GENEROUS_S = 20.0


@pytest.fixture(params=PROTOCOLS)
def protocol(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def wire(protocol: str, tmp_path: Path):
    with plugged(protocol, "pty", tmp_path) as wire:
        wire.told(DeviceOnline(), EMPTY, timeout_s=GENEROUS_S)
        wire.forget()
        yield wire


def apples_settle(wire: Wire, below: UnderZero) -> None:
    wire.host.set({"weight_g": 1250, "motion": True})
    wire.told(Settling(), timeout_s=GENEROUS_S)
    wire.host.set({"motion": False})
    wire.told(Settling(), APPLES, timeout_s=GENEROUS_S)
    wire.host.set({"weight_g": 16_000, "motion": False})
    wire.told(APPLES, Overloaded(), timeout_s=GENEROUS_S)
    wire.host.set({"weight_g": -20, "motion": False})
    wire.told(Overloaded(), below, timeout_s=GENEROUS_S)
    wire.host.set({"weight_g": 0, "motion": False})
    wire.told(below, EMPTY, timeout_s=GENEROUS_S)


@pytest.mark.parametrize("link", ["pty", "tcp"])
def test_apples_settle_and_have_a_weight_over_a_real_wire(protocol: str, link: str, tmp_path: Path) -> None:
    with plugged(protocol, link, tmp_path) as wire:
        wire.told(DeviceOnline(), EMPTY, timeout_s=GENEROUS_S)
        apples_settle(wire, UnderZero() if protocol == "scp01" else UnderZero(-20))


@pytest.mark.parametrize("fault", ["noise", "split", "merge", "slow", "repeat", "half_frame"])
def test_a_bad_wire_brings_the_right_weight_or_none(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 300 if fault == "slow" else True)
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES, timeout_s=GENEROUS_S)
    assert {reading for reading in wire.readings if isinstance(reading, StableWeight)} <= {APPLES, EMPTY}


@pytest.mark.parametrize("fault", ["bad_check", "garbled", "silence"])
def test_answers_that_cannot_be_used_put_the_scale_offline_until_they_can(
    wire: Wire, protocol: str, fault: str
) -> None:
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES, timeout_s=GENEROUS_S)
    wire.forget()
    wire.host.fault(fault, value=True)
    kinds = {"bad_check": UNREADABLE[protocol], "garbled": FaultKind.GARBLED, "silence": FaultKind.SILENT}
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is kinds[fault]
    wire.host.clear(fault)
    wire.told(DeviceOnline(), APPLES, timeout_s=GENEROUS_S)


def test_a_scale_in_pounds_is_a_wrong_setting_and_no_weight(wire: Wire) -> None:
    wire.host.fault("pounds", value=True)
    wire.host.set({"weight_g": 1250, "motion": False})
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is FaultKind.SETTINGS
    assert not [reading for reading in wire.readings if isinstance(reading, StableWeight)]


def test_a_scale_unplugged_and_plugged_in_weighs_again(wire: Wire) -> None:
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES, timeout_s=GENEROUS_S)
    wire.forget()
    wire.host.fault("unplug", value=True)
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is FaultKind.UNPLUGGED
    wire.host.clear("unplug")
    wire.told(DeviceOnline(), APPLES, timeout_s=GENEROUS_S)


@pytest.mark.parametrize("protocol", ["scp01", "sma"])
def test_the_attendant_zeroes_a_crumb_and_not_a_melon(wire: Wire) -> None:
    wire.host.set({"weight_g": 20, "motion": False})
    wire.told(StableWeight(20, net=False, at_zero=False), timeout_s=GENEROUS_S)
    wire.pump.submit(ZeroScale())
    wire.told(EMPTY, timeout_s=GENEROUS_S)
    wire.host.set({"weight_g": 2000, "motion": False})
    wire.told(StableWeight(1980, net=False, at_zero=False), timeout_s=GENEROUS_S)
    wire.pump.submit(ZeroScale())
    assert wire.told_a(DeviceTrouble, GENEROUS_S).fault.kind is FaultKind.REFUSED


@pytest.mark.parametrize("protocol", ["scp01", "sma"])
def test_what_the_scale_takes_off_by_itself_is_told_as_net(wire: Wire) -> None:
    wire.host.set({"weight_g": 595, "motion": False, "tare_g": 100})
    wire.told(StableWeight(495, net=True, at_zero=False), timeout_s=GENEROUS_S)


@pytest.mark.parametrize(
    ("protocol", "fault", "value"), [("scp01", "broken", "zero"), ("scp01", "broken", "ram"), ("sma", "no_zero", True)]
)
def test_a_scale_that_says_it_is_broken_is_offline_with_its_words(wire: Wire, fault: str, value: str | bool) -> None:
    wire.host.fault(fault, value)
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is FaultKind.MECHANISM
    wire.host.clear(fault)
    wire.told(DeviceOnline(), EMPTY, timeout_s=GENEROUS_S)


@pytest.mark.parametrize("protocol", ["cas"])
def test_a_scale_that_is_not_ready_has_no_weight(wire: Wire) -> None:
    wire.host.fault("not_ready", value=True)
    wire.told(Settling(), timeout_s=GENEROUS_S)
    wire.host.clear("not_ready")
    wire.told(Settling(), EMPTY, timeout_s=GENEROUS_S)


def test_a_bag_put_down_is_told_once_by_the_same_scale_under_the_bags(protocol: str, tmp_path: Path) -> None:
    driver = find(protocol).make_plateau_driver(Steadiness(flicker_g=10, settle_s=0.4))
    with plugged(protocol, "pty", tmp_path, driver) as wire:
        wire.told(EMPTY, timeout_s=GENEROUS_S)
        wire.host.set({"weight_g": 1250, "settle_ms": 200})
        wire.told(EMPTY, APPLES, timeout_s=GENEROUS_S)
        assert [one for one in wire.readings if isinstance(one, StableWeight)] == [EMPTY, APPLES]
