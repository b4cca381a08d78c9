"""What moved through a lane's boxes for cash in between two closings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.cash import Box
from kiosk.core.tally import NONE, Tally, merged


class Out(StrEnum):
    """What the hopper gave something out for."""

    CHANGE = "change"
    PAID_BACK = "paid_back"  # for goods, or for parts of a payment
    TRIED = "tried"  # for a technician's test


@dataclass(frozen=True, slots=True, kw_only=True)
class CashTotals:
    """Sums in one currency. By `boxes` each holds so much more than at the start: pieces that came in, and payouts,
    whose sum is below zero.

    Of what came in, `found` came for no payment. What the hopper gave out was `change`, or `paid_back` for goods or for
    parts of a payment, or `tried` for a test, less what was put back. `doubted` payouts may be out, whole or in part,
    or not at all: they are in none of these, until they are `cleared` by what the hopper says later. `handed` is what
    staff gave out for alarms, from no box.
    """

    boxes: Mapping[str, Tally] = field(default_factory=dict)
    found: Tally = NONE
    change: Tally = NONE
    paid_back: Tally = NONE
    tried: Tally = NONE
    doubted: Tally = NONE
    cleared: Tally = NONE
    handed: Tally = NONE

    def __add__(self, other: CashTotals) -> CashTotals:
        return CashTotals(
            boxes=merged(self.boxes, other.boxes),
            found=self.found + other.found,
            change=self.change + other.change,
            paid_back=self.paid_back + other.paid_back,
            tried=self.tried + other.tried,
            doubted=self.doubted + other.doubted,
            cleared=self.cleared + other.cleared,
            handed=self.handed + other.handed,
        )


NO_CASH = CashTotals()


def came(box: Box, minor: int, *, found: bool) -> CashTotals:
    """A piece lies in `box`; `found`: for no payment."""
    piece = Tally(1, minor)
    return CashTotals(boxes={box.value: piece}, found=piece if found else NONE)


def went(minor: int, out: Out) -> CashTotals:
    """So much, above zero, is out of the hopper, for `out`; below zero: it was put back."""
    boxes, moved = {Box.HOPPER.value: Tally(1, -minor)}, Tally(1, minor)
    match out:
        case Out.CHANGE:
            return CashTotals(boxes=boxes, change=moved)
        case Out.PAID_BACK:
            return CashTotals(boxes=boxes, paid_back=moved)
        case Out.TRIED:
            return CashTotals(boxes=boxes, tried=moved)
