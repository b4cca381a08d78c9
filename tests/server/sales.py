"""Sales and taps as a lane sends them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from kiosk.core.changes import Why
from kiosk.core.items import Pack
from kiosk.core.pricing import Discount
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.receipt import page_code
from kiosk.core.session.facts import Sale, SalePaid, TapExplained, TapGiven
from kiosk.core.session.inputs import ChangeGiven, CouponScanned, ItemScanned, StaffActed
from kiosk.core.session.override_inputs import Exempt, GiveDiscount, SetPrice, VoidLine
from kiosk.core.staff import Act
from kiosk.core.wire import SALE_VERSION, Envelope, canonical, sale_envelope, sale_payload, seal, tap_envelope
from server.db.models import (
    ReceiptPageRow,
    SaleChangeRow,
    SaleCouponRow,
    SaleExtraRow,
    SaleLineRow,
    SalePackRow,
    SaleRow,
    TenderRow,
)
from server.ingest.payloads import SaleIn1
from server.ingest.rows import part_values, sale_values
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.drawing import RULES
from tests.shop import APPLES, BREAD, EXTRA, MILK, Shop, item

JOURNAL = "ab" * 16
BULB = item("02000000000053", "Light bulb", 499, tax=EXTRA)


@cache
def one_sale() -> Sale:
    (paid,) = Shop().opens().scans(MILK, MILK, BREAD, BULB).weighs(APPLES, 1260).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale


def sale(number: int, *, seq: int | None = None, journal: str = JOURNAL) -> Envelope:
    """Receipt `number`, sent as fact `seq` (ten times the number)."""
    at = f"2026-11-22T10:{number % 60:02d}:00+01:00"
    paid = replace(one_sale(), receipt_no=number, paid_at=at, page_code=code(number, journal))
    return sale_envelope(paid, journal, seq or number * 10)


def code(number: int, journal: str = JOURNAL) -> str:
    """What opens the e-receipt of receipt `number`."""
    return page_code(f"{journal[:16]}{number:016x}")


def sale_with_coupon(number: int) -> Envelope:
    """As `sale`, of a pack with lot and serial number, paid with a coupon."""
    shop = Shop(policy=RULES).opens()
    shop.does(ItemScanned(MILK.key, MILK, Pack(lot="L1", serial="S1")), CouponScanned(Coupon(id="M20", serial="7")))
    (paid,) = shop.pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return sale_envelope(replace(paid.sale, receipt_no=number, page_code=code(number)), JOURNAL, number * 10)


def changed_sale() -> Sale:
    """As `one_sale`, with a price, a discount and a line that staff changed, and without tax."""
    shop = crew.signs_on(crew.opened().scans(MILK, BREAD, BULB).weighs(APPLES, 1260), crew.AMIR)
    deeds = (
        (SetPrice(1, 99), Why.SHELF),
        (GiveDiscount(4, Discount(percent_bp=1000)), Why.DAMAGED),
        (GiveDiscount(0, Discount(minor=50)), Why.GOODWILL),
        (VoidLine(2), Why.MISTAKE),
        (Exempt("EX-1042"), Why.CERTIFICATE),
    )
    shop.does(*(ChangeGiven(deed, why) for deed, why in deeds), StaffActed(Act.SIGN_OFF))
    (paid,) = shop.pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale


def tap(seq: int, *, face: int = 4, lane: str = "4", journal: str = JOURNAL) -> Envelope:
    given = TapGiven(
        tap=f"{seq:032x}", lane=lane, face=face, hour="2026-11-22T10", language="zh_CN", weighed=True, helped=False
    )
    return tap_envelope(given, journal, seq)


def asked_tap(seq: int, *, of: int = 0, face: int = 2, reasons: Sequence[str] = (), remark: str = "") -> Envelope:
    """The tap of the visit's question; `of`: the sequence of the tap that it explains."""
    given = TapGiven(
        tap=f"{of or seq:032x}",
        lane="4",
        face=face,
        hour="2026-11-22T10",
        language="en",
        weighed=True,
        helped=False,
        question="weighing-easy",
    )
    return tap_envelope(TapExplained(tap=given, reasons=tuple(reasons), remark=remark) if of else given, JOURNAL, seq)


def altered(number: int, change: Callable[[dict[str, Any]], object]) -> Envelope:
    """Receipt `number` after `change`, sealed with the right hash."""
    import json

    payload = json.loads(canonical(sale(number).payload))
    change(payload)
    return seal(lane="4", journal=JOURNAL, seq=number * 10, kind="sale", version=SALE_VERSION, payload=payload)


def payload() -> dict[str, Any]:
    return dict(sale_payload(one_sale()))


def sale_row(told: SaleIn1, journal: str, seq: int) -> SaleRow:
    """The sale as the database would give it back."""
    row = SaleRow(**sale_values(told, journal, seq, told.paid_at[:10]))
    lists = {SaleLineRow: row.lines, TenderRow: row.tenders, SalePackRow: row.packs, SaleCouponRow: row.coupons}
    lists |= {SaleChangeRow: row.changes}  # type: ignore[dict-item]
    for table, values in part_values(told, 0, told.paid_at[:10]):
        if table is ReceiptPageRow:
            row.page = ReceiptPageRow(**values)
        elif table is SaleExtraRow:
            row.lines[-1].extras.append(SaleExtraRow(**values))
        else:
            lists[table].append(table(**values))  # type: ignore[index]
    return row
