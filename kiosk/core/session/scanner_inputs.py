"""What a scanner reads that sounds when the lane says so."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.session.readings import Device
from kiosk.core.session.refund_inputs import ReceiptGiven
from kiosk.core.session.staff_inputs import BadgeScanned
from kiosk.core.session.touches import BasketCodeGiven, Scan

Code = Scan | BadgeScanned | BasketCodeGiven | ReceiptGiven
"""Whatever a code can mean to the lane."""


@dataclass(frozen=True, slots=True)
class ReadBy:
    """`by` read `code`, and waits to hear whether it was taken."""

    by: Device
    code: Code
