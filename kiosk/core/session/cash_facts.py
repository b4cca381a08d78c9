"""Facts of cash: what each box was told to do, what came in, what went out, and what a person must look at.

A box's mark is kept with what it counted, so that after a power cut each piece is booked once, or an alarm is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.cash import AlarmEnd, Box
from kiosk.core.debts import Debt
from kiosk.core.values import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CashOpened:
    """From here on cash may come into `box`: the mark kept is no longer a shut one. Before it is told to take any."""

    session: str
    attempt: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class CashTaken:
    """`piece` lies in `box`, and the box is told so only after this is durable.

    `attempt` is the payment that it counts for; '' where it came for none: an alarm follows then.
    """

    session: str
    attempt: str
    box: Box
    amount: Money
    piece: str
    mark: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CashMarked:
    """All that `box` counted up to `mark` is booked; `shut`: nothing can have come in since."""

    box: Box
    mark: str
    shut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CashAlarmed:
    """A person must look into `box`: `amount` came for no payment, or, without one, nobody can count what moved.

    `number` is the alarm's own on this lane. Of `payout`, where it is about one, `due` may be out, or not. Owed to the
    server.
    """

    session: str
    box: Box
    reason: str
    mark: str
    at: str
    lane: str = ""
    number: int = 0
    amount: Money | None = None
    payout: str = ""
    due: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CashAlarmSeenTo:
    """`staff`, shown as `name`, has seen to alarm `number`, and it came to `end`. They handed `given` to a shopper;
    None: nobody was asked at that time. Owed to the server.
    """

    lane: str
    number: int
    end: AlarmEnd
    staff: str
    name: str
    at: str
    given: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOutStarted:
    """`amount` may leave the hopper from here on, as `payout`; `mark` is its count before.

    `session` is the visit or refund that it is for, '' where it is for a technician's test.
    """

    session: str
    attempt: str
    payout: str
    amount: Money
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOutQueried:
    """The hopper was asked what became of the payout, and could not tell; `tries` counts such answers."""

    session: str
    attempt: str
    reason: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOutSettled:
    """The payout is over: `paid` of it is out. Where that is not `known`, it may be all or nothing."""

    session: str
    attempt: str
    payout: str
    paid: Money
    known: bool
    reason: str
    mark: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOutCleared:
    """Of `amount`, whose payout ended in doubt, the hopper said later that `paid` is out. What is missing is owed now,
    instead of alarm `number`; 0: staff had seen to that before, and their word stands. Owed to the server.
    """

    lane: str
    session: str
    attempt: str
    payout: str
    number: int
    amount: Money
    paid: Money
    change: bool
    reason: str
    mark: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedCoinBack:
    """`amount`, which the hopper gave out for a test, lies in it again: by the word of `staff`, shown as `name`."""

    lane: str
    amount: Money
    staff: str
    name: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOwed:
    """What the hopper did not give out is owed to the shopper, by hand. Owed to the server too."""

    lane: str
    session: str
    debt: Debt


CashFact = (
    CashOpened
    | CashTaken
    | CashMarked
    | CashAlarmed
    | CashAlarmSeenTo
    | PayOutStarted
    | PayOutQueried
    | PayOutSettled
    | PayOutCleared
    | ChangeOwed
    | TriedCoinBack
)
