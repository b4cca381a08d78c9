"""A lane reduced to what decides about money: what it writes down, when it confirms, and what it concludes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from typing_extensions import override

from drivers.contract import (
    Confirm,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    Reading,
    ResolvePayment,
    TerminalReady,
    Verdict,
)
from scripts.proofs.drops.wire import Failure, TillDied, Wire

AMOUNT = 1210  # one byte of it is a DLE, which a serial line doubles
QUESTIONS = 20


class Word(StrEnum):
    """What the till says of an attempt."""

    PAID = "paid"
    NOT_PAID = "not paid"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Journal:
    """What survives the till's program: the attempt with the mark before it, and whether its approval is known."""

    attempt: str = ""
    mark: TerminalReady | None = None
    approved: bool = False


def _nothing() -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Till:
    """Pays. It dies before step `dies_at` of its own, counted from 1, where that is not 0; from the moment it asks,
    the wire fails as `fails` says, and `watch` is called after each step of the terminal.
    """

    wire: Wire
    dies_at: int = 0
    fails: tuple[Failure, int] = (Failure.NONE, 0)
    watch: Callable[[], None] = _nothing
    journal: Journal = field(default_factory=Journal)
    steps: int = 0
    ends: int = 0
    told: PaymentOutcome | None = None

    def pay(self, attempt: str) -> Word:
        """One attempt, through death and doubt, to the till's word on it."""
        try:
            outcome = self._try(attempt)
        except TillDied:
            self.wire.restart_till(sent_arrives=0 < self.dies_at == self.steps)
            self.dies_at = 0
            if self.journal.attempt != attempt:
                return Word.NOT_PAID  # nothing was written down, so nothing was asked
            return self.resolve()
        self.told = outcome
        if outcome is PaymentOutcome.UNKNOWN:
            return self.resolve()
        return Word.PAID if outcome is PaymentOutcome.APPROVED else Word.NOT_PAID

    def resolve(self) -> Word:
        """Asks the terminal until it answers."""
        mark = self.journal.mark
        if mark is None:
            return Word.UNKNOWN
        for _ in range(QUESTIONS):
            asked = ResolvePayment(
                attempt=self.journal.attempt,
                amount_minor=AMOUNT,
                currency="EUR",
                terminal_id=mark.terminal_id,
                last_receipt_no=mark.last_receipt_no,
                last_trace_no=mark.last_trace_no,
            )
            self.wire.ask(asked)
            found = self.wire.next(lambda reading: isinstance(reading, PaymentResolved))
            verdict = found.verdict if isinstance(found, PaymentResolved) else Verdict.NO_ANSWER
            if verdict is Verdict.CHARGED:
                return Word.PAID
            if verdict is Verdict.NOT_CHARGED:
                return Word.NOT_PAID
            if verdict is Verdict.UNCLEAR:
                return Word.UNKNOWN
        return Word.UNKNOWN

    def _try(self, attempt: str) -> PaymentOutcome:
        mark = self.wire.ready()
        if mark is None:
            return PaymentOutcome.CANCELLED
        self._step()
        self.journal = Journal(attempt, mark)
        self._step()
        self.wire.arm(*self.fails, self.watch)
        self.wire.ask(Pay(attempt, AMOUNT, "EUR"))
        while True:
            reading = self.wire.next(lambda reading: _about(reading, attempt))
            match reading:
                case PaymentAuthorised(token=token):
                    self.approved(token)
                case PaymentEnded(outcome=outcome):
                    self.ends += 1
                    self._step()
                    return outcome
                case _:
                    return PaymentOutcome.UNKNOWN

    def approved(self, token: str) -> None:
        """The approval is written down, and only then confirmed."""
        self._step()
        self.journal.approved = True
        self._step()
        self.wire.ask(Confirm(token))
        self._step()

    def _step(self) -> None:
        self.steps += 1
        if self.steps == self.dies_at:
            raise TillDied


class HastyTill(Till):
    """Wrong: confirms an approval that it has not written down yet."""

    @override
    def approved(self, token: str) -> None:
        self.wire.ask(Confirm(token))


class TrustingTill(Till):
    """Wrong: takes silence for a no, and pays again without asking."""

    @override
    def resolve(self) -> Word:
        return Word.NOT_PAID


def _about(reading: Reading, attempt: str) -> bool:
    return isinstance(reading, PaymentAuthorised | PaymentEnded) and reading.attempt == attempt
