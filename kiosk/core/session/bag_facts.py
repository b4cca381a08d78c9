"""Facts of the bagging area: what items weigh there, and what shoppers were told about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.bagging import BagChoice, Meaning


class SolvedBy(StrEnum):
    """How a question about the bag ended without a person."""

    SHOPPER = "shopper"  # they put it right
    OWN_BAG = "own_bag"  # it is theirs, they said
    TROLLEY = "trolley"  # it is not to lie there, they said
    WORD = "word"  # on what else they said
    LANE = "lane"  # it let it be


class UnsolvedAs(StrEnum):
    """How a question about the bag ended otherwise."""

    STAFF = "staff"  # somebody looks: an intervention is about it
    LEFT = "left"  # the visit was over


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementAccepted:
    """One piece of `item` was put down alone, and weighed `grams` in the bag."""

    session: str
    at: str
    line: int
    item: str
    grams: int
    lane: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BagQuestioned:
    """The shopper is told that the bag is not as it should be: `seen_g` for `expected_g`; `wrong_bp` is how likely
    something is wrong, in hundredths of a percent, and `meaning` what it most probably is. `line` is what it is about.
    """

    session: str
    at: str
    meaning: Meaning
    expected_g: int
    seen_g: int
    wrong_bp: int
    line: int = 0
    lane: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BagAnswered:
    """What the shopper said to it; what came of that follows, or somebody looks."""

    session: str
    lane: str
    at: str
    choice: BagChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class BagSolved:
    """What was told last is over. `about` is what it was then, `choice` what they said last, if anything; they
    were told first `seconds` before.
    """

    session: str
    at: str
    by: SolvedBy
    lane: str = ""
    about: Meaning | None = None
    choice: BagChoice | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BagUnsolved:
    """What was told last is not the shopper's to solve any more, `because` of that. The rest is as in `BagSolved`."""

    session: str
    at: str
    because: UnsolvedAs
    lane: str
    about: Meaning
    choice: BagChoice | None
    seconds: int


@dataclass(frozen=True, slots=True)
class OfLine:
    """So many pieces of a line, or what one of them weighs in grams."""

    line: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BagStood:
    """What lies in the bagging area, `gross_g` in all, as far as it is explained; with that a start goes on.

    `had`: how many pieces of each line are accounted for here: those that wait (`waiting` has the line of each), that
    lie in the bag, or are elsewhere. `lying`, `leaving`, `lifted` have what each piece weighs; `own` is in grams.
    """

    session: str
    at: str
    gross_g: int
    had: tuple[OfLine, ...] = ()
    waiting: tuple[int, ...] = ()
    lying: tuple[OfLine, ...] = ()
    leaving: tuple[OfLine, ...] = ()
    lifted: tuple[OfLine, ...] = ()
    lifted_g: int = 0
    own: tuple[int, ...] = ()
    began: bool = False
    no_bags: bool = False


BagFact = PlacementAccepted | BagQuestioned | BagAnswered | BagSolved | BagUnsolved | BagStood
