"""What a tax office's signing unit signs of a receipt, and what the receipt shows of it."""

from __future__ import annotations

import hashlib

from kiosk.core.sale import Sale
from kiosk.core.signature import Signature

KEY_LENGTH = 32


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
