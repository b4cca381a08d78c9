"""What may be believed of a ccTalk hopper: no more is out than its own count, in whole answers, has said."""

from __future__ import annotations

from drivers.contract import CashLevels, CashMark, PayOut, PayOutEnded, PayOutOutcome, Reading, Request, ResolvePayOut
from scripts.proofs.fuzzing.judge import Judge

HOST, HOPPER = 1, 3
COUNT = 3
"""Bytes of a count, and of a serial number."""
SIZE = COUNT + 5
COIN_MINOR = 100


class Paid(Judge):
    """Allows an amount that lies between the count of the mark and one that was heard; a doubt moves no money."""

    def __init__(self) -> None:
        self._past = b""
        self._heard: set[int] = set()
        self._marks: dict[str, int] = {}  # the count before each payout

    def asked(self, request: Request) -> None:
        if isinstance(request, PayOut | ResolvePayOut):
            self._marks[request.payout_id] = int(request.mark.partition(":")[2])

    def came(self, data: bytes) -> None:
        past = self._past + data
        for start in range(len(past) - SIZE + 1):
            answer = past[start : start + SIZE]
            if answer[:4] == bytes([HOST, COUNT, HOPPER, 0]) and sum(answer) % 256 == 0:
                self._heard.add(int.from_bytes(answer[4:7], "little"))
        self._past = past[1 - SIZE :]

    def lost(self) -> None:
        self._past = b""

    def allows(self, reading: Reading) -> bool:
        match reading:
            case PayOutEnded(outcome=PayOutOutcome.PAID | PayOutOutcome.PARTLY):
                return self._marks[reading.payout_id] + reading.paid_minor // COIN_MINOR in self._heard
            case PayOutEnded():
                return reading.paid_minor == 0
            case CashMark(mark):
                return int(mark.partition(":")[2]) in self._heard
            case CashLevels():
                return True
            case _:
                return super().allows(reading)
