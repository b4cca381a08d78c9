"""One payment, from 06 01 to its one and only `PaymentEnded`; taking one back (06 30) and giving back (06 31) go alike.

Nothing is acknowledged between an approval and the lane's confirm: the terminal stores the payment on our `80 00 00`.
Whatever goes wrong after the command was handed to the link ends in UNKNOWN, unless the terminal itself said that it
charged nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import (
    Ask,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    PaymentResult,
    TakeBack,
    TerminalReady,
)
from drivers.payment import apdu, commands
from drivers.payment.apdu import ACCEPT, REFUSE, Apdu
from drivers.payment.bmp import Fields, read_fields
from drivers.payment.exchange import (
    Aborted,
    Accepted,
    Completed,
    Event,
    Exchange,
    LineCame,
    Outbox,
    Progressed,
    Refused,
    ReplyCame,
    StatusCame,
)
from drivers.payment.result import payment_result
from drivers.payment.slip import Slips
from drivers.payment.texts import ABORTED_BY_CUSTOMER, ALREADY_REVERSED, PLEASE_WAIT, progress_text, result_text

CONFIRM_WITHIN_S = 3.0
BUSY = 0x9C
BUSY_PAUSE_S = 2.0
BUSY_TRIES = 3
SIGNATURE_WANTED = "the card wants a signature, and nobody can take one here; the terminal reversed it"
REVERSAL_S = 30.0  # how long a terminal may take to reverse what we refused


@dataclass(frozen=True, slots=True)
class Busy:
    """The terminal asked us to come again; nothing has begun."""

    until: float
    tries: int


@dataclass(frozen=True, slots=True)
class Running:
    """The command is with the terminal, no result yet."""

    tries: int = 1


@dataclass(frozen=True, slots=True)
class Withheld:
    """Approved, and not acknowledged."""

    token: str
    deadline: float
    fields: Fields


@dataclass(frozen=True, slots=True)
class Acknowledged:
    fields: Fields


@dataclass(frozen=True, slots=True)
class Declined:
    fields: Fields
    code: int


@dataclass(frozen=True, slots=True)
class Refusing:
    """We said 84 66. `doubtful`: what the terminal approved was not what we asked, so its word alone won't do;
    otherwise it ends as `outcome` when the terminal says that it reversed.
    """

    reason: str
    doubtful: bool
    outcome: PaymentOutcome = PaymentOutcome.CANCELLED


State = Busy | Running | Withheld | Acknowledged | Declined | Refusing


class Payment:
    """Turns one `Ask`. `outcome` is None until it has ended."""

    def __init__(
        self,
        ask: Ask,
        password: bytes,
        terminal_id: str,
        token: str,
        now: float,
        out: Outbox,
        *,
        delivery_s: float = 0.0,
    ) -> None:
        """Sends the command; raises ValueError, before anything is sent, for what cannot be asked of a terminal."""
        self._command = commands.charge(ask, password)
        self._ask = ask
        self._terminal_id = terminal_id
        self._token = token
        self._state: State = Running()
        self._slips = Slips()
        self._abort_wanted = False
        self._abort_sent = False
        self.outcome: PaymentOutcome | None = None
        self.result: PaymentResult | None = None
        self._delivery_s = delivery_s
        self._exchange = Exchange(self._command, now, out, delivery_s=delivery_s)

    @property
    def attempt(self) -> str:
        return self._ask.attempt

    @property
    def prints(self) -> bool:
        """The terminal has told a line of its slip, and the next one is due."""
        return self._exchange.prints

    @property
    def deadline(self) -> float:
        match self._state:
            case Busy(until):
                return until
            case Withheld(deadline=deadline):
                return deadline
            case _:
                return self._exchange.deadline

    def take(self, message: Apdu, now: float, out: Outbox) -> None:
        if isinstance(self._state, Withheld):
            self._take_while_withheld(message, self._state, out)
            return
        event = self._exchange.take(message, now, out)
        if event is not None:
            self._on(event, now, out)

    def confirm(self, token: str, now: float, out: Outbox) -> None:
        """Acknowledges the approval; a wrong or late token does nothing."""
        match self._state:
            case Withheld(held, deadline, fields) if held == token and now < deadline:
                out.send += ACCEPT
                self._exchange.deadline = now + self._exchange.t4_s
                self._state = Acknowledged(fields)
            case _:
                self.tick(now, out)

    def refuse(self, token: str, now: float, out: Outbox) -> None:
        match self._state:
            case Withheld(held) if held == token:
                self._refuse("the lane refused the approval; the terminal reversed it", now, out, doubtful=False)
            case _:
                return

    def abort(self, out: Outbox) -> None:
        """Asks the terminal to give up, where that cannot be taken for the answer to an approval."""
        match self._state:
            case Busy():
                self._end(PaymentOutcome.CANCELLED, "cancelled; nothing was sent to the terminal", out)
            case Running() if not self._exchange.accepted:
                self._abort_wanted = True
            case Running() if not self._abort_sent:
                self._abort_sent = True
                out.send += commands.abort().encode()
            case _:
                return

    def tick(self, now: float, out: Outbox) -> None:
        if now < self.deadline:
            return
        match self._state:
            case Busy(tries=tries):
                self._state = Running(tries + 1)
                self._exchange = Exchange(self._command, now, out, delivery_s=self._delivery_s)
            case Withheld():
                self._refuse(
                    "the approval was not confirmed in time; the terminal reversed it", now, out, doubtful=False
                )
            case _:
                if self._exchange.late(now, out):
                    self._end(PaymentOutcome.UNKNOWN, out.hang_up, out)

    def lost(self, reason: str, out: Outbox) -> None:
        """The link is gone."""
        if self.outcome is not None:
            return
        if isinstance(self._state, Busy):
            self._end(PaymentOutcome.CANCELLED, f"nothing was charged: the terminal was busy, then {reason}", out)
        else:
            self._end(PaymentOutcome.UNKNOWN, reason, out)

    def _take_while_withheld(self, message: Apdu, held: Withheld, out: Outbox) -> None:
        """Nothing that comes now is answered: any `80 00 00` would be taken for the acknowledgement."""
        if message.control == apdu.STATUS and read_fields(message.data) == held.fields:
            return  # the same once more: one answer serves both
        if not message.is_reply:
            out.hang_up = "the terminal went on without waiting for the acknowledgement"

    def _on(self, event: Event, now: float, out: Outbox) -> None:
        match event:
            case Accepted():
                if self._abort_wanted:
                    self.abort(out)
            case Refused(code):
                self._on_refused(code, now, out)
            case Progressed(code):
                self._progress(code, out)
            case StatusCame(data):
                self._on_status(read_fields(data), now, out)
            case LineCame(data):
                self._slips.add(data)
            case Completed(data):
                self._on_completed(read_fields(data), out)
            case Aborted(code):
                self._on_aborted(code, out)
            case ReplyCame(refusal):
                self._abort_sent = self._abort_sent and not refusal

    def _on_refused(self, code: int, now: float, out: Outbox) -> None:
        tries = self._state.tries if isinstance(self._state, Running) else BUSY_TRIES
        if code == BUSY and tries < BUSY_TRIES:
            self._state = Busy(now + BUSY_PAUSE_S, tries)
            self._progress(PLEASE_WAIT, out)
        else:
            reason = f"the terminal did not begin: {result_text(code)}; nothing was charged"
            self._end(PaymentOutcome.CANCELLED, reason, out)

    def _on_status(self, fields: Fields, now: float, out: Outbox) -> None:
        approved = fields.result == 0
        wrong = self._differs(fields)
        match self._state:
            case Acknowledged(known) if known == fields:
                out.send += ACCEPT  # our acknowledgement was lost on the way
            case Acknowledged():
                out.hang_up = "the terminal sent a second, different result"
            case Running() if approved and not wrong and fields.signature and isinstance(self._ask, Pay):
                self._refuse(SIGNATURE_WANTED, now, out, doubtful=False, outcome=PaymentOutcome.DECLINED)
            case Running() if approved and not wrong:
                deadline = now + CONFIRM_WITHIN_S
                self._state = Withheld(self._token, deadline, fields)
                result = self._result(fields)
                out.readings.append(PaymentAuthorised(self._ask.attempt, self._token, result, deadline))
            case Running() if approved:
                self._refuse(wrong, now, out, doubtful=True)
            case Running() | Declined() if fields.result:
                out.send += ACCEPT
                self._state = Declined(fields, fields.result)
            case Refusing() if fields.result:
                out.send += ACCEPT
            case Refusing():
                out.send += REFUSE
            case _:
                self._refuse("the terminal's result makes no sense", now, out, doubtful=True)

    def _on_completed(self, fields: Fields, out: Outbox) -> None:
        match self._state:
            case Acknowledged(approved) if not fields.result:
                self._end(PaymentOutcome.APPROVED, "", out, approved)
            case Declined(declined, code):
                self._end_declined(code, out, declined)
            case Refusing(reason):
                self._end(PaymentOutcome.UNKNOWN, reason.replace("reversed it", "did not say that it reversed it"), out)
            case _:
                self._end(PaymentOutcome.UNKNOWN, "the terminal finished without a result", out)

    def _on_aborted(self, code: int, out: Outbox) -> None:
        match self._state:
            case Declined(declined, result):
                self._end_declined(result, out, declined)
            case Running() if code:
                self._end_declined(code, out, Fields(result=code, amount_minor=self._ask.amount_minor))
            case Refusing(reason, doubtful=False, outcome=outcome) if code:
                self._end(outcome, reason, out)
            case Refusing(reason):
                self._end(PaymentOutcome.UNKNOWN, reason, out)
            case _:
                self._end(PaymentOutcome.UNKNOWN, f"the terminal broke off afterwards: {result_text(code)}", out)

    def _differs(self, fields: Fields) -> str:
        """What of an approval is not what was asked; '' if all is."""
        if fields.amount_minor != self._ask.amount_minor:
            return f"the terminal approved {fields.amount_minor}, asked were {self._ask.amount_minor}"
        if fields.currency not in ("", self._ask.currency):
            return f"the terminal approved in {fields.currency}, asked was {self._ask.currency}"
        asked = self._ask.trace_no if isinstance(self._ask, TakeBack) else ""
        if fields.original_trace not in ("", asked):
            return "the terminal took back another payment"
        if self._terminal_id and fields.terminal_id not in ("", self._terminal_id):
            return f"terminal {fields.terminal_id} approved, asked was {self._terminal_id}"
        return ""

    def _refuse(
        self,
        reason: str,
        now: float,
        out: Outbox,
        *,
        doubtful: bool,
        outcome: PaymentOutcome = PaymentOutcome.CANCELLED,
    ) -> None:
        out.send += REFUSE
        self._state = Refusing(reason, doubtful, outcome)
        self._exchange.deadline = now + REVERSAL_S

    def _progress(self, code: int, out: Outbox) -> None:
        out.readings.append(PaymentProgress(self._ask.attempt, f"{code:02X}", progress_text(code)))

    def _end_declined(self, code: int, out: Outbox, fields: Fields) -> None:
        outcome = PaymentOutcome.CANCELLED if code == ABORTED_BY_CUSTOMER else PaymentOutcome.DECLINED
        if code == ALREADY_REVERSED and isinstance(self._ask, TakeBack):
            outcome = PaymentOutcome.ALREADY
        self._end(outcome, result_text(code), out, fields)

    def _end(self, outcome: PaymentOutcome, reason: str, out: Outbox, fields: Fields | None = None) -> None:
        """The one place that ends a payment. After an approval the new mark is told first, so that the lane has it."""
        self.outcome = outcome
        self.result = None if fields is None else self._result(fields)
        approved = self.result if outcome is PaymentOutcome.APPROVED else None
        if approved is not None and (approved.receipt_no or approved.trace_no):
            out.readings.append(TerminalReady(approved.terminal_id, approved.receipt_no, approved.trace_no))
        slip = self._slips.customer()
        out.readings.append(PaymentEnded(self._ask.attempt, outcome, self.result, reason, slip))

    def _result(self, fields: Fields) -> PaymentResult:
        return payment_result(fields, terminal_id=self._terminal_id, currency=self._ask.currency)
