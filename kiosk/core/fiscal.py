"""What a tax office's signing unit signs of a receipt, and what comes back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.core.sale import Sale

KEY_LENGTH = 32


class Signing(StrEnum):
    """How far the signature of a sale is."""

    NONE = "none"  # this store has no signing unit
    PENDING = "pending"  # to be signed, in a moment
    FAILED = "failed"  # the unit failed: the receipt says so, and is signed later
    SIGNED = "signed"
    LATE = "late"  # signed, after the unit had failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What the unit answered: its serial and algorithm, its numbers, its times (ISO 8601), the signature in base64."""

    unit: str
    algorithm: str
    transaction: int
    counter: int
    started: str
    ended: str
    signature: str


def sign_key(sale: Sale) -> str:
    """What the unit calls a sale: unique for ever, the same however often it is asked, and no way to its e-receipt.

    It is made of what no erasing of persons takes from a sale.
    """
    return hashlib.sha256(f"signature of {process_data(sale)}".encode()).hexdigest()[:KEY_LENGTH]


def process_data(sale: Sale) -> str:
    """The sale in the one line that is signed (`docs/signing-unit.md`); amounts in minor units."""
    pricing = sale.pricing
    return ";".join(
        [
            "RECEIPT-V1",
            f"{sale.lane}-{sale.receipt_no:06d}",
            sale.paid_at,
            pricing.to_pay.currency,
            str(pricing.to_pay.minor),
            *(f"{one.tax.code}:{one.tax.rate_bp}:{one.net.minor}:{one.amount.minor}" for one in pricing.by_rate),
            f"card:{sum(tender.amount.minor for tender in sale.tenders)}",
        ]
    )


def signed_code(sale: Sale, signature: Signature) -> str:
    """What a receipt's second QR code says: everything needed to check the signature."""
    return ";".join(
        [
            "SIGNED-V1",
            signature.unit,
            signature.algorithm,
            str(signature.transaction),
            str(signature.counter),
            signature.started,
            signature.ended,
            signature.signature,
            process_data(sale),
        ]
    )
