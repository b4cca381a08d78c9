"""A Checkout Dialog 06 scale with its emulator over real wires."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import (
    BelowMinimum,
    DeviceOffline,
    DeviceOnline,
    FaultKind,
    NotPriced,
    Overloaded,
    PricedWeight,
    PriceScale,
    Settling,
    StableWeight,
    StopPricing,
    UnderZero,
    Unpriced,
)
from drivers.registry import find
from drivers.scales.dialog06_records import Dialog06Setup
from drivers.scales.plateaus import Steadiness
from tests.drivers.scales.polled_desk import APPLES
from tests.waiting import wait_until
from tests.wires import Wire, plugged

PEARS = StableWeight(500, net=False, at_zero=False)
GENEROUS_S = 30.0


@pytest.fixture
def wire(tmp_path: Path):
    with plugged("dialog06", "pty", tmp_path) as wire:
        wire.told(DeviceOnline(), BelowMinimum(), timeout_s=GENEROUS_S)
        wire.forget()
        yield wire


@pytest.fixture
def counter(tmp_path: Path):
    """A scale that computes prices."""
    driver = find("dialog06").make_dialog06_driver(Dialog06Setup(prices=True))
    with plugged("dialog06", "pty", tmp_path, driver) as wire:
        wire.told(DeviceOnline(), timeout_s=GENEROUS_S)
        wire.forget()
        yield wire


@pytest.mark.parametrize("link", ["pty", "tcp"])
def test_apples_settle_and_have_a_weight_over_a_real_wire(link: str, tmp_path: Path) -> None:
    with plugged("dialog06", link, tmp_path) as wire:
        wire.told(DeviceOnline(), BelowMinimum(), timeout_s=GENEROUS_S)
        wire.host.set({"weight_g": 1250, "motion": True})
        wire.told(Settling(), timeout_s=GENEROUS_S)
        wire.host.set({"motion": False})
        wire.told(Settling(), APPLES, timeout_s=GENEROUS_S)
        wire.host.set({"weight_g": 16_000, "motion": False})
        wire.told(APPLES, Overloaded(), timeout_s=GENEROUS_S)
        wire.host.set({"weight_g": -20, "motion": False})
        wire.told(Overloaded(), UnderZero(), timeout_s=GENEROUS_S)
        wire.host.set({"weight_g": 0, "motion": False})
        wire.told(UnderZero(), BelowMinimum(), timeout_s=GENEROUS_S)
        assert wire.host.state()["logic_known"] is True


@pytest.mark.parametrize("fault", ["noise", "split", "merge", "slow", "repeat", "half_frame"])
def test_a_bad_wire_brings_the_right_weight_or_none_and_the_next_load_is_weighed(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 300 if fault == "slow" else True)
    wire.host.set({"weight_g": 1250, "motion": False})
    wait_until(lambda: len(wire.readings) > 0, GENEROUS_S)
    wire.host.clear(fault)
    wire.host.set({"weight_g": 500, "motion": False})
    wire.told(PEARS, timeout_s=GENEROUS_S)
    assert {reading for reading in wire.readings if isinstance(reading, StableWeight)} <= {APPLES, PEARS}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("bad_check", FaultKind.SETTINGS),
        ("garbled", FaultKind.GARBLED),
        ("silence", FaultKind.SILENT),
        ("general", FaultKind.REFUSED),
        ("refuses_price_0", FaultKind.REFUSED),
    ],
)
def test_what_cannot_be_used_puts_the_scale_offline_until_it_can(wire: Wire, fault: str, kind: FaultKind) -> None:
    wire.host.fault(fault, value=True)
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is kind
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.host.clear(fault)
    wire.told(DeviceOnline(), APPLES, timeout_s=GENEROUS_S)


def test_a_scale_with_another_polynomial_is_a_wrong_setting_and_no_weight(tmp_path: Path) -> None:
    driver = find("dialog06").make_dialog06_driver(Dialog06Setup(polynomial=0x8005))
    with plugged("dialog06", "pty", tmp_path, driver) as wire:
        wire.host.set({"weight_g": 1250, "motion": False})
        assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is FaultKind.SETTINGS
        assert not [reading for reading in wire.readings if isinstance(reading, StableWeight)]


def test_a_scale_unplugged_and_plugged_in_weighs_again(wire: Wire) -> None:
    wire.host.fault("unplug", value=True)
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is FaultKind.UNPLUGGED
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.host.clear("unplug")
    wire.told(DeviceOnline(), APPLES, timeout_s=GENEROUS_S)


def test_apples_are_priced_by_the_scale_and_the_same_apples_are_not_priced_twice(counter: Wire) -> None:
    counter.pump.submit(PriceScale(199, wish=1))
    counter.told(BelowMinimum(), timeout_s=GENEROUS_S)
    counter.host.set({"weight_g": 1250, "settle_ms": 300})
    counter.told(PricedWeight(1250, 199, 249, wish=1), timeout_s=GENEROUS_S)
    counter.pump.submit(PriceScale(199, wish=2))
    assert counter.told_a(NotPriced, GENEROUS_S).why is Unpriced.UNMOVED
    counter.host.set({"weight_g": 0, "motion": False})
    counter.forget()
    counter.pump.submit(PriceScale(199, tare_g=250, text="Apples", wish=3))
    counter.told(UnderZero(), timeout_s=GENEROUS_S)
    counter.host.set({"weight_g": 1250, "motion": False})
    counter.told(PricedWeight(1000, 199, 199, tare_g=250, wish=3), timeout_s=GENEROUS_S)
    counter.pump.submit(StopPricing())


def test_a_scale_that_was_unplugged_under_the_apples_prices_them_once_they_were_lifted(counter: Wire) -> None:
    counter.pump.submit(PriceScale(199, wish=1))
    counter.told(BelowMinimum(), timeout_s=GENEROUS_S)
    counter.host.set({"weight_g": 1250, "motion": False})
    counter.told(PricedWeight(1250, 199, 249, wish=1), timeout_s=GENEROUS_S)
    counter.forget()
    counter.host.fault("unplug", value=True)
    counter.told_a(DeviceOffline, GENEROUS_S)
    counter.host.clear("unplug")
    assert counter.told_a(NotPriced, GENEROUS_S).why is Unpriced.UNMOVED
    counter.host.set({"weight_g": 500, "motion": False})
    counter.told(PricedWeight(500, 199, 100, wish=1), timeout_s=GENEROUS_S)


def test_a_total_that_is_no_product_is_told_as_the_scale_says_it(counter: Wire) -> None:
    counter.host.fault("wrong_total", 30)
    counter.pump.submit(PriceScale(199, wish=1))
    counter.told(BelowMinimum(), timeout_s=GENEROUS_S)
    counter.host.set({"weight_g": 1250, "motion": False})
    counter.told(PricedWeight(1250, 199, 279, wish=1), timeout_s=GENEROUS_S)


def test_a_bag_put_down_is_told_once_by_the_same_scale_under_the_bags(tmp_path: Path) -> None:
    driver = find("dialog06").make_plateau_driver(Steadiness(flicker_g=10, settle_s=0.4))
    with plugged("dialog06", "pty", tmp_path, driver) as wire:
        wire.told(BelowMinimum(), timeout_s=GENEROUS_S)
        wire.host.set({"weight_g": 1250, "settle_ms": 200})
        wire.told(BelowMinimum(), APPLES, timeout_s=GENEROUS_S)
