"""Cash at a lane: the boxes it moves through, what each has counted, and what of it a person has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.values import Money


class Box(StrEnum):
    """A device that takes or gives out cash; each is called as the lane's device is."""

    COINS = "coins"
    NOTES = "notes"
    HOPPER = "hopper"


TAKERS = (Box.COINS, Box.NOTES)


@dataclass(frozen=True, slots=True)
class BoxMark:
    """The count that a box told last, in its own words, and whether it said that nothing can have come in since.

    Of a hopper `shut` says that nothing can have gone out since: no payout is in doubt whose coins it may yet count.
    """

    mark: str
    shut: bool


UNUSED = BoxMark("", shut=True)
"""Of a box that was never asked for anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOutDue:
    """`amount` is being given out as `id`; the hopper stood at `mark` before. `tries`: answers that told nothing."""

    id: str
    amount: Money
    mark: str
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOutDoubt:
    """Nobody knows what of `amount` went out as `payout`, in `attempt` of the visit or refund `session`; it was
    `change`, or went back. The hopper may tell later, until it gives out more; it stood at `mark` before.
    """

    payout: str
    session: str
    attempt: str
    amount: Money
    mark: str
    change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CashRun:
    """What has come of a cash payment so far: `pieces` worth `taken` lie in the boxes, and `due` is on its way out.

    `opened`: the boxes that may take cash for it; what another one tells came before, for somebody else.
    """

    taken: Money
    pieces: int = 0
    opened: frozenset[Box] = frozenset()
    due: PayOutDue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CashAlarm:
    """A person has to look into `box`. `amount` was found there for no payment; None: nobody can count it.

    `number` is its own on this lane; `session` is the visit, or refund, that it came up in, '' for none. Of `payout`
    in doubt ('': it is about none) `due` was to go out, and `told` is out as the hopper said later, all of it or more.
    """

    box: Box
    reason: str
    at: str
    amount: Money | None = None
    number: int = 0
    session: str = ""
    payout: str = ""
    due: Money | None = None
    told: Money | None = None

    @property
    def most(self) -> Money | None:
        """No shopper is given more by hand for it; None: nobody can say."""
        return self.amount if self.amount is not None else self.due


class AlarmEnd(StrEnum):
    """What a person found, or did about it."""

    RIGHT = "right"  # all is where it belongs, and stays there
    GIVEN = "given"  # it was a shopper's, who has it back by hand
    OFFICE = "office"  # it does not come out right, or nobody knows: the store's office sees to it


class PaidOut(StrEnum):
    """How a payout ended."""

    PAID = "paid"
    PARTLY = "partly"
    FAILED = "failed"
    UNKNOWN = "unknown"
