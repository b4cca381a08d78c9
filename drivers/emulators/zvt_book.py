"""What a terminal keeps in its memory: its transactions, and which of them is the last. It survives every lost link."""

from __future__ import annotations

from dataclasses import dataclass

OPEN, BOOKED, REVERSED, DECLINED = "open", "booked", "reversed", "declined"


@dataclass(slots=True)
class Transaction:
    """One card payment. `state` is open until the till has acknowledged all, then booked, or else reversed."""

    amount_minor: int
    currency: str  # ISO number, four digits
    receipt: int
    trace: int
    date: str  # MMDD
    time: str  # HHMMSS
    last4: str
    result: int = 0
    state: str = OPEN


class Book:
    def __init__(self, first_receipt: int = 1, first_trace: int = 1) -> None:
        self._transactions: list[Transaction] = []
        self._receipt = first_receipt
        self._trace = first_trace

    def open(self, amount_minor: int, currency: str, *, date: str, time: str, last4: str) -> Transaction:
        """A new transaction with the next numbers, not yet booked."""
        entry = Transaction(amount_minor, currency, self._receipt, self._trace, date, time, last4)
        self._receipt = self._receipt % 9999 + 1
        self._trace = self._trace % 999999 + 1
        self._transactions.append(entry)
        return entry

    def reverse_open(self) -> None:
        """What is still open is taken back: the till was lost, refused, or did not answer."""
        for entry in self._transactions:
            if entry.state == OPEN:
                entry.state = REVERSED

    @property
    def last(self) -> Transaction | None:
        """The last one that was booked."""
        return next((entry for entry in reversed(self._transactions) if entry.state == BOOKED), None)

    def as_list(self) -> list[dict[str, object]]:
        return [
            {
                "amount_minor": entry.amount_minor,
                "currency": entry.currency,
                "receipt_no": f"{entry.receipt:04d}",
                "trace_no": f"{entry.trace:06d}",
                "result_code": f"{entry.result:02X}",
                "state": entry.state,
            }
            for entry in self._transactions
        ]
