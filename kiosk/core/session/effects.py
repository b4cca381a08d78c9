"""What the lane wants done, in the imperative. The shell starts an effect only when its facts are durable."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.receipt import Receipt
from kiosk.core.session.state import Attempt
from kiosk.core.values import Money


@dataclass(frozen=True, slots=True)
class AskTerminal:
    """Ask for one payment."""

    attempt: str
    amount: Money


@dataclass(frozen=True, slots=True)
class StopTerminal:
    """Ask the terminal to give up; it may still approve."""

    attempt: str


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    token: str


@dataclass(frozen=True, slots=True)
class RefusePayment:
    token: str


@dataclass(frozen=True, slots=True)
class QueryPayment:
    """Ask the terminal whether the attempt was charged."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    job: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class PushOutbox:
    """Something new is owed to the server."""


@dataclass(frozen=True, slots=True)
class SignSale:
    """Have the signing unit sign `data`, the sale it knows as `key`."""

    key: str
    data: str


Effect = (
    AskTerminal | StopTerminal | ConfirmPayment | RefusePayment | QueryPayment | PrintReceipt | PushOutbox | SignSale
)
