"""Facts of money that stands for no receipt, until somebody of the staff has given it back. Owed to the server."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.debts import Debt, GivenAs


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsLeft:
    """The parts are no longer the visit's, whose basket is open again where no other stands: staff owe them."""

    lane: str
    session: str
    debt: Debt


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtPaid:
    """`staff`, shown as `name`, gave back what was owed as `debt`."""

    lane: str
    session: str
    debt: str
    way: GivenAs
    staff: str
    name: str
    at: str


DebtFact = PartsLeft | DebtPaid
