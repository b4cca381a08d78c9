"""`python -m drivers pay`: one card payment, the terminal's last result, or the end of its day.

The command has no journal: it confirms an approval at once, and asks the terminal itself what became of a payment in
doubt. A terminal that cannot be reached is the outcome `cancelled` (exit 1), with a reason that says that nothing was
sent. The first Ctrl-C asks the terminal to give up, and what it answers is waited for.
"""

from __future__ import annotations

import argparse
import json
import queue
import sys
import time
from dataclasses import dataclass

from drivers.cli.day_end import WITHOUT_JOURNAL, kept_by, print_day
from drivers.contract import (
    AbortPayment,
    Confirm,
    DeviceOffline,
    EndOfDay,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    PaymentResolved,
    PaymentResult,
    Reading,
    ResolvePayment,
    ServiceEnded,
    ServiceOutcome,
    Stamped,
    TerminalReady,
    Verdict,
)
from drivers.link.factory import make_link
from drivers.payment.bmp import CURRENCIES
from drivers.pump import Pump
from drivers.registry import PROTOCOLS, find

ATTEMPT = "pay"
READY_WITHIN_S = 12.0
ASK_TIMES = 3
VERDICT_WITHIN_S = 60.0  # the driver answers long before
DAY_END_WITHIN_S = 300.0  # likewise
CANCELLED_CODES = ("6C", "Cancel", "Aborted")


