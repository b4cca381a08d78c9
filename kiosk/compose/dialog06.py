"""The settings of a Checkout Dialog 06 scale, as its driver wants them."""

from __future__ import annotations

from drivers.scales.dialog06_records import NO_LOGIC, Dialog06Setup
from kiosk.device_settings import Dialog06Settings


def setup_of(given: Dialog06Settings | None) -> Dialog06Setup:
    """Without settings no check of our logic is answered, and the scale is of no use once it asks for one."""
    if given is None:
        return NO_LOGIC
    return Dialog06Setup(
        polynomial=int(given.polynomial, 16),
        checksum=int(given.checksum, 16),
        price_digits=given.price_digits,
        extra_escape=given.extra_escape,
        eot_after_reply=given.eot_after_reply,
        prices=given.prices,
    )
