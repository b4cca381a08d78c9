"""Baskets put aside, between the lanes of a store. A lane offers one to the store, and from its first attempt on it
is the store's: any lane asks for it by its code, and the server grants it to exactly one.

What is in a basket is the lanes' own business: the server keeps `content` as it came, and hands it out again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.values import Money

Content = Mapping[str, object]


class Why(StrEnum):
    """Why a basket is not granted."""

    UNKNOWN = "unknown"  # no basket has this code
    AT_LANE = "at_lane"  # another lane has it, or had it
    OVER = "over"  # its day is over, or a host put it away
    TWICE = "twice"  # two baskets have this code, and nobody knows which is meant
    STRANGE = "strange"  # it was granted, and the lane cannot read it: its own word, never the server's


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A basket on its way to the store. `basket` is a random name of 32 hex digits, `code` what the shopper has."""

    basket: str
    code: str
    at: str
    pieces: int
    total: Money
    content: Content
    version: int = 1  # of what the content looks like


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A lane wants the basket saved under `code`, on lane `lane` where that is known, or the very `basket`.

    The same `request`, a random name, is answered alike however often it comes.
    """

    request: str
    code: str = ""
    lane: str = ""
    basket: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The basket is the asking lane's, and no other's, from now on. It was put aside on `lane`, at `at`."""

    basket: str
    code: str
    lane: str
    at: str
    version: int
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A basket that the store has, as staff at a lane find it: put aside on `lane` under `code`, at `at`."""

    basket: str
    code: str
    lane: str
    at: str
    pieces: int
    total: Money


@dataclass(frozen=True, slots=True)
class NotGranted:
    """`lane` has the basket, where one does."""

    why: Why
    lane: str = ""
