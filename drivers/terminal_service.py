"""What a payment terminal does besides payments: it ends its day, looks after itself, and lets the till go.

Part of `drivers.contract`, which gives it to whoever needs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EndOfDay:
    """Close the terminal's day: it settles with its bank and begins new totals. Ends in one `ServiceEnded(job)`."""

    job: str


@dataclass(frozen=True, slots=True)
class Diagnose:
    """Have the terminal try its line to the bank and fetch what it lacks. Ends in one `ServiceEnded(job)`."""

    job: str


@dataclass(frozen=True, slots=True)
class LogOff:
    """Let the terminal go: nothing is asked of it until the link is made anew. Ends in one `ServiceEnded(job)`."""

    job: str


Service = EndOfDay | Diagnose | LogOff


class ServiceOutcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"  # the terminal said no, or nothing was sent
    NO_ANSWER = "no_answer"  # it may have been done
    NOT_OFFERED = "not_offered"  # nothing of the kind can be asked of this device: it sees to itself


@dataclass(frozen=True, slots=True)
class CardTotal:
    """One kind of card. `card` is the kind's name in the specification's own order."""

    card: str
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotals:
    """What the terminal booked in the day that it closed, by its own account; receipts '' where it names none."""

    amount_minor: int
    currency: str
    first_receipt_no: str = ""
    last_receipt_no: str = ""
    cards: tuple[CardTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceEnded:
    """The end of one `Service`, exactly one per request. `totals` only of an `EndOfDay` whose figures can be read and
    add up; `reason` says why there are none. `slip` is what the terminal wants printed.
    """

    job: str
    outcome: ServiceOutcome
    reason: str = ""
    totals: DayTotals | None = None
    slip: tuple[str, ...] = ()
