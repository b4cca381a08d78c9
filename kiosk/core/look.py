"""How a lane looks from afar: what its light says, and what lies in the basket. Nothing of who shops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.values import Money

MOST_LINES = 40
"""So many lines of a basket are told, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookLine:
    """`names` by language; a load is one piece; `asked`: what the basket asks for it."""

    names: Mapping[str, str]
    pieces: int
    asked: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneLook:
    """`light` is the word of the light over the lane; `paying`: the shopper pays or is paid. `total`: None for none.

    `lines`: the newest first, `MOST_LINES` of them at most. `closes`: nobody comes in after this visit. `express`: up
    to so many pieces the lane is for, 0 where it is for every basket.
    """

    light: str
    paying: bool = False
    pieces: int = 0
    total: Money | None = None
    lines: tuple[LookLine, ...] = ()
    closes: bool = False
    express: int = 0
