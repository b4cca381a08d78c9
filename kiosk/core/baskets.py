"""Baskets put aside, as lane and server speak of them. A lane offers one to the store, and from its first attempt on it
is the store's: any lane asks for it by its code, and the server grants it to exactly one.

What is in a basket is the lanes' own business: the server keeps `content` as it came, and hands it out again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.values import Money
from kiosk.core.wire import WIRE_VERSION, Envelope, WireError, canonical, seal

BASKET_VERSION = 1
"""Of what a basket's content looks like."""
TAKEN_UP = "basket_taken_up"
TAKEN_UP_VERSION = 1

Content = Mapping[str, object]


class Why(StrEnum):
    """Why a basket is not granted."""

    UNKNOWN = "unknown"  # no basket has this code
    AT_LANE = "at_lane"  # another lane has it, or had it
    OVER = "over"  # its day is over, or a host put it away
    TWICE = "twice"  # two baskets have this code, and nobody knows which is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A basket on its way to the store. `basket` is a random name of 32 hex digits, `code` what the shopper has."""

    basket: str
    code: str
    at: str
    pieces: int
    total: Money
    content: Content


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


@dataclass(frozen=True, slots=True)
class NotGranted:
    """`lane` has the basket, where one does."""

    why: Why
    lane: str = ""


def offer_body(offer: Offer) -> bytes:
    """The body of a POST to /api/v1/baskets."""
    return canonical(
        {
            "wire": WIRE_VERSION,
            "basket": offer.basket,
            "code": offer.code,
            "at": offer.at,
            "pieces": offer.pieces,
            "total_minor": offer.total.minor,
            "currency": offer.total.currency,
            "version": BASKET_VERSION,
            "content": offer.content,
        }
    )


def ask_body(ask: Ask) -> bytes:
    """The body of a POST to /api/v1/baskets/asks."""
    return canonical(
        {"wire": WIRE_VERSION, "request": ask.request, "code": ask.code, "lane": ask.lane, "basket": ask.basket}
    )


def release_body(request: str, basket: str) -> bytes:
    """The body of a POST to /api/v1/baskets/releases."""
    return canonical({"wire": WIRE_VERSION, "request": request, "basket": basket})


def read_grant(body: object) -> Grant | NotGranted:
    """The server's word on an `Ask`; raises `WireError` when it says anything else."""
    match body:
        case {
            "granted": {
                "basket": str(basket),
                "code": str(code),
                "lane": str(lane),
                "at": str(at),
                "version": int(version),
                "content": dict(content),
            },
            "refused": None,
        }:
            return Grant(basket=basket, code=code, lane=lane, at=at, version=version, content=content)
        case {"granted": None, "refused": {"why": str(why), "lane": str(lane)}} if why in set(Why):
            return NotGranted(Why(why), lane)
        case _:
            raise WireError("the server's answer neither grants nor refuses")


def taken_up_envelope(*, lane: str, basket: str, session: str, at: str, journal: str, seq: int) -> Envelope:
    """`lane` has taken basket `basket` up, durably, as its visit `session`."""
    payload = {"lane": lane, "basket": basket, "session": session, "at": at}
    return seal(lane=lane, journal=journal, seq=seq, kind=TAKEN_UP, version=TAKEN_UP_VERSION, payload=payload)
