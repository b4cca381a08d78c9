"""What a terminal's end of day tells: the total, and count and amount of each kind of card (field 60)."""

from __future__ import annotations

from drivers.contract import CardTotal, DayTotals
from drivers.payment.bmp import TOTALS, read_fields, spans

KINDS = ("girocard", "JCB", "Mastercard", "American Express", "Visa", "Diners", "others")
NUMBERS = 4  # first and last receipt, two bytes each
KIND = 7  # a count of one byte, an amount of six


def day_totals(data: bytes, currency: str) -> tuple[DayTotals | None, str]:
    """The totals that the 04 0F of an end of day brings, or None and the reason why they are not to be used.

    The figures of single kinds must add up to the total; without such figures the total stands alone.
    """
    fields = read_fields(data)
    if fields.amount_minor is None:
        return None, "the terminal told no total"
    single = next((data[span.start : span.end] for span in spans(data) if span.tag == TOTALS), b"")
    receipts = single[:NUMBERS].hex()
    cards = _cards(single[NUMBERS:])
    if single and (cards is None or not receipts.isdecimal()):
        return None, "the terminal's totals cannot be read"
    told = sum(card.amount_minor for card in cards or ())
    if single and told != fields.amount_minor:
        return None, f"the terminal's totals do not add up: {told} by kind of card, {fields.amount_minor} in all"
    totals = DayTotals(
        amount_minor=fields.amount_minor,
        currency=fields.currency or currency,
        first_receipt_no=receipts[:4],
        last_receipt_no=receipts[4:],
        cards=tuple(card for card in cards or () if card.count or card.amount_minor),
    )
    return totals, ""


def has_totals(data: bytes) -> bool:
    """Whether a 04 0F tells the figures of a day."""
    return any(span.tag == TOTALS for span in spans(data))


def _cards(data: bytes) -> list[CardTotal] | None:
    """All seven kinds; None where they are not all there or an amount is no number."""
    if len(data) != KIND * len(KINDS):
        return None
    cards = []
    for place, name in enumerate(KINDS):
        piece = data[place * KIND : (place + 1) * KIND]
        amount = piece[1:].hex()
        if not amount.isdecimal():
            return None
        cards.append(CardTotal(name, piece[0], int(amount)))
    return cards
