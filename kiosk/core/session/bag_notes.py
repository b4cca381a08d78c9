"""What the lane thinks of the bagging area at the moment."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.bagging import CHOICES, EMPTY_AREA, Area, BagChoice, Book, Meaning, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """The bagging area in one visit. `known`: the scale has shown a load since the visit began.

    `open_g` is a load that is not explained; `about` what the shopper was told, of `line` where it is of one; `tried`
    the loudest way that was tried about it, `until` when the next one is due (monotonic seconds). `hidden`: they have
    read it; `claimed`: they say that it is put right. They were told first at `asked_at` (monotonic seconds), and
    said `choice` last. `raised` is the intervention about it, `raised_g` the load that
    it was raised for.

    `place_at`: what waits to be put down is told of then; `no_bags`: in this visit it is not.
    """

    session: str
    area: Area = EMPTY_AREA
    known: bool = False
    open_g: int | None = None
    about: Meaning | None = None
    line: int = 0
    tried: Outcome | None = None
    until: float | None = None
    hidden: bool = False
    claimed: bool = False
    asked_at: float | None = None
    choice: BagChoice | None = None
    raised: str = ""
    raised_g: int | None = None
    place_at: float | None = None
    no_bags: bool = False

    @property
    def told(self) -> bool:
        return self.about is not None

    @property
    def choices(self) -> tuple[BagChoice, ...]:
        """What they may say to it now; at first nothing, for most put it right by themselves."""
        asks = self.about is not None and self.tried is Outcome.ASK and not self.raised
        return CHOICES[self.about] if self.about is not None and asks else ()


def settled(bag: Bag, area: Area) -> Bag:
    """`bag` with nothing open about it."""
    return Bag(session=bag.session, area=area, known=True, no_bags=bag.no_bags)


@dataclass(frozen=True, slots=True)
class BagNoted:
    bag: Bag | None


@dataclass(frozen=True, slots=True)
class WeightsNoted:
    learned: Book
