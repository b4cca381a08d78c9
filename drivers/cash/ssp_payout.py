"""One payout of a note recycler: how far it is, and what the unit says of its going on, its end and its refusals."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.cash import ssp_commands as ssp
from drivers.cash.note_store import NotesDue, NoteStore
from drivers.cash.ssp_events import Code

GOES_ON = {Code.DISPENSING, Code.JAM_RECOVERY}
IS_OVER = {
    Code.DISPENSED: "",
    Code.INCOMPLETE: "it lost its power under way",
    Code.TIMED_OUT: "the unit gave up",
    Code.HALTED: "the unit was halted",
    Code.PAYOUT_JAM: "a note is jammed",
    Code.PAYOUT_ERROR: "a note in the store was not what it should be, or is jammed",
}
SIZE_NOT_KNOWN = frozenset((0xC9, 0xCA, 0xCB, 0xCD, 0xCE))
"""Of notes that move without a payout, or wait to be taken: firmwares differ in how much stands behind these codes."""
NO_KEY = "the unit has lost the key, or its owner has set the fixed part of it"
REFUSALS = {1: "too little lies in the store", 2: "its notes do not make the amount", 3: "the unit is busy"}


@dataclass(slots=True)
class Job:
    """One payout, or the question what became of it (`asks_only`)."""

    due: NotesDue
    asks_only: bool
    before: NoteStore
    until: float
    looked: bool = False  # it was polled since
    command: bytes = b""  # to pay, once it is known that it may be sent
    barred: bool = False  # notes are kept out while the unit is enabled
    enabled: bool = False
    sent: bool = False  # the command has gone out
    over: bool = False  # by what the unit says
    told_minor: int | None = None  # by the unit
    out_minor: int = 0  # so far, by the unit
    went_on_at: float | None = None  # a note came out then, or the unit took the payout on; None: looked at next
    why: str = ""
    seen: NoteStore | None = None  # last
    still_since: float = 0.0


def refusal(data: bytes) -> str:
    """Why a unit that answers so pays nothing."""
    if data[0] == ssp.NO_KEY:
        return NO_KEY
    why = REFUSALS.get(data[1], "") if data[0] == ssp.NOT_NOW and len(data) > 1 else ""
    return f"the unit refuses: {why or data[:8].hex(' ')}"
