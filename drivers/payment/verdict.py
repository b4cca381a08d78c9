"""Was an attempt in doubt charged? Decided from the mark before it and the terminal's last transaction alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from drivers.contract import PaymentResolved, PaymentResult, ResolvePayment, Verdict

APPROVED = "00"
DAY = "day "
LINK_WITHIN_S = 10.0  # how long a question about a payment waits for the link,
ANSWER_WITHIN_S = 30.0  # and for the answer altogether


@dataclass(frozen=True, slots=True)
class Doubt:
    """A `ResolvePayment` that is not answered yet."""

    asked: ResolvePayment
    at: float

    def deadline(self, *, linked: bool) -> float:
        return self.at + (ANSWER_WITHIN_S if linked else LINK_WITHIN_S)


def day_mark(told: bytes) -> str:
    """What stands for a receipt number where the terminal's last transaction is an end of day: two days differ."""
    return DAY + hashlib.sha256(told).hexdigest()[:16]


def judge(asked: ResolvePayment, last: PaymentResult | None) -> PaymentResolved:
    """The verdict on `asked` when the terminal's last transaction is `last` (None: it has none stored).

    Charged only when everything fits and the transaction is newer than the mark. Not charged only when the terminal
    shows that nothing has been stored since the mark. All else is unclear: a person must look, nobody may pay again.
    """

    def say(verdict: Verdict, reason: str) -> PaymentResolved:
        return PaymentResolved(asked.attempt, verdict, last, reason)

    mark = (asked.last_receipt_no, asked.last_trace_no)
    if last is None:
        if mark == ("", ""):
            return say(Verdict.NOT_CHARGED, "the terminal has no transaction stored")
        return say(Verdict.UNCLEAR, "the terminal has lost the transaction it had before the attempt")
    if asked.terminal_id != last.terminal_id:
        return say(Verdict.UNCLEAR, f"terminal {last.terminal_id} answers, not {asked.terminal_id}")
    found = (last.receipt_no, last.trace_no)
    if found == ("", ""):
        return say(Verdict.UNCLEAR, "the terminal's last transaction carries no number")
    if found == mark:
        return say(Verdict.NOT_CHARGED, "the terminal's last transaction is still the one before the attempt")
    if found[0].startswith(DAY):
        return say(Verdict.UNCLEAR, "the terminal has ended its day since, and tells only of that")
    if mark[0].startswith(DAY):
        mark = ("", "")  # whatever came after that day has numbers
    if mark != ("", "") and any((not old) != (not new) for old, new in zip(mark, found, strict=True)):
        return say(Verdict.UNCLEAR, "the terminal numbers its last transaction otherwise than the one before")
    if last.result_code != APPROVED:
        return say(
            Verdict.UNCLEAR, f"the terminal's last transaction ended with result {last.result_code or 'unknown'}"
        )
    if (last.amount_minor, last.currency) != (asked.amount_minor, asked.currency):
        return say(Verdict.UNCLEAR, "the terminal's last transaction is of another amount or currency")
    if last.original_trace != (asked.takes_back or ""):
        return say(Verdict.UNCLEAR, "the terminal's last transaction is not of the kind that was asked for")
    return say(Verdict.CHARGED, f"the terminal booked it as receipt {last.receipt_no}, trace {last.trace_no}")
