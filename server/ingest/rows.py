"""Payloads that hold → rows; sales as values, so that a whole batch of them is one statement a table."""

from __future__ import annotations

from collections.abc import Iterator

from server.db.bulk import Values
from server.db.change_models import SaleChangeRow
from server.db.models import (
    Base,
    LaneModeRow,
    ReceiptPageRow,
    RefundRow,
    SaleCouponRow,
    SaleExtraRow,
    SaleLineRow,
    SalePackRow,
    SignatureRow,
    TenderRow,
)
from server.ingest.content import FORGOTTEN
from server.ingest.payloads import (
    LaneModeIn,
    SaleIn,
    SaleIn1,
    SaleIn3,
    SaleIn4,
    SignatureIn,
    TapIn,
    TapIn1,
    TaxIn,
)
from server.ingest.refunds import RefundIn, RefundIn2

SAID = {"question", "reasons", "remark"}


def sale_values(sale: SaleIn1, journal: str, seq: int, day: str) -> Values:
    """The sale itself, booked on `day`; what hangs on it are its `part_values`."""
    return {
        "lane": sale.lane,
        "journal": journal,
        "seq": seq,
        "session": sale.session,
        "receipt_no": sale.receipt_no,
        "started_at": sale.started_at,
        "paid_at": sale.paid_at,
        "day": day,
        "language": sale.language,
        "currency": sale.currency,
        **sale.total.model_dump(),
    }


def part_values(sale: SaleIn1, sale_id: int, day: str) -> Iterator[tuple[type[Base], Values]]:
    """Lines and tenders of the sale with that id, each with its table, and what its e-receipt is drawn from where that
    came too; a row comes after those that it refers to.
    """
    of = {"sale_id": sale_id}
    for line in sale.lines:
        yield SaleLineRow, {**of, **line.model_dump(exclude={"tax", "extras", "scale_total_minor"}), **_tax(line.tax)}
        for place, extra in enumerate(line.extras):
            told = {"line": line.line, "place": place, **extra.model_dump(exclude={"tax"}), **_tax(extra.tax)}
            yield SaleExtraRow, {**of, **told}
    for place, tender in enumerate(sale.tenders):
        yield TenderRow, {**of, "place": place, **tender.model_dump()}
    if isinstance(sale, SaleIn) and sale.receipt.page_hash != FORGOTTEN["page_hash"]:
        yield ReceiptPageRow, {**of, "day": day, **sale.receipt.model_dump()}
    if isinstance(sale, RefundIn):
        yield RefundRow, {**of, "returns": sale.returns, "staff": sale.staff, **_returned(sale)}
    if isinstance(sale, SaleIn3):
        for pack in sale.packs:
            yield SalePackRow, {**of, **pack.model_dump()}
        for place, coupon in enumerate(sale.coupons):
            yield SaleCouponRow, {**of, "place": place, **coupon.model_dump()}
    if isinstance(sale, SaleIn4):
        for place, change in enumerate(sale.changes):
            yield SaleChangeRow, {**of, "place": place, **change.model_dump()}


def _returned(refund: RefundIn) -> Values:
    if isinstance(refund, RefundIn2):
        return {"of_lane": refund.returns_lane, "of_paid_at": refund.returns_at}
    return {"of_lane": "", "of_paid_at": ""}


def _tax(tax: TaxIn | None) -> Values:
    """All three are there without a tax class too: rows of one statement have the same columns."""
    if tax is None:
        return {"tax_code": None, "tax_rate_bp": None, "tax_inclusive": None}
    return {"tax_code": tax.code, "tax_rate_bp": tax.rate_bp, "tax_inclusive": tax.inclusive}


def tap_values(tap: TapIn1) -> Values:
    """The tap without words; those are its `words_values`."""
    return tap.model_dump(exclude=SAID)


def words_values(tap: TapIn) -> Values:
    return {"tap": tap.tap, **tap.model_dump(include=SAID)}


def mode_row(told: LaneModeIn, journal: str, seq: int) -> LaneModeRow:
    return LaneModeRow(lane=told.lane, journal=journal, seq=seq, mode=told.mode, staff=told.staff, at=told.at)


def signature_row(told: SignatureIn, journal: str) -> SignatureRow:
    return SignatureRow(
        lane=told.lane,
        journal=journal,
        receipt_no=told.receipt_no,
        at=told.at,
        signature=told.signature.model_dump() if told.signature is not None else None,
        data=told.data,
        late=told.late,
        reason=told.reason,
    )
