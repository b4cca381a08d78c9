"""What staff at a lane do about saved baskets, and what the store says that it has of them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.baskets import Kept
from kiosk.core.items import Item


@dataclass(frozen=True, slots=True)
class ShelfListed:
    """What the store answered to `request`: the baskets that this lane may be granted, the newest first."""

    request: str
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class ShelfSilent:
    """The store did not answer `request` in time, or does not tell what it has."""

    request: str


@dataclass(frozen=True, slots=True)
class KeptTouched:
    """Staff want the basket `key` to go on here: a visit of this lane's own, else its name at the store. `items` are
    those of the visit at today's prices.
    """

    key: str
    items: tuple[Item, ...] = ()


ShelfInput = ShelfListed | ShelfSilent | KeptTouched
