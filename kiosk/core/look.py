"""How a lane looks from afar: what its light says, and how much lies in the basket. Nothing of who shops or of what."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.values import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneLook:
    """`light` is the word of the light over the lane; `paying`: the shopper pays or is paid. `total`: None for none."""

    light: str
    paying: bool = False
    pieces: int = 0
    total: Money | None = None
