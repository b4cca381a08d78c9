"""What a shopper, and the staff after them, wants of one visit, whatever happens to the lane meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

PACKED = ("09520002000217", "09520001000201")
PIECES = len(PACKED)
ROUND = ("09520018000072", "09520012000108")  # 3.00 together


DEVICES = ("scanner", "scale", "printer", "terminal", "signer")
BOXES = ("coins", "notes", "hopper")


class By(StrEnum):
    """What a shopper pays with."""

    CARD = "card"
    PHONE = "phone"  # it shows its code to the scanner
    SCREEN = "screen"  # the lane shows a code, which the phone scans
    CASH = "cash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Two packed items, and what becomes of the first try `by` what is to pay all that is left: `refused` says what
    the card or the phone does; then it pays.

    `part` (minor units) is paid before that, by `part_by`; who `gives_up` after the refusal gets it back, and pays all
    at once. So many goods come `back` afterwards: all of them are undone at the terminal, some are given to a card; to
    a phone's payment each goes back as it is.
    """

    name: str
    refused: str = ""
    goods: tuple[str, ...] = PACKED
    by: By = By.CARD
    loose: bool = False
    part: int = 0
    part_by: By = By.CARD
    gives_up: bool = False
    paper: bool = False
    back: int = 0

    @property
    def phones(self) -> bool:
        """Whether this lane has a wallet gateway."""
        return not {self.by, self.part_by}.isdisjoint({By.PHONE, By.SCREEN})

    @property
    def cash(self) -> bool:
        """Whether this lane has boxes for cash."""
        return By.CASH in (self.by, self.part_by)

    @property
    def devices(self) -> tuple[str, ...]:
        """What the lane has."""
        return (*DEVICES, *(["wallet"] if self.phones else []), *(BOXES if self.cash else ()))


PLANS = (
    Plan(name="card", refused="decline", loose=True, paper=True),
    Plan(name="parts", refused="decline", part=200, back=PIECES),
    Plan(name="parts-back", refused="cancel", part=150, gives_up=True, back=1),
    Plan(name="phone", refused="decline", by=By.PHONE, back=1),
    Plan(name="phone-and-card", refused="decline", part=200, part_by=By.PHONE, back=PIECES),
    Plan(name="cash", by=By.CASH, goods=ROUND),
    Plan(name="cash-part", refused="decline", part=200, part_by=By.CASH, gives_up=True, goods=ROUND),
    Plan(name="code-back", refused="ignore", by=By.SCREEN, part=150, part_by=By.SCREEN, gives_up=True),
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
    Mistake("never-asks", "phone", "before append of SalePaid"),
    Mistake("asks-again", "code-back", "before append of PartPaid"),
    Mistake("asks-again", "phone", "before append of RefundPaid"),
    Mistake("forgets-marks", "cash", "after append of CashTaken"),
    Mistake("pays-out-again", "cash", "before append of PayOutSettled"),
    Mistake("owes-what-is-out", "cash-part", "before append of PayOutSettled"),
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
