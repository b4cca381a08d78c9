"""What a note validator tells when it is polled: events of one byte, some with the note's channel behind it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum

from drivers.contract import DeviceFault, FaultKind


class Code(IntEnum):
    RESET = 0xF1
    READ = 0xEF  # channel 0: a note is being read; any other: that note waits in escrow
    CREDIT = 0xEE  # it can't be taken out again
    REJECTING = 0xED
    REJECTED = 0xEC
    STACKED = 0xEB
    SAFE_JAM = 0xEA
    UNSAFE_JAM = 0xE9
    DISABLED = 0xE8
    STACKER_FULL = 0xE7
    FRAUD = 0xE6
    CASHBOX_REPLACED = 0xE4
    CASHBOX_REMOVED = 0xE3
    CLEARED_INTO_CASHBOX = 0xE2  # found in the path at a restart
    CLEARED_FROM_FRONT = 0xE1
    PATH_OPEN = 0xE0
    STACKING = 0xCC
    INITIALISING = 0xB6
    CHANNELS_DISABLED = 0xB5
    # of a unit that stores notes and gives them out
    INCOMPLETE = 0xDC  # it lost its power while it paid out
    STORED = 0xDB
    DISPENSING = 0xDA
    TIMED_OUT = 0xD9
    HALTED = 0xD6
    PAYOUT_JAM = 0xD5
    DISPENSED = 0xD2
    OUT_OF_SERVICE = 0xC6
    PAYOUT_ERROR = 0xB1
    JAM_RECOVERY = 0xB0


BY_CURRENCY = {
    Code.INCOMPLETE: 11,  # given out, asked for, currency
    Code.DISPENSING: 7,  # given out so far, currency
    Code.TIMED_OUT: 7,
    Code.HALTED: 7,
    Code.PAYOUT_JAM: 7,
    Code.DISPENSED: 7,
    Code.PAYOUT_ERROR: 7,
}
"""The size of an entry; the number of entries stands before them. One byte more ends a PAYOUT_ERROR."""
STORES = frozenset((*BY_CURRENCY, Code.STORED, Code.OUT_OF_SERVICE, Code.JAM_RECOVERY))
VALIDATORS = frozenset(Code) - STORES
WITH_CHANNEL = {Code.READ, Code.CREDIT, Code.FRAUD, Code.CLEARED_INTO_CASHBOX, Code.CLEARED_FROM_FRONT}

TROUBLES = {
    Code.SAFE_JAM: "a note is jammed where nobody reaches it",
    Code.UNSAFE_JAM: "a note is jammed where it can be pulled out",
    Code.STACKER_FULL: "the note cash box is full",
    Code.FRAUD: "somebody tampers with a note",
    Code.CASHBOX_REMOVED: "the note cash box is taken out",
    Code.CLEARED_FROM_FRONT: "a note was given back when the validator restarted",
    Code.PATH_OPEN: "the way of the notes is open",
    Code.TIMED_OUT: "a payout took too long, and was given up",
    Code.PAYOUT_JAM: "a note that is paid out is jammed",
    Code.OUT_OF_SERVICE: "the store of notes is out of service",
    Code.PAYOUT_ERROR: "a note in the store was not what it should be, or is jammed",
    Code.JAM_RECOVERY: "the store frees itself of a jam: notes may go into the cash box",
}


LASTING = (Code.STACKER_FULL, Code.SAFE_JAM, Code.UNSAFE_JAM, Code.CASHBOX_REMOVED, Code.PATH_OPEN, Code.OUT_OF_SERVICE)
"""Troubles that each poll tells of until somebody has seen to them."""


def condition_of(told: AbstractSet[Code]) -> DeviceFault | None:
    """How a unit is whose last poll told of these; None where that is well."""
    code = next((code for code in LASTING if code in told), None)
    return None if code is None else DeviceFault(FaultKind.MECHANISM, TROUBLES[code])


@dataclass(frozen=True, slots=True)
class Event:
    """`amount_minor` is what was given out, of all currencies; a recycler holds one."""

    code: Code
    channel: int = 0
    amount_minor: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """The events of one answer in their order. `unread` begins with a code whose meaning, and whose length, is not
    known: what stands behind it is not guessed.
    """

    events: tuple[Event, ...]
    unread: bytes = b""


def told_in(data: bytes, codes: AbstractSet[Code] = VALIDATORS) -> Told:
    """What `data`, an answer to a poll without its first byte, tells in those `codes`."""
    events = []
    while data and data[0] in codes:
        event, size = _first(Code(data[0]), data)
        if size > len(data):
            break
        events.append(event)
        data = data[size:]
    return Told(tuple(events), data)


def _first(code: Code, data: bytes) -> tuple[Event, int]:
    """The event at the beginning of `data`, if it is all there, and its size."""
    if entry := BY_CURRENCY.get(code, 0):
        size = 2 + entry * (data[1] if len(data) > 1 else 0) + (code is Code.PAYOUT_ERROR)
        amounts = (int.from_bytes(data[at : at + 4], "little") for at in range(2, size - 3, entry))
        return Event(code, amount_minor=sum(amounts)), size
    if code in WITH_CHANNEL:
        return Event(code, data[1] if len(data) > 1 else 0), 2
    return Event(code), 1
