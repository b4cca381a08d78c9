"""What the lane thinks of the bagging area at the moment: lost at a stop, when what lies there is what lay there."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.bagging import EMPTY_AREA, Area, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """The bagging area in one visit. `known`: the scale has shown a load since the visit began.

    `open_g` is a load that is not explained, `tried` the loudest way that was tried about it, `until` when the next one
    is due (monotonic seconds); `told`: the shopper was told; `raised` is the intervention about it.
    """

    session: str
    area: Area = EMPTY_AREA
    known: bool = False
    open_g: int | None = None
    tried: Outcome | None = None
    until: float | None = None
    told: bool = False
    raised: str = ""


@dataclass(frozen=True, slots=True)
class BagNoted:
    bag: Bag | None
