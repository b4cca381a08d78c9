"""What a person has to look at before a visit can be paid: raised at the lane, cleared at it or from the console."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.items import Item
from kiosk.core.staff import Act


class InterventionKind(StrEnum):
    AGE = "age"
    EXTRA = "extra"  # something lies in the bagging area that was not scanned
    OTHER_ITEM = "other_item"  # what was put there weighs otherwise
    NOT_PLACED = "not_placed"
    TAKEN_OUT = "taken_out"
    SPOT_CHECK = "spot_check"


class Answer(StrEnum):
    """What staff may say to it."""

    APPROVE = "approve"
    REFUSE = "refuse"


class SettledBy(StrEnum):
    """Who or what cleared it."""

    STAFF = "staff"  # at the lane
    HOST = "host"  # from the console
    SHOPPER = "shopper"  # did without
    SOLVED = "solved"  # what it was about is no longer so
    LEFT = "left"  # the visit was over, or put aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Saw:
    """What was seen. Weights in grams, those of the bagging scale; `likely_bp`: how likely the goods are the expected
    ones, in hundredths of a percent; `why`: closed words of the reasons, as `random` or `many_undone`.
    """

    expected_g: int = 0
    seen_g: int = 0
    likely_bp: int = 0
    why: tuple[str, ...] = ()


NOTHING_SEEN = Saw()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """`id` is a random name of 32 hex digits, never used again; `line` is what it is about, 0 = the visit.

    `age`: years that the shopper must have; `item`: what it was raised for.
    """

    id: str
    kind: InterventionKind
    at: str
    item: Item | None = None
    line: int = 0
    age: int = 0
    saw: Saw = NOTHING_SEEN


ACT_FOR: Mapping[InterventionKind, Act] = {
    InterventionKind.AGE: Act.CHECK_AGE,
    InterventionKind.EXTRA: Act.CHECK_WEIGHT,
    InterventionKind.OTHER_ITEM: Act.CHECK_WEIGHT,
    InterventionKind.NOT_PLACED: Act.CHECK_WEIGHT,
    InterventionKind.TAKEN_OUT: Act.CHECK_WEIGHT,
    InterventionKind.SPOT_CHECK: Act.SPOT_CHECK,
}
"""Kind → the right that clears it."""

ABOUT_GOODS = frozenset(kind for kind in InterventionKind if kind is not InterventionKind.AGE)
"""Kinds that ask whether the goods are those of the basket."""

WITHOUT_STAFF = frozenset({InterventionKind.AGE})
"""Kinds that a shopper ends alone, by doing without the goods."""
