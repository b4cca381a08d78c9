"""What lies in a recycler's store and how many notes it has given out in its life, and what that says of a payout."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drivers.cash.note_count import COUNTERS, MORE, SIZE
from drivers.cash.ssp_setup import Note
from drivers.contract import PayOutEnded, PayOutOutcome

TURNS = 1 << 32
ENTRY = 9  # bytes of a level: how many, value, currency
MOST_KEPT = 10_000
"""No store holds more."""


def dispensed_in(counters: bytes) -> int | None:
    """The notes given out, of an answer to a question for the counters without its first byte."""
    return int.from_bytes(counters[9:13], "little") if len(counters) == SIZE and counters[0] == COUNTERS else None


def taken_in(counters: bytes) -> int | None:
    """The notes taken, into cash box and store together."""
    if dispensed_in(counters) is None:
        return None
    return (int.from_bytes(counters[1:5], "little") + int.from_bytes(counters[5:9], "little")) % TURNS


def levels_in(data: bytes, notes: Mapping[int, Note]) -> dict[int, int] | None:
    """How many of each of `notes` lie in the store, by value, of an answer without its first byte; None if none."""
    if not data or len(data) != 1 + ENTRY * data[0]:
        return None
    levels = {note.value_minor: 0 for note in notes.values()}
    currencies = {note.value_minor: note.currency for note in notes.values()}
    for at in range(1, len(data), ENTRY):
        count, value = int.from_bytes(data[at : at + 2], "little"), int.from_bytes(data[at + 2 : at + 6], "little")
        if currencies.get(value) == data[at + 6 : at + ENTRY].decode("ascii", "replace"):
            levels[value] += count
    return levels


@dataclass(frozen=True, slots=True)
class NoteStore:
    """The unit has given out `dispensed` notes, modulo `TURNS`, and holds `levels`: value in cents and how many."""

    dispensed: int
    levels: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, dispensed: int, levels: Mapping[int, int]) -> NoteStore:
        return cls(dispensed, tuple(sorted((value, count) for value, count in levels.items() if count)))

    @property
    def mark(self) -> str:
        return f"{MORE}{self.dispensed}" + "".join(f"+{count}x{value}" for value, count in self.levels)

    @classmethod
    def of_mark(cls, mark: str) -> NoteStore | None:
        """The store that a mark tells of behind its `MORE`; None where it tells of none."""
        found = re.fullmatch(r"[^/]*/([0-9]{1,10})((?:\+[0-9]{1,5}x[0-9]{1,9}){0,32})", mark, re.ASCII)
        if found is None or int(found[1]) >= TURNS:
            return None
        levels = {int(value): int(count) for count, value in re.findall(r"\+(\d+)x(\d+)", found[2])}
        return cls.of(int(found[1]), levels) if max(levels.values(), default=0) <= MOST_KEPT else None

    def out_since(self, before: NoteStore, told_minor: int | None) -> int | None:
        """What was given out since `before`, in cents; None where that can't be told.

        What has left the store was given out, or went into the cash box, as when the power fails under way. The count
        of notes given out tells how many it were; if that leaves a choice, what the unit itself told (`told_minor`)
        does, where it is one of those.
        """
        mine, theirs = dict(self.levels), dict(before.levels)
        gone = {value: theirs.get(value, 0) - mine.get(value, 0) for value in mine | theirs}
        notes = (self.dispensed - before.dispensed) % TURNS
        if min(gone.values(), default=0) < 0 or notes > sum(gone.values()):
            return None
        sums = _sums(gone, notes)
        if len(sums) == 1:
            return sums.pop()
        return told_minor if told_minor in sums else None


def _sums(gone: Mapping[int, int], notes: int) -> set[int]:
    """What `notes` of those that are gone may be worth."""
    reached: list[set[int]] = [{0}] + [set() for _ in range(notes)]  # by the number of notes
    for value, count in gone.items():
        fresh = [set(some) for some in reached]
        for used in range(1, min(count, notes) + 1):
            for before in range(notes - used + 1):
                fresh[before + used] |= {some + used * value for some in reached[before]}
        reached = fresh
    return reached[notes]


@dataclass(frozen=True, slots=True)
class NotesDue:
    """`amount_minor` is to be out since `mark`."""

    payout_id: str
    amount_minor: int
    mark: str

    def ended(self, paid_minor: int | None, mark: str, why: str) -> PayOutEnded:
        """A unit that stands still has given out `paid_minor`; None if that can't be told."""
        if paid_minor is None:
            return self.unknown("the store holds other notes than its count of those given out explains")
        full, some = paid_minor >= self.amount_minor, paid_minor > 0
        outcome = PayOutOutcome.PAID if full else PayOutOutcome.PARTLY if some else PayOutOutcome.FAILED
        reason = "" if paid_minor == self.amount_minor else why or f"{paid_minor} of {self.amount_minor} are out"
        return PayOutEnded(payout_id=self.payout_id, outcome=outcome, paid_minor=paid_minor, mark=mark, reason=reason)

    def unknown(self, reason: str, mark: str = "") -> PayOutEnded:
        """`mark`: where the unit stands that has begun nothing because its notes had moved."""
        return PayOutEnded(payout_id=self.payout_id, outcome=PayOutOutcome.UNKNOWN, mark=mark, reason=reason)

    def failed(self, reason: str) -> PayOutEnded:
        """Nothing was asked of the unit."""
        return PayOutEnded(payout_id=self.payout_id, outcome=PayOutOutcome.FAILED, mark=self.mark, reason=reason)
