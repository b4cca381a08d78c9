"""A running lane lends a device only while it is at rest, and begins anew only where it must."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.compose.lending import at_rest, needs_a_start
from kiosk.core.session.apply import new_lane
from kiosk.device_settings import DeviceSettings
from tests.shop import POLICY

SCALE: dict[str, Any] = {"protocol": "toledo8217", "link": "serial:/dev/ttyUSB1"}
PRINTER: dict[str, Any] = {"protocol": "escpos", "link": "tcp:192.0.2.20:9100"}
WEDGE: dict[str, Any] = {"protocol": "wedge", "link": "keys:window"}


def settings(table: dict[str, Any] | None, **changes: object) -> dict[str, DeviceSettings]:
    return {} if table is None else {"it": DeviceSettings.model_validate({**table, **changes})}


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        (settings(SCALE), settings(SCALE, protocol="mt-sics"), False),
        (settings(SCALE), settings(SCALE, link="serial:/dev/ttyUSB2"), False),
        (settings(SCALE), settings(None), True),
        (settings(None), settings(SCALE), True),
        (settings(PRINTER), settings(PRINTER, drawer={}), True),
        (settings(WEDGE), settings(WEDGE, link="keys:/dev/input/event3"), True),
        (settings(WEDGE), settings(WEDGE), False),
        (settings(None), settings(None), False),
    ],
)
def test_only_what_the_lane_decides_by_makes_it_begin_anew(
    before: dict[str, DeviceSettings], after: dict[str, DeviceSettings], needed: bool
) -> None:
    assert needs_a_start(before, after, "it") is needed


@pytest.mark.parametrize("under_way", ["session", "attempt", "refund", "print_job", "no_sale", "day_until"])
def test_a_lane_is_at_rest_only_while_nobody_shops_and_nothing_is_under_way(under_way: str) -> None:
    idle = new_lane(POLICY)
    assert at_rest(idle)
    assert not at_rest(replace(idle, **{under_way: object()}))
