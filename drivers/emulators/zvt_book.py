"""What a terminal keeps in its memory: its transactions, and which of them is the last. It survives every lost link."""

from __future__ import annotations

from dataclasses import dataclass

OPEN, BOOKED, REVERSED, DECLINED = "open", "booked", "reversed", "declined"
TAKEN_BACK = "taken_back"
PAYMENT, REVERSAL, REFUND = "payment", "reversal", "refund"


@dataclass(slots=True)
class Transaction:
    """One movement of money. `state` is open until the till has acknowledged all, then booked, or else reversed; a
    booked payment that a later reversal undid is taken back. `original` is the payment that a reversal is about.
    """

    amount_minor: int
    currency: str  # ISO number, four digits
    receipt: int
    trace: int
    date: str  # MMDD
    time: str  # HHMMSS
    last4: str
    result: int = 0
    state: str = OPEN
    kind: str = PAYMENT
    original: Transaction | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """What was booked since the last end of day. Reversals and refunds count, and take from the amount."""

    amount_minor: int
    count: int
    first_receipt: int
    last_receipt: int


class Book:
    def __init__(self, first_receipt: int = 1, first_trace: int = 1) -> None:
        self.days_closed = 0
        self._transactions: list[Transaction] = []
        self._closed = 0  # so many of them are of days that are over
        self._forgotten = 0  # so many of them the terminal knows no more: the bank does
        self._receipt = first_receipt
        self._trace = first_trace

    def open(
        self, amount_minor: int, currency: str, *, date: str, time: str, last4: str, kind: str = PAYMENT
    ) -> Transaction:
        """A new transaction with the next numbers, not yet booked."""
        entry = Transaction(amount_minor, currency, self._receipt, self._trace, date, time, last4, kind=kind)
        self._receipt = self._receipt % 9999 + 1
        self._trace = self._trace % 999999 + 1
        self._transactions.append(entry)
        return entry

    def commit(self, entry: Transaction) -> None:
        """It stands; what it takes back stands no more."""
        entry.state = BOOKED
        if entry.original is not None:
            entry.original.state = TAKEN_BACK

    def payment(self, receipt: int) -> Transaction | None:
        """The newest payment with this receipt number that was booked, taken back or not."""
        stood = (one for one in reversed(self._transactions[self._forgotten :]) if one.state in (BOOKED, TAKEN_BACK))
        return next((one for one in stood if one.kind == PAYMENT and one.receipt == receipt), None)

    def reverse(self, entry: Transaction) -> None:
        """It does not stand; what it took back stands again."""
        if entry.state == BOOKED and entry.original is not None:
            entry.original.state = BOOKED
        entry.state = REVERSED

    def day(self) -> Day:
        today = [one for one in self._transactions[self._closed :] if one.state in (BOOKED, TAKEN_BACK)]
        amounts = (one.amount_minor if one.kind == PAYMENT else -one.amount_minor for one in today)
        first, last = (today[0].receipt, today[-1].receipt) if today else (0, 0)
        return Day(sum(amounts), len(today), first, last)

    def close_day(self) -> None:
        """The next day begins. What was booked last can still be asked for."""
        self._closed = len(self._transactions)
        self.days_closed += 1

    def forget(self) -> None:
        """The terminal's memory is empty; what was booked stands at the bank all the same."""
        self._forgotten = len(self._transactions)

    def reverse_open(self) -> None:
        """What is still open is taken back: the till was lost, refused, or did not answer."""
        for entry in self._transactions:
            if entry.state == OPEN:
                entry.state = REVERSED

    @property
    def last(self) -> Transaction | None:
        """The last one that was booked, whatever its kind."""
        known = reversed(self._transactions[self._forgotten :])
        return next((entry for entry in known if entry.state in (BOOKED, TAKEN_BACK)), None)

    def as_list(self) -> list[dict[str, object]]:
        return [
            {
                "amount_minor": entry.amount_minor,
                "currency": entry.currency,
                "receipt_no": f"{entry.receipt:04d}",
                "trace_no": f"{entry.trace:06d}",
                "result_code": f"{entry.result:02X}",
                "state": entry.state,
                "kind": entry.kind,
                "original": f"{entry.original.receipt:04d}" if entry.original is not None else "",
            }
            for entry in self._transactions
        ]
