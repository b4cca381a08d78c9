"""Facts of money that goes back for goods that were paid for."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.refund import Refund
from kiosk.core.sale import Sale, Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundStarted:
    """From here on money may be on its way back: it is open until paid or stopped."""

    session: str
    refund: Refund


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundPartPaid:
    """`tender` went back, and more is to go."""

    session: str
    tender: Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundPaid:
    """All of it went back: a receipt with a number of its own. Owed to the server. `staff` did it."""

    session: str
    sale: Sale
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundStopped:
    """No money went back. Owed to the server, which may have been asked."""

    session: str
    reason: str
    lane: str = ""


RefundFact = RefundStarted | RefundPartPaid | RefundPaid | RefundStopped
