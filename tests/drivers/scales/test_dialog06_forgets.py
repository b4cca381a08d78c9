"""A scale that was switched off under a load has forgotten that it weighed it: the lane's side has not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drivers.contract import (
    BelowMinimum,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    FaultKind,
    NotPriced,
    PricedWeight,
    PriceScale,
    StopPricing,
    Unpriced,
)
from drivers.emulators.dialog06 import WEIGHINGS_PER_CHECK
from drivers.registry import find
from drivers.scales.dialog06 import LIFT_IT, Dialog06
from tests.drivers.scales.dialog06_desk import ACK, APPLES_AT_199, COMPUTES, NAK, WISH, Counter, priced, status, wishes
from tests.drivers.scales.polled_desk import Talk
from tests.wires import Wire, plugged

CHECKS = (b"\x0211\x1b247\x03", ACK, b"\x0211\x1b1\x03")
AGAIN = PriceScale(199, wish=8)
SOLD = PricedWeight(1250, 199, 249, wish=7)
LIFT = NotPriced(Unpriced.UNMOVED, LIFT_IT, 8)
GENEROUS_S = 30.0


def says(talk: Talk, *replies: bytes) -> None:
    for reply in replies:
        talk.scale_says(reply)


def with_sold_apples() -> Talk:
    """A scale that was empty before it priced apples, which were sold and lie there still."""
    talk = Talk(Dialog06(None, COMPUTES))
    says(talk, status(0))
    wishes(talk)
    says(talk, *CHECKS, ACK, NAK, status(30))
    talk.asks_again()
    priced(talk)
    talk.take(talk.driver.requested(StopPricing(), talk.now))
    assert talk.told() == [BelowMinimum(), SOLD]
    return talk


def misses_an_answer(talk: Talk) -> None:
    talk.asks_again()
    talk.asks_again()
    says(talk, status(0))


def is_unplugged(talk: Talk) -> None:
    talk.take(talk.driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "the cable is out"), talk.now))
    talk.take(talk.driver.connected(talk.now))
    says(talk, status(0))


def shows_nothing(_talk: Talk) -> None:
    """Off and on again between two questions."""


@pytest.mark.parametrize("loses_power", [misses_an_answer, is_unplugged, shows_nothing])
def test_apples_that_were_sold_are_not_priced_again_by_a_scale_that_forgot_them(
    loses_power: Callable[[Talk], None],
) -> None:
    talk = with_sold_apples()
    loses_power(talk)
    talk.new_readings()
    wishes(talk, AGAIN)
    says(talk, *CHECKS, ACK, APPLES_AT_199)
    for _ in range(2):
        talk.asks_again()
        says(talk, ACK, NAK, status(21))
    assert talk.told() == [LIFT]


def test_what_settles_after_the_power_came_back_was_not_lifted() -> None:
    talk = with_sold_apples()
    wishes(talk, AGAIN)
    says(talk, *CHECKS, ACK, NAK, status(20))
    talk.asks_again()
    says(talk, APPLES_AT_199)
    assert talk.told()[-1] == LIFT


@pytest.mark.parametrize("empty", [30, 31])
def test_once_nothing_lay_there_the_next_apples_are_priced(empty: int) -> None:
    talk = with_sold_apples()
    wishes(talk, AGAIN)
    says(talk, *CHECKS, ACK, APPLES_AT_199)
    talk.asks_again()
    says(talk, ACK, NAK, status(empty))
    talk.asks_again()
    priced(talk)
    assert talk.told()[-1] == PricedWeight(1250, 199, 249, wish=8)


def test_a_check_that_is_due_after_many_weighings_is_no_start_of_the_scale() -> None:
    counter = Counter()
    counter.wishes(WISH)
    loads = [1000 + 10 * count for count in range(WEIGHINGS_PER_CHECK + 5)]
    for grams in loads:
        counter.puts(grams)
    assert [one.grams for one in counter.prices()] == loads
    assert counter.scale.state()["weighings"] == len(loads) - WEIGHINGS_PER_CHECK


@pytest.mark.parametrize("sold", range(WEIGHINGS_PER_CHECK + 2))
def test_a_load_is_priced_once_whenever_the_power_goes(sold: int) -> None:
    counter = Counter()
    counter.wishes(WISH)
    for count in range(sold + 1):
        counter.puts(1000 + 10 * count)
    counter.readings.clear()
    counter.scale.set({"power": "cut"}, counter.now)
    counter.wishes(AGAIN)
    assert (counter.prices(), counter.readings[-1]) == ([], LIFT)
    counter.puts(0)
    counter.puts(1250)
    assert counter.prices() == [PricedWeight(1250, 199, 249, wish=8)]


@pytest.fixture
def wire(tmp_path: Path):
    with plugged("dialog06", "pty", tmp_path, find("dialog06").make_dialog06_driver(COMPUTES)) as wire:
        wire.told(DeviceOnline(), timeout_s=GENEROUS_S)
        wire.pump.submit(WISH)
        wire.told(BelowMinimum(), timeout_s=GENEROUS_S)
        wire.host.set({"weight_g": 1250})
        wire.told(SOLD, timeout_s=GENEROUS_S)
        wire.pump.submit(StopPricing())
        wire.forget()
        yield wire


@pytest.mark.parametrize("fault", ["", "silence", "unplug"])
def test_one_load_is_priced_once_over_a_real_wire_though_the_scale_lost_its_power(wire: Wire, fault: str) -> None:
    if fault:
        wire.host.fault(fault, value=True)
        wire.told_a(DeviceOffline, GENEROUS_S)
    wire.host.set({"power": "cut"})
    if fault:
        wire.host.clear(fault)
        wire.told(DeviceOnline(), timeout_s=GENEROUS_S)
    wire.forget()
    wire.pump.submit(AGAIN)
    wire.told(LIFT, timeout_s=GENEROUS_S)
    wire.host.set({"weight_g": 0, "motion": False})
    wire.told(LIFT, BelowMinimum(), timeout_s=GENEROUS_S)
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(BelowMinimum(), PricedWeight(1250, 199, 249, wish=8), timeout_s=GENEROUS_S)
    assert len([one for one in wire.readings if isinstance(one, PricedWeight)]) == 1


def test_a_lane_and_a_scale_that_lost_their_power_price_nothing_before_it_was_lifted(tmp_path: Path) -> None:
    with plugged("dialog06", "pty", tmp_path, find("dialog06").make_dialog06_driver(COMPUTES)) as wire:
        wire.host.set({"weight_g": 1250, "motion": False})
        wire.pump.submit(AGAIN)
        wire.told(LIFT, timeout_s=GENEROUS_S)
