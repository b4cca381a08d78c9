"""The slip lines that a terminal has the till print, in the words that terminals use."""

from __future__ import annotations

from collections.abc import Iterator

from drivers.emulators.zvt_book import PAYMENT, REFUND, REVERSAL, Day, Transaction

PLAIN, CENTRED, BOLD_CENTRED, FEED, END = 0x00, 0x40, 0x70, 0xFF, 0x81
MERCHANT, CUSTOMER = 1, 2
WHAT = {PAYMENT: "Kartenzahlung kontaktlos", REVERSAL: "Storno", REFUND: "Gutschrift"}
DONE = {PAYMENT: "Zahlung erfolgt", REVERSAL: "Storno erfolgt", REFUND: "Gutschrift erfolgt"}
CURRENCY_SIGNS = {"0978": "EUR", "0756": "CHF", "0826": "GBP", "0840": "USD"}


def slip_lines(entry: Transaction, terminal_id: str, *, signature: bool) -> Iterator[bytes]:
    """The data of one 06 D1 a line: the merchant's slip, then the shopper's."""
    for kind, title in ((MERCHANT, "Händlerbeleg"), (CUSTOMER, "Kundenbeleg")):
        mark = bytes([0x06, 0x04, 0x1F, 0x07, 0x01, kind])
        for attribute, text in _lines(entry, terminal_id, title, signature=signature and kind == MERCHANT):
            yield bytes([attribute]) + text.encode("cp437") + mark
        yield bytes([FEED, 2]) + mark
        yield bytes([END]) + mark


def day_lines(day: Day, terminal_id: str) -> Iterator[bytes]:
    """The slip of an end of day, which is the merchant's."""
    mark = bytes([0x06, 0x04, 0x1F, 0x07, 0x01, MERCHANT])
    amount = max(0, day.amount_minor)
    yield bytes([BOLD_CENTRED]) + b"* * Kassenschnitt * *" + mark
    yield bytes([PLAIN]) + f"Terminal-ID    {terminal_id}".encode("cp437") + mark
    yield bytes([PLAIN]) + f"Anzahl {day.count}   Summe {amount // 100},{amount % 100:02d}".encode("cp437") + mark
    yield bytes([END]) + mark


def _lines(entry: Transaction, terminal_id: str, title: str, *, signature: bool) -> Iterator[tuple[int, str]]:
    amount = f"{entry.amount_minor // 100},{entry.amount_minor % 100:02d}"
    yield BOLD_CENTRED, f"* * {title} * *"
    yield CENTRED, "SIM-Terminal"
    yield PLAIN, f"Terminal-ID    {terminal_id}"
    yield PLAIN, f"TA-Nr {entry.trace:06d}   BNr {entry.receipt:04d}"
    yield PLAIN, WHAT[entry.kind]
    yield PLAIN, f"Nr. ############{entry.last4}"
    yield PLAIN, f"{entry.date[2:]}.{entry.date[:2]}.  {entry.time[:2]}:{entry.time[2:4]} Uhr"
    yield BOLD_CENTRED, f"Betrag {CURRENCY_SIGNS.get(entry.currency, entry.currency)} {amount}"
    if signature:
        yield PLAIN, ""
        yield PLAIN, "Unterschrift _______________"
    yield CENTRED, DONE[entry.kind]
