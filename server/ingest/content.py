"""What came, kept: sales, signatures, modes, debts, alarms, periods, terminals' days and visits as they were sent, so
that what is made of them can be made again.

Taps and what only an e-receipt needs are not among it: those are kept apart, lead nowhere, and are forgotten in time.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from kiosk.core.cash_alarm_wire import CASH_ALARM
from kiosk.core.day_wire import TERMINAL_DAY
from kiosk.core.debt_wire import DEBT
from kiosk.core.period_wire import PERIOD
from kiosk.core.refund_wire import REFUND
from kiosk.core.visit_wire import VISIT
from kiosk.core.wire import LANE_MODE, SALE, SIGNATURE, canonical

KEPT = {SALE, REFUND, SIGNATURE, LANE_MODE, DEBT, CASH_ALARM, PERIOD, TERMINAL_DAY, VISIT}
ASKED = "asked"
"""Of a visit: counted as it comes, and kept beside no visit."""
RECEIPT = "receipt"
MEMBER = "member"
NOBODY = {"whose": "", "card": "", "points": None}
"""Stands in a kept sale for whose it was: that is told apart, where it can be erased."""
FORGOTTEN = {
    "page_hash": "0" * 64,
    "seller": {"name": "", "address": "", "tax_number": "", "simulated": False},
    "price_on_label": [],
    "slip": [],
}
"""Stands in a kept sale for what only its e-receipt needs."""


def pack(payload: Mapping[str, Any]) -> bytes:
    places = ((RECEIPT, FORGOTTEN), (MEMBER, NOBODY))
    apart: dict[str, object] = {name: instead for name, instead in places if isinstance(payload.get(name), Mapping)}
    if ASKED in payload:
        apart[ASKED] = ""
    kept = {**payload, **apart}
    return zlib.compress(canonical(kept), 1)


def unpack(packed: bytes) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(zlib.decompress(packed))
    return payload