@dataclass(frozen=True, slots=True)
class Ended:
    """What the command ends with."""

    outcome: PaymentOutcome
    reason: str
    result: PaymentResult | None = None
    slip: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    terminals = ", ".join(row.name for row in PROTOCOLS if row.kind == "terminal")
    parser.add_argument("--protocol", required=True, metavar="P", help=terminals)
    parser.add_argument("--link", required=True, metavar="LINK", help="tcp:host:20007, serial:…, tls:host:8443?ca=FILE")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--amount", type=int, metavar="MINOR", help="in minor units: 1234 is 12.34")
    what.add_argument("--end-of-day", action="store_true", help="close the terminal's day and show its totals")
    what.add_argument("--last", action="store_true", help="only show the terminal's last transaction")
    parser.add_argument("--currency", default="EUR", help="ISO code (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """0 when approved, else 1. Raises ValueError for arguments that cannot be used."""
    row = find(arguments.protocol)
    if row.kind != "terminal":
        raise ValueError(f"{row.name} is the protocol of a {row.kind}, not of a terminal")
    if arguments.amount is not None and not 0 < arguments.amount < 10**12:
        raise ValueError(f"amount {arguments.amount} is not one that can be paid")
    currency = str(arguments.currency)
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha() or not currency.isupper():
        raise ValueError(f"currency {currency!r} is not like EUR")
    if currency not in CURRENCIES:
        raise ValueError(f"no terminal is asked to pay in {currency} here, only in {', '.join(CURRENCIES)}")
    link = make_link(arguments.link, row)
    if arguments.end_of_day:
        if (kept := kept_by(link)) is not None:
            return print_day(kept, as_json=arguments.json)
        print(WITHOUT_JOURNAL, file=sys.stderr)
    readings: queue.SimpleQueue[Stamped] = queue.SimpleQueue()
    pump = Pump("terminal", row.make_driver(arguments.link, currency=currency), link, readings.put)
    till = Till(pump, readings, as_json=arguments.json)
    pump.start()
    try:
        if arguments.end_of_day:
            return print_day(till.end_day(), as_json=arguments.json)
        ended = till.last(currency) if arguments.last else till.pay(arguments.amount, currency)
    finally:
        pump.stop()
    asked = PaymentResult(amount_minor=arguments.amount or 0, currency=currency, terminal_id=till.terminal_id)
    _print_end(ended, asked, as_json=arguments.json)
    return 0 if ended.outcome is PaymentOutcome.APPROVED else 1


class Till:
    """Pays once through `pump`, whose readings come out of `readings`."""

    def __init__(self, pump: Pump[bytes], readings: queue.SimpleQueue[Stamped], *, as_json: bool) -> None:
        self._pump = pump
        self._readings = readings
        self._as_json = as_json
        self._stopped = False
        self.terminal_id = ""

    def pay(self, amount_minor: int, currency: str) -> Ended:
        ready = self._ready()
        if isinstance(ready, Ended):
            return ready
        self._pump.submit(Pay(ATTEMPT, amount_minor, currency))
        while True:
            match self._next(None):
                case PaymentProgress(_, _, text):
                    self._show(text)
                case PaymentAuthorised(token=token):
                    self._pump.submit(Confirm(token))
                case PaymentEnded(_, PaymentOutcome.UNKNOWN, _, reason, slip):
                    return self._resolved(ready, amount_minor, currency, reason, slip)
                case PaymentEnded(_, outcome, result, reason, slip):
                    return Ended(outcome, reason, result, slip)
                case _:
                    continue

    def last(self, currency: str) -> Ended:
        """The last transaction as the terminal tells it, whoever asked for it."""
        ready = self._ready()
        if isinstance(ready, Ended):
            return Ended(PaymentOutcome.UNKNOWN, ready.reason)
        resolved = self._ask(ready, 0, currency, attempt="")
        if resolved.verdict is Verdict.NO_ANSWER:
            return Ended(PaymentOutcome.UNKNOWN, resolved.reason)
        result = resolved.result
        if result is None:
            return Ended(PaymentOutcome.UNKNOWN, "the terminal has no transaction stored")
        outcome = PaymentOutcome.CANCELLED if result.result_code in CANCELLED_CODES else PaymentOutcome.DECLINED
        if result.result_code == "00":
            outcome = PaymentOutcome.APPROVED
        return Ended(outcome, "the terminal's last transaction", result)

    def end_day(self) -> ServiceEnded:
        ready = self._ready()
        if isinstance(ready, Ended):
            return ServiceEnded(ATTEMPT, ServiceOutcome.REFUSED, ready.reason)
        self._pump.submit(EndOfDay(ATTEMPT))
        until = time.monotonic() + DAY_END_WITHIN_S
        while True:
            match self._next(until - time.monotonic()):
                case ServiceEnded() as ended:
                    return ended
                case None:
                    return ServiceEnded(ATTEMPT, ServiceOutcome.NO_ANSWER, "the terminal does not answer")
                case _:
                    continue

    def _ready(self) -> TerminalReady | Ended:
        until = time.monotonic() + READY_WITHIN_S
        why = "the terminal does not answer"
        while True:
            match self._next(until - time.monotonic()):
                case TerminalReady() as ready:
                    self.terminal_id = ready.terminal_id
                    return ready
                case DeviceOffline(fault):
                    why = fault.detail
                case None:
                    return Ended(PaymentOutcome.CANCELLED, f"{why}; nothing was sent to the terminal")
                case _:
                    continue

    def _resolved(
        self, mark: TerminalReady, amount_minor: int, currency: str, why: str, slip: tuple[str, ...]
    ) -> Ended:
        """Asks the terminal what became of the payment: charged, not charged, or nobody knows."""
        self._show(f"In doubt ({why}): asking the terminal")
        resolved = PaymentResolved(ATTEMPT, Verdict.NO_ANSWER)
        for _ in range(ASK_TIMES):
            resolved = self._ask(mark, amount_minor, currency)
            if resolved.verdict is not Verdict.NO_ANSWER:
                break
        reason = f"{why}; asked again: {resolved.reason}"
        match resolved.verdict:
            case Verdict.CHARGED:
                return Ended(PaymentOutcome.APPROVED, reason, resolved.result, slip)
            case Verdict.NOT_CHARGED:
                return Ended(PaymentOutcome.TIMEOUT, reason)
            case _:
                return Ended(PaymentOutcome.UNKNOWN, reason)

    def _ask(self, mark: TerminalReady, amount_minor: int, currency: str, attempt: str = ATTEMPT) -> PaymentResolved:
        self._pump.submit(
            ResolvePayment(
                attempt=attempt,
                amount_minor=amount_minor,
                currency=currency,
                terminal_id=mark.terminal_id,
                last_receipt_no=mark.last_receipt_no,
                last_trace_no=mark.last_trace_no,
            )
        )
        until = time.monotonic() + VERDICT_WITHIN_S
        while True:
            match self._next(until - time.monotonic()):
                case PaymentResolved() as resolved:
                    return resolved
                case None:
                    return PaymentResolved(ATTEMPT, Verdict.NO_ANSWER, None, "the terminal does not answer")
                case _:
                    continue

    def _next(self, timeout_s: float | None) -> Reading | None:
        """The next reading, or None after `timeout_s`. The first Ctrl-C asks the terminal to give up, the next ends."""
        while True:
            try:
                return self._readings.get(timeout=None if timeout_s is None else max(0.0, timeout_s)).reading
            except queue.Empty:
                return None
            except KeyboardInterrupt:
                if self._stopped:
                    raise
                self._stopped = True
                self._show("Asking the terminal to give up")
                self._pump.submit(AbortPayment(ATTEMPT))

    def _show(self, text: str) -> None:
        print(json.dumps({"progress": text}, ensure_ascii=False) if self._as_json else text, flush=True)


def _print_end(ended: Ended, asked: PaymentResult, *, as_json: bool) -> None:
    """The last line; what was asked stands in where the terminal told nothing."""
    result = ended.result or asked
    if as_json:
        shape = {
            "outcome": ended.outcome.value,
            "amount_minor": result.amount_minor,
            "currency": result.currency,
            "receipt_no": result.receipt_no,
            "trace_no": result.trace_no,
            "terminal_id": result.terminal_id,
            "result_code": result.result_code,
            "reason": ended.reason,
            "card_name": result.card_name,
            "card_last4": result.card_last4,
            "authorisation": result.authorisation,
            "slip": ended.slip,
        }
        print(json.dumps(shape, ensure_ascii=False), flush=True)
        return
    for line in ended.slip:
        print(f"    {line}")
    numbers = f", receipt {result.receipt_no}, trace {result.trace_no}" if result.receipt_no else ""
    reason = f": {ended.reason}" if ended.reason else ""
    print(f"{ended.outcome.value} {result.amount_minor} {result.currency}{numbers}{reason}", flush=True)
