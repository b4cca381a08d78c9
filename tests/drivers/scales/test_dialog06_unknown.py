"""A Dialog 06 scale of which nobody knows the secrets: its check is not answered, and it is found all the same."""

from __future__ import annotations

import pytest

from drivers.contract import DeviceFault, DeviceOffline, DeviceOnline, FaultKind
from drivers.scales.dialog06 import Dialog06
from drivers.scales.dialog06_records import NO_LOGIC, WHO_IS_THERE
from tests.drivers.scales.dialog06_desk import ASK_STATUS, AT_0, status
from tests.drivers.scales.polled_desk import Talk


def test_a_check_of_our_logic_is_not_answered_where_nobody_has_entered_it() -> None:
    talk = Talk(Dialog06(None, NO_LOGIC))
    for _ in range(3):
        talk.scale_says(b"\x0211\x1b247\x03")
        assert talk.asks_again() == AT_0
    (offline,) = talk.readings
    assert isinstance(offline, DeviceOffline)
    assert offline.fault == DeviceFault(
        FaultKind.SETTINGS,
        "the scale checks its partner: its maker's polynomial and checksum are not set",
        retryable=False,
    )
    assert set(talk.sent) <= {b"\x04" + AT_0, AT_0}


@pytest.mark.parametrize("code", [0, 1, 10, 21, 30])
def test_who_only_wants_to_know_who_is_there_asks_for_no_weight(code: int) -> None:
    talk = Talk(Dialog06(None, WHO_IS_THERE))
    talk.scale_says(status(code))
    assert DeviceOnline() in talk.readings
    talk.passes(5.0)
    assert set(talk.sent) <= {b"\x04" + ASK_STATUS, ASK_STATUS}
