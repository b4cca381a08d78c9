"""Random books: sales and refunds with lines, deposits and payments, and the same counted by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import strategies as st

from server.db.models import RefundRow, SaleExtraRow, SaleLineRow, SaleRow, TenderRow

DAYS = ("2026-11-20", "2026-11-21", "2026-11-22")
LANES = ("1", "2", "10")
CLASSES = (("A", 700, True), ("B", 1900, True), ("S", 825, False))


@st.composite
def sales(draw: st.DrawFn) -> SaleRow:
    """What it adds up to is made of its parts, as a lane sends it; a refund's amounts are turned."""
    sign = draw(st.sampled_from((1, 1, 1, -1)))
    lines = [_line(draw, number, sign) for number in range(1, draw(st.integers(1, 4)) + 1)]
    parts = [*lines, *(extra for line in lines for extra in line.extras)]
    net, tax, gross = (sum(getattr(one, name) for one in parts) for name in ("net_minor", "tax_minor", "gross_minor"))
    first = draw(st.integers(0, abs(gross))) * sign
    kinds = draw(st.permutations(("card", "cash", "wallet")))
    amounts = [first, gross - first] if draw(st.booleans()) else [gross]
    row = SaleRow(
        lane=draw(st.sampled_from(LANES)),
        day=draw(st.sampled_from(DAYS)),
        currency=draw(st.sampled_from(("EUR", "EUR", "JPY"))),
        net_minor=net,
        tax_minor=tax,
        gross_minor=gross,
        saving_minor=draw(st.integers(0, 500)),
        lines=lines,
        tenders=[_tender(place, kinds[place], minor) for place, minor in enumerate(amounts)],
    )
    if sign < 0:
        row.refund = RefundRow(returns=1, staff="amir", of_lane="", of_paid_at="")
    return row


def numbered(rows: Sequence[SaleRow]) -> None:
    """Each has a number of its own, as its lane's journal gives it."""
    for number, row in enumerate(rows, 1):
        row.journal, row.seq, row.receipt_no, row.session = "ab" * 16, number, number, f"{row.lane}-{number}"
        row.started_at = row.paid_at = f"{row.day}T10:00:00+01:00"
        row.language = "en"


def _line(draw: st.DrawFn, number: int, sign: int) -> SaleLineRow:
    code, rate_bp, inclusive = draw(st.sampled_from(CLASSES))
    net, tax = draw(st.integers(0, 9999)) * sign, draw(st.integers(0, 999)) * sign
    line = SaleLineRow(
        line=number, item="plu:1", names={"en": "Thing"}, category="fruit", unit="each", price_minor=1, quantity=1,
        gross_g=None, tare_g=None, tax_code=code, tax_rate_bp=rate_bp, tax_inclusive=inclusive, shown_minor=net,
        net_minor=net, tax_minor=tax, gross_minor=net + tax, reasons=[],
    )  # fmt: skip
    if draw(st.booleans()):
        taxed = draw(st.booleans())
        deposit, more = draw(st.integers(0, 99)) * sign, draw(st.integers(0, 9)) * sign if taxed else 0
        line.extras.append(
            SaleExtraRow(
                line=number, place=0, rule="deposit", names={}, tax_code=code if taxed else None,
                tax_rate_bp=rate_bp if taxed else None, tax_inclusive=inclusive if taxed else None,
                net_minor=deposit, tax_minor=more, gross_minor=deposit + more,
            )
        )  # fmt: skip
    return line


def _tender(place: int, kind: str, minor: int) -> TenderRow:
    return TenderRow(
        place=place, kind=kind, amount_minor=minor, attempt="a", terminal_id="", receipt_no="", trace_no="",
        card_name="", card_last4="", tendered_minor=None,
    )  # fmt: skip


def counted(rows: Sequence[SaleRow], first: str, last: str, lane: str) -> dict[str, object]:
    """Currency → what a day's end must say, added up one by one."""
    told: dict[str, dict[str, dict[object, list[int]]]] = {}
    for row in rows:
        if not first <= row.day <= last or (lane and row.lane != lane):
            continue
        of = told.setdefault(
            row.currency, {name: defaultdict(lambda: [0] * 6) for name in ("lanes", "tenders", "taxes")}
        )
        back = row.gross_minor < 0 or row.refund is not None
        figures = (not back, back, row.net_minor, row.tax_minor, row.gross_minor, row.saving_minor)
        _add(of["lanes"][row.lane], *map(int, figures))
        for tender in row.tenders:
            _add(of["tenders"][tender.kind], 1, tender.amount_minor)
        for line in row.lines:
            for part in (line, *line.extras):
                key = (part.tax_code, part.tax_rate_bp or 0, bool(part.tax_inclusive))
                _add(of["taxes"][key], part.net_minor, part.tax_minor, part.gross_minor)
    return {currency: {name: dict(sums) for name, sums in of.items()} for currency, of in told.items()}


def _add(sums: list[int], *figures: int) -> None:
    for place, figure in enumerate(figures):
        sums[place] += figure
