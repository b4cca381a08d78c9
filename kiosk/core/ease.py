"""How a shopper wants the lane to look and sound: chosen for one visit, the store's own way before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """Which colour roles are drawn with."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease:
    """`large_text`: type is 1.3 times as large. `low_reach`: nothing to touch lies in the upper 45 % of the screen."""

    scheme: Scheme = Scheme.LIGHT
    large_text: bool = False
    low_reach: bool = False
    sound: bool = True


AS_DRAWN = Ease()
"""The design as it was drawn; what a store or a shopper has not said otherwise."""
