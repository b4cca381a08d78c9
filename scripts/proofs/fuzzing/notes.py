"""Which notes may be believed of an SSP validator: no more than its own whole answers, checks right, have told of."""

from __future__ import annotations

from drivers.contract import CashCredited, CashLevels, CashMark, CashUnknown, Reading
from scripts.proofs.fuzzing.judge import Judge

STX, CREDIT = 0x7F, 0xEE
LONGEST = 2 * (255 + 5)
"""Bytes of a packet in which each is doubled."""


class Notes(Judge):
    """Allows one note for each credit in a packet that is whole at any 7F; marks and alarms move no money."""

    def __init__(self) -> None:
        self._past = b""
        self._told = 0

    def came(self, data: bytes) -> None:
        past = self._past + data
        start = past.find(STX)
        while start >= 0:
            size, said = _packet(past[start + 1 : start + 1 + LONGEST])
            self._told += said.count(CREDIT)
            if size:  # what lies before it can't become one any more: a single 7F begins anew
                past = past[start + 1 + size :]
                start = -1
            start = past.find(STX, start + 1)
        self._past = past[-LONGEST:]

    def lost(self) -> None:
        self._past = b""

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, CashCredited):
            self._told -= 1
            return self._told >= 0 and reading.value_minor > 0
        return isinstance(reading, CashMark | CashUnknown) or super().allows(reading)


class StoredNotes(Notes):
    """A recycler's: what lies in its store moves no money. It is asked to pay nothing."""

    def allows(self, reading: Reading) -> bool:
        return isinstance(reading, CashLevels) or super().allows(reading)


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
