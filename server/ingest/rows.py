"""Payloads that hold → rows."""

from __future__ import annotations

from typing import Any

from server.db.models import (
    LaneModeRow,
    ReceiptPageRow,
    SaleCouponRow,
    SaleExtraRow,
    SaleLineRow,
    SalePackRow,
    SaleRow,
    SignatureRow,
    TapRow,
    TapWordsRow,
    TenderRow,
)
from server.ingest.payloads import (
    ExtraIn,
    LaneModeIn,
    LineIn,
    SaleIn,
    SaleIn1,
    SaleIn3,
    SignatureIn,
    TapIn,
    TapIn1,
    TaxIn,
)

DAY = len("2026-11-22")


def sale_row(sale: SaleIn1, journal: str, seq: int) -> SaleRow:
    """The sale with its lines and tenders, and what its e-receipt is drawn from where that came too."""
    return SaleRow(
        lane=sale.lane,
        journal=journal,
        seq=seq,
        session=sale.session,
        receipt_no=sale.receipt_no,
        started_at=sale.started_at,
        paid_at=sale.paid_at,
        day=sale.paid_at[:DAY],
        language=sale.language,
        currency=sale.currency,
        net_minor=sale.total.net_minor,
        tax_minor=sale.total.tax_minor,
        gross_minor=sale.total.gross_minor,
        saving_minor=sale.total.saving_minor,
        lines=[_line(line) for line in sale.lines],
        tenders=[TenderRow(place=place, **tender.model_dump()) for place, tender in enumerate(sale.tenders)],
        page=_page(sale) if isinstance(sale, SaleIn) else None,
        packs=[SalePackRow(**pack.model_dump()) for pack in sale.packs] if isinstance(sale, SaleIn3) else [],
        coupons=_coupons(sale) if isinstance(sale, SaleIn3) else [],
    )


def _coupons(sale: SaleIn3) -> list[SaleCouponRow]:
    return [SaleCouponRow(place=place, **coupon.model_dump()) for place, coupon in enumerate(sale.coupons)]


def _page(sale: SaleIn) -> ReceiptPageRow:
    return ReceiptPageRow(
        page_hash=sale.receipt.page_hash,
        day=sale.paid_at[:DAY],
        seller=sale.receipt.seller.model_dump(),
        price_on_label=sale.receipt.price_on_label,
        slip=sale.receipt.slip,
    )


def _line(line: LineIn) -> SaleLineRow:
    told = line.model_dump(exclude={"tax", "extras"})
    extras = [_extra(extra, place) for place, extra in enumerate(line.extras)]
    return SaleLineRow(**told, **_tax(line.tax), extras=extras)


def _extra(extra: ExtraIn, place: int) -> SaleExtraRow:
    taxed = _tax(extra.tax) if extra.tax is not None else {}
    return SaleExtraRow(place=place, **extra.model_dump(exclude={"tax"}), **taxed)


def _tax(tax: TaxIn) -> dict[str, Any]:
    return {"tax_code": tax.code, "tax_rate_bp": tax.rate_bp, "tax_inclusive": tax.inclusive}


def tap_row(tap: TapIn1) -> TapRow:
    said = {"question", "reasons", "remark"}
    words = TapWordsRow(tap=tap.tap, **tap.model_dump(include=said)) if isinstance(tap, TapIn) else None
    return TapRow(**tap.model_dump(exclude=said), words=words)


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
