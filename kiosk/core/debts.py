"""Money that a shopper paid and has nothing for: parts of a basket that the terminal does not give back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.sale import Tender
from kiosk.core.values import Money


class GivenAs(StrEnum):
    """How staff gave it back."""

    CASH = "cash"
    READER = "reader"  # at the card reader itself, past the lane
    OFFICE = "office"  # the store's office sees to it with the bank


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """`tenders` stand at the terminal for no receipt; it had `reason` for not undoing them. At least one.

    `id` is the first one's attempt. `at` is when the lane left it to staff, '' as long as it has not.
    """

    id: str
    session: str
    tenders: tuple[Tender, ...]
    reason: str
    at: str

    @property
    def amount(self) -> Money:
        first, *others = self.tenders
        return sum((one.amount for one in others), first.amount)
