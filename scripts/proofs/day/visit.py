"""What came of one shopper's visit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Visit:
    """`how`: paid, left (walked away from the basket), saved (put it aside, and has not come back yet), or stuck, with
    where in `stuck`; '' while it lasts. Seconds of the day.

    `asked`: so often the lane asked about the bags, `asked_rightly` where something was not right there; `called`,
    `called_rightly`: so often it called somebody for them. `wrong`: something there was not paid for, `mended` by the
    shopper alone when told, or `slipped`: it left the store so.
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
    asked: int = 0
    asked_rightly: int = 0
    called: int = 0
    called_rightly: int = 0
    wrong: bool = False
    mended: bool = False
    slipped: bool = False

    @property
    def spans(self) -> list[tuple[float, float]]:
        """From when to when the shopper was at the lane: others use it while a basket is put aside."""
        if self.back_s:
            return [(self.began_s, self.aside_s), (self.back_s, self.ended_s)]
        return [(self.began_s, self.ended_s)]
