from __future__ import annotations

import pytest
from pydantic import ValidationError

from drivers.scales.dialog06_records import NO_LOGIC, Dialog06Setup
from kiosk.compose.dialog06 import setup_of
from kiosk.device_settings import Dialog06Settings


def test_every_setting_reaches_the_driver() -> None:
    given = Dialog06Settings(
        polynomial="8005", checksum="0abc", price_digits=5, extra_escape=False, eot_after_reply=True, prices=True
    )
    assert setup_of(given) == Dialog06Setup(0x8005, 0x0ABC, 5, extra_escape=False, eot_after_reply=True, prices=True)


@pytest.mark.parametrize("polynomial", ["", "102", "10211", "12G4", "0x12"])
def test_a_polynomial_has_four_hexadecimal_digits(polynomial: str) -> None:
    with pytest.raises(ValidationError):
        Dialog06Settings(polynomial=polynomial, checksum="5EC5")


def test_a_scale_whose_secrets_are_not_set_is_told_nobodys() -> None:
    assert setup_of(None) == NO_LOGIC
    assert not NO_LOGIC.know_logic
