"""The fields with which a terminal tells the result of a transaction."""

from __future__ import annotations

from drivers.emulators.zvt_book import Day, Transaction
from drivers.emulators.zvt_bytes import counted, digits, number_in_halves

CARD_KINDS = 7  # girocard, JCB, Mastercard, American Express, Visa, Diners, others
VISA = 4


def result_fields(
    entry: Transaction, amount_minor: int, card_number: str, terminal_id: str, *, signature: bool = False
) -> bytes:
    """The data of a 04 0F. The card number goes out in full, so that tests can prove that it gets no further.

    How the shopper showed that the card is theirs is tag 1F10 of the container: 01 by signature, 02 by PIN.
    """
    return b"".join([
        bytes([0x27, entry.result]),
        b"\x04" + digits(amount_minor, 12),
        b"\x49" + digits(entry.currency, 4),
        b"\x0c" + digits(entry.time, 6),
        b"\x0d" + digits(entry.date, 4),
        b"\x22" + counted(number_in_halves(card_number), 2),
        b"\x0e" + digits("3112", 4),
        b"\x29" + digits(terminal_id, 8),
        b"\x87" + digits(entry.receipt, 4),
        b"\x0b" + digits(entry.trace, 6),
        b"\x37" + digits(entry.original.trace, 6) if entry.original is not None else b"",
        b"\x3b" + b"A" + str(entry.trace).zfill(6).encode() + b"\0",
        b"\x8a\x0a",
        b"\x8b" + counted(b"VISA\0", 2),
        b"\x06\x04\x1f\x10\x01" + (b"\x01" if signature else b"\x02"),
    ])  # fmt: skip


def day_fields(day: Day, total_minor: int, currency: str, terminal_id: str) -> bytes:
    """The data of the 04 0F of an end of day: the total, and count and amount of each kind of card."""
    kinds = [b"\0" + digits(0, 12)] * CARD_KINDS
    kinds[VISA] = bytes([min(day.count, 255)]) + digits(max(0, day.amount_minor), 12)
    amounts = digits(day.first_receipt, 4) + digits(day.last_receipt, 4) + b"".join(kinds)
    return b"".join([
        b"\x27\0",
        b"\x04" + digits(max(0, total_minor), 12),
        b"\x49" + digits(currency, 4),
        b"\x29" + digits(terminal_id, 8),
        b"\x60" + counted(amounts, 3),
    ])  # fmt: skip
