"""What a payment terminal is asked, and what it tells: payments, payments taken back, and money given back.

Part of `drivers.contract`, which gives it to whoever needs it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class PaymentOutcome(StrEnum):
    APPROVED = "approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    TIMEOUT = "timeout"
    UNKNOWN = "unknown"
    ALREADY = "already"  # what was to be taken back had been taken back before


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentResult:
    """What a terminal says of one transaction. No card number: at most its last four digits, '' if not given."""

    amount_minor: int
    currency: str
    terminal_id: str
    receipt_no: str = ""
    trace_no: str = ""
    result_code: str = ""  # "00" = approved; else the protocol's own word, two hex digits in ZVT
    card_name: str = ""
    card_last4: str = ""
    authorisation: str = ""
    original_trace: str = ""  # of the payment that was taken back


@dataclass(frozen=True, slots=True)
class TerminalReady:
    """The terminal is registered. Its last transaction is the mark that tells an old result from a new one.

    '' means that it never had one. A terminal that is asked over HTTP gives instead what the names of its requests are
    made of.
    """

    terminal_id: str
    last_receipt_no: str
    last_trace_no: str


@dataclass(frozen=True, slots=True)
class PaymentProgress:
    """What the terminal asks of the shopper. `code` is the protocol's (two hex digits in ZVT), `text` plain English."""

    attempt: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PaymentAuthorised:
    """The terminal approved and waits for our acknowledgement, which the driver withholds.

    A protocol without one (nexo) has the approval reversed where this says that it is refused on the wire.
    Answer with `Confirm(token)` after a durable append, or `Refuse(token)`. With neither by `deadline` (monotonic
    seconds, 3 s after arrival) the driver refuses by itself, and a late confirm is void.
    """

    attempt: str
    token: str
    result: PaymentResult
    deadline: float


@dataclass(frozen=True, slots=True)
class PaymentEnded:
    """The end of one `Ask`, exactly one per request. `UNKNOWN` means: ask with `ResolvePayment`, never pay again.

    APPROVED comes only after a timely confirm *and* the terminal's completion. `slip` holds the terminal's own
    customer receipt lines.
    """

    attempt: str
    outcome: PaymentOutcome
    result: PaymentResult | None = None
    reason: str = ""
    slip: tuple[str, ...] = ()


class Verdict(StrEnum):
    CHARGED = "charged"
    NOT_CHARGED = "not_charged"
    UNCLEAR = "unclear"  # another amount, a foreign receipt: a person must look
    NO_ANSWER = "no_answer"  # ask again later


@dataclass(frozen=True, slots=True)
class PaymentResolved:
    """The answer to one `ResolvePayment`, exactly one per request."""

    attempt: str
    verdict: Verdict
    result: PaymentResult | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pay:
    """Ask the terminal for one payment. The attempt is durable before this is sent. Ends in one `PaymentEnded`."""

    attempt: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Ask the terminal to undo, whole, the payment that it booked as `receipt_no` and `trace_no`. Otherwise as `Pay`:
    APPROVED says that it is undone.
    """

    attempt: str
    amount_minor: int
    currency: str
    receipt_no: str
    trace_no: str


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Ask the terminal to credit `amount_minor` to the card that is shown. Otherwise as `Pay`."""

    attempt: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class PayByCode:
    """Ask the wallet gateway to charge the shopper whose phone showed `code`. Otherwise as `Pay`.

    A wallet's payment is taken back by `TakeBack`, in parts if need be: its amount may be less than was paid.
    """

    attempt: str
    amount_minor: int
    currency: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowCode:
    """Ask the wallet gateway for a code that a shopper scans to pay: `CodeToShow`, then as `Pay`."""

    attempt: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class CodeToShow:
    """What the code to be shown says, and until when (monotonic seconds) it may be scanned."""

    attempt: str
    text: str
    until: float


Ask = Pay | TakeBack | GiveBack


@dataclass(frozen=True, slots=True)
class AbortPayment:
    """Ask the terminal to give up `attempt`. It may still approve: only `PaymentEnded` tells."""

    attempt: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """The approval behind `token` is durable: acknowledge it on the wire."""

    token: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """The approval behind `token` must not stand: refuse it on the wire, so that the terminal reverses."""

    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvePayment:
    """Ask the terminal whether an attempt in doubt went through.

    `last_receipt_no`, `last_trace_no`: the terminal's mark before the attempt ('' = it never had a transaction).
    `takes_back`: of a `TakeBack` the trace number of the payment that it was about ('' = it had none); else None.
    `gives_back`: it was a `GiveBack`, which no signature undoes. An attempt '' only asks what the terminal did last.
    """

    attempt: str
    amount_minor: int
    currency: str
    terminal_id: str
    last_receipt_no: str
    last_trace_no: str
    takes_back: str | None = None
    gives_back: bool = False
