"""What staff do where goods come back, and what the journal says of the receipt."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.sale import Sale


@dataclass(frozen=True, slots=True)
class ReceiptGiven:
    """The number of a receipt of this lane, scanned or typed."""

    receipt_no: int


@dataclass(frozen=True, slots=True)
class SaleFound:
    """What the journal has of receipt `receipt_no`, and of what went back of it; None: no such sale is here."""

    receipt_no: int
    sale: Sale | None
    returns: tuple[Sale, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitsTouched:
    """So many of line `line` come back."""

    line: int
    units: int


@dataclass(frozen=True, slots=True)
class AllBackTouched:
    """All that is left of the receipt comes back."""


@dataclass(frozen=True, slots=True)
class RefundTouched:
    """The money shall go back; again, where a part of it did not."""
