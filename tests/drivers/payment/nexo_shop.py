"""A till and an emulated nexo terminal in virtual time."""

from __future__ import annotations

import time
from typing import Any

from drivers.contract import (
    Ask,
    Confirm,
    DeviceOnline,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentResolved,
    ResolvePayment,
    TakeBack,
    TerminalReady,
    Verdict,
)
from drivers.emulators.nexo import NexoEmulator
from drivers.payment.nexo import NexoTerminal
from tests.drivers.web.world import World

MORNING = time.struct_time((2026, 11, 27, 8, 30, 0, 4, 331, 0))


class Shop:
    """A till that confirms what is approved, as a lane does after its journal has written."""

    def __init__(self) -> None:
        self.terminal = NexoEmulator(lambda: MORNING)
        self.world = World(NexoTerminal(), self.terminal)
        self.mark = self.world.until(TerminalReady)
        self.attempts = 0

    def restarts(self) -> None:
        """The lane is started anew, as after a power cut; the terminal was on all the time."""
        self.world = World(NexoTerminal(), self.terminal)

    def ready(self) -> None:
        if not self.world.linked:
            self.world.until(DeviceOnline)
        self.world.passes(0.1)

    def starts(self, ask: Ask) -> str:
        self.ready()
        self.mark = self.world.told(TerminalReady)[-1]
        self.world.asks(ask)
        return ask.attempt

    def confirms(self, attempt: str) -> PaymentEnded:
        came = self.world.until(PaymentAuthorised | PaymentEnded, attempt=attempt)
        if isinstance(came, PaymentAuthorised):
            self.world.asks(Confirm(came.token))
        return self.world.until(PaymentEnded, attempt=attempt)

    def new(self) -> str:
        self.attempts += 1
        return f"visit-a{self.attempts}"

    def pays(self, amount: int) -> PaymentEnded:
        return self.confirms(self.starts(Pay(self.new(), amount, "EUR")))

    def takes_back(self, paid: PaymentEnded) -> PaymentEnded:
        result = paid.result
        assert result is not None
        back = TakeBack(self.new(), result.amount_minor, "EUR", result.receipt_no, result.trace_no)
        return self.confirms(self.starts(back))

    def resolves(
        self,
        attempt: str,
        amount: int,
        takes_back: str | None = None,
        mark: TerminalReady | None = None,
        *,
        gives_back: bool = False,
    ) -> Verdict:
        mark = mark or self.mark
        told = len(self.world.told(PaymentResolved))
        self.world.asks(
            ResolvePayment(
                attempt=attempt,
                amount_minor=amount,
                currency="EUR",
                terminal_id=mark.terminal_id,
                last_receipt_no=mark.last_receipt_no,
                last_trace_no=mark.last_trace_no,
                takes_back=takes_back,
                gives_back=gives_back,
            )
        )
        while len(self.world.told(PaymentResolved)) == told:
            self.world.passes(0.5)
        resolved = self.world.told(PaymentResolved)[told]
        assert resolved.attempt == attempt
        assert (resolved.verdict is Verdict.CHARGED) <= (resolved.result is not None)
        return resolved.verdict

    def book(self, state: str = "booked") -> list[tuple[str, int]]:
        return [(one["kind"], one["amount_minor"]) for one in self.transactions() if one["state"] == state]

    def transactions(self) -> list[dict[str, Any]]:
        transactions = self.terminal.state()["transactions"]
        assert isinstance(transactions, list)
        return transactions
