"""The fields with which a terminal tells the result of a transaction."""

from __future__ import annotations

from drivers.emulators.zvt_book import Transaction
from drivers.emulators.zvt_bytes import counted, digits, number_in_halves


def result_fields(entry: Transaction, amount_minor: int, card_number: str, terminal_id: str) -> bytes:
    """The data of a 04 0F. The card number goes out in full, so that tests can prove that it gets no further."""
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
    ])  # fmt: skip
