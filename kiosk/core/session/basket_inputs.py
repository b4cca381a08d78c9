"""What the store says of baskets that were put aside, as it reaches the lane thread."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.baskets import Why
from kiosk.core.items import Item
from kiosk.core.session.visit import PutAside


@dataclass(frozen=True, slots=True)
class OfferTaken:
    """The store has `basket`, durably."""

    basket: str


@dataclass(frozen=True, slots=True)
class OfferNotTaken:
    """The store does not take `basket`, and has it from no earlier attempt."""

    basket: str


@dataclass(frozen=True, slots=True)
class ShelfMissing:
    """The server that answers now is of a time before it kept baskets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketGranted:
    """`basket`, put aside on lane `lane` under `code`, is this lane's. `items` are its items at today's prices."""

    request: str
    basket: str
    code: str
    lane: str
    content: PutAside
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class BasketRefused:
    """The store grants nothing on `request`; `lane` has the basket, where one does."""

    request: str
    why: Why
    lane: str = ""


@dataclass(frozen=True, slots=True)
class AskLost:
    """The store did not answer `request` in time."""

    request: str


@dataclass(frozen=True, slots=True)
class BasketHanded:
    """A host hands `basket` to this lane, as the server's command `command`; the same command may come again."""

    command: str
    basket: str
