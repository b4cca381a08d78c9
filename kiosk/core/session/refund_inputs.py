"""What staff do where goods come back, and what the journal says of the receipt."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.claims import Unclaimed
from kiosk.core.refund import Wanted
from kiosk.core.sale import Sale


@dataclass(frozen=True, slots=True)
class ReceiptGiven:
    """A receipt was scanned, or its number typed; or the last sale is meant."""

    wanted: Wanted


@dataclass(frozen=True, slots=True)
class SaleFound:
    """What is known of receipt `wanted`, and of what went back of it; None: there is no such sale, or, where the store
    is `away`, nobody could be asked for it.
    """

    wanted: Wanted
    sale: Sale | None
    returns: tuple[Sale, ...] = ()
    away: bool = False


@dataclass(frozen=True, slots=True)
class ClaimAnswered:
    """The store lets refund `refund` give its money back, or says why not."""

    refund: str
    why: Unclaimed | None = None


@dataclass(frozen=True, slots=True)
class UnitsTouched:
    """So many `more` of line `line` come back, or less. Counted where it arrives: quick fingers lose no touch."""

    line: int
    more: int


@dataclass(frozen=True, slots=True)
class AllBackTouched:
    """All that is left of the receipt comes back."""


@dataclass(frozen=True, slots=True)
class RefundTouched:
    """The money shall go back; again, where a part of it did not. `to_card`: what a wallet refused goes to a card."""

    to_card: bool = False
