"""What a nexo terminal keeps: every request that moved money, or tried to, under the name the till gave it."""

from __future__ import annotations

from dataclasses import dataclass

WAITING, BOOKED, FAILED, REVERSED = "waiting", "booked", "failed", "reversed"


@dataclass(slots=True)
class Entry:
    """One request. `amount` is the number as the till wrote it; `booked` what the terminal booked of it."""

    sale_id: str
    service_id: str
    kind: str  # payment, refund or reversal
    category: str  # Payment or Reversal
    amount: float
    currency: str
    number: str
    stamp: str
    state: str = WAITING
    result: str = ""
    condition: str = ""
    booked: float = 0.0
    original: Entry | None = None
    paper: bool = False  # the shopper's name is wanted on a receipt

    @property
    def stands(self) -> bool:
        return self.state == BOOKED


class NexoBook:
    """It survives every lost link, and in memory what was not forgotten."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._forgotten = 0  # so many of the first

    def forget(self) -> None:
        """Nothing of what was booked can be told of any more."""
        self._forgotten = len(self._entries)

    @property
    def _known(self) -> list[Entry]:
        return self._entries[self._forgotten :]

    def find(self, category: str, sale_id: str, service_id: str) -> Entry | None:
        names = (category, sale_id, service_id)
        return next((one for one in self._known if (one.category, one.sale_id, one.service_id) == names), None)

    def numbered(self, number: str) -> Entry | None:
        return next((one for one in self._known if one.number == number), None)

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)

    @property
    def next_number(self) -> int:
        return len(self._entries) + 1

    @property
    def waiting(self) -> Entry | None:
        """The one that a shopper is at."""
        return next((one for one in self._entries if one.state == WAITING and one.category == "Payment"), None)

    @property
    def last(self) -> Entry | None:
        return self._known[-1] if self._known else None

    def as_list(self) -> list[dict[str, object]]:
        return [
            {
                "amount_minor": round(one.booked * 100),
                "currency": one.currency,
                "receipt_no": one.number,
                "service_id": one.service_id,
                "state": one.state,
                "kind": one.kind,
                "condition": one.condition,
            }
            for one in self._entries
        ]
