"""A till and a terminal at the two ends of a real wire."""

from __future__ import annotations

import pytest

from drivers.contract import (
    Ask,
    Confirm,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentResolved,
    ResolvePayment,
    Service,
    ServiceEnded,
    TakeBack,
    TerminalReady,
)
from tests.waiting import wait_until
from tests.wires import Wire

PAN = "4929119933445562"  # Luhn-valid, and no run of one digit
NOT_CHARGED_STEPS = ["authorisation", "accepted", "before_status", "after_status", "after_status_ack"]
CHARGED_STEPS = ["after_slip", "completion"]

PATIENCE_S = 60.0


def give_time(patch: pytest.MonkeyPatch) -> None:
    """A confirmation is in time, however long this machine is busy with other things before it comes."""
    patch.setattr("drivers.payment.payment.CONFIRM_WITHIN_S", PATIENCE_S)
    patch.setattr("drivers.payment.nexo.CONFIRM_WITHIN_S", PATIENCE_S)


class Shop:
    """A till and a terminal. The till confirms, as a lane does after its journal has written."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.attempts = 0

    def terminal(self, **values: object) -> None:
        self.wire.host.set(values)

    def fault(self, name: str, value: bool | int | str = True) -> None:
        self.wire.host.fault(name, value)

    def book(self, state: str = "booked") -> list[int]:
        transactions = self.wire.host.state()["transactions"]
        assert isinstance(transactions, list)
        return [entry["amount_minor"] for entry in transactions if entry["state"] == state]

    def kinds(self) -> list[str]:
        transactions = self.wire.host.state()["transactions"]
        assert isinstance(transactions, list)
        return [entry["kind"] for entry in transactions if entry["state"] in ("booked", "taken_back")]

    def starts(self, amount: int) -> str:
        return self.asks(Pay(self.new_attempt(), amount, "EUR"))

    def asks(self, ask: Ask) -> str:
        self.wire.told_a(TerminalReady)
        self.wire.pump.submit(ask)
        return ask.attempt

    def new_attempt(self) -> str:
        self.attempts += 1
        return f"attempt-{self.attempts}"

    def answers(self, attempt: str) -> None:
        authorised = wait_until(
            lambda: [
                reading
                for reading in list(self.wire.readings)
                if isinstance(reading, PaymentAuthorised | PaymentEnded) and reading.attempt == attempt
            ]
        )[0]
        if isinstance(authorised, PaymentAuthorised):
            self.wire.pump.submit(Confirm(authorised.token))

    def ended(self, attempt: str, timeout_s: float = 8.0) -> PaymentEnded:
        return wait_until(
            lambda: [
                reading
                for reading in list(self.wire.readings)
                if isinstance(reading, PaymentEnded) and reading.attempt == attempt
            ],
            timeout_s,
        )[0]

    def pays(self, amount: int) -> PaymentEnded:
        attempt = self.starts(amount)
        self.answers(attempt)
        return self.ended(attempt)

    def takes_back(self, paid: PaymentEnded) -> PaymentEnded:
        result = paid.result
        assert result is not None
        back = TakeBack(self.new_attempt(), result.amount_minor, "EUR", result.receipt_no, result.trace_no)
        attempt = self.asks(back)
        self.answers(attempt)
        return self.ended(attempt)

    def serves(self, service: Service) -> ServiceEnded:
        self.wire.told_a(TerminalReady)
        self.wire.pump.submit(service)
        return wait_until(
            lambda: [
                reading
                for reading in list(self.wire.readings)
                if isinstance(reading, ServiceEnded) and reading.job == service.job
            ],
            8.0,
        )[0]

    def resolves(
        self, attempt: str, amount: int, mark: TerminalReady, takes_back: str | None = None
    ) -> PaymentResolved:
        self.wire.pump.submit(
            ResolvePayment(
                attempt=attempt,
                amount_minor=amount,
                currency="EUR",
                terminal_id=mark.terminal_id,
                last_receipt_no=mark.last_receipt_no,
                last_trace_no=mark.last_trace_no,
                takes_back=takes_back,
            )
        )
        resolved = self.wire.told_a(PaymentResolved, 40.0)
        assert isinstance(resolved, PaymentResolved)
        return resolved

    def mark(self) -> TerminalReady:
        """The last one told."""
        self.wire.told_a(TerminalReady)
        return [reading for reading in self.wire.readings if isinstance(reading, TerminalReady)][-1]

    def heard(self) -> str:
        return "\n".join(map(str, self.wire.readings))

    def trace(self) -> bytes:
        return b"".join(line.data for line in list(self.wire.pump.trace))
