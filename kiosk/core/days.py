"""The day of a terminal or gateway, which ends when the lane's period does: its own total beside the lane's."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.values import Money, Way


class DayEnd(StrEnum):
    """What came of asking for it."""

    DONE = "done"
    REFUSED = "refused"  # it was not begun
    NO_ANSWER = "no_answer"  # it may have been done
    NOT_OFFERED = "not_offered"  # whoever moves the money sees to that alone


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """How the day of who moves money by `way` ended, asked for when `period` was closed. `ours` is what the lane booked
    there since that day began; `told` is the terminal's own total, None where it tells none, of its receipts `first` to
    `last` if it names them. `again`: it is asked once more.
    """

    way: Way
    period: int
    end: DayEnd
    ours: Money
    told: Money | None = None
    first: str = ""
    last: str = ""
    again: bool = False

    @property
    def difference(self) -> Money | None:
        """What the terminal has more than the lane, below zero for less; None where the totals are the same, or cannot
        be compared.
        """
        if self.told is None or self.told.currency != self.ours.currency or self.told == self.ours:
            return None
        return self.told - self.ours


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalDay:
    """The day as the lane sees it. `taken`: what it booked there since the day ended last, currency → minor units.

    `period` is the closed one since which the end is owed, 0 for none: it was asked for `tries` times, and is being
    asked for as `job` if that is not ''. `report` is how the last time ended.
    """

    taken: dict[str, int] = field(default_factory=dict)
    period: int = 0
    tries: int = 0
    job: str = ""
    report: DayReport | None = None


NEW_DAY = TerminalDay()
