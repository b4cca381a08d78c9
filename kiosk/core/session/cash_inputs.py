"""What shoppers touch and devices say where cash is paid."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.cash import AlarmEnd, Box, PaidOut
from kiosk.core.values import Money


@dataclass(frozen=True, slots=True)
class CashTouched:
    """Cash shall be paid next."""


@dataclass(frozen=True, slots=True)
class CashStops:
    """The program is about to stop: no cash comes in from here on."""


@dataclass(frozen=True, slots=True)
class CashCame:
    """A piece fell into `box`, which waits for the confirmation of `token`."""

    box: Box
    token: str
    amount: Money
    piece: str
    mark: str


@dataclass(frozen=True, slots=True)
class CashUncounted:
    """Money may have come into `box` that nobody can count."""

    box: Box
    token: str
    reason: str
    mark: str


@dataclass(frozen=True, slots=True)
class BoxMarked:
    box: Box
    mark: str
    shut: bool


@dataclass(frozen=True, slots=True)
class PayOutTold:
    """How `payout` ended; `paid_minor` is out, of an end that is known."""

    payout: str
    end: PaidOut
    paid_minor: int
    mark: str
    reason: str


@dataclass(frozen=True, slots=True)
class HopperHolds:
    """The hopper has pieces of `value_minor` in `currency`; `low`: few of them. None and '' where it does not say."""

    value_minor: int
    low: bool | None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class AlarmSeenTo:
    """Staff have seen to alarm `number`, and it came to `end`; they handed `given_minor` to a shopper."""

    number: int
    end: AlarmEnd
    given_minor: int = 0


@dataclass(frozen=True, slots=True)
class HandingTouched:
    """Of alarm `number` staff gave money to a shopper, and say next how much."""

    number: int


CashInput = (
    HandingTouched
    | AlarmSeenTo
    | CashTouched
    | CashStops
    | CashCame
    | CashUncounted
    | BoxMarked
    | PayOutTold
    | HopperHolds
)
