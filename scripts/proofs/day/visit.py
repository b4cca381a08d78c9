"""What came of one shopper's visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Deed(StrEnum):
    """What was truly done at the bags; of several at once, that which comes last here is told of."""

    GOODS = "goods put down as scanned"
    BAG = "an own bag put down"
    LEFT = "goods not put down"
    LEANED = "a hand on the scale"
    TOOK_OUT = "goods taken out and put back"
    SMALL = "a small thing put down"
    SMALL_TAKEN = "a small thing taken up again"
    SWAPPED = "another thing than was scanned"
    NOT_SCANNED = "a thing that was not scanned"


@dataclass(frozen=True, slots=True)
class Asked:
    """The lane asked about the bags, or `called` somebody: it took what was done, `deed`, for `meaning`. `rightly`:
    something there was not paid for.
    """

    deed: Deed
    meaning: str
    called: bool
    rightly: bool


@dataclass(slots=True)
class Visit:
    """`how`: paid, left (walked away from the basket), saved (put it aside, and has not come back yet), or stuck, with
    where in `stuck`; '' while it lasts. Seconds of the day.

    `questions`: each time the lane asked about the bags, or called somebody for them. `wrong`: something there was not
    paid for, `mended` by the shopper alone when told, or `slipped`: it left the store so.
    """

    shopper: int
    lane: str
    began_s: float
    picks: int = 0
    how: str = ""
    stuck: str = ""
    paid_minor: int = 0
    scanned_s: float = 0.0
    paid_s: float = 0.0
    ended_s: float = 0.0
    again: int = 0
    """How often something had to be done once more."""
    pays: str = ""
    """By which way it was paid."""
    paper: bool = False
    face: int = 0
    reasons: int = 0
    bags: int = 0
    """Carrier bags that were bought."""
    undone: int = 0
    member: bool = False
    called_help: bool = False
    saved: bool = False
    """The basket was put aside, and taken up again."""
    aside_s: float = 0.0
    back_s: float = 0.0
    """From when to when that was, where it was."""
    dropped: bool = False
    """The terminal lost its link while it charged."""
    questions: list[Asked] = field(default_factory=list)
    wrong: bool = False
    honest: bool = False
    """It was a mistake: who is told of it puts it right."""
    mended: bool = False
    slipped: bool = False

    @property
    def asked(self) -> int:
        return sum(not one.called for one in self.questions)

    @property
    def asked_rightly(self) -> int:
        return sum(one.rightly and not one.called for one in self.questions)

    @property
    def called(self) -> int:
        return sum(one.called for one in self.questions)

    @property
    def called_rightly(self) -> int:
        return sum(one.rightly and one.called for one in self.questions)

    @property
    def noticed(self) -> bool:
        """Whether the lane asked while something was not paid for."""
        return any(one.rightly for one in self.questions)

    @property
    def mended_alone(self) -> bool:
        """Whether the shopper put right what was wrong before anybody of the staff was called for it."""
        return self.mended and not self.called_rightly

    @property
    def spans(self) -> list[tuple[float, float]]:
        """From when to when the shopper was at the lane: others use it while a basket is put aside."""
        if self.back_s:
            return [(self.began_s, self.aside_s), (self.back_s, self.ended_s)]
        return [(self.began_s, self.ended_s)]
