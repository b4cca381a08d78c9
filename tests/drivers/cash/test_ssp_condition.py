"""What stands of a validator until somebody has seen to it."""

from __future__ import annotations

from drivers.contract import CashMark, DeviceCondition, DeviceFault, FaultKind
from tests.drivers.cash.validating import Line


def test_a_full_cash_box_stands_until_it_is_emptied() -> None:
    line = Line("stacker_full", kept=CashMark("", shut=True))
    line.asks(line.kept)
    line.passes(5.0)
    full = DeviceCondition(DeviceFault(FaultKind.MECHANISM, "the note cash box is full"))
    assert [one for one in line.readings if isinstance(one, DeviceCondition)] == [full]
    line.emulator.faults.clear("stacker_full")
    line.passes(1.0)
    assert line.readings[-1] == DeviceCondition(None)
