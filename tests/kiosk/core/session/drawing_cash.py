"""What boxes for cash say, drawn: of the payment that is open, of others, and of none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.core.cash import TAKERS, AlarmEnd, Box, PaidOut
from kiosk.core.session.inputs import (
    AlarmSeenTo,
    BoxMarked,
    CashCame,
    CashStops,
    CashTouched,
    CashUncounted,
    HandingTouched,
    HopperHolds,
    Input,
    PayOutTold,
)
from kiosk.core.values import Money

Choice = TypeVar("Choice")
MARKS = ("1", "2", "3")


def of_cash(attempt: str, one: Callable[[Sequence[Choice]], Choice]) -> dict[type, Callable[[], Input]]:
    """Input → what draws it; `attempt` is the open one, or none that ever was."""
    return {
        CashTouched: CashTouched,
        CashStops: CashStops,
        CashCame: lambda: CashCame(
            one(TAKERS), "t", Money(one((50, 200, 1_000)), one(("EUR", "EUR", "CHF"))), "EU", one(MARKS)
        ),
        CashUncounted: lambda: CashUncounted(one(tuple(Box)), "t", "reset", one(MARKS)),
        BoxMarked: lambda: BoxMarked(one(tuple(Box)), one(MARKS), one((True, False))),
        PayOutTold: lambda: PayOutTold(f"{attempt}-out", one(tuple(PaidOut)), one((0, 50)), one(MARKS), ""),
        AlarmSeenTo: lambda: AlarmSeenTo(one((1, 2, 9)), one(tuple(AlarmEnd)), one((0, 50, 100_000))),
        HandingTouched: lambda: HandingTouched(one((1, 2, 9))),
        HopperHolds: lambda: HopperHolds(one((1, 10)), one((True, False, None))),
    }
