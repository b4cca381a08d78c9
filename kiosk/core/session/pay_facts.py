"""Facts of a payment attempt, from the moment the terminal may be asked until money moved or did not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.sale import Tender
from kiosk.core.session.visit import AttemptKind, CardResult, TerminalMark
from kiosk.core.values import Money, Way


class FailedAs(StrEnum):
    """How a payment ended without money."""

    DECLINED = "declined"
    CANCELLED = "cancelled"
    TIMEOUT = "timeout"
    NOT_CHARGED = "not_charged"
    ALREADY = "already"  # what was to be taken back had been taken back before


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStarted:
    """Money may move by `way` from here on: the attempt is open until completed or failed. `of`: what it undoes."""

    session: str
    attempt: str
    amount: Money
    mark: TerminalMark
    at: str
    kind: AttemptKind = AttemptKind.PAYMENT
    of: Tender | None = None
    way: Way = Way.CARD


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAuthorised:
    """The terminal approved; its acknowledgement goes out only after this is durable."""

    session: str
    attempt: str
    result: CardResult


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDoubted:
    """The outcome is not known: no other tender, no cancelling, until the terminal has been asked."""

    session: str
    attempt: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentQueried:
    """The terminal was asked and could not tell; `tries` counts such answers."""

    session: str
    attempt: str
    verdict: str
    reason: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentParked:
    """Asked often enough: the doubt is with the attendant now, with all that is known."""

    session: str
    attempt: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFailed:
    """No money moved."""

    session: str
    attempt: str
    outcome: FailedAs
    result_code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPaid:
    """A payment stands, and more is owed."""

    session: str
    tender: Tender
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartReturned:
    """`tender` stands no more. `result` is the terminal's own record of that; None where it had one before."""

    session: str
    attempt: str
    tender: Tender
    result: CardResult | None
    at: str
