"""What a note validator tells when it is polled: events of one byte, some with the note's channel behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


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


CODES = frozenset(int(code) for code in Code)
WITH_CHANNEL = {Code.READ, Code.CREDIT, Code.FRAUD, Code.CLEARED_INTO_CASHBOX, Code.CLEARED_FROM_FRONT}

TROUBLES = {
    Code.SAFE_JAM: "a note is jammed where nobody reaches it",
    Code.UNSAFE_JAM: "a note is jammed where it can be pulled out",
    Code.STACKER_FULL: "the note cash box is full",
    Code.FRAUD: "somebody tampers with a note",
    Code.CASHBOX_REMOVED: "the note cash box is taken out",
    Code.CLEARED_FROM_FRONT: "a note was given back when the validator restarted",
    Code.PATH_OPEN: "the way of the notes is open",
}


@dataclass(frozen=True, slots=True)
class Event:
    code: Code
    channel: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """The events of one answer in their order. `unread` begins with a code whose meaning, and whose length, is not
    known: what stands behind it is not guessed.
    """

    events: tuple[Event, ...]
    unread: bytes = b""


def told_in(data: bytes) -> Told:
    """What `data`, an answer to a poll without its first byte, tells."""
    events = []
    at = 0
    while at < len(data):
        size = 2 if data[at] in WITH_CHANNEL else 1
        if data[at] not in CODES or at + size > len(data):
            break
        events.append(Event(Code(data[at]), data[at + 1] if size > 1 else 0))
        at += size
    return Told(tuple(events), data[at:])
