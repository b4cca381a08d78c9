"""What a hopper says of itself while nobody is paid, and when nothing comes of a payout."""

from __future__ import annotations

from drivers.contract import DeviceCondition, DeviceFault, FaultKind, PayOutOutcome
from tests.drivers.cash.test_cctalk_hopper import Bus


def test_a_coin_that_lies_in_the_exit_is_known_before_change_is_due_and_until_it_is_gone() -> None:
    bus = Bus()
    bus.emulator.faults.set("covered", value=True)
    bus.passes(5.0)
    fault = DeviceFault(FaultKind.MECHANISM, "something lies before its exit sensor")
    assert [one for one in bus.readings if isinstance(one, DeviceCondition)] == [DeviceCondition(fault)]
    bus.emulator.faults.clear("covered")
    bus.passes(5.0)
    assert bus.readings[-1] == DeviceCondition(None)


def test_a_payout_of_which_no_coin_comes_stalls_and_goes_on_with_the_next_coin() -> None:
    bus = Bus("stuck")
    assert bus.driver.stalled_since is None
    bus.pays(9)
    bus.passes(2.0)
    since = bus.driver.stalled_since
    assert since is not None
    bus.passes(6.0)
    assert bus.driver.stalled_since == since
    bus.emulator.faults.clear("stuck")
    bus.passes(0.5)
    assert bus.driver.stalled_since not in (None, since)
    bus.passes(10.0)
    assert (bus.driver.stalled_since, [end.outcome for end in bus.ends()]) == (None, [PayOutOutcome.PAID])


def test_a_hopper_that_is_told_to_stop_has_stalled_since_its_last_coin() -> None:
    bus = Bus("stuck")
    bus.pays(3)
    bus.passes(2.0)
    since = bus.driver.stalled_since
    bus.passes(13.5)
    assert bus.driver.stalled_since in (since, None)
