"""Facts of payments in doubt whose terminal could not tell, and that a person settled."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.doubts import Basis
from kiosk.core.session.visit import Attempt, AttemptKind
from kiosk.core.values import Money, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What staff said of `attempt`, kept for as long as its terminal may yet tell the same or the opposite.

    `past`: money was asked for by its way since. Nobody asks any more, but an answer that is on its way is heard.
    """

    attempt: Attempt
    moved: bool
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSettled:
    """`staff`, shown as `name`, said of the open attempt, which its terminal could not tell of, whether the money
    `moved`: was charged, or of a refund went back. They relied on `basis`. What follows is told by the next facts, as
    after the terminal's own late word. `verdict` is what the terminal had said last. Owed to the server.
    """

    lane: str
    session: str
    attempt: str
    kind: AttemptKind
    way: Way
    amount: Money
    terminal_id: str
    verdict: str
    moved: bool
    basis: Basis
    staff: str
    name: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledToldLate:
    """The terminal told after all what became of a payment that staff had settled: they `said` whether the money moved,
    it `told`. What a shopper is owed by that follows as a debt. Owed to the server where both differ.
    """

    lane: str
    session: str
    attempt: str
    kind: AttemptKind
    way: Way
    amount: Money
    said: bool
    told: bool
    at: str


SettleFact = PaymentSettled | SettledToldLate
