"""A driver that drops the link to a dead device and tries again tells of one loss, not of each trial."""

from __future__ import annotations

import pytest

from drivers.contract import DeviceFault, DeviceOffline, FaultKind, Output
from drivers.registry import PROTOCOLS, ProtocolRow

BYTES = [row for row in PROTOCOLS if row.kind != "camera"]
MOST_TICKS = 200
"""After so many a driver keeps the link, or has nothing to wait for."""


@pytest.mark.parametrize("row", BYTES, ids=lambda row: row.name)
def test_a_device_that_never_answers_is_told_as_lost_once(row: ProtocolRow) -> None:
    driver, now, told = row.make_driver(), 100.0, 0

    def heard(output: Output) -> Output:
        nonlocal told
        told += sum(isinstance(one, DeviceOffline) for one in output.readings)
        return output

    heard(driver.connected(now))
    for _ in range(MOST_TICKS):
        if driver.deadline is None:
            break
        now = max(now, driver.deadline)
        if hang_up := heard(driver.ticked(now)).hang_up:
            heard(driver.disconnected(DeviceFault(FaultKind.GARBLED, hang_up), now))  # as the pump tells it
            heard(driver.connected(now))
    heard(driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "pulled"), now))
    assert told <= 1
