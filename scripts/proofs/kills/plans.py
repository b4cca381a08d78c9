"""What a shopper, and the staff after them, wants of one visit, whatever happens to the lane meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field

PACKED = ("09520002000217", "09520001000201")
PIECES = len(PACKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Two packed items, and what the card that is to pay all that is left does at first: `refused`, then it pays.

    `part` (minor units) is paid by a card before that; who `gives_up` after the refusal gets it back, and one card pays
    all. So many goods come `back` afterwards: all of them are undone at the terminal, some are given to a card.
    """

    name: str
    refused: str
    loose: bool = False
    part: int = 0
    gives_up: bool = False
    paper: bool = False
    back: int = 0


PLANS = (
    Plan(name="card", refused="decline", loose=True, paper=True),
    Plan(name="parts", refused="decline", part=200, back=PIECES),
    Plan(name="parts-back", refused="cancel", part=150, gives_up=True, back=1),
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mutant of the lane, and the moment of `plan` at which a kill must show what it does."""

    mutant: str
    plan: str
    moment: str


MISTAKES = (
    Mistake("forgets-parts", "parts", "after append of PartPaid"),
    Mistake("never-asks", "card", "before append of SalePaid"),
    Mistake("never-asks", "parts-back", "before append of PartReturned"),
    Mistake("asks-again", "parts", "before append of PartPaid"),
    Mistake("asks-again", "parts-back", "before append of RefundPaid"),
)


@dataclass(slots=True)
class Visit:
    """One visit, over as many lives of the lane as it takes. `seen`: what the shopper was shown, and how many.

    `first` is the number of its receipt; `lost` counts lines that were shown and are gone.
    """

    plan: Plan
    grams: int
    first: int = 0
    refused: bool = False
    receipts: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    lost: int = 0

    @property
    def paid(self) -> bool:
        return 0 < self.first <= self.receipts

    @property
    def settled(self) -> bool:
        """Nothing is left to be paid or given back."""
        return self.paid and (not self.plan.back or self.receipts > self.first)
