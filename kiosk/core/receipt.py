"""A sale → one receipt document. Paper, screen and e-receipt draw the same one."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from kiosk.core.barcodes.currencies import decimals
from kiosk.core.fiscal import signed_code
from kiosk.core.members import SaleMember
from kiosk.core.policy import Policy, Seller
from kiosk.core.pricing import Line
from kiosk.core.receipt_words import ReceiptWords, words_in
from kiosk.core.sale import Sale, Tender, without_blank_ends
from kiosk.core.session.state import Session
from kiosk.core.signature import Signing
from kiosk.core.values import Money, Way

SAVED = "BASKET"


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class ReceiptText:
    """A line of text; `right` stands at the right edge of the same line. `size` multiplies the letters.

    `as_is`: its blanks were set by somebody else (the terminal's slip), for letters of one width.
    """

    text: str
    right: str = ""
    align: Align = Align.LEFT
    bold: bool = False
    size: int = 1
    as_is: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptRule:
    """A dashed line."""


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """A QR code."""

    data: str


ReceiptLine = ReceiptText | ReceiptRule | ReceiptCode


@dataclass(frozen=True, slots=True)
class Receipt:
    """`headed`: on paper, the store's logo stands above it."""

    lines: tuple[ReceiptLine, ...]
    headed: bool = False


def amount(money: Money) -> str:
    """`money` as figures with its currency's decimals, as receipts have it: 24.80, -1.99; yen without any."""
    places = decimals(money.currency)
    sign = "-" if money.minor < 0 else ""
    whole, part = divmod(abs(money.minor), 10**places)
    return f"{sign}{whole}.{part:0{places}d}" if places else f"{sign}{whole}"


def rate(rate_bp: int) -> str:
    """1900 → 19, 750 → 7.5."""
    return f"{rate_bp / 100:g}"


def receipt_document(sale: Sale, policy: Policy, *, copy: bool) -> Receipt:
    """The receipt of `sale` in the language it was made in; `copy` marks it as one."""
    return receipt_of(sale, sale.seller or policy.seller, copy=copy, signature_code=policy.signature_code)


def receipt_of(
    sale: Sale,
    seller: Seller,
    *,
    copy: bool = False,
    signature_code: bool = False,
    returns: tuple[tuple[str, int, Money], ...] = (),
) -> Receipt:
    """The receipt of `sale` as `seller` gives it, in the sale's language; with `signature_code` what was signed too.

    `returns` are the lanes, numbers and totals of the refunds made of it since.

    A practised sale says so above and below, and has no number and no code: nothing leads from it to a sale.
    """
    words = words_in(sale.language)
    lines: list[ReceiptLine] = [ReceiptText(seller.name, align=Align.CENTER, bold=True, size=2)]
    if seller.address:
        lines.append(ReceiptText(seller.address, align=Align.CENTER))
    if sale.training:
        lines.append(_training(words))
    if sale.returns:
        lines.append(ReceiptText(words.refund, align=Align.CENTER, bold=True, size=2))
        lines.append(ReceiptText(words.refund_of, f"{sale.returns_lane or sale.lane}-{sale.returns:06d}"))
    if copy:
        lines.append(ReceiptText(f"*** {words.copy} ***", align=Align.CENTER, bold=True))
    if seller.simulated:
        lines.append(ReceiptText(words.simulated, align=Align.CENTER))
    lines.append(ReceiptRule())
    for line in sale.lines:
        lines += _sold(line, sale, words)
    lines.append(ReceiptRule())
    pricing = sale.pricing
    extra = pricing.to_pay - sum((priced.asked for priced in pricing.lines), Money(0, pricing.to_pay.currency))
    if extra.minor:
        lines.append(ReceiptText(words.tax_extra, amount(extra)))
    lines.append(ReceiptText(f"{words.total} {pricing.to_pay.currency}", amount(pricing.to_pay), bold=True, size=2))
    lines += [line for tender in sale.tenders for line in _tender(tender, words)]
    slip = without_blank_ends(sale.slip)
    of_change = sale.tender.way is Way.CASH and not sale.earlier  # written here, not by a terminal
    lines += [ReceiptText(text, bold=True) for text in slip if of_change]
    lines += [
        ReceiptText(f"{words.refund} {lane}-{number:06d}", amount(back), bold=True) for lane, number, back in returns
    ]
    if pricing.saved.minor > 0:
        lines.append(ReceiptText(words.saving, amount(pricing.saved), bold=True))
    lines.append(ReceiptRule())
    if sale.certificate:
        lines.append(ReceiptText(words.tax_exempt.format(certificate=sale.certificate)))
    lines += [
        ReceiptText(
            f"{total.tax.code}  " + words.tax.format(rate=rate(total.tax.rate_bp), net=amount(total.net)),
            amount(total.amount),
        )
        for total in pricing.by_rate
    ]
    if slip and not of_change:
        lines.append(ReceiptRule())
        lines += [ReceiptText(text, as_is=True) for text in slip]
    lines.append(ReceiptRule())
    if sale.training:
        return Receipt((*lines, _training(words)), headed=True)
    number = f"{words.receipt} {sale.lane}-{sale.receipt_no:06d}"
    lines.append(ReceiptText(number, sale.paid_at[:19].replace("T", " ")))
    if seller.tax_number:
        lines.append(ReceiptText(words.tax_number, seller.tax_number))
    if sale.member is not None and not sale.returns:
        lines.append(_points(sale.member, words))
    lines += _signing(sale, words, with_code=signature_code)
    lines.append(ReceiptCode(receipt_code(sale)))
    lines.append(ReceiptText(words.thanks, align=Align.CENTER, bold=True))
    return Receipt(tuple(lines), headed=True)


def _points(member: SaleMember, words: ReceiptWords) -> ReceiptText:
    """The points of this sale, or that they come later, where the store could not be asked. Not who has them."""
    if member.points is None:
        return ReceiptText(words.points_later, bold=True)
    return ReceiptText(words.points, f"+{member.points}", bold=True)


def _tender(tender: Tender, words: ReceiptWords) -> list[ReceiptLine]:
    match tender.way:
        case Way.CARD:
            card = f"{tender.card_name or words.card} **** {tender.card_last4}" if tender.card_last4 else words.card
            return [ReceiptText(card, amount(tender.amount))]
        case Way.WALLET:
            paid: list[ReceiptLine] = [ReceiptText(tender.card_name or words.wallet, amount(tender.amount))]
            return [*paid, ReceiptText(words.wallet_number, tender.receipt_no)] if tender.receipt_no else paid
        case Way.CASH:
            given: list[ReceiptLine] = [ReceiptText(words.cash, amount(tender.tendered or tender.amount))]
            return [*given, ReceiptText(words.change, amount(-tender.change))] if tender.change.minor else given
        case _:
            assert_never(tender.way)


def still_owed(owed: Money, language: str) -> tuple[str, ...]:
    """What the receipt says of money for goods that the lane could not give out."""
    words = words_in(language)
    return (words.still_owed.format(amount=amount(owed), currency=owed.currency),)


def change_owed(owed: Money, language: str) -> tuple[str, ...]:
    """What the receipt says of change that the lane could not give out."""
    words = words_in(language)
    return (words.change_owed.format(amount=amount(owed), currency=owed.currency), words.change_brought)


def uncounted(due: Money, language: str) -> tuple[str, ...]:
    """What the receipt says of money that may have come out, all or some of it or none."""
    words = words_in(language)
    return (words.uncounted.format(amount=amount(due), currency=due.currency), words.looked_at)


def _training(words: ReceiptWords) -> ReceiptText:
    return ReceiptText(f"*** {words.training} ***", align=Align.CENTER, bold=True)


def receipt_code(sale: Sale) -> str:
    """What the receipt's QR code says: number, time, total and currency, enough to find the sale again."""
    total = sale.pricing.to_pay
    return f"RECEIPT;{sale.lane}-{sale.receipt_no:06d};{sale.paid_at};{amount(total)};{total.currency}"


def page_code(nonce: str) -> str:
    """The code of an e-receipt: the 128 random bits of `nonce` (32 hex digits) as 22 characters that addresses hold."""
    return base64.urlsafe_b64encode(bytes.fromhex(nonce)).decode().rstrip("=")


def page_link(sale: Sale, policy: Policy) -> str:
    """The address of the sale's e-receipt; '' where there is none to offer."""
    return f"{policy.receipt_page}/{sale.page_code}" if policy.receipt_page and sale.page_code else ""


def page_hash(code: str) -> str:
    """What the server knows of a page code: its SHA-256 in hexadecimal. Whoever has it can open nothing with it."""
    return hashlib.sha256(code.encode()).hexdigest()


def saved_slip(policy: Policy, basket: Session, code: str, *, anywhere: bool = False) -> Receipt:
    """The slip of a basket that was put aside: no sale, so no receipt number and no tax. `anywhere`: on any lane."""
    words, total = words_in(basket.language), basket.pricing.to_pay
    lane = policy.lane.lstrip("0") or policy.lane
    lines: list[ReceiptLine] = [ReceiptText(policy.store_name, align=Align.CENTER, bold=True, size=2)]
    if policy.simulated:
        lines.append(ReceiptText(words.simulated, align=Align.CENTER))
    if basket.training:
        lines.append(_training(words))
    lines += [
        ReceiptRule(),
        ReceiptText(words.saved, align=Align.CENTER, bold=True),
        ReceiptText(f"{code[:3]} {code[3:]}", align=Align.CENTER, bold=True, size=2),
        ReceiptCode(saved_code(policy, code)),
        ReceiptText(words.saved_anywhere if anywhere else words.saved_hint.format(lane=lane), align=Align.CENTER),
        ReceiptRule(),
        ReceiptText(words.items.format(count=basket.pieces), f"{amount(total)} {total.currency}"),
    ]
    return Receipt(tuple(lines))


def saved_code(policy: Policy, code: str) -> str:
    """What the code of a saved basket is printed as: no item number has such letters."""
    return f"{SAVED};{policy.lane};{code}"


def _signing(sale: Sale, words: ReceiptWords, *, with_code: bool) -> list[ReceiptLine]:
    """What the tax office wants to see of the signature, or that it is missing."""
    if sale.signing is Signing.FAILED:
        return [ReceiptRule(), ReceiptText(words.not_signed, bold=True), ReceiptRule()]
    signature = sale.signature
    if signature is None:
        return []
    lines: list[ReceiptLine] = [ReceiptRule()]
    if sale.signing is Signing.LATE:
        lines.append(ReceiptText(words.signed_late, bold=True))
    lines += [
        ReceiptText(words.unit.format(unit=signature.unit)),
        ReceiptText(
            words.signed.format(transaction=signature.transaction), words.signature.format(counter=signature.counter)
        ),
        ReceiptText(words.began, signature.started),
        ReceiptText(words.ended, signature.ended),
        ReceiptText(signature.algorithm),
        ReceiptText(signature.signature),
        ReceiptRule(),
    ]
    if with_code:
        lines.append(ReceiptCode(signed_code(sale, signature)))
    return lines


def _sold(line: Line, sale: Sale, words: ReceiptWords) -> list[ReceiptLine]:
    priced = next(priced for priced in sale.pricing.lines if priced.line == line.id)
    name = line.item.name(sale.language)
    lines: list[ReceiptLine] = [ReceiptText(name, f"{amount(priced.shown + priced.saving)} {line.item.tax.code}")]
    price = amount(line.unit_price)
    if line.label is not None and line.label.price is not None:
        if line.override is None:
            lines.append(ReceiptText("  " + words.labelled))
    elif line.is_load:
        net = f"{line.net_g / 1000:.3f}"
        lines.append(ReceiptText("  " + words.net.format(net=net, price=price)))
    elif line.quantity > 1:
        lines.append(ReceiptText("  " + words.each.format(quantity=line.quantity, price=price)))
    if line.override is not None:
        lines.append(ReceiptText("  " + words.price_changed))
    lines += [
        ReceiptText(f"  {reason.name(sale.language)}", f"{amount(-reason.saving)} {line.item.tax.code}")
        for reason in priced.reasons
        if reason.saving.minor
    ]
    lines += [
        ReceiptText(
            f"  {extra.name(sale.language)}",
            f"{amount(extra.shown)} {extra.tax_class.code if extra.tax_class is not None else ' '}",
        )
        for extra in priced.extras
    ]
    return lines
