"""Rows → the sale as the lane's core knows it, so that the e-receipt is drawn by what drew the paper."""

from __future__ import annotations

from kiosk.core.changes import Change, Why
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.policy import Seller
from kiosk.core.pricing import Extra, Label, Line, PricedLine, Pricing, RateTotal, Reason
from kiosk.core.session.facts import Sale, Tender
from kiosk.core.signature import Signature, Signing
from kiosk.core.staff import Act, Role
from kiosk.core.values import Money, Way, Weighing
from server.db.change_models import SaleChangeRow
from server.db.models import ReceiptPageRow, SaleExtraRow, SaleLineRow, SaleRow, SignatureRow, TenderRow


def sale_of(row: SaleRow, page: ReceiptPageRow | None = None, signed: SignatureRow | None = None) -> Sale:
    """The sale of `row`, whose lines and tenders are loaded; its page code is not known here. Without its `page` nobody
    sold it, the terminal had no text, and a price on a label is one on the shelf.
    """
    signing, signature = _signing(signed)
    labelled = page.price_on_label if page is not None else []
    *earlier, tender = row.tenders
    return Sale(
        lane=row.lane,
        session=row.session,
        receipt_no=row.receipt_no,
        started_at=row.started_at,
        paid_at=row.paid_at,
        language=row.language,
        lines=tuple(
            _line(line, row.currency, labelled=line.line in labelled, by_hand=line.line in _priced_by_hand(row))
            for line in row.lines
        ),
        pricing=_pricing(row),
        tender=_tender(tender, tuple(page.slip) if page is not None else (), row.currency),
        seller=seller_of(page) if page is not None else NOBODY,
        signing=signing,
        signature=signature,
        returns=row.refund.returns if row.refund is not None else 0,
        returns_lane=row.refund.of_lane if row.refund is not None and row.refund.of_lane != row.lane else "",
        returns_at=row.refund.of_paid_at if row.refund is not None else "",
        earlier=tuple(_tender(part, (), row.currency) for part in earlier),
        changes=tuple(_change(change, row.currency) for change in row.changes if change.act in set(Act)),
    )


def _priced_by_hand(row: SaleRow) -> set[int]:
    """The lines whose price is one that staff set."""
    return {change.line for change in row.changes if change.act == Act.PRICE_CHANGE}


def _change(row: SaleChangeRow, currency: str) -> Change:
    return Change(
        act=Act(row.act),
        line=row.line,
        staff=row.staff,
        name="",
        role=Role.HOST,
        at=row.at,
        why=Why(row.why) if row.why in set(Why) else Why.OTHER,
        before=Money(row.before_minor, currency),
        after=Money(row.after_minor, currency),
        words=row.words,
        note=row.note,
    )


NOBODY = Seller(name="", address="", tax_number="", simulated=False)


def seller_of(page: ReceiptPageRow) -> Seller:
    told = page.seller
    return Seller(
        name=str(told["name"]),
        address=str(told["address"]),
        tax_number=str(told["tax_number"]),
        simulated=bool(told["simulated"]),
    )


def _signing(row: SignatureRow | None) -> tuple[Signing, Signature | None]:
    if row is None:
        return Signing.NONE, None
    if row.signature is None:
        return Signing.FAILED, None
    told = row.signature
    signature = Signature(
        unit=str(told["unit"]),
        algorithm=str(told["algorithm"]),
        transaction=int(told["transaction"]),
        counter=int(told["counter"]),
        started=str(told["started"]),
        ended=str(told["ended"]),
        signature=str(told["signature"]),
    )
    return Signing.LATE if row.late else Signing.SIGNED, signature


def _line(row: SaleLineRow, currency: str, *, labelled: bool, by_hand: bool) -> Line:
    weighing = Weighing(row.gross_g, row.tare_g) if row.gross_g is not None and row.tare_g is not None else None
    item = Item(
        key=row.item,
        names=row.names,
        price=Money(row.price_minor, currency),
        unit=Unit(row.unit),
        tax=Tax(row.tax_code, row.tax_rate_bp, row.tax_inclusive),
        category=row.category,
        picture="",
    )
    label = Label(price=item.price) if labelled else None
    return Line(row.line, item, row.quantity, weighing, label, override=item.price if by_hand else None)


def _pricing(row: SaleRow) -> Pricing:
    def money(minor: int) -> Money:
        return Money(minor, row.currency)

    rates: dict[Tax, RateTotal] = {}
    parts: list[SaleLineRow | SaleExtraRow] = [*row.lines, *(extra for line in row.lines for extra in line.extras)]
    for part in parts:
        tax = _tax(part)
        if tax is not None:
            so_far = rates.get(tax, RateTotal(tax, money(0), money(0)))
            rates[tax] = RateTotal(tax, so_far.net + money(part.net_minor), so_far.amount + money(part.tax_minor))
    return Pricing(
        lines=tuple(_priced(line, row.currency) for line in row.lines),
        net=money(row.net_minor),
        tax=money(row.tax_minor),
        to_pay=money(row.gross_minor),
        saving=money(row.saving_minor),
        by_rate=tuple(rates[tax] for tax in sorted(rates, key=lambda one: (one.rate_bp, one.code, one.inclusive))),
    )


def _priced(row: SaleLineRow, currency: str) -> PricedLine:
    return PricedLine(
        line=row.line,
        shown=Money(row.shown_minor, currency),
        net=Money(row.net_minor, currency),
        tax=Money(row.tax_minor, currency),
        gross=Money(row.gross_minor, currency),
        reasons=tuple(
            Reason(told["rule"], told["units"], Money(told["saving_minor"], currency), told["names"])
            for told in row.reasons
        ),
        extras=tuple(_extra(extra, currency) for extra in row.extras),
    )


def _extra(row: SaleExtraRow, currency: str) -> Extra:
    net, tax, gross = (Money(minor, currency) for minor in (row.net_minor, row.tax_minor, row.gross_minor))
    taxed = _tax(row)
    shown = net if taxed is not None and not taxed.inclusive else gross
    return Extra(row.rule, row.names, shown, net, tax, gross, taxed)


def _tax(row: SaleLineRow | SaleExtraRow) -> Tax | None:
    """The tax class; None for an extra outside tax."""
    if row.tax_code is None or row.tax_rate_bp is None or row.tax_inclusive is None:
        return None
    return Tax(row.tax_code, row.tax_rate_bp, row.tax_inclusive)


def _tender(row: TenderRow, slip: tuple[str, ...], currency: str) -> Tender:
    return Tender(
        amount=Money(row.amount_minor, currency),
        attempt=row.attempt,
        terminal_id=row.terminal_id,
        receipt_no=row.receipt_no,
        trace_no=row.trace_no,
        card_name=row.card_name,
        card_last4=row.card_last4,
        slip=slip,
        way=Way(row.kind),
        tendered=Money(row.tendered_minor, currency) if row.tendered_minor is not None else None,
    )
