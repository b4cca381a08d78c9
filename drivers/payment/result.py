"""A terminal's fields as the result that the lane keeps."""

from __future__ import annotations

from drivers.contract import PaymentResult
from drivers.payment.bmp import Fields


def payment_result(fields: Fields, *, terminal_id: str, currency: str) -> PaymentResult:
    """What `fields` say; `terminal_id` and `currency` stand in where the message leaves out what registration told."""
    return PaymentResult(
        amount_minor=fields.amount_minor or 0,
        currency=fields.currency or currency,
        terminal_id=fields.terminal_id or terminal_id,
        receipt_no=fields.receipt_no,
        trace_no=fields.trace_no,
        result_code="" if fields.result is None else f"{fields.result:02X}",
        card_name=fields.card_name,
        card_last4=fields.card_last4,
        authorisation=fields.authorisation,
        original_trace=fields.original_trace,
    )
