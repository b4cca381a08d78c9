"""How many notes a validator has stacked in its life: the mark that whoever books keeps, and the account of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

MORE = "/"
"""What stands behind it in a mark, if anything, is about what the unit stores."""
COUNTERS = 5
SIZE = 1 + 4 * COUNTERS
SETTLE_S = 5.0
"""A note that was credited is stacked by then."""


@dataclass(frozen=True, slots=True)
class NoteCount:
    """`notes` of the validator with `serial` are told; None where it does not count them."""

    serial: int
    notes: int | None

    @property
    def mark(self) -> str:
        return f"{self.serial}:{'-' if self.notes is None else self.notes}"

    @classmethod
    def of_mark(cls, mark: str) -> NoteCount | None:
        """The count that `mark` stands for; None where it is no mark of a note validator."""
        found = re.fullmatch(r"([0-9]{1,10}):(-|[0-9]{1,11})", mark, re.ASCII)
        return found and cls(int(found[1]), None if found[2] == "-" else int(found[2]))

    def and_one(self) -> NoteCount:
        return NoteCount(self.serial, None if self.notes is None else self.notes + 1)


def stacked_in(data: bytes) -> int | None:
    """The notes stacked, of `data`, the answer to a question for the counters without its first byte.

    The answer is the number of counters, and each in four bytes, low byte first; stacked is the first.
    """
    return int.from_bytes(data[1:5], "little") if len(data) == SIZE and data[0] == COUNTERS else None


class Account:
    """The notes told, held against the validator's own count; `settled` when both are the same."""

    def __init__(self) -> None:
        self.told: NoteCount | None = None  # None: what was kept is not known yet
        self.settled = False
        self._doubt_since: float | None = None
        self._anew = False

    def credited(self) -> None:
        """One note more is told."""
        if self.told is not None:
            self.told = self.told.and_one()

    def unsettle(self, *, anew: bool = False) -> None:
        """It must be held against the next count; or, `anew`, that count is taken as it is: an alarm was told."""
        self.settled, self._doubt_since, self._anew = False, None, self._anew or anew

    def begin(self, kept: str, here: NoteCount, now: float, *, shut: bool) -> str:
        """`kept` is the mark that was booked last; the reason of an alarm, or ''."""
        before = NoteCount.of_mark(kept)
        if before is None:
            self._settle(here)
            return "the mark kept is none of a note validator" if kept else ""
        self.told = before
        if before == here and here.notes is None and not shut:
            return "the validator counts no notes: one may be in it that was not told"
        return self.counted(here, now, shut=shut)

    def counted(self, here: NoteCount, now: float, *, shut: bool) -> str:
        """The validator counts `here`; the reason of an alarm, or ''. `shut`: nothing can have come in."""
        before = self.told
        if self._anew or before is None or before == here:
            self._settle(here)
            return ""
        if before.serial != here.serial or before.notes is None or here.notes is None:
            self._settle(here)
            return "" if shut else f"the validator is another one, {here.mark} and not {before.mark}"
        self._doubt_since = now if self._doubt_since is None else self._doubt_since
        if now < self._doubt_since + SETTLE_S:
            return ""
        self._settle(here)
        return f"the validator has stacked {here.notes} notes in its life, and {before.notes} were told"

    def _settle(self, here: NoteCount) -> None:
        self.told, self.settled, self._doubt_since, self._anew = here, True, None, False
