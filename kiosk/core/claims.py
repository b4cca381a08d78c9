"""Before money goes back for goods, the store says yes: no line goes back at two lanes.

A lane claims what it is about to give back. The store grants it when the lane knows of all that went back before, and
nobody else is giving some of it back; the claim is over when its refund is booked, or was stopped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.refund import Refund, Wanted


class Unclaimed(StrEnum):
    """Why a claim is not granted."""

    UNKNOWN = "unknown"  # the store has no such receipt
    HELD = "held"  # another lane is giving goods of it back
    CHANGED = "changed"  # more went back than the lane knows of
    OVER = "over"  # the claim was stopped, or is booked
    AWAY = "away"  # the store does not answer: the lane's own word, never the server's


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Refund `refund` is to give `units` (line → how many) of receipt `of` back; `known` are the refunds of it that the
    lane has counted. The same refund is answered alike however often it asks.
    """

    refund: str
    of: Wanted
    units: Mapping[int, int] = field(default_factory=dict)
    known: tuple[str, ...] = ()


def claim_of(refund: Refund) -> Claim:
    sale = refund.sale
    return Claim(
        refund=refund.id,
        of=Wanted(sale.receipt_no, sale.lane, sale.paid_at),
        units={line.id: line.units for line in refund.lines},
        known=refund.known,
    )
