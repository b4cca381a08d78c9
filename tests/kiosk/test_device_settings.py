from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.device_settings import DeviceSettings, DrawerSettings

WIRE = {"protocol": "escpos", "link": "tcp:192.0.2.20:9100"}


def test_no_drawer_hangs_on_a_printer_unless_it_is_said() -> None:
    assert DeviceSettings.model_validate(WIRE).drawer is None
    assert DeviceSettings.model_validate({**WIRE, "drawer": {}}).drawer == DrawerSettings(
        pin=2, on_ms=100, off_ms=100, open_is="high"
    )


@pytest.mark.parametrize(
    "drawer",
    [
        {"pin": 3},
        {"on_ms": 0},
        {"on_ms": 101},
        {"off_ms": 512},
        {"open_is": "wide"},
        {"opens_s": 0},
        {"colour": "green"},
    ],
)
def test_what_no_printer_can_give_is_no_setting(drawer: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DeviceSettings.model_validate({**WIRE, "drawer": drawer})
