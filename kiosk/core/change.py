"""Change: what can be given back for sure, which pieces may therefore come in, and whether cash is offered at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_PIECES = 255
"""A hopper gives out no more at once."""
SURE_COINS = 20
"""So many lie in a hopper at least whose lower sensor is covered, where nobody knows better."""


@dataclass(frozen=True, slots=True)
class Change:
    """Every multiple of `step` up to `most` can be given back, and nothing else; both in minor units."""

    step: int = 1
    most: int = 0

    def gives(self, minor: int) -> bool:
        return 0 <= minor <= self.most and minor % self.step == 0

    def lets_in(self, piece: int, rest: int) -> bool:
        """Whether a `piece` may come in while `rest` is to come: it is all needed, or what is too much goes back."""
        return piece <= rest or self.gives(piece - rest)


NO_CHANGE = Change()


def held(piece: int, pieces: int) -> Change:
    """What at least so many pieces of one kind can give; a kind that is not known gives nothing."""
    return Change(piece, piece * min(pieces, MOST_PIECES)) if piece > 0 and pieces > 0 else NO_CHANGE


class CashOffer(StrEnum):
    """How cash can be paid."""

    NONE = "none"
    EXACT = "exact"  # no change is promised
    CHANGE = "change"


def offered(rest: int, change: Change, least: int, *, other_way: bool) -> CashOffer:
    """How `rest` can be paid in pieces of which the least is worth `least`, where `other_way` could pay what is left.

    Cash that could not settle it is not offered: a note of 5.00 towards 4.78 would lie there without its change.
    """
    if rest <= 0 or least <= 0:
        return CashOffer.NONE
    over = -rest % least  # what is too much of whoever has the least piece
    if change.most >= change.step and rest % change.step == 0 and change.gives(over):
        return CashOffer.CHANGE
    if over == 0 or (other_way and rest > least):
        return CashOffer.EXACT
    return CashOffer.NONE
