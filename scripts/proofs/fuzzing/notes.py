"""Which notes may be believed of an SSP validator: no more than its own whole answers, checks right, have told of; and
what a recycler may be believed to have paid: what its own counts, in whole answers, say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from typing_extensions import override

from drivers.contract import (
    CashCredited,
    CashLevels,
    CashMark,
    CashUnknown,
    DeviceCondition,
    PayOut,
    PayOutEnded,
    PayOutOutcome,
    Reading,
    Request,
    ResolvePayOut,
)
from scripts.proofs.fuzzing.judge import Judge

STX, CREDIT, OK, SEALED = 0x7F, 0xEE, 0xF0, 0x7E
LONGEST = 2 * (255 + 5)
"""Bytes of a packet in which each is doubled."""
COUNTERS, KINDS = 5, 9
"""Of a recycler's answers: how many counters it has, and how many bytes of each kind of note."""


class Notes(Judge):
    """Allows one note for each credit in a packet that is whole at any 7F; marks and alarms move no money.

    How the validator is, a whole answer to the last question says; one with an event, where something ails it. Until
    the next question the same answer, which may come again and again, tells of the same notes.
    """

    def __init__(self) -> None:
        self._past = b""
        self._told = 0
        self._question = b""
        self._answers: set[bytes] = set()

    @override
    def sent(self, data: bytes) -> None:
        if data != self._question:
            self._question, self._told = data, 0
            self._answers.clear()

    @override
    def came(self, data: bytes) -> None:
        past = self._past + data
        start = past.find(STX)
        while start >= 0:
            size, said = _packet(past[start + 1 : start + 1 + LONGEST])
            if said not in self._answers:
                self._answers.add(said)
                self.hears(said)
            if size:  # what lies before it can't become one any more: a single 7F begins anew
                past = past[start + 1 + size :]
                start = -1
            start = past.find(STX, start + 1)
        self._past = past[-LONGEST:]

    def hears(self, said: bytes) -> None:
        """A packet says `said`."""
        self._told += said.count(CREDIT)

    @override
    def lost(self) -> None:
        self._past = b""

    @override
    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, CashCredited):
            self._told -= 1
            return self._told >= 0 and reading.value_minor > 0
        if isinstance(reading, DeviceCondition):
            least = 1 if reading.fault is None else 2
            return any(said[:1] == bytes([OK]) and len(said) >= least for said in self._answers)
        return isinstance(reading, CashMark | CashUnknown) or super().allows(reading)


class StoredNotes(Notes):
    """A recycler's, which pays notes out of its store.

    Paid is what left the store since the mark, as many notes as were given out since. Not paid is what nobody was told
    to pay, or of which the same counts say that nothing is out. A doubt moves no money.
    """

    MARK = re.compile(r"[^/]*/(\d+)((?:\+\d+x\d+)*)")

    def __init__(self) -> None:
        super().__init__()
        self._given_out: set[int] = set()
        self._levels: set[tuple[tuple[int, int], ...]] = set()
        self._marks: dict[str, str] = {}
        self._commanded = False

    @override
    def asked(self, request: Request) -> None:
        if isinstance(request, PayOut | ResolvePayOut):
            self._marks[request.payout_id] = request.mark
            self._commanded = False

    @override
    def sent(self, data: bytes) -> None:
        super().sent(data)
        self._commanded = self._commanded or data[3:4] == bytes([SEALED])

    @override
    def hears(self, said: bytes) -> None:
        super().hears(said)
        if said[:2] == bytes([OK, COUNTERS]) and len(said) == 2 + 4 * COUNTERS:
            self._given_out.add(int.from_bytes(said[10:14], "little"))
        if said[:1] == bytes([OK]) and len(said) > 1 and len(said) == 2 + KINDS * said[1]:
            entries = [said[at : at + KINDS] for at in range(2, len(said), KINDS)]
            self._levels.add(tuple((_number(one[2:6]), _number(one[:2])) for one in entries))

    @override
    def allows(self, reading: Reading) -> bool:
        match reading:
            case CashLevels() | PayOutEnded(outcome=PayOutOutcome.UNKNOWN):
                return True
            case PayOutEnded(outcome=PayOutOutcome.FAILED):
                return reading.paid_minor == 0 and (not self._commanded or self._may_be_out(reading))
            case PayOutEnded():
                return self._may_be_out(reading)
            case _:
                return super().allows(reading)

    def _may_be_out(self, end: PayOutEnded) -> bool:
        found = self.MARK.fullmatch(self._marks.get(end.payout_id, ""))
        if found is None:
            return False
        before = {int(value): int(count) for count, value in re.findall(r"(\d+)x(\d+)", found[2])}
        for given_out in self._given_out:
            for levels in map(dict, self._levels):
                gone = {value: before.get(value, 0) - levels.get(value, 0) for value in before | levels}
                notes = (given_out - int(found[1])) % (1 << 32)
                if min(gone.values()) >= 0 and notes <= sum(gone.values()) and _make(gone, notes, end.paid_minor):
                    return True
        return False


def _make(gone: Mapping[int, int], notes: int, amount: int) -> bool:
    """Whether `notes` of those that are `gone` may be worth `amount`."""
    if notes == 0 or not gone:
        return notes == amount == 0
    (value, count), *others = gone.items()
    return any(_make(dict(others), notes - used, amount - used * value) for used in range(min(count, notes) + 1))


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _packet(wire: bytes) -> tuple[int, bytes]:
    """How many bytes of `wire` are the rest of a whole packet, and what it says; 0 where it is none."""
    body, at = bytearray(), 0
    while at < len(wire) and (len(body) < 2 or len(body) < body[1] + 4):
        if wire[at] == STX:
            at += 1
            if wire[at : at + 1] != bytes([STX]):
                return 0, b""
        body.append(wire[at])
        at += 1
    whole = len(body) > 4 and len(body) == body[1] + 4
    return (at, bytes(body[2:-2])) if whole and _check(body[:-2]) == body[-2:] else (0, b"")


def _check(data: bytes) -> bytes:
    check = 0xFFFF
    for byte in data:
        check ^= byte << 8
        for _ in range(8):
            check = (check << 1 ^ 0x8005 * (check >> 15)) & 0xFFFF
    return check.to_bytes(2, "little")
