"""Facts of the bagging area: what items weigh there, and what shoppers were told about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.bagging import Meaning


class SolvedBy(StrEnum):
    """How a question about the bag ended without a person."""

    SHOPPER = "shopper"  # they put it right
    OWN_BAG = "own_bag"  # it is theirs, they said
    LANE = "lane"  # it let it be


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementAccepted:
    """One piece of `item` was put down alone, and weighed `grams` in the bag."""

    session: str
    at: str
    line: int
    item: str
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BagQuestioned:
    """The shopper is told that the bag is not as it should be: `seen_g` for `expected_g`; `wrong_bp` is how likely
    something is wrong, in hundredths of a percent, and `meaning` what it most probably is.
    """

    session: str
    at: str
    meaning: Meaning
    expected_g: int
    seen_g: int
    wrong_bp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BagSolved:
    """What was told last is over."""

    session: str
    at: str
    by: SolvedBy


BagFact = PlacementAccepted | BagQuestioned | BagSolved
